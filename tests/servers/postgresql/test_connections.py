"""Connections to PostgreSQL: bounded, replaced when they are lost, and never a statement sent twice."""

from __future__ import annotations

import threading
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import psycopg
import pytest

from frmr_cli.errors import ServerError, UsageError
from frmr_cli.servers.database import DatabaseUnavailable
from frmr_cli.servers.database_address import check_address, shown
from frmr_cli.servers.migrations import version
from frmr_cli.servers.postgresql import PostgresqlDatabase
from tests.postgresql import new_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.database import Connection


@pytest.fixture
def database() -> Iterator[PostgresqlDatabase]:
    """An empty table `item`."""
    database = PostgresqlDatabase(new_schema(), connections=2)
    database.script("CREATE TABLE item (id INTEGER PRIMARY KEY) STRICT")
    yield database
    database.close()


def items(database: PostgresqlDatabase) -> list[int]:
    """What is committed."""
    with database.read() as connection:
        return [row["id"] for row in connection.all("SELECT id FROM item ORDER BY id")]


def cut(number: int) -> None:
    """End a connection as a restart of the server does."""
    with psycopg.connect(new_schema(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", (number,))


def number_of(connection: Connection) -> int:
    """The process of the server that serves a connection."""
    row = connection.one("SELECT pg_backend_pid() AS number")
    assert row is not None
    return int(row["number"])


def test_connection_lost_while_idle_is_replaced(database: PostgresqlDatabase) -> None:
    """Nothing of the transaction was sent, so nobody notices."""
    with database.read() as connection:
        lost = number_of(connection)
    cut(lost)

    with database.write() as connection:
        connection.execute("INSERT INTO item (id) VALUES (1)")
        assert number_of(connection) != lost

    assert items(database) == [1]


def test_connection_lost_in_a_transaction_is_told(database: PostgresqlDatabase) -> None:
    """What may have been done is not done again by itself; the next transaction works."""

    def interrupted() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO item (id) VALUES (1)")
            cut(number_of(connection))
            connection.execute("INSERT INTO item (id) VALUES (2)")

    with pytest.raises(DatabaseUnavailable) as caught:
        interrupted()
    with database.write() as connection:
        connection.execute("INSERT INTO item (id) VALUES (3)")

    assert caught.value.code == "FRMR-LOCAL-021"
    assert items(database) == [3]


def test_failure_that_was_passed_over_is_no_success(database: PostgresqlDatabase) -> None:
    """PostgreSQL would answer the end of such a transaction by silently taking it back."""

    def careless() -> None:
        with database.write() as connection, suppress(psycopg.IntegrityError):
            connection.execute("INSERT INTO item (id) VALUES (1)")
            connection.execute("INSERT INTO item (id) VALUES (1)")

    with pytest.raises(psycopg.errors.InFailedSqlTransaction):
        careless()

    assert items(database) == []


def test_connections_are_bounded(
    database: PostgresqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who finds all of them busy waits, and is told when that takes too long."""
    monkeypatch.setattr("frmr_cli.servers.postgresql.WAIT_SECONDS", 0.05)
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(database.read())
        with pytest.raises(DatabaseUnavailable) as caught, database.read():
            pass

    assert caught.value.code == "FRMR-LOCAL-022"
    assert items(database) == []


def test_writer_that_waits_too_long_is_told() -> None:
    """A writer of another process that hangs does not hang everybody."""
    address = new_schema()
    holder = PostgresqlDatabase(address)
    waiting = PostgresqlDatabase(f"{address}%20-clock_timeout%3D50ms")
    with holder.write(), pytest.raises(DatabaseUnavailable) as caught, waiting.write():
        pass
    with waiting.write() as connection:
        assert number_of(connection)
    holder.close()
    waiting.close()

    assert caught.value.code == "FRMR-LOCAL-022"


def test_statement_that_takes_too_long_is_ended() -> None:
    """A slow statement gives its connection back."""
    database = PostgresqlDatabase(f"{new_schema()}%20-cstatement_timeout%3D50ms")
    with pytest.raises(DatabaseUnavailable), database.read() as connection:
        connection.one("SELECT pg_sleep(20)")
    with database.read() as connection:
        assert number_of(connection)
    database.close()


def test_writers_of_one_process_share_a_connection(database: PostgresqlDatabase) -> None:
    """Many threads that write take one connection after the other, so that readers find theirs."""

    def write() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO item (id) SELECT coalesce(max(id), 0) + 1 FROM item")

    threads = [threading.Thread(target=write) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert items(database) == list(range(1, 13))
    assert len(database._idle) == 1


def test_absent_server_is_named_without_secrets() -> None:
    """The error names the place; a transaction waits no longer than connecting may take."""
    database = PostgresqlDatabase("postgresql://clerk@/register?host=/nowhere&connect_timeout=2")
    with pytest.raises(DatabaseUnavailable) as caught, database.read():
        pass

    assert caught.value.code == "FRMR-LOCAL-021"
    assert caught.value.details["database"] == "postgresql://clerk@/register"
    assert isinstance(caught.value, ServerError)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://clerk:secret@host/name", "FRMR-LOCAL-023"),
        ("postgresql://clerk@host/name?password=secret", "FRMR-LOCAL-023"),
        ("postgresql://:@host/name", "FRMR-LOCAL-023"),
        ("mysql://clerk@host/name", "FRMR-LOCAL-025"),
        ("registry.sqlite3", "FRMR-LOCAL-025"),
        ("", "FRMR-LOCAL-025"),
    ],
)
def test_address_that_cannot_be_used(address: str, code: str) -> None:
    """A password in an address is refused before anything is done with it, and never repeated."""
    with pytest.raises(UsageError) as caught:
        check_address(address)

    assert caught.value.code == code
    assert "secret" not in str(caught.value.details)


def test_address_is_shown_without_settings() -> None:
    """User, host and name say which database it is."""
    assert shown("postgresql://clerk:secret@db:5432/name?sslmode=verify-full") == (
        "postgresql://clerk@db:5432/name"
    )
    assert shown("file") == "file"


def test_version_is_seen_that_came_while_waiting() -> None:
    """Who waited for a migration of another server knows of it, although he had seen an empty schema before."""
    address = new_schema()
    first, second = PostgresqlDatabase(address), PostgresqlDatabase(address)
    seen = [version(second)]

    def wait() -> None:
        with second.write() as connection:
            seen.append(connection.schema_version())

    waiting = threading.Thread(target=wait)
    with first.write() as connection:
        connection.script("CREATE TABLE item (id INTEGER)")
        connection.set_schema_version(1)
        waiting.start()
        while not connection.one(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        ):
            pass
    waiting.join()
    first.close()
    second.close()

    assert seen == [0, 1]
