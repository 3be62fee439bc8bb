"""
SQLite as the embedded services use it: many readers, one writer, full durability.

A write is one `BEGIN IMMEDIATE` transaction. Writers of one process queue at a lock, so that they never
meet SQLite's own lock while they could wait in order; writers of other processes wait at SQLite's.
`synchronous=FULL` because what was answered as done must survive a loss of power.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from frmr_cli.servers.database import WAIT_SECONDS, Database, DatabaseUnavailable, Dialect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from frmr_cli.servers.database import Connection, SqlValue

_PRAGMAS = (
    # Of a database that is made now: three records of 2 KB fill a page of 8 KB, where one would waste one of 4 KB.
    "PRAGMA page_size = 8192",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)


class SqliteConnection:
    """See `Connection`."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def execute(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> int:
        """See `Connection`."""
        return self._raw.execute(sql, params or {}).rowcount

    def execute_many(self, sql: str, params: Sequence[Mapping[str, SqlValue]]) -> int:
        """See `Connection`."""
        return self._raw.executemany(sql, params).rowcount

    def one(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> dict[str, Any] | None:
        """See `Connection`."""
        row = self._raw.execute(sql, params or {}).fetchone()
        return None if row is None else dict(row)

    def all(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> list[dict[str, Any]]:
        """See `Connection`."""
        return [dict(row) for row in self._raw.execute(sql, params or {})]

    def rows(
        self, sql: str, params: Mapping[str, SqlValue] | None = None
    ) -> Iterator[dict[str, Any]]:
        """See `Connection`."""
        for row in self._raw.execute(sql, params or {}):
            yield dict(row)

    def script(self, sql: str) -> None:
        """See `Connection`. `executescript` would commit what is open, so the statements go one by one."""
        for statement in statements(sql):
            self._raw.execute(statement)

    def schema_version(self) -> int:
        """See `Connection`."""
        return int(self._raw.execute("PRAGMA user_version").fetchone()[0])

    def set_schema_version(self, version: int) -> None:
        """See `Connection`."""
        self._raw.execute(f"PRAGMA user_version = {version:d}")


class SqliteDatabase(Database):
    """
    One SQLite file, made where there is none.

    Threads of a server come and go; connections tied to them would pile up, so they go from hand to hand.
    """

    dialect: Dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        self._writer_lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """See `Database`."""
        with self._writer_lock, self._borrowed() as raw:
            try:
                raw.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                raise DatabaseUnavailable("FRMR-LOCAL-022", database=self.name) from error
            yield SqliteConnection(raw)
            raw.commit()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """See `Database`."""
        with self._borrowed() as raw:
            raw.execute("PRAGMA query_only = ON")
            try:
                raw.execute("BEGIN")
                yield SqliteConnection(raw)
            finally:
                raw.rollback()
                raw.execute("PRAGMA query_only = OFF")

    def close(self) -> None:
        """See `Database`."""
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


def open_private(path: Path) -> SqliteDatabase:
    """A database in a file that only its owner may read, its journal too."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its journal the mode of the database, so the mode is set before the first byte.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return SqliteDatabase(path)


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one; a semicolon in a text, comment or trigger ends none."""
    rest = ""
    for line in script.splitlines(keepends=True):
        *ends, tail = line.split(";")
        for part in ends:
            rest += f"{part};"
            if sqlite3.complete_statement(rest):
                yield rest.strip()
                rest = ""
        rest += tail
    if rest.strip():
        yield rest.strip()


def _connect(path: Path) -> sqlite3.Connection:
    # isolation_level=None: transactions are ours alone. check_same_thread=False: see `Database`.
    raw = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    raw.row_factory = sqlite3.Row
    for pragma in _PRAGMAS:
        raw.execute(pragma)
    return raw
