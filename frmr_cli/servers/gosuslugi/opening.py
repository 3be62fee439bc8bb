"""Opening of the store that the stub keeps its accounts and tokens in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.servers.delivery import SpoolDelivery
from frmr_cli.servers.gosuslugi.config import Services
from frmr_cli.servers.gosuslugi.oauth.device_requests import DeviceRequests
from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.sqlite import open_private

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig

_SCHEMA = "frmr_cli.servers.gosuslugi.schema"


def open_services(config: GosuslugiConfig) -> Services:
    """
    Open the store of an issuer, made or migrated where needed; the caller closes `services.database`.

    Raises: ServerError when a newer program wrote it.
    """
    config.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = open_private(config.database_path)
    migrate(database, _SCHEMA)
    return Services(
        config=config,
        database=database,
        delivery=SpoolDelivery(config.spool),
        device_requests=DeviceRequests(database, config.now),
    )
