"""The log file of the background process: opened for it, and read for people."""

from __future__ import annotations

import json
import os
from collections import deque
from typing import TYPE_CHECKING, BinaryIO

from frmr_cli.errors import FrmrError, ServerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_ROTATE_BYTES = 5_000_000
_SHOWN_LINES = 10
_FOLLOW_PAUSE = 0.25


def files(log: Path) -> tuple[Path, Path]:
    """The log and the one before it."""
    return log, log.with_name(f"{log.name}.1")


def rotate(log: Path) -> int:
    """Put a long log aside. Returns: the position at which the next run will write, in bytes."""
    size = log.stat().st_size if log.exists() else 0
    if size <= _ROTATE_BYTES:
        return size
    log.replace(files(log)[1])
    return 0


def open_for_child(log: Path) -> BinaryIO:
    """Open the log for appending; only its owner may read it."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    return os.fdopen(os.open(log, flags, 0o600), "ab")


def last_lines(log: Path, count: int, *, start: int = 0) -> list[str]:
    """The last `count` lines after the position `start` in bytes, oldest first; none without a log."""
    if not log.exists():
        return []
    with log.open("rb") as file:
        file.seek(start)
        return [_text(line) for line in deque(file, maxlen=count)]


def follow(log: Path, *, sleep: Callable[[float], object]) -> Iterator[str]:
    """The lines that are written from now on, also those of later runs; never ends by itself."""
    position = log.stat().st_size if log.exists() else 0
    while True:
        size = log.stat().st_size if log.exists() else 0
        if size < position:  # put aside by a start
            position = 0
        if size > position:
            for line in _whole_lines(log, position):
                position += len(line)
                yield _text(line)
        sleep(_FOLLOW_PAUSE)


def failure(log: Path, start: int, status: int) -> FrmrError:
    """
    Why a run ended that wrote from `start` on.

    Returns: the error that the process reported itself, or FRMR-LOCAL-003 with its last words; `log` among
    the details holds the last lines.
    """
    lines = last_lines(log, _SHOWN_LINES, start=start)
    for fields in filter(None, map(_fields, reversed(lines))):
        details = fields.get("details")
        if "error" in fields and isinstance(details, dict):
            return ServerError(str(fields["error"]), **details, log=lines)
        if fields.get("level") == "critical":
            return _died(str(fields.get("message")), status, lines)
    return _died(lines[-1].strip() if lines else "-", status, lines)


def _died(reason: str, status: int, lines: list[str]) -> FrmrError:
    return ServerError("FRMR-LOCAL-003", reason=reason, status=status, log=lines)


def _whole_lines(log: Path, position: int) -> Iterator[bytes]:
    with log.open("rb") as file:
        file.seek(position)
        for line in file:
            if not line.endswith(b"\n"):
                return
            yield line


def _fields(line: str) -> dict[str, object] | None:
    try:
        fields = json.loads(line)
    except ValueError:
        return None
    return fields if isinstance(fields, dict) else None


def _text(line: bytes) -> str:
    return line.decode("utf-8", errors="backslashreplace").rstrip("\r\n")
