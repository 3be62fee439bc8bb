"""`frmr completion` and `frmr help`, and the files they read."""

from __future__ import annotations

from pathlib import Path

import pytest

from frmr_cli.app import run
from frmr_cli.context import Context
from frmr_cli.errors import UsageError
from frmr_cli.shell import completion_scripts

PLACES = {
    "bash": ".local/share/bash-completion/completions/frmr",
    "zsh": ".local/share/zsh/site-functions/_frmr",
    "fish": ".config/fish/completions/frmr.fish",
    "powershell": ".config/powershell/frmr.ps1",
}


@pytest.mark.parametrize("shell", PLACES)
def test_install_writes_one_file(tmp_path: Path, shell: str) -> None:
    """The script stands in the folder of the shell, and nothing else is touched."""
    written = completion_scripts.install(shell, {"HOME": str(tmp_path)})

    assert written == tmp_path / PLACES[shell]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [written]
    assert written.read_text(encoding="utf-8") == completion_scripts.script(shell)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The way out is to write the script elsewhere."""
    (tmp_path / ".config").write_text("a file", encoding="utf-8")

    with pytest.raises(UsageError) as caught:
        completion_scripts.install("fish", {"HOME": str(tmp_path)})

    assert caught.value.code == "FRMR-CLI-041"


def test_show_prints_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    """The script goes to standard output as it is."""
    run(["completion", "show", "bash"], Context())

    assert capsys.readouterr().out == completion_scripts.script("bash")


def test_help_lists_its_topics(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a topic all are named."""
    run(["help"], Context())

    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == ["environment", "formatting", "exit-codes"]


def test_help_shows_the_page_of_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    """`frmr help profile show` is `frmr profile show --help`."""
    run(["help", "profile", "show"], Context())

    assert capsys.readouterr().out.startswith("Usage: frmr profile show")


def test_an_unknown_topic_names_a_similar_one() -> None:
    """A slip of the finger is pointed at."""
    with pytest.raises(UsageError) as caught:
        run(["help", "formating"], Context())

    assert caught.value.code == "FRMR-CLI-040"
    assert caught.value.details["similar"] == "Similar: formatting. "


def test_root_help_imports_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Typer shows the same page as the generated file."""
    run(["--help"], Context())

    page = Path(completion_scripts.__file__).parents[1] / "help" / "en" / "frmr.txt"
    assert capsys.readouterr().out == page.read_text(encoding="utf-8")
