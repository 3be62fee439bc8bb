"""
What the services ask of a database: whole transactions, one writer at a time, reads of one moment.

Statements keep to the SQL that SQLite and PostgreSQL share, with named parameters (`:name`). Writers stand in one
line, also those of other processes: an entry of the audit log is numbered in the order in which it becomes visible,
and nothing that a writer has read changes before it writes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import nullcontext
from typing import TYPE_CHECKING, Literal

from frmr_cli.errors import ServerError
from frmr_cli.servers.connection import Connection, SqlValue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

__all__ = ["Connection", "Database", "DatabaseUnavailable", "Dialect", "SqlValue", "among"]

Dialect = Literal["sqlite", "postgresql"]

WAIT_SECONDS = 10.0
"""How long a transaction waits for its turn."""


class DatabaseUnavailable(ServerError):
    """
    The database cannot be reached, or its turn did not come in time.

    Nothing of the transaction stays. Only when the connection is lost while a transaction ends is it unknown
    whether it did: a request with an Idempotency-Key is then safe to repeat.
    """


class Database(ABC):
    """One database. Thread-safe; a connection serves one transaction at a time, in whatever thread."""

    dialect: Dialect
    name: str
    """For messages and logs: a file or an address, never a password."""
    gate: Callable[[], AbstractContextManager[None]]
    """Entered before a transaction that writes begins, left when it has ended: a place in the line of another process."""

    def __init__(self) -> None:
        self.gate = nullcontext

    @abstractmethod
    def write(self, *, alone: bool = False) -> AbstractContextManager[Connection]:
        """
        One transaction: durable when the block has ended, rolled back when it raises.

        `alone`: it takes long, so nobody's commit is to wait for it (see `writers`).
        Raises: DatabaseUnavailable.
        """

    @abstractmethod
    def held(self) -> AbstractContextManager[None]:
        """The turn to write of this process, for a process that has its `gate` here."""

    @abstractmethod
    def read(self) -> AbstractContextManager[Connection]:
        """
        One snapshot: every statement of the block sees the same state. Writing is refused, but what
        `Connection.later` was given another connection can take over.

        Raises: DatabaseUnavailable.
        """

    @abstractmethod
    def close(self) -> None:
        """Close every connection. Nobody may be inside a transaction."""

    def script(self, sql: str) -> None:
        """Run statements in one transaction, see `Connection.script`."""
        with self.write() as connection:
            connection.script(sql)


def among(values: Sequence[SqlValue]) -> tuple[str, dict[str, SqlValue]]:
    """The right side of an `IN` over some values, at least one: `(:among0, :among1, …)` and its parameters."""
    names = [f"among{place}" for place in range(len(values))]
    return f"({', '.join(f':{name}' for name in names)})", dict(zip(names, values, strict=True))
