"""
The lines of the writers of one process: first come, first served, and those that wait share a commit.

Long turns have a line of their own. Between two of them is one commit of short turns, if any wait: whoever has little to write waits for
one long turn, whoever has much for one short commit.

A commit waits for the disk. Who is next in line when a writer is ready goes on in the same transaction, in a part of
its own; the last one commits for all, and nobody returns before that. A failure takes back the part of who failed.
"""

from __future__ import annotations

import threading
from collections import deque
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from frmr_cli.servers.connection import Connection

MOST_TOGETHER = 8
"""Writers of one commit: the first one waits for all of them."""


class _Group:
    """A transaction and those whose work it holds."""

    def __init__(self, begin: Callable[[], AbstractContextManager[Callable[[], Connection]]]):
        self._stack = ExitStack()
        self.connect = self._stack.enter_context(begin())
        self.members = 0
        self.ended = threading.Event()
        self.error: BaseException | None = None

    def commit(self) -> None:
        """Raises: what the database says, to every member."""
        try:
            self._stack.close()
        except BaseException as error:
            self.error = error
            raise
        finally:
            self.ended.set()

    def roll_back(self, error: BaseException) -> None:
        """Take everything back because of an error."""
        self.error = error
        try:
            self._stack.__exit__(type(error), error, error.__traceback__)
        except BaseException as same:
            if same is not error:
                raise
        finally:
            self.ended.set()


class _Ticket:
    """A place in the line."""

    def __init__(self, *, alone: bool) -> None:
        self.alone = alone
        self.turn = threading.Event()
        self.group: _Group | None = None
        """The transaction to go on in."""


class Line:
    """Gives out turns. Thread-safe; a thread that has a turn must not ask for another one."""

    def __init__(
        self, begin: Callable[[], AbstractContextManager[Callable[[], Connection]]]
    ) -> None:
        """`begin`: a transaction, committed where its block ends well; it gives connections to it."""
        self._begin = begin
        self._lock = threading.Lock()
        self._short: deque[_Ticket] = deque()
        self._long: deque[_Ticket] = deque()
        self._is_long_next = False
        """Whether short turns have gone before the long one that waits."""
        self._is_busy = False

    @property
    def waiting(self) -> int:
        """How many stand in line at the moment."""
        return len(self._short) + len(self._long)

    @contextmanager
    def turn(self, *, alone: bool = False) -> Iterator[Connection]:
        """
        The turn of the calling thread; what it wrote is durable when the block has ended.

        `alone`: shares its commit with nobody, because others would wait for it too long.
        """
        group = self._enter(alone=alone)
        is_first = group.members == 0
        group.members += 1
        try:
            connection = group.connect()
            if not is_first:
                connection.execute("SAVEPOINT member")
            yield connection
            connection.finish()
            if not is_first:
                connection.execute("RELEASE member")
        except BaseException as error:
            self._fail(group, error, is_first=is_first)
            raise
        if self._end(group, alone=alone):
            return
        group.ended.wait()
        if group.error is not None:
            raise group.error

    @contextmanager
    def held(self) -> Iterator[None]:
        """A turn without a transaction: somebody else writes, whose place in the line it is."""
        self._wait(_Ticket(alone=True))
        try:
            yield
        finally:
            self._next()

    def _enter(self, *, alone: bool) -> _Group:
        ticket = _Ticket(alone=alone)
        self._wait(ticket)
        if ticket.group is not None:
            return ticket.group
        try:
            return _Group(self._begin)
        except BaseException:
            self._next()
            raise

    def _wait(self, ticket: _Ticket) -> None:
        with self._lock:
            if self._is_busy:
                (self._long if ticket.alone else self._short).append(ticket)
            else:
                self._is_busy = True
                ticket.turn.set()
        ticket.turn.wait()

    def _end(self, group: _Group, *, alone: bool = False) -> bool:
        """Commit, or leave it to who is next. Returns: whether it was committed."""
        if not alone and group.members < MOST_TOGETHER and self._pass_on(group):
            return False
        try:
            group.commit()
        finally:
            self._next()
        return True

    def _fail(self, group: _Group, error: BaseException, *, is_first: bool) -> None:
        if not is_first:
            try:
                rest = group.connect()
                rest.execute("ROLLBACK TO member")
                rest.execute("RELEASE member")
            except Exception:  # noqa: BLE001 - the transaction is lost with all who are in it
                is_first = True
        if not is_first:
            self._end(group)
            return
        try:
            group.roll_back(error)
        finally:
            self._next()

    def _pass_on(self, group: _Group) -> bool:
        with self._lock:
            if not self._short:
                return False
            ticket = self._short.popleft()
            self._is_long_next = bool(self._long)
        ticket.group = group
        ticket.turn.set()
        return True

    def _next(self) -> None:
        with self._lock:
            line = self._long if self._is_long_next or not self._short else self._short
            if not line:
                self._is_busy = False
                return
            ticket = line.popleft()
            self._is_long_next = line is self._short and bool(self._long)
        ticket.turn.set()
