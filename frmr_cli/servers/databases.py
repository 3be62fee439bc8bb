"""Which database a service uses: a file of its own, or PostgreSQL by its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.servers.database_address import check_address

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.servers.database import Database


def open_database(address: str | None, file: Path) -> Database:
    """
    The database at an address, or in a private file where there is no address.

    Raises: as `check_address`.
    """
    if address is None:
        from frmr_cli.servers.sqlite import open_private

        return open_private(file)
    check_address(address)
    from frmr_cli.servers.postgresql import PostgresqlDatabase

    return PostgresqlDatabase(address)
