"""Transactions of the services: the same promises by SQLite and by PostgreSQL."""

from __future__ import annotations

import sqlite3
import threading
import time
from typing import TYPE_CHECKING

import psycopg
import pytest

from frmr_cli.servers.connection import ReadOnly, TakenBack
from frmr_cli.servers.migrations import migrate, migrations
from frmr_cli.servers.postgresql import PostgresqlDatabase
from frmr_cli.servers.sqlite import SqliteDatabase, statements
from tests.postgresql import new_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frmr_cli.servers.database import Database, SqlValue

BROKEN_RULE = (sqlite3.IntegrityError, psycopg.IntegrityError)
BROKEN_SQL = (sqlite3.OperationalError, psycopg.ProgrammingError)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty table `item`."""
    database: Database
    if request.param == "sqlite":
        database = SqliteDatabase(tmp_path / "items.sqlite3")
    else:
        database = PostgresqlDatabase(new_schema())
    database.script(
        "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, size REAL, body BLOB) STRICT;"
    )
    yield database
    database.close()


def items(database: Database) -> list[int]:
    """What is committed."""
    with database.read() as connection:
        return [row["id"] for row in connection.all("SELECT id FROM item ORDER BY id")]


def add(database: Database, number: int) -> None:
    """Commit one item."""
    with database.write() as connection:
        connection.execute("INSERT INTO item (id) VALUES (:id)", {"id": number})


def test_write_is_committed_whole_or_not_at_all(database: Database) -> None:
    """A block that raises leaves nothing behind, and the next one works."""
    with pytest.raises(BROKEN_RULE), database.write() as connection:
        connection.execute_many("INSERT INTO item (id) VALUES (:id)", [{"id": 1}, {"id": 1}])
    add(database, 2)

    assert items(database) == [2]


def test_threads_that_come_and_go_leave_no_connections(database: Database) -> None:
    """A server that lives long has as many connections as it had transactions at one time."""
    for _ in range(20):
        thread = threading.Thread(target=items, args=(database,))
        thread.start()
        thread.join()

    assert len(database._idle) == 1  # type: ignore[attr-defined]


def test_read_stands_inside_a_write(database: Database) -> None:
    """A read inside of a write sees what was committed before."""
    with database.write() as connection:
        connection.execute("INSERT INTO item (id) VALUES (1)")
        seen = items(database)

    assert (seen, items(database)) == ([], [1])


def test_read_is_one_moment(database: Database) -> None:
    """What others commit during a read is not seen by its later statements."""
    with database.read() as connection:
        before = connection.all("SELECT id FROM item")
        add(database, 1)
        after = connection.all("SELECT id FROM item")

    assert (before, after, items(database)) == ([], [], [1])


def test_read_refuses_to_write(database: Database) -> None:
    """A snapshot is for reading, and the connection writes again afterwards."""
    with pytest.raises(ReadOnly), database.read() as connection:
        connection.execute("INSERT INTO item (id) VALUES (1)")
    add(database, 2)

    assert items(database) == [2]


def test_broken_script_leaves_no_transaction(database: Database) -> None:
    """A script that fails halfway is undone, its tables too, and the database goes on."""
    with pytest.raises(BROKEN_SQL):
        database.script(
            "CREATE TABLE other (id INTEGER); INSERT INTO item (id) VALUES (1); BROKEN;"
        )
    database.script("CREATE TABLE other (id INTEGER); INSERT INTO item (id) VALUES (2)")

    assert items(database) == [2]


def test_savepoint_takes_back_a_part(database: Database) -> None:
    """What failed after a savepoint is taken back, what stood before it stays."""
    with database.write() as connection:
        connection.execute("INSERT INTO item (id) VALUES (1)")
        connection.execute("SAVEPOINT attempt")
        with pytest.raises(BROKEN_RULE):
            connection.execute("INSERT INTO item (id) VALUES (1)")
        connection.execute("ROLLBACK TO attempt")
        connection.execute("RELEASE attempt")

    assert items(database) == [1]


INSERT = "INSERT INTO item (id, name) VALUES (:id, :name)"


def test_what_may_wait_is_seen_by_who_asks(database: Database) -> None:
    """A statement that names the table finds what was to be written later; the end writes the rest."""
    with database.write() as connection:
        connection.later(INSERT, {"id": 1, "name": "а"})
        seen = connection.one("SELECT count(*) AS many FROM item")
        connection.later(INSERT, {"id": 2, "name": "б"})

    assert (seen, items(database)) == ({"many": 1}, [1, 2])


def give_up() -> None:
    """Take back what is being attempted."""
    raise TakenBack


@pytest.mark.parametrize("asks", [False, True], ids=["never written", "written"])
def test_an_attempt_is_taken_back_alone(database: Database, asks: bool) -> None:
    """What was done before and after it stays, whether it had reached the database or not, and what it knew goes."""
    with database.write() as connection:
        connection.later(INSERT, {"id": 1, "name": "а"})
        with connection.attempt():
            connection.later(INSERT, {"id": 2, "name": "б"})
            with connection.attempt():
                connection.later(INSERT, {"id": 3, "name": "в"})
                connection.remember("item", 3, "в")
                if asks:
                    connection.execute("UPDATE item SET name = 'г' WHERE id = 3")
                give_up()
        known = connection.recall("item", 3)
        connection.later(INSERT, {"id": 4, "name": "д"})

    assert (known, items(database)) == (None, [1, 2, 4])


def test_many_rows_are_as_many_single_ones(database: Database) -> None:
    """However rows are put together, each is written once, with constants and conflicts as they are told."""
    sql = (
        "INSERT INTO item (id, name, size) VALUES (:id, :name, 1.5)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name"
    )
    rows: list[dict[str, SqlValue]] = [{"id": n, "name": f"«{n}»"} for n in range(1, 343)]
    with database.write() as connection:
        changed = connection.execute_many(sql, rows)
        connection.execute_many(sql, [{"id": 7, "name": "other"}])
        found = connection.all("SELECT id, name, size FROM item ORDER BY id")

    assert changed == len(rows)
    assert found == [
        {**row, "size": 1.5} | ({"name": "other"} if row["id"] == 7 else {}) for row in rows
    ]


def test_a_draft_is_written_by_another_transaction(database: Database) -> None:
    """What a snapshot was to write later can be taken over; by itself it writes nothing."""
    with database.read() as draft:
        draft.later(INSERT, {"id": 1, "name": "а"})
        with database.write() as connection:
            connection.take_over(draft)
            seen = items(database)

    assert (seen, items(database)) == ([], [1])


def test_values_come_back_as_they_went_in(database: Database) -> None:
    """Text with signs of both placeholder styles, numbers, bytes and nothing at all."""
    row: dict[str, SqlValue] = {
        "id": 2**60,
        "name": "100 %s :id 'ё' \\ %%",
        "size": 0.1,
        "body": b"\0\xff%:",
        "gone": None,
    }
    with database.write() as connection:
        changed = connection.execute(
            "INSERT INTO item (id, name, size, body) VALUES (:id, :name, :size, :body)",
            {name: row[name] for name in ("id", "name", "size", "body")},
        )
        found = connection.one(
            "SELECT *, ':id' AS colon, 7 % 4 AS rest, :gone AS gone FROM item -- :no 50 %",
            {"gone": None},
        )

    assert changed == 1
    assert found == row | {"colon": ":id", "rest": 3}


def test_sums_of_whole_numbers_are_whole(database: Database) -> None:
    """Whatever type the database gives a sum, a program gets an int."""
    add(database, 1)
    add(database, 2)
    with database.read() as connection:
        row = connection.one(
            "SELECT sum(id) AS total, count(*) AS many FROM item WHERE id > :least", {"least": 0}
        )

    assert row == {"total": 3, "many": 2}
    assert row
    assert type(row["total"]) is int


def test_texts_are_ordered_by_code_points(database: Database) -> None:
    """A page goes on where the last one ended, whatever language the server speaks."""
    names = ["Ё", "Я", "а", "ё", "B", "a", "b", "10", "9"]
    with database.write() as connection:
        connection.execute_many(
            "INSERT INTO item (name) VALUES (:name)", [{"name": name} for name in names]
        )
        ordered = [row["name"] for row in connection.all("SELECT name FROM item ORDER BY name")]

    assert ordered == sorted(names)


def test_rows_come_one_by_one(database: Database) -> None:
    """A long result can be read while other statements run in the same transaction."""
    with database.write() as connection:
        connection.execute_many(
            "INSERT INTO item (id) VALUES (:id)", [{"id": n} for n in range(1, 1202)]
        )
        total = 0
        for row in connection.rows("SELECT id FROM item WHERE id > :least", {"least": 0}):
            found = connection.one("SELECT id FROM item WHERE id = :id", {"id": row["id"]})
            total += found["id"] if found else 0

    assert total == 1201 * 1202 // 2


def test_writers_stand_in_line(database: Database) -> None:
    """What a writer has read stays true until it has written."""

    def raise_by_one() -> None:
        for _ in range(20):
            with database.write() as connection:
                row = connection.one("SELECT max(id) AS last FROM item")
                last = row["last"] if row else 0
                connection.execute("INSERT INTO item (id) VALUES (:id)", {"id": (last or 0) + 1})

    threads = [threading.Thread(target=raise_by_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert items(database) == list(range(1, 81))


def test_a_new_file_that_somebody_else_begins_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite tells a second connection at once that the file is locked while the first one has yet to change its journal."""
    path = tmp_path / "items.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE item (id INTEGER PRIMARY KEY)")
    other.execute("BEGIN IMMEDIATE")
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        other.execute("COMMIT")

    monkeypatch.setattr(time, "sleep", pause)
    database = SqliteDatabase(path)

    assert items(database) == []
    assert len(pauses) == 1
    database.close()
    other.close()


