"""Rows of JSON Lines: one object a line, its members named as columns or nested as in the document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.tables import Row
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from frmr_cli.bulk.kinds import Kind

LONGEST_LINE = 1 << 20
"""Characters."""
REMOVED = "(remove)"
"""What null of JSON means in a cell."""


def jsonl_header(path: Path, kind: Kind) -> tuple[str, ...]:
    """
    The columns of a file: those of the kind that any line has, then the others as they come.

    Raises: UsageError FRMR-BULK-010 for a line that is no object.
    """
    seen: dict[str, None] = {}
    for _, members in _lines(path):
        seen.update(dict.fromkeys(members))
    known = [column.name for column in kind.columns if column.name in seen]
    return (*known, *(name for name in seen if name not in known))


def jsonl_rows(path: Path, headers: Sequence[str]) -> Iterator[Row]:
    """The rows, in constant memory. Raises: UsageError FRMR-BULK-001, -010."""
    for number, members in _lines(path):
        yield Row(number, tuple(members.get(name) for name in headers))


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    try:
        with path.open(encoding="utf-8-sig") as file:
            while line := file.readline(LONGEST_LINE):
                number += 1
                if line.strip():
                    yield number, _flat(_object(line, number))
    except UnicodeError as error:
        raise UsageError("FRMR-BULK-007", encoding="utf-8", row=number + 1) from error
    except OSError as error:
        raise UsageError("FRMR-BULK-001", path=path, why=error.strerror or "?") from error


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise UsageError("FRMR-BULK-010", row=number, why=why) from error
    if not isinstance(found, dict):
        raise UsageError("FRMR-BULK-010", row=number, why="not an object")
    return found


def _flat(members: dict[str, Any], under: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in members.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{under}{name}.")
        else:
            flat[f"{under}{name}"] = REMOVED if value is None else _scalar(value)
    return flat


def _scalar(value: Any) -> Any:
    """A list is no cell; as its JSON it is refused by its column."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
