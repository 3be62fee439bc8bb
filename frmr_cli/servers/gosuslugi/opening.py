"""Opening of the store that the stub keeps its accounts and tokens in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from frmr_cli.servers.database import Database
from frmr_cli.servers.delivery import SpoolDelivery
from frmr_cli.servers.gosuslugi.config import Services
from frmr_cli.servers.gosuslugi.oauth.device_requests import DeviceRequests
from frmr_cli.servers.migrations import migrate

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig

_SCHEMA = "frmr_cli.servers.gosuslugi.schema"


def open_services(config: GosuslugiConfig) -> Services:
    """
    Open the store of an issuer, made or migrated where needed; the caller closes `services.database`.

    Raises: ServerError when a newer program wrote it.
    """
    config.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its journal the mode of the database, so the mode is set before the first byte.
    os.close(os.open(config.database_path, os.O_RDWR | os.O_CREAT, 0o600))
    database = Database(config.database_path)
    migrate(database, _SCHEMA)
    return Services(
        config=config,
        database=database,
        delivery=SpoolDelivery(config.spool),
        device_requests=DeviceRequests(database, config.now),
    )
