"""Which rows of a file name the same object, whatever lies between them."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from frmr_cli.domain.digits import without_separators

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.bulk.verdicts import CheckedRow

CACHE = 2048
"""KiB of a database that is only needed while it is filled and read once in order."""


_NAMED = "named"


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
        """`single`: members of the top level, numbers of at most 17 digits, that no two rows may share."""
        self._single = single
        self._parts: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._database = sqlite3.connect("")
        self._database.execute(f"PRAGMA cache_size = -{CACHE}")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute(f"CREATE TABLE {_NAMED} (key BLOB PRIMARY KEY, row) WITHOUT ROWID")
        for name in self._single:
            self._database.execute(f'CREATE TABLE "{name}" (key INTEGER PRIMARY KEY, row INTEGER)')
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def repeated(self, rows: Sequence[CheckedRow]) -> list[Repeat]:
        """The rows that repeat what one of them or one before them has said, in their order."""
        named = [place for place, row in enumerate(rows) if row.target or row.owner]
        found = self._put(
            _NAMED,
            [
                (rows[place].target or _digest(rows[place]), rows[place].row.number)
                for place in named
            ],
        )
        repeats = [Repeat(named[item], first, "") for item, first in found]
        for name in self._single:
            part = self._part_with(name, rows)
            if part is None:
                continue
            said = [
                (place, (_number(value), row.row.number))
                for place, row in enumerate(rows)
                # A wrong number may well stand in several rows.
                if (value := row.said[part].get(name)) is not None
                and (not row.findings or row.is_sound)
            ]
            found = self._put(name, [pair for _, pair in said])
            repeats += [Repeat(said[item][0], first, name) for item, first in found]
        return sorted(repeats)

    def _put(self, table: str, pairs: list[tuple[Any, int]]) -> list[tuple[int, int]]:
        """Remember keys and rows. Returns: which of the pairs repeat a key, and the row that had it first."""
        before = self._database.total_changes
        self._database.executemany(
            f'INSERT OR IGNORE INTO "{table}" (key, row) VALUES (?, ?)',  # noqa: S608 - names of our own
            pairs,
        )
        if self._database.total_changes - before == len(pairs):
            return []
        firsts = [(place, self._first(table, key), row) for place, (key, row) in enumerate(pairs)]
        return [(place, first) for place, first, row in firsts if first != row]

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

    def _first(self, table: str, key: bytes | str | int) -> int:
        sql = f'SELECT row FROM "{table}" WHERE key = ?'  # noqa: S608 - names of our own
        (row,) = self._database.execute(sql, (key,)).fetchone()
        return int(row)


def _number(value: Any) -> int:
    """A number of a sound row, with its leading zeros: 17 digits at most; whole numbers are found in half the time of text."""
    return int(f"1{without_separators(str(value))}")


def _digest(checked: CheckedRow) -> bytes:
    """What names a new object: everything that it says."""
    whole = json.dumps([checked.owner, checked.values], sort_keys=True, default=str)
    return hashlib.blake2b(whole.encode(), digest_size=16).digest()
