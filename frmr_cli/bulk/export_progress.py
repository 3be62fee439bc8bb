"""
How far an export has come: `FILE.unfinished` beside the file, until it is whole.

An export that was broken off goes on where this file says, if the same is asked for on the same day.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.local_state import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Progress(NamedTuple):
    """What of an export has reached the disk."""

    last: str = ""
    """The id of the last record."""
    records: int = 0
    size: int = 0
    """Bytes of the file up to there; what lies behind them was not written whole."""


def progress_file(path: Path) -> Path:
    """Where it is kept."""
    return path.with_name(f"{path.name}.unfinished")


def progress(path: Path, asked: Mapping[str, object]) -> Progress:
    """How far the export of `asked` into a file has come; the beginning where there is none to go on with."""
    try:
        kept = json.loads(progress_file(path).read_text(encoding="utf-8"))
        found = Progress(str(kept["last"]), int(kept["records"]), int(kept["size"]))
        if kept["asked"] != asked or path.stat().st_size < found.size:
            return Progress()
    except (OSError, ValueError, KeyError, TypeError):
        return Progress()
    return found


def keep(path: Path, asked: Mapping[str, object], found: Progress) -> None:
    """Remember how far the export has come, once that much of the file has reached the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    write_json(progress_file(path), {"asked": asked, **found._asdict()})


def finish(path: Path) -> None:
    """The file is whole."""
    progress_file(path).unlink(missing_ok=True)
