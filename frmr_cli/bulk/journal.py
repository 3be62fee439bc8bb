"""
The journal of a run: what was sent, and how it ended.

A batch stands here as sent before its request leaves, and with its results before anybody is told. SQLite in
WAL mode with `synchronous=FULL`: what was committed survives a kill and a loss of power.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import FrmrError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from frmr_cli.registry.batch import Result

FILE = "journal.sqlite3"
DONE = range(200, 300)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS batch (
  first INTEGER PRIMARY KEY, last INTEGER NOT NULL, sent_at TEXT NOT NULL, answered INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS result (
  number INTEGER PRIMARY KEY, status INTEGER NOT NULL, etag TEXT, location TEXT, problem TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS skipped (number INTEGER PRIMARY KEY) STRICT;
"""


class Sent(NamedTuple):
    """A batch whose answer the journal does not have."""

    first: int
    last: int
    """The last number that belongs to it."""
    sent_at: str


class Ended(NamedTuple):
    """How one row ended."""

    number: int
    status: int
    etag: str | None
    location: str | None
    problem: dict[str, Any] | None

    @property
    def is_done(self) -> bool:
        """Whether the registry has carried it out."""
        return self.status in DONE


class Counts(NamedTuple):
    """How the rows of a run stand; together they are all rows."""

    done: int
    failed: int
    in_doubt: int
    """Sent without an answer so far: `resume` asks again with the same keys."""
    not_started: int
    skipped: int
    """Left out by the review."""

    @property
    def left(self) -> int:
        """What `resume` would work on."""
        return self.in_doubt + self.not_started


class Journal:
    """The journal in one directory; one thread writes it, under the lock of the run."""

    def __init__(self, directory: Path) -> None:
        """Raises: UsageError FRMR-BULK-045 for a file that is no journal any more."""
        self._path = directory / FILE
        self._run = directory.name
        with self._named_failures():
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            self._database = sqlite3.connect(self._path, isolation_level=None)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = FULL")
            self._database.executescript(_SCHEMA)
            (sound,) = self._database.execute("PRAGMA quick_check(1)").fetchone()
        if sound != "ok":
            self._database.close()
            raise self._damaged(str(sound))

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def meta(self, name: str) -> str | None:
        """A fact about the run."""
        with self._named_failures():
            row = self._database.execute(
                "SELECT value FROM meta WHERE name = ?", (name,)
            ).fetchone()
        return None if row is None else str(row[0])

    def remember(self, **facts: str) -> None:
        """Write facts about the run, and with them everything before."""
        with self._transaction():
            self._database.executemany(
                "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", facts.items()
            )

    def skip(self, numbers: Iterable[int]) -> None:
        """Leave rows out for good."""
        with self._transaction():
            self._database.executemany(
                "INSERT OR IGNORE INTO skipped (number) VALUES (?)", ((n,) for n in numbers)
            )

    def skipped(self) -> set[int]:
        """The rows that are left out."""
        with self._named_failures():
            return {row[0] for row in self._database.execute("SELECT number FROM skipped")}

    def note(
        self, *, answered: Iterable[tuple[int, Iterable[Result]]] = (), sent: Sent | None = None
    ) -> None:
        """
        Write down how batches ended, before anybody is told, and which one is sent next, before it leaves.

        Both at once, because each time the disk is waited for. `answered`: first number and results of each batch.
        """
        with self._transaction():
            for first, results in answered:
                self._database.executemany(
                    "INSERT INTO result (number, status, etag, location, problem)"
                    " VALUES (?, ?, ?, ?, ?)",
                    map(_row, results),
                )
                self._database.execute("UPDATE batch SET answered = 1 WHERE first = ?", (first,))
            if sent is not None:
                self._database.execute(
                    "INSERT OR REPLACE INTO batch (first, last, sent_at, answered)"
                    " VALUES (?, ?, ?, 0)",
                    sent,
                )

    def unanswered(self) -> list[Sent]:
        """The batches in doubt, in order."""
        with self._named_failures():
            rows = self._database.execute(
                "SELECT first, last, sent_at FROM batch WHERE answered = 0 ORDER BY first"
            ).fetchall()
        return [Sent(*row) for row in rows]

    def next_number(self) -> int:
        """The first row that was never sent."""
        with self._named_failures():
            row = self._database.execute("SELECT max(last) FROM batch").fetchone()
        return 0 if row[0] is None else int(row[0]) + 1

    def ended(self, *, failed: bool | None = None) -> Iterator[Ended]:
        """The rows that have ended, in order; only those that failed, or only those that did not."""
        condition = {
            None: "1",
            True: "status NOT BETWEEN 200 AND 299",
            False: "status BETWEEN 200 AND 299",
        }[failed]
        with self._named_failures():
            for number, status, etag, location, problem in self._database.execute(
                f"SELECT number, status, etag, location, problem FROM result"  # noqa: S608 - three texts of our own
                f" WHERE {condition} ORDER BY number"
            ):
                told = None if problem is None else json.loads(problem)
                yield Ended(number, status, etag, location, told)

    def counts(self, total: int) -> Counts:
        """How `total` rows stand."""
        with self._named_failures():
            done, failed = self._database.execute(
                "SELECT count(*) FILTER (WHERE status BETWEEN 200 AND 299),"
                " count(*) FILTER (WHERE status NOT BETWEEN 200 AND 299) FROM result"
            ).fetchone()
            (skipped,) = self._database.execute("SELECT count(*) FROM skipped").fetchone()
            (in_doubt,) = self._database.execute(
                "SELECT coalesce(sum(last - first + 1 - (SELECT count(*) FROM skipped"
                " WHERE number BETWEEN first AND last)), 0) FROM batch WHERE answered = 0"
            ).fetchone()
        return Counts(done, failed, in_doubt, total - done - failed - in_doubt - skipped, skipped)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._named_failures():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            finally:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")

    @contextmanager
    def _named_failures(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            # A full disk, a failed fsync, a file system gone read-only.
            raise UsageError("FRMR-BULK-046", run=self._run, why=str(error)) from error
        except sqlite3.DatabaseError as error:
            raise self._damaged(str(error)) from error
        except OSError as error:
            why = error.strerror or "?"
            raise UsageError("FRMR-BULK-046", run=self._run, why=why) from error

    def _damaged(self, why: str) -> FrmrError:
        return FrmrError("FRMR-BULK-045", run=self._run, why=why.splitlines()[0], path=self._path)


def _row(item: Result) -> tuple[int, int, str | None, str | None, str | None]:
    return int(item.id), item.status, item.etag, item.location, _text(item.problem)


def _text(problem: Any) -> str | None:
    return None if problem is None else json.dumps(problem, ensure_ascii=False)
