"""
A connection inside one transaction: statements now, statements that may wait, parts that are taken back alone.

What `later` was given is written when the transaction ends, or before a statement that names one of its tables: rows
for one table go out together, which is most of what makes a batch quick. A part that is taken back before anything of
it was written costs no savepoint.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

SqlValue = str | int | float | bytes | None

_INTO = re.compile(r"\s*(?:INSERT\s+INTO|UPDATE)\s+(\w+)")
_WORD = re.compile(r"\w+")


class ReadOnly(Exception):
    """What only reads was to write at once, or to read what it may not; it is to be done in a transaction that writes."""


class TakenBack(Exception):
    """Raised inside `Connection.attempt`, it takes back what was done there and goes no further."""


_UNKNOWN = object()


@dataclass
class _Attempt:
    queued: int
    """Statements that were waiting when it began."""
    learned: int
    is_saved: bool = False
    """Whether the database has a savepoint of it."""


class Connection(ABC):
    """One connection inside a transaction; rows are mappings from names of columns."""

    def __init__(self, *, read_only: bool = False) -> None:
        """`read_only`: nothing is written; what `later` was given can be taken over by a connection that writes."""
        self._read_only = read_only
        self._queue: list[tuple[str, Mapping[str, SqlValue]]] = []
        self._waiting: dict[str, str] = {}
        """Table → the statement that waits for it; there is one at a time, so that their order is kept."""
        self._attempts: list[_Attempt] = []
        self._memory: dict[tuple[str, Hashable], Any] = {}
        self._learned: list[tuple[tuple[str, Hashable], Any]] = []
        self._may_ask = True

    def execute(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> int:
        """Run a statement. Returns: how many rows it changed."""
        self._before_writing(sql)
        return self._execute(sql, params or {})

    def execute_many(self, sql: str, params: Sequence[Mapping[str, SqlValue]]) -> int:
        """Run a statement once per set of parameters. Returns: how many rows were changed in all."""
        self._before_writing(sql)
        return self._execute_many(sql, params)

    def later(self, sql: str, params: Mapping[str, SqlValue]) -> None:
        """Run an INSERT or UPDATE before the transaction ends, or before a statement that names its table."""
        table = _table(sql)
        if self._waiting.setdefault(table, sql) != sql:
            self._write_queue()
            self._waiting[table] = sql
        self._queue.append((sql, params))

    def one(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> dict[str, Any] | None:
        """The first row, or None."""
        self._before_reading(sql)
        return self._one(sql, params or {})

    def all(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> list[dict[str, Any]]:
        """Every row; for results whose size the caller bounds."""
        self._before_reading(sql)
        return self._all(sql, params or {})

    def encoded(
        self, sql: str, params: Mapping[str, SqlValue] | None = None
    ) -> list[dict[str, Any]]:
        """As `all`, with texts as the UTF-8 in which they are stored: for large ones that are only passed on."""
        self._before_reading(sql)
        return self._encoded(sql, params or {})

    def rows(
        self, sql: str, params: Mapping[str, SqlValue] | None = None
    ) -> Iterator[dict[str, Any]]:
        """The rows of a query one by one, in constant memory, while the transaction lives."""
        self._before_reading(sql)
        yield from self._rows(sql, params or {})

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of the transaction that `TakenBack` takes back alone; any other error is of the whole."""
        attempt = _Attempt(len(self._queue), len(self._learned))
        self._attempts.append(attempt)
        try:
            yield
        except TakenBack:
            self._take_back(attempt)
        self._attempts.pop()
        if attempt.is_saved:
            self._execute("RELEASE attempt", {})

    def recall(self, kind: str, key: Hashable, default: Any = None) -> Any:
        """What this transaction knows already; whoever changes it remembers the new state."""
        return self._memory.get((kind, key), default)

    def remember(self, kind: str, key: Hashable, value: Any) -> None:
        """Know something from now on; it is forgotten with the attempt that learned it."""
        place = (kind, key)
        if self._attempts:
            self._learned.append((place, self._memory.get(place, _UNKNOWN)))
        self._memory[place] = value

    def take_over(self, draft: Connection) -> None:
        """Have written here what a read-only connection was given."""
        for sql, params in draft._queue:
            self.later(sql, params)

    def ask_no_more(self) -> None:
        """From now on a query raises ReadOnly: only what is remembered may be looked at."""
        self._may_ask = False

    def finish(self) -> None:
        """Write what still waits; before the transaction is committed."""
        self._write_queue()

    def _before_reading(self, sql: str) -> None:
        if not self._may_ask:
            raise ReadOnly
        if self._waiting and not self._waiting.keys().isdisjoint(_words(sql)):
            self._write_queue()

    def _before_writing(self, sql: str) -> None:
        if self._read_only:
            raise ReadOnly
        if self._waiting and not self._waiting.keys().isdisjoint(_words(sql)):
            self._write_queue()
        self._save()

    def _write_queue(self) -> None:
        if not self._queue:
            return
        if self._read_only:
            raise ReadOnly
        self._save()
        waiting, self._queue = self._queue, []
        self._waiting.clear()
        for attempt in self._attempts:
            attempt.queued = 0
        self._write(waiting)

    def _save(self) -> None:
        """Have a savepoint for each open attempt, after what had waited before it."""
        written = 0
        for attempt in self._attempts:
            if attempt.is_saved:
                continue
            self._write(self._queue[written : attempt.queued])
            written = attempt.queued
            self._execute("SAVEPOINT attempt", {})
            attempt.is_saved = True
        if written:
            self._queue = self._queue[written:]
            self._waiting = {_table(sql): sql for sql, _ in self._queue}
        for attempt in self._attempts:
            attempt.queued = 0

    def _write(self, waiting: Sequence[tuple[str, Mapping[str, SqlValue]]]) -> None:
        by_statement: dict[str, list[Mapping[str, SqlValue]]] = {}
        for sql, params in waiting:
            by_statement.setdefault(sql, []).append(params)
        for sql, rows in by_statement.items():
            self._execute_many(sql, rows)

    def _take_back(self, attempt: _Attempt) -> None:
        if attempt.is_saved:
            self._execute("ROLLBACK TO attempt", {})
        del self._queue[attempt.queued :]
        self._waiting = {_table(sql): sql for sql, _ in self._queue}
        while len(self._learned) > attempt.learned:
            place, before = self._learned.pop()
            if before is _UNKNOWN:
                del self._memory[place]
            else:
                self._memory[place] = before

    @abstractmethod
    def _execute(self, sql: str, params: Mapping[str, SqlValue]) -> int: ...

    @abstractmethod
    def _execute_many(self, sql: str, params: Sequence[Mapping[str, SqlValue]]) -> int: ...

    @abstractmethod
    def _one(self, sql: str, params: Mapping[str, SqlValue]) -> dict[str, Any] | None: ...

    @abstractmethod
    def _all(self, sql: str, params: Mapping[str, SqlValue]) -> list[dict[str, Any]]: ...

    @abstractmethod
    def _encoded(self, sql: str, params: Mapping[str, SqlValue]) -> list[dict[str, Any]]: ...

    @abstractmethod
    def _rows(self, sql: str, params: Mapping[str, SqlValue]) -> Iterable[dict[str, Any]]: ...

    @abstractmethod
    def script(self, sql: str) -> None:
        """Run statements without parameters; those of the schema are written as for SQLite."""

    @abstractmethod
    def schema_version(self) -> int:
        """The number of the last migration; 0 for an empty database."""

    @abstractmethod
    def set_schema_version(self, version: int) -> None:
        """Keep the number of the last migration, in the transaction of the migration."""


@lru_cache(maxsize=256)
def _table(sql: str) -> str:
    found = _INTO.match(sql)
    if found is None:
        raise ValueError("only an INSERT or an UPDATE can wait")
    return found[1]


@lru_cache(maxsize=1024)
def _words(sql: str) -> frozenset[str]:
    return frozenset(_WORD.findall(sql))
