"""
What the services ask of a database: whole transactions, one writer at a time, reads of one moment.

Statements keep to the SQL that SQLite and PostgreSQL share, with named parameters (`:name`). Writers stand in one
line, also those of other processes: an entry of the audit log is numbered in the order in which it becomes visible,
and nothing that a writer has read changes before it writes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Literal, Protocol

from frmr_cli.errors import ServerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

SqlValue = str | int | float | bytes | None
Dialect = Literal["sqlite", "postgresql"]

WAIT_SECONDS = 10.0
"""How long a transaction waits for its turn."""


class DatabaseUnavailable(ServerError):
    """
    The database cannot be reached, or its turn did not come in time.

    Nothing of the transaction stays. Only when the connection is lost while a transaction ends is it unknown
    whether it did: a request with an Idempotency-Key is then safe to repeat.
    """


class Connection(Protocol):
    """One connection inside a transaction; rows are mappings from names of columns."""

    def execute(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> int:
        """Run a statement. Returns: how many rows it changed."""

    def execute_many(self, sql: str, params: Sequence[Mapping[str, SqlValue]]) -> int:
        """Run a statement once per set of parameters. Returns: how many rows were changed in all."""

    def one(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> dict[str, Any] | None:
        """The first row, or None."""

    def all(self, sql: str, params: Mapping[str, SqlValue] | None = None) -> list[dict[str, Any]]:
        """Every row; for results whose size the caller bounds."""

    def rows(
        self, sql: str, params: Mapping[str, SqlValue] | None = None
    ) -> Iterator[dict[str, Any]]:
        """The rows of a query one by one, in constant memory, while the transaction lives."""

    def script(self, sql: str) -> None:
        """Run statements without parameters; those of the schema are written as for SQLite."""

    def schema_version(self) -> int:
        """The number of the last migration; 0 for an empty database."""

    def set_schema_version(self, version: int) -> None:
        """Keep the number of the last migration, in the transaction of the migration."""


class Database(ABC):
    """One database. Thread-safe; a connection serves one transaction at a time, in whatever thread."""

    dialect: Dialect
    name: str
    """For messages and logs: a file or an address, never a password."""

    @abstractmethod
    def write(self) -> AbstractContextManager[Connection]:
        """
        One transaction that is committed when the block ends and rolled back when it raises.

        Raises: DatabaseUnavailable.
        """

    @abstractmethod
    def read(self) -> AbstractContextManager[Connection]:
        """
        One snapshot: every statement of the block sees the same state. Writing is refused.

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
