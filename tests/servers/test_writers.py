"""The line of writers of one process, by SQLite and by PostgreSQL."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from frmr_cli.servers.postgresql import PostgresqlDatabase
from frmr_cli.servers.sqlite import SqliteDatabase
from tests.postgresql import new_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frmr_cli.servers.database import Connection, Database


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty table `item`, whose `id` says in which order it was written."""
    database: Database
    if request.param == "sqlite":
        database = SqliteDatabase(tmp_path / "items.sqlite3")
    else:
        database = PostgresqlDatabase(new_schema())
    database.script("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE);")
    yield database
    database.close()


def names(database: Database) -> list[str]:
    """What is committed, in the order in which it was written."""
    with database.read() as connection:
        return [row["name"] for row in connection.all("SELECT name FROM item ORDER BY id")]


class Crowd:
    """Writers that come one after the other while somebody else has the turn."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.ended: dict[str, str] = {}
        self._threads: list[threading.Thread] = []

    def come(
        self, name: str, *, alone: bool = False, work: Callable[[], None] | None = None
    ) -> None:
        """Stand in line with one item to write; returns when the place is taken."""
        line = self.database._line  # type: ignore[attr-defined]
        before = line.waiting

        def write() -> None:
            try:
                with self.database.write(alone=alone) as connection:
                    connection.execute("INSERT INTO item (name) VALUES (:name)", {"name": name})
                    if work is not None:
                        work()
                self.ended[name] = "durable" if name in names(self.database) else "lost"
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                self.ended[name] = type(error).__name__

        thread = threading.Thread(target=write)
        thread.start()
        self._threads.append(thread)
        while line.waiting == before:
            pass

    def leave(self) -> dict[str, str]:
        """How it ended for each, once all have gone."""
        for thread in self._threads:
            thread.join()
        return self.ended


@pytest.mark.parametrize("alone", [False, True], ids=["together", "alone"])
def test_who_comes_first_writes_first(database: Database, alone: bool) -> None:
    """Nobody of a line is passed by, whether commits are shared or not, and nobody returns before its work is durable."""
    crowd = Crowd(database)
    with database.write(alone=alone) as connection:
        connection.execute("INSERT INTO item (name) VALUES ('0')")
        for name in "abcdefghij":
            crowd.come(name, alone=alone)

    assert set(crowd.leave().values()) == {"durable"}
    assert names(database) == ["0", *"abcdefghij"]


@pytest.mark.parametrize(
    ("first", "coming", "written"),
    [
        ("a", "BCdef", "adefBC"),
        ("A", "BCdef", "AdefBC"),
        ("A", "BCdDEf", "AdfBCDE"),
        ("a", "Bcdefghijkl", "acdefghiBjkl"),
        ("A", "BCDabcdefghijk", "AabcdefghBijkCD"),
    ],
)
def test_between_long_turns_is_one_short_commit(
    database: Database, first: str, coming: str, written: str
) -> None:
    """Small letters have little to write: they wait for one long turn at most, and a long one for one commit of theirs."""
    crowd = Crowd(database)
    with database.write(alone=first.isupper()) as connection:
        connection.execute("INSERT INTO item (name) VALUES (:name)", {"name": first})
        for name in coming:
            crowd.come(name, alone=name.isupper())

    assert set(crowd.leave().values()) == {"durable"}
    assert names(database) == list(written)


def test_a_failure_in_a_shared_commit_is_of_one(database: Database) -> None:
    """A writer that fails is told so; those with whom it shares a commit have theirs."""
    crowd = Crowd(database)

    def fail() -> None:
        raise LookupError

    with database.write() as connection:
        connection.execute("INSERT INTO item (name) VALUES ('0')")
        crowd.come("a")
        crowd.come("b", work=fail)
        crowd.come("c")
        crowd.come("d", work=fail)

    assert crowd.leave() == {"a": "durable", "b": "LookupError", "c": "durable", "d": "LookupError"}
    assert names(database) == ["0", "a", "c"]


class FullDisk(SqliteDatabase):
    """One of the commits fails."""

    commits_until_failure = -1

    @contextmanager
    def _writing(self) -> Iterator[Callable[[], Connection]]:
        with super()._writing() as connect:
            yield connect
            self.commits_until_failure -= 1
            if self.commits_until_failure == 0:
                raise OSError


def test_what_cannot_be_committed_is_told_to_all(tmp_path: Path) -> None:
    """When a shared commit fails, everybody whose work it held hears of it, and the line goes on."""
    database = FullDisk(tmp_path / "items.sqlite3")
    database.script("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE);")
    crowd = Crowd(database)
    with database.write(alone=True):
        database.commits_until_failure = 2
        crowd.come("a")
        crowd.come("b")
        crowd.come("c", alone=True)

    assert crowd.leave() == {"a": "OSError", "b": "OSError", "c": "durable"}
    assert names(database) == ["c"]
