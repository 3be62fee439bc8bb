"""Values that a completing shell asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.shell.completion_values import MOST, cached, completions, remember

names = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1, max_size=12)


@given(known=st.lists(names, max_size=40), prefix=st.one_of(st.just(""), names))
def test_cached_values_are_those_with_the_prefix(
    tmp_path_factory: pytest.TempPathFactory, known: list[str], prefix: str
) -> None:
    """The search by halves finds what a scan of all lines finds."""
    folder = tmp_path_factory.mktemp("cache")
    remember(str(folder), "things", known)

    found = cached(str(folder / "completion" / "things"), prefix) if known else ""

    expected = sorted({name for name in known if name.startswith(prefix)}, key=str.encode)
    assert found == "".join(f"{name}\n" for name in expected)


def test_no_more_is_offered_than_a_person_reads(tmp_path: Path) -> None:
    """A prefix that many share gives the first `MOST`."""
    remember(str(tmp_path), "workers", [f"2023.{number:06}" for number in range(1000)])

    found = cached(str(tmp_path / "completion" / "workers"), "2023.")

    assert len(found.splitlines()) == MOST


def test_what_is_remembered_is_added(tmp_path: Path) -> None:
    """Earlier identifiers stay, and none stands twice."""
    remember(str(tmp_path), "workers", ["2023.2", "2023.1"])
    remember(str(tmp_path), "workers", ["2023.3", "2023.1"])

    text = (tmp_path / "completion" / "workers").read_text(encoding="utf-8")

    assert text == "2023.1\n2023.2\n2023.3\n"


def test_contexts_are_read_from_the_settings_file(tmp_path: Path) -> None:
    """Headings of tables are enough; the embedded registry is always there."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(
        'context = "prod"\n[contexts.prod] # ours\nregistry = "x"\n[ contexts."тест" ]\n'
        "[other.contexts.no]\n",
        encoding="utf-8",
    )

    found = completions("contexts", "", {"FRMR_HOME": str(tmp_path)})

    assert found == "local\nprod\nтест\n"


@pytest.mark.parametrize("kind", ["workers", "logins", "../../etc/passwd", "", "Nosuch"])
def test_an_unreadable_kind_gives_nothing(tmp_path: Path, kind: str) -> None:
    """A shell is never shown an error in place of candidates."""
    assert completions(kind, "", {"FRMR_HOME": str(tmp_path)}) == ""
