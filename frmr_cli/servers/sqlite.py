"""
SQLite as the embedded services use it: many readers, one writer, full durability.

A write is one `BEGIN IMMEDIATE` transaction. Writers of one process stand in a line (see `writers`), so that they never
meet SQLite's own lock, whose waiters come in any order; writers of other processes wait at SQLite's.
`synchronous=FULL` because what was answered as done must survive a loss of power.
"""

from __future__ import annotations

import os
import re
import sqlite3
import threading
import time
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from frmr_cli.servers.connection import Connection
from frmr_cli.servers.database import WAIT_SECONDS, Database, DatabaseUnavailable, Dialect
from frmr_cli.servers.writers import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from frmr_cli.servers.connection import SqlValue

_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    # Only if the checkpoints below do not come through.
    "PRAGMA wal_autocheckpoint = 40000",
)
_PAUSE_SECONDS = 0.005
_CHECKPOINT_CHANGES = 5000
"""Changed rows after which the journal is carried into the database."""


_ROW = re.compile(r"(?P<before>.*\bVALUES\s*)(?P<row>\([^()]*\))(?P<after>.*)", re.DOTALL)
_NAME = re.compile(r":(\w+)")
_ROWS_AT_ONCE = (500, 100, 20, 4)
_STATEMENTS = 512
"""That a connection keeps compiled."""


class SqliteConnection(Connection):
    """See `Connection`."""

    def __init__(self, raw: sqlite3.Connection, *, read_only: bool = False) -> None:
        super().__init__(read_only=read_only)
        self._raw = raw

    def _execute(self, sql: str, params: Mapping[str, SqlValue]) -> int:
        return self._raw.execute(sql, params).rowcount

    def _execute_many(self, sql: str, params: Sequence[Mapping[str, SqlValue]]) -> int:
        # A statement with many rows lets go of the interpreter once, not once a row.
        changed, begin = 0, 0
        for size in _sizes(sql, len(params)):
            rows = params[begin : begin + size]
            begin += size
            statement, names = _with_rows(sql, size)
            values = [row[name] for row in rows for name in names]
            changed += self._raw.execute(statement, values).rowcount
        if begin < len(params):
            changed += self._raw.executemany(sql, params[begin:]).rowcount
        return changed

    def _one(self, sql: str, params: Mapping[str, SqlValue]) -> dict[str, Any] | None:
        row = self._raw.execute(sql, params).fetchone()
        return None if row is None else dict(row)

    def _all(self, sql: str, params: Mapping[str, SqlValue]) -> list[dict[str, Any]]:
        return [dict(row) for row in self._raw.execute(sql, params)]

    def _encoded(self, sql: str, params: Mapping[str, SqlValue]) -> list[dict[str, Any]]:
        self._raw.text_factory = bytes
        try:
            return self._all(sql, params)
        finally:
            self._raw.text_factory = str

    def _rows(self, sql: str, params: Mapping[str, SqlValue]) -> Iterator[dict[str, Any]]:
        for row in self._raw.execute(sql, params):
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
        super().__init__()
        self.path = path
        self.name = path.name
        self._line = Line(self._writing)
        self._uncarried = 0
        """Rows that were changed since the last checkpoint, by this process."""
        self._carrying = threading.Lock()
        self._idle: list[sqlite3.Connection] = []

    @contextmanager
    def write(self, *, alone: bool = False) -> Iterator[Connection]:
        """See `Database`."""
        with self._line.turn(alone=alone) as connection:
            yield connection
        if self._uncarried > _CHECKPOINT_CHANGES:
            self._carry()

    def held(self) -> AbstractContextManager[None]:
        """See `Database`."""
        return self._line.held()

    def _carry(self) -> None:
        """Carry the journal into the database as far as nobody reads it; the next writer need not wait for that."""
        if not self._carrying.acquire(blocking=False):
            return
        try:
            self._uncarried = 0
            with self._borrowed() as raw:
                raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        finally:
            self._carrying.release()

    @contextmanager
    def _writing(self) -> Iterator[Callable[[], Connection]]:
        with self.gate(), self._borrowed() as raw:
            try:
                raw.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                raise DatabaseUnavailable("FRMR-LOCAL-022", database=self.name) from error
            before = raw.total_changes
            yield partial(SqliteConnection, raw)
            raw.commit()
            self._uncarried += raw.total_changes - before

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """See `Database`."""
        with self._borrowed() as raw:
            raw.execute("PRAGMA query_only = ON")
            try:
                raw.execute("BEGIN")
                yield SqliteConnection(raw, read_only=True)
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


@lru_cache(maxsize=64)
def _parts(sql: str) -> tuple[str, str, tuple[str, ...], str] | None:
    """What stands before the row of an INSERT, the row with `?`, its names, and what follows; None for others."""
    found = _ROW.fullmatch(sql)
    if found is None or ":" in found["after"]:
        return None
    names = tuple(_NAME.findall(found["row"]))
    return found["before"], _NAME.sub("?", found["row"]), names, found["after"]


def _sizes(sql: str, count: int) -> Iterator[int]:
    """How many rows each statement takes: few different numbers, because each is compiled once."""
    if _parts(sql) is None:
        return
    for size in _ROWS_AT_ONCE:
        yield from [size] * (count // size)
        count %= size


@lru_cache(maxsize=256)
def _with_rows(sql: str, size: int) -> tuple[str, tuple[str, ...]]:
    parts = _parts(sql)
    assert parts is not None  # noqa: S101 - `_sizes` has looked
    before, row, names, after = parts
    return f"{before}{', '.join([row] * size)}{after}", names


def _connect(path: Path) -> sqlite3.Connection:
    # isolation_level=None: transactions are ours alone. check_same_thread=False: see `Database`.
    raw = sqlite3.connect(
        path,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_STATEMENTS,
    )
    raw.row_factory = sqlite3.Row
    # Of a database that is made now: three records of 2 KB fill a page of 8 KB, where one would waste one of 4 KB.
    raw.execute("PRAGMA page_size = 8192")
    _write_ahead(raw)
    for pragma in _PRAGMAS:
        raw.execute(pragma)
    return raw


def _write_ahead(raw: sqlite3.Connection) -> None:
    """
    Use the journal that readers do not wait for.

    In a new file the first connection makes it, and another one that comes at that moment is told that the database is locked:
    SQLite's own patience does not cover this change.
    """
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return
