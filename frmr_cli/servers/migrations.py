"""
Schema versions as numbered SQL files, each applied whole or not at all.

The number of the last applied file stands in `PRAGMA user_version` and is written in the transaction of
the file, so that an interrupted migration leaves the former version.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from frmr_cli.errors import ServerError

if TYPE_CHECKING:
    from frmr_cli.servers.database import Database


def migrate(database: Database, package: str) -> int:
    """
    Bring a database to the newest schema of a package with files `0001_name.sql`, `0002_name.sql`, …

    Returns: the version now.
    Raises: ServerError FRMR-LOCAL-001 when the database is newer than the files.
    """
    files = sorted(
        item.name for item in resources.files(package).iterdir() if item.name.endswith(".sql")
    )
    current = version(database)
    if current > len(files):
        raise ServerError(
            "FRMR-LOCAL-001", path=database.path.name, found=current, known=len(files)
        )
    for number, name in enumerate(files[current:], start=current + 1):
        sql = resources.files(package).joinpath(name).read_text(encoding="utf-8")
        database.script(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
    return len(files)


def version(database: Database) -> int:
    """The number of the last applied file; 0 for an empty database."""
    with database.read() as connection:
        row = connection.one("PRAGMA user_version")
    return int(row["user_version"]) if row else 0
