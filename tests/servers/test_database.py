"""Transactions of the embedded services."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from frmr_cli.servers.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqliteDatabase]:
    """An empty table `item`."""
    database = SqliteDatabase(tmp_path / "items.sqlite3")
    database.script("CREATE TABLE item (id INTEGER PRIMARY KEY) STRICT;")
    yield database
    database.close()


def items(database: SqliteDatabase) -> list[int]:
    """What is committed."""
    with database.read() as connection:
        return [row["id"] for row in connection.all("SELECT id FROM item ORDER BY id")]


def test_write_is_committed_whole_or_not_at_all(database: SqliteDatabase) -> None:
    """A block that raises leaves nothing behind, and the next one works."""
    with pytest.raises(sqlite3.IntegrityError), database.write() as connection:
        connection.execute_many("INSERT INTO item VALUES (:id)", [{"id": 1}, {"id": 1}])
    with database.write() as connection:
        connection.execute("INSERT INTO item VALUES (2)")

    assert items(database) == [2]


def test_threads_that_come_and_go_leave_no_connections(database: SqliteDatabase) -> None:
    """A server that lives long has as many connections as it had transactions at one time."""
    for _ in range(20):
        thread = threading.Thread(target=items, args=(database,))
        thread.start()
        thread.join()

    assert len(database._idle) == 1


def test_read_stands_inside_a_write(database: SqliteDatabase) -> None:
    """A read inside of a write sees what was committed before."""
    with database.write() as connection:
        connection.execute("INSERT INTO item VALUES (1)")
        seen = items(database)

    assert (seen, items(database)) == ([], [1])


def test_read_refuses_to_write(database: SqliteDatabase) -> None:
    """A snapshot is for reading, and the connection writes again afterwards."""
    with pytest.raises(sqlite3.OperationalError, match="readonly"), database.read() as connection:
        connection.execute("INSERT INTO item VALUES (1)")
    with database.write() as connection:
        connection.execute("INSERT INTO item VALUES (2)")

    assert items(database) == [2]


def test_broken_script_leaves_no_transaction(database: SqliteDatabase) -> None:
    """A migration that fails halfway is undone, and the database goes on."""
    with pytest.raises(sqlite3.OperationalError):
        database.script("BEGIN IMMEDIATE; INSERT INTO item VALUES (1); BROKEN; COMMIT;")
    with database.write() as connection:
        connection.execute("INSERT INTO item VALUES (2)")

    assert items(database) == [2]
