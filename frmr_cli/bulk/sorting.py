"""Checked rows put in the order in which the register has what they are about."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.duplicates import CACHE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.bulk.verdicts import CheckedRow


class Item(NamedTuple):
    """What is left of a checked row."""

    row: int
    target: str
    owner: str
    values: dict[str, Any]
    cells: tuple[Any, ...]


class Sorter:
    """Rows by what they are about, on disk: neighbours in the register are read and changed together."""

    def __enter__(self) -> Sorter:  # noqa: PYI034 - nobody inherits
        self._database = sqlite3.connect("")
        self._database.execute(f"PRAGMA cache_size = -{CACHE}")
        self._database.execute(
            "CREATE TABLE item (target TEXT, owner TEXT, row INTEGER, rest TEXT,"
            " PRIMARY KEY (target, owner, row)) WITHOUT ROWID"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def add(self, checked: CheckedRow) -> None:
        """Put a sound row in its place."""
        rest = json.dumps([checked.values, checked.row.cells], ensure_ascii=False, default=str)
        self._database.execute(
            "INSERT INTO item VALUES (?, ?, ?, ?)",
            (checked.target, checked.owner, checked.row.number, rest),
        )

    def items(self) -> Iterator[Item]:
        """The rows in order."""
        rows = self._database.execute("SELECT row, target, owner, rest FROM item ORDER BY 2, 3, 1")
        for row, target, owner, rest in rows:
            values, cells = json.loads(rest)
            yield Item(row, target, owner, values, tuple(cells))
