"""What this computer remembers of failures, as far as a diagnosis of logins uses it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from frmr_cli.diagnose import diary, login_sources
from frmr_cli.errors import Forbidden

if TYPE_CHECKING:
    from pathlib import Path


def remembered(folder: Path) -> list[str | None]:
    """Codes of the events for a diagnosis."""
    since = datetime.now(UTC) - timedelta(hours=1)
    return [event.code for event in login_sources.here(folder, since)]


@pytest.mark.parametrize(
    ("scope", "kept"),
    [
        ("frmr.audit", "frmr.audit"),
        ("frmr.registry.admin", "frmr.registry.admin"),
        ("Petrova 112-233-445 95", None),
        ("`rm -rf`", None),
    ],
)
def test_only_the_name_of_a_right_is_kept(tmp_path: Path, scope: str, kept: str | None) -> None:
    """What a registry puts in its place is not."""
    diary.keep_failure(tmp_path, "audit", Forbidden("FRMR-API-013", scope=scope))

    assert [note.scope for note in diary.notes(tmp_path)] == [kept]


def test_lines_of_an_older_version_are_read(tmp_path: Path) -> None:
    """They name no right."""
    line = '{"at": "2026-11-29T01:24:45.711+00:00", "command": "login", "code": null, "request_id": null}\n'
    (tmp_path / diary.FILE).write_text(line)

    assert [(note.command, note.scope) for note in diary.notes(tmp_path)] == [("login", None)]


def test_refusals_that_concern_no_login_are_left_out(tmp_path: Path) -> None:
    """A demo person that does not exist is nobody's failed login; services that do not start stop every one."""
    for code in ("FRMR-LOCAL-008", "FRMR-REG-020", "FRMR-RULE-002", "FRMR-LOCAL-003"):
        diary.keep(tmp_path, "local", code)

    assert remembered(tmp_path) == ["FRMR-LOCAL-003"]
