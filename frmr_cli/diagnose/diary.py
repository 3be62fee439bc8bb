"""
What failed on this computer, so that a request id or a vague «it did not work» can be explained afterwards.

A line holds a moment, a command, a code, a request id and the name of a right that was lacking: no value, no argument,
no address. The newest lines stay.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.errors import FrmrError

FILE = "failures.jsonl"
LONGEST = 64 * 1024
"""Octets from which the older half is dropped."""
_RIGHT = re.compile(r"frmr\.[a-z.-]{1,40}")
_UNTOLD = frozenset({"diagnose", "doctor", "explain", "demo"})
"""Commands that look for failures, or make them on purpose."""


class Note(NamedTuple):
    """One line."""

    at: datetime
    command: str
    """`login`, `profile`: the first word of its name."""
    code: str | None
    """None for a login that went well."""
    request_id: str | None
    scope: str | None = None
    """The right that the login lacked."""


def keep_failure(folder: Path, command: str, error: FrmrError) -> None:
    """Write the failure of a command of the root down; a place that cannot be written is no failure of its own."""
    if command and command not in _UNTOLD:
        scope = str(error.details.get("scope", ""))
        known = scope if _RIGHT.fullmatch(scope) else None
        keep(folder, command, error.code, error.request_id, scope=known)


def keep(
    folder: Path,
    command: str,
    code: str | None,
    request_id: str | None = None,
    *,
    scope: str | None = None,
) -> None:
    """Write a line; nothing happens where that is not possible."""
    line = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "command": command,
        "code": code,
        "request_id": request_id,
        "scope": scope,
    }
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _append(folder / FILE, json.dumps(line) + "\n")


def notes(folder: Path) -> list[Note]:
    """The lines in the order of time; those that cannot be read are left out."""
    try:
        text = (folder / FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [note for line in text.splitlines() if (note := _note(line)) is not None]


def _append(path: Path, line: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(line)
    if path.stat().st_size > LONGEST:
        kept = path.read_text(encoding="utf-8", errors="replace")[-LONGEST // 2 :]
        partial = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(kept.partition("\n")[2])
        partial.replace(path)


def _note(line: str) -> Note | None:
    try:
        found = json.loads(line)
        at = datetime.fromisoformat(found["at"])
        names = ("code", "request_id", "scope")
        return Note(at, str(found["command"]), *(found.get(name) for name in names))
    except (ValueError, TypeError, KeyError):
        return None
