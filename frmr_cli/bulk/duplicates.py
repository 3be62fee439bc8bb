"""Which rows of a file name the same object, whatever lies between them."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, NamedTuple, Self

from frmr_cli.domain.digits import without_separators

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.bulk.verdicts import CheckedRow

CACHE = 2048
"""KiB of a database that is only needed while it is filled and read once in order."""


class Repeat(NamedTuple):
    """A row that says what an earlier one has said."""

    place: int
    """Among the rows that were asked about."""
    first: int
    """Number of the earlier row."""
    column: str
    """Name of the column that repeats; empty where the whole object does."""


class Seen:
    """Objects that rows have named; kept on disk, so that a million rows cost no memory."""

    def __init__(self, single: Sequence[str] = ()) -> None:
        """`single`: members of the top level whose values no two rows may share."""
        self._single = single
        self._parts: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._database = sqlite3.connect("")
        self._database.execute(f"PRAGMA cache_size = -{CACHE}")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute(
            "CREATE TABLE seen (key BLOB PRIMARY KEY, row INTEGER) WITHOUT ROWID"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def repeated(self, rows: Sequence[CheckedRow]) -> list[Repeat]:
        """The rows that repeat what one of them or one before them has said, in their order."""
        named = [
            (_key(row), row.row.number, place, "")
            for place, row in enumerate(rows)
            if row.target or row.owner
        ]
        for name in self._single:
            part = self._part_with(name, rows)
            if part is not None:
                named += [
                    (f"{name} {without_separators(str(value))}", row.row.number, place, name)
                    for place, row in enumerate(rows)
                    # A wrong number may well stand in several rows.
                    if (value := row.said[part].get(name)) is not None and row.is_sound
                ]
        before = self._database.total_changes
        self._database.executemany(
            "INSERT OR IGNORE INTO seen (key, row) VALUES (?1, ?2)", [item[:2] for item in named]
        )
        if self._database.total_changes - before == len(named):
            return []
        firsts = [
            (number, Repeat(place, self._first(key), name)) for key, number, place, name in named
        ]
        return sorted(repeat for number, repeat in firsts if repeat.first != number)

    def _part_with(self, name: str, rows: Sequence[CheckedRow]) -> int | None:
        """Which part of what rows say has a member: the same in all rows of a file; None where none has it yet."""
        if name not in self._parts:
            found = (
                part for row in rows for part, members in enumerate(row.said) if name in members
            )
            part = next(found, None)
            if part is None:
                return None
            self._parts[name] = part
        return self._parts[name]

    def _first(self, key: bytes | str) -> int:
        (row,) = self._database.execute("SELECT row FROM seen WHERE key = ?", (key,)).fetchone()
        return int(row)


def _key(checked: CheckedRow) -> bytes | str:
    """An object by its id; a new one by everything it says."""
    if checked.target:
        return checked.target
    whole = json.dumps([checked.owner, checked.values], sort_keys=True, default=str)
    return hashlib.blake2b(whole.encode(), digest_size=16).digest()
