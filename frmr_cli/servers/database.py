"""
SQLite as the embedded services use it: many readers, one writer, full durability.

A write is one `BEGIN IMMEDIATE` transaction. Writers of one process queue at a lock, so that they never
meet SQLite's own lock while they could wait in order; writers of other processes wait at SQLite's.
`synchronous=FULL` because what was answered as done must survive a loss of power.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SqlValue = str | int | float | bytes | None

_BUSY_SECONDS = 10.0
"""How long a writer waits for a writer of another process."""

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)


class Connection:
    """One connection inside a transaction; SQL has named parameters (`:name`), rows are mappings."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def execute(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> int:
        """Run a statement. Returns: how many rows it changed."""
        return self._raw.execute(sql, params or {}).rowcount

    def execute_many(self, sql: str, params: Sequence[Mapping[str, SqlValue]]) -> int:
        """Run a statement once per set of parameters. Returns: how many rows were changed in all."""
        return self._raw.executemany(sql, params).rowcount

    def one(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> dict[str, Any] | None:
        """The first row, or None."""
        row = self._raw.execute(sql, params or {}).fetchone()
        return None if row is None else dict(row)

    def all(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> list[dict[str, Any]]:
        """Every row; for results whose size the caller bounds."""
        return [dict(row) for row in self._raw.execute(sql, params or {})]

    def rows(
        self, sql: str, params: Mapping[str, SqlValue] | None = None
    ) -> Iterator[dict[str, Any]]:
        """The rows one by one, in constant memory, while the transaction lives."""
        for row in self._raw.execute(sql, params or {}):
            yield dict(row)


class Database:
    """
    One SQLite file.

    A connection serves one transaction at a time and goes to the next one that comes, in whatever thread: the
    threads of a server come and go, and connections tied to them would pile up. Thread-safe.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer_lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that is committed when the block ends and rolled back when it raises."""
        with self._writer_lock, self._borrowed() as raw:
            raw.execute("BEGIN IMMEDIATE")
            yield Connection(raw)
            raw.commit()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One snapshot: every statement of the block sees the same state. Writing is refused."""
        with self._borrowed() as raw:
            raw.execute("PRAGMA query_only = ON")
            try:
                raw.execute("BEGIN")
                yield Connection(raw)
            finally:
                raw.rollback()
                raw.execute("PRAGMA query_only = OFF")

    def script(self, sql: str) -> None:
        """Run statements that manage their own transaction (migrations); one left open is undone."""
        with self._writer_lock, self._borrowed() as raw:
            raw.executescript(sql)

    def close(self) -> None:
        """Close every connection. Nobody may be inside a transaction."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        # `pop` and `append` of a list are atomic, so no lock is needed.
        try:
            raw = self._idle.pop()
        except IndexError:
            raw = _connect(self.path)
        try:
            yield raw
        finally:
            if raw.in_transaction:
                raw.rollback()
            self._idle.append(raw)


def _connect(path: Path) -> sqlite3.Connection:
    # isolation_level=None: transactions are ours alone. check_same_thread=False: see `Database`.
    raw = sqlite3.connect(
        path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    raw.row_factory = sqlite3.Row
    for pragma in _PRAGMAS:
        raw.execute(pragma)
    return raw