def test_statements_end_where_sql_says() -> None:
    """Semicolons in texts, comments and triggers end nothing."""
    script = """
    -- one; comment
CREATE TABLE a (x TEXT DEFAULT ';'); /* two; */ CREATE TRIGGER t BEFORE DELETE ON a
BEGIN SELECT RAISE(ABORT, 'no; never'); END;
    SELECT 1
    """

    found = list(statements(script))

    assert [statement.rpartition("\n")[2][:12].strip() for statement in found] == [
        "CREATE TABLE",
        "BEGIN SELECT",
        "SELECT 1",
    ]


def test_terms_of_papers_move_to_their_versions(database: Database) -> None:
    """The present version keeps its term; of a former one the register never knew it."""
    package = "frmr_cli.servers.registry.schema"
    former = [step for step in migrations(package, database.dialect) if step.number < 13]
    with database.write() as connection:
        for script in (text for step in former for text in step.scripts):
            connection.script(script)
        connection.set_schema_version(12)
        connection.execute(
            "INSERT INTO document VALUES ('d', 'w', 'other', 2, 1, :b, '2030-01-01', '2090', 'a', 'b')",
            {"b": b"0"},
        )
        for version in (1, 2):
            connection.execute(
                "INSERT INTO document_version VALUES ('d', :version, 'a', :b, 'me')",
                {"version": version, "b": b"0"},
            )

    migrate(database, package)

    with database.read() as connection:
        rows = connection.all("SELECT version, valid_until FROM document_version ORDER BY version")
    assert [tuple(row.values()) for row in rows] == [(1, None), (2, "2030-01-01")]
