"""Which rows of a file name the same object, whatever lies between them."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.bulk.validation import CheckedRow


class Seen:
    """Objects that rows have named; kept on disk, so that a million rows cost no memory."""

    def __enter__(self) -> Self:
        self._database = sqlite3.connect("")
        self._database.execute("PRAGMA cache_size = -8192")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute(
            "CREATE TABLE seen (key BLOB PRIMARY KEY, row INTEGER) WITHOUT ROWID"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def repeated(self, rows: Sequence[CheckedRow]) -> list[tuple[int, int]]:
        """Place among `rows` and number of the row before that named the same object, of those that repeat."""
        named = [
            (_key(row), row.row.number, place)
            for place, row in enumerate(rows)
            if row.target or row.owner
        ]
        before = self._database.total_changes
        self._database.executemany(
            "INSERT OR IGNORE INTO seen (key, row) VALUES (?1, ?2)", [item[:2] for item in named]
        )
        if self._database.total_changes - before == len(named):
            return []
        firsts = [(place, self._first(key), number) for key, number, place in named]
        return [(place, first) for place, first, number in firsts if first != number]

    def _first(self, key: bytes | str) -> int:
        (row,) = self._database.execute("SELECT row FROM seen WHERE key = ?", (key,)).fetchone()
        return int(row)


def _key(checked: CheckedRow) -> bytes | str:
    """An object by its id; a new one by everything it says."""
    if checked.target:
        return checked.target
    whole = json.dumps([checked.owner, checked.values], sort_keys=True, default=str)
    return hashlib.blake2b(whole.encode(), digest_size=16).digest()
