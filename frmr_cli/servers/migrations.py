"""
Schema versions as numbered SQL files, each applied whole or not at all.

`0001_name.sql` is for every database and written as for SQLite; `0001_name.postgresql.sql` or
`0001_name.sqlite.sql` beside it (or alone) holds what only that one knows, and runs after it. The number is kept
in the transaction of its files, so that an interrupted migration leaves the former version, and it is read in that
transaction too, so that of several servers that start at once one migrates.
"""

from __future__ import annotations

from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.errors import ServerError

if TYPE_CHECKING:
    from frmr_cli.servers.database import Database, Dialect


class Migration(NamedTuple):
    """One version of a schema."""

    number: int
    scripts: tuple[str, ...]
    """In the order in which they run."""


def migrate(database: Database, package: str) -> int:
    """
    Bring a database to the newest schema of a package.

    Returns: the version now.
    Raises: ServerError FRMR-LOCAL-001 when the database is newer than the files; DatabaseUnavailable.
    """
    known = migrations(package, database.dialect)
    newest = known[-1].number if known else 0
    current = version(database)
    if current > newest:
        raise ServerError("FRMR-LOCAL-001", path=database.name, found=current, known=newest)
    for migration in known:
        if migration.number > current:
            _apply(database, migration)
    return newest


def version(database: Database) -> int:
    """The number of the last migration; 0 for an empty database."""
    with database.read() as connection:
        return connection.schema_version()


def migrations(package: str, dialect: Dialect) -> list[Migration]:
    """The versions of a schema as a database of that kind needs them, oldest first."""
    files = [item for item in resources.files(package).iterdir() if item.name.endswith(".sql")]
    wanted = {"": 0, f".{dialect}": 1}
    parts = sorted(
        (int(file.name[:4]), wanted[variant], file.read_text(encoding="utf-8"))
        for file in files
        if (variant := _variant(file.name)) in wanted
    )
    return [
        Migration(number, tuple(text for _, _, text in group))
        for number, group in groupby(parts, key=lambda part: part[0])
    ]


def _variant(name: str) -> str:
    stem = name.removesuffix(".sql")
    return f".{stem.rpartition('.')[2]}" if "." in stem else ""


def _apply(database: Database, migration: Migration) -> None:
    with database.write() as connection:
        if connection.schema_version() >= migration.number:
            return  # another server was faster
        for script in migration.scripts:
            connection.script(script)
        connection.set_schema_version(migration.number)
