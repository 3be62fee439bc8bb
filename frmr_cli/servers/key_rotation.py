"""A new sealing key for the register of the embedded services."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from frmr_cli import local_state
from frmr_cli.errors import NotFound
from frmr_cli.servers.databases import open_database
from frmr_cli.servers.embedded import read_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.servers.layout import LocalPaths
    from frmr_cli.servers.registry.rotation import Rotated


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


def rotate_keys(paths: LocalPaths, *, now: Callable[[], datetime] = utc_now) -> Rotated:
    """
    See `rotation.rotate`; running services are waited for, services that do not run are not.

    Raises: NotFound FRMR-LOCAL-030 before the first start; and as `rotate`.
    """
    from frmr_cli.servers.migrations import migrate
    from frmr_cli.servers.registry.rotation import SETTLING, rotate
    from frmr_cli.servers.registry.services import SCHEMA
    from frmr_cli.servers.registry.vault import Vault

    if not paths.seeded.exists():
        raise NotFound("FRMR-LOCAL-030")
    address = read_database(paths)
    directory = paths.registry if address is None else paths.shared_registry
    # A register in PostgreSQL may be served by others too.
    alone = address is None and not local_state.is_held(paths.data)
    with closing(open_database(address, paths.registry_database)) as database:
        migrate(database, SCHEMA)
        vault = Vault(database, directory, now=now)
        return rotate(database, vault, now=now(), settling=timedelta(0) if alone else SETTLING)
