"""Dictionaries that are kept for work without the registry."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frmr_cli.domain.dictionaries import COUNTRIES, POSTS, DictionaryEntry
from frmr_cli.domain.dictionary_lookup import entry
from frmr_cli.domain.nsi import Release
from frmr_cli.nsi.cache import keep, kept

if TYPE_CHECKING:
    from tests.embedded import Home

HERE, THERE = "https://frmr.example.ru", "https://test.example.ru"
ENTRY = DictionaryEntry("45", "врач", official=True, begin=date(2020, 1, 1), end=date(2023, 8, 31))
RELEASE = Release(POSTS, "4.3", "Должности", [ENTRY])


def test_what_is_kept_answers_and_the_demo_set_for_the_rest(tmp_path: Path) -> None:
    """Days and codes come back as they were; a registry never answers for another one."""
    keep(tmp_path, HERE, RELEASE)
    here, there = kept(tmp_path, HERE), kept(tmp_path, THERE)

    assert entry(POSTS, "45", on=date(2023, 8, 31), among=here) == ENTRY
    assert entry(POSTS, "45", on=date(2023, 9, 1), among=here) is None
    assert entry(POSTS, "109", on=date(2023, 8, 31), among=here) is None
    assert entry(COUNTRIES, "643", on=date(2023, 8, 31), among=here) is not None
    assert entry(POSTS, "45", on=date(2023, 8, 31), among=there) is None
    assert len(here) == len(set(here)) == len(there)


def test_a_damaged_or_absent_file_counts_as_absent(tmp_path: Path) -> None:
    """The demo set answers then; an unknown dictionary answers nothing."""
    keep(tmp_path, HERE, RELEASE)
    file = next(tmp_path.rglob(f"{POSTS}.json"))

    for content in ("", "{", "[]", '{"name": "x"}', '{"name": "x", "entries": [1]}'):
        file.write_text(content, encoding="utf-8")
        assert entry(POSTS, "109", on=date(2026, 1, 1), among=kept(tmp_path, HERE)) is not None
    assert (
        entry("1.2.643.5.1.13.13.99.2.1", "1", on=date(2026, 1, 1), among=kept(tmp_path, HERE))
        is None
    )


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "nsi").write_text("", encoding="utf-8")

    keep(tmp_path, HERE, RELEASE)
    assert len(kept(tmp_path, HERE)) > 0


def test_a_dictionary_that_was_shown_whole_is_kept(practitioner: Home) -> None:
    """A part of one is not taken for the whole."""
    practitioner.run("nsi", "show", "categories", "--limit", "1")
    practitioner.run("nsi", "show", "countries")

    files = {path.stem for path in (practitioner.path / "cache" / "nsi").rglob("*.json")}
    assert COUNTRIES in files
    assert "1.2.643.5.1.13.2.1.1.202" not in files
