"""`frmr local` as its user sees it, without services that run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from frmr_cli.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


def test_status_of_services_that_do_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    """The status is data on stdout; that nothing runs is the exit code and a hint on stderr."""
    code = main(["local", "status", "-o", "json"])

    shown = capsys.readouterr()
    assert code == 6
    assert json.loads(shown.out)["running"] is False
    assert json.loads(shown.out)["counts"]["workers"] == 0
    assert "frmr local start" in shown.err


def test_stop_of_services_that_do_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    """Stopping what does not run is no failure."""
    assert main(["local", "stop"]) == 0
    assert capsys.readouterr() == ("", "The services did not run.\n")


def test_logs_before_the_first_start(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a log there is nothing to show."""
    assert main(["local", "logs"]) == 0
    assert capsys.readouterr() == ("", "")


def test_last_lines_of_the_log(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As many lines as asked for, and nothing in them commands the terminal."""
    log = own_home / "state" / "local" / "local.log"
    log.parent.mkdir(parents=True)
    log.write_text("one\ntwo\n\x1b[2Jthree\n")

    main(["local", "logs", "-n", "2"])

    assert capsys.readouterr().out == "two\n\\x1b[2Jthree\n"


def test_reset_needs_a_confirmation(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal the data stays, and the flag is named."""
    kept = own_home / "data" / "local" / "registry" / "registry.sqlite3"
    kept.parent.mkdir(parents=True)
    kept.touch()

    code = main(["local", "reset", "--no-input"])

    assert code == 2
    assert "--yes" in capsys.readouterr().err
    assert kept.exists()


def test_reset_deletes_after_a_yes(own_home: Path) -> None:
    """A confirmed reset leaves no data."""
    kept = own_home / "data" / "local" / "registry" / "registry.sqlite3"
    kept.parent.mkdir(parents=True)
    kept.touch()

    assert main(["local", "reset", "--yes"]) == 0
    assert not kept.exists()


def test_accounts_list_the_cast(capsys: pytest.CaptureFixture[str]) -> None:
    """Logins of the demo people are known before the first start."""
    assert main(["local", "accounts", "-o", "id"]) == 0
    assert "ivanova\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (["inbox", "nobody"], 6, "FRMR-LOCAL-008"),
        (["approve", "BCDF-GHJK", "--as", "nobody"], 6, "FRMR-LOCAL-008"),
        (["approve", "BCDF-GHJK", "--as", "ivanova"], 10, "FRMR-LOCAL-002"),
        (["approve", "BCDF-GHJK"], 2, "FRMR-CLI-003"),
        (["start", "--people", "-1"], 2, "FRMR-CLI-009"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_done(
    capsys: pytest.CaptureFixture[str], arguments: list[str], exit_code: int, code: str
) -> None:
    """Each mistake has its exit code and its code of the catalogue."""
    assert main(["local", *arguments]) == exit_code
    assert code in capsys.readouterr().err


def test_inbox_of_an_address_that_nobody_has(capsys: pytest.CaptureFixture[str]) -> None:
    """A new phone number has an inbox as well: that is where its confirmation goes."""
    assert main(["local", "inbox", "+79990001122"]) == 0
    assert capsys.readouterr().out == ""
