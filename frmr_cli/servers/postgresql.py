"""
PostgreSQL as a shared store: several server processes, one line of writers, a bounded number of connections.

Writers take a transaction-level advisory lock of the schema before their first statement, so that they queue over
all processes and machines as they do at SQLite's one lock: what a writer reads stays true until it commits, and the
audit log is numbered without a hole. Readers see one snapshot and wait for nobody.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus
from psycopg.rows import dict_row
from psycopg.types.numeric import Int2Dumper

from frmr_cli.servers.connection import Connection
from frmr_cli.servers.database import WAIT_SECONDS, Database, DatabaseUnavailable, Dialect
from frmr_cli.servers.database_address import shown
from frmr_cli.servers.postgresql_sql import PREPARATION, query, schema_statement
from frmr_cli.servers.sqlite import statements
from frmr_cli.servers.writers import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from psycopg.adapt import Buffer

    from frmr_cli.servers.connection import SqlValue

    Raw = psycopg.Connection[dict[str, Any]]

MOST_CONNECTIONS = 10
"""Of one process. A writer that reads beside its transaction needs two; writers hold one between them."""

_CONNECT_SECONDS = 5
_STATEMENT_SECONDS = 30
_IDLE_SECONDS = 60
_PAGE = 500
"""Rows that `rows` fetches at once."""

_LOCK = 0x46524D52
"""First half of the key of the line of writers; the second half is the schema."""
_WRITE = f"BEGIN; SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))"
_IS_PREPARED = """
SELECT 1 AS one FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relname = 'schema_version' AND nspname = ANY (current_schemas(false))
"""
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

_OURS: Mapping[str, str | int] = {
    "application_name": "frmr",
    "client_encoding": "utf8",
    "connect_timeout": _CONNECT_SECONDS,
    # A machine that vanished without a word is noticed in this time, in milliseconds.
    "tcp_user_timeout": 10_000,
}
_OPTIONS = (
    f"-c statement_timeout={_STATEMENT_SECONDS}s -c lock_timeout={WAIT_SECONDS:.0f}s"
    f" -c idle_in_transaction_session_timeout={_IDLE_SECONDS}s"
)


class PostgresqlConnection(Connection):
    """See `Connection`."""

    def __init__(self, raw: Raw, *, read_only: bool = False) -> None:
        super().__init__(read_only=read_only)
        self._raw = raw

    def _execute(self, sql: str, params: Mapping[str, SqlValue]) -> int:
        return self._raw.execute(query(sql), params).rowcount

    def _execute_many(self, sql: str, params: Sequence[Mapping[str, SqlValue]]) -> int:
        # psycopg sends them all before it waits for the first answer.
        with self._raw.cursor() as cursor:
            cursor.executemany(query(sql), params)
            return max(cursor.rowcount, 0)

    def _one(self, sql: str, params: Mapping[str, SqlValue]) -> dict[str, Any] | None:
        return self._raw.execute(query(sql), params).fetchone()

    def _all(self, sql: str, params: Mapping[str, SqlValue]) -> list[dict[str, Any]]:
        return self._raw.execute(query(sql), params).fetchall()

    def _encoded(self, sql: str, params: Mapping[str, SqlValue]) -> list[dict[str, Any]]:
        with self._raw.cursor() as cursor:
            cursor.adapters.register_loader("text", _Utf8)
            return cursor.execute(query(sql), params).fetchall()

    def _rows(self, sql: str, params: Mapping[str, SqlValue]) -> Iterator[dict[str, Any]]:
        # A cursor of the server: a plain one would hold every row in memory.
        with self._raw.cursor(name="rows") as cursor:
            cursor.itersize = _PAGE
            cursor.execute(query(sql), params)
            yield from cursor

    def script(self, sql: str) -> None:
        """See `Connection`."""
        # Building an index over millions of rows takes its time.
        self._raw.execute(f"SET LOCAL statement_timeout = 0; {PREPARATION}".encode())
        for statement in statements(sql):
            self._raw.execute(schema_statement(statement).encode())

    def schema_version(self) -> int:
        """See `Connection`."""
        # Not `to_regclass`: it answers from a cache that does not hear of what others did while this one was
        # waiting for its turn.
        if self.one(_IS_PREPARED) is None:
            return 0
        row = self.one("SELECT version FROM schema_version")
        return row["version"] if row else 0

    def set_schema_version(self, version: int) -> None:
        """See `Connection`."""
        self.execute("UPDATE schema_version SET version = :version", {"version": version})


class _Utf8(psycopg.adapt.Loader):
    """A text as it came: the encoding of our connections is UTF-8."""

    def load(self, data: Buffer) -> bytes:
        return bytes(data)


class _Number(psycopg.adapt.Loader):
    """`sum` of whole numbers is `numeric` here; SQLite gives an int, and so does this."""

    def load(self, data: Buffer) -> int | float:
        text = bytes(data)
        return float(text) if b"." in text or b"N" in text else int(text)


class PostgresqlDatabase(Database):
    """
    A schema of a PostgreSQL database, by its address: `postgresql://user@host/name`, with all that libpq knows.

    The password comes from where libpq looks: `PGPASSFILE`, `~/.pgpass`, a service file.
    """

    dialect: Dialect = "postgresql"

    def __init__(self, url: str, *, connections: int = MOST_CONNECTIONS) -> None:
        super().__init__()
        given = conninfo_to_dict(url)
        self.name = shown(url)
        options = f"{_OPTIONS} {given.get('options') or ''}".strip()
        self._parameters: dict[str, Any] = {**_OURS, **given, "options": options}
        self._adapters = psycopg.adapt.AdaptersMap(psycopg.adapters)
        self._adapters.register_dumper(bool, Int2Dumper)
        self._adapters.register_loader("numeric", _Number)
        self._line = Line(self._writing)
        self._free = threading.BoundedSemaphore(connections)
        self._idle: list[Raw] = []

    @contextmanager
    def write(self, *, alone: bool = False) -> Iterator[Connection]:
        """See `Database`."""
        # The line of this process stands before that of the server, so that its writers share one connection.
        try:
            with self._line.turn(alone=alone) as connection:
                yield connection
        except psycopg.OperationalError as error:
            raise self._unavailable(error) from error

    def held(self) -> AbstractContextManager[None]:
        """See `Database`."""
        return self._line.held()

    @contextmanager
    def _writing(self) -> Iterator[Callable[[], Connection]]:
        with self.gate(), self._transaction(_WRITE) as raw:
            yield partial(PostgresqlConnection, raw)
            # PostgreSQL answers a COMMIT after a failed statement by taking everything back, without an error.
            if raw.info.transaction_status == TransactionStatus.INERROR:
                raise errors.InFailedSqlTransaction("a failed statement was passed over")
            raw.execute("COMMIT")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """See `Database`."""
        with self._transaction(_READ) as raw:
            yield PostgresqlConnection(raw, read_only=True)

    def close(self) -> None:
        """See `Database`."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Raw]:
        if not self._free.acquire(timeout=WAIT_SECONDS):
            raise DatabaseUnavailable("FRMR-LOCAL-022", database=self.name)
        try:
            raw = self._begun(begin)
            try:
                yield raw
            except psycopg.OperationalError as error:
                raise self._unavailable(error) from error
            finally:
                self._give_back(raw)
        finally:
            self._free.release()

    def _begun(self, begin: str) -> Raw:
        """
        A connection whose transaction has begun.

        One that was lost while it lay idle is replaced: nothing of the transaction has been sent by then.
        """
        while True:
            raw, fresh = self._taken()
            try:
                raw.execute(begin.encode())
            except psycopg.OperationalError as error:
                lost = raw.closed
                self._give_back(raw)
                if fresh or not lost:
                    raise self._unavailable(error) from error
            else:
                return raw

    def _taken(self) -> tuple[Raw, bool]:
        """An idle connection, or a new one; and whether it is new."""
        # `pop` and `append` of a list are atomic, so no lock is needed.
        try:
            return self._idle.pop(), False
        except IndexError:
            pass
        # autocommit: transactions are begun and ended here alone.
        try:
            raw = psycopg.connect(
                **self._parameters, autocommit=True, row_factory=dict_row, context=self._adapters
            )
        except psycopg.OperationalError as error:
            raise self._unavailable(error) from error
        return raw, True

    def _give_back(self, raw: Raw) -> None:
        try:
            if raw.info.transaction_status != TransactionStatus.IDLE:
                raw.execute("ROLLBACK")
        except psycopg.Error:
            raw.close()
        if not raw.closed:
            self._idle.append(raw)

    def _unavailable(self, error: psycopg.OperationalError) -> DatabaseUnavailable:
        """The text of libpq names hosts and reasons, but of a failed statement it could quote values."""
        if isinstance(error, errors.LockNotAvailable):
            return DatabaseUnavailable("FRMR-LOCAL-022", database=self.name)
        reason = type(error).__name__ if error.sqlstate else str(error).strip()
        return DatabaseUnavailable("FRMR-LOCAL-021", database=self.name, reason=reason)
