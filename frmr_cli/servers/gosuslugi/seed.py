"""First contents of the stub: its keys, its OAuth clients and the demo accounts."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.oauth.clients import (
    CLIENT_CREDENTIALS,
    DEVICE_CODE,
    REFRESH_TOKEN,
    ClientRegistration,
    register,
)
from frmr_cli.servers.gosuslugi.oauth.keys import SigningKeys
from frmr_cli.servers.gosuslugi.oauth.scopes import SUPPORTED
from frmr_cli.servers.gosuslugi.opening import open_services
from frmr_cli.servers.gosuslugi.private_files import write_private

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.servers.gosuslugi.accounts.seeding import SeededPerson
    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig

CLI_CLIENT: Final = ClientRegistration(
    client_id="frmr-cli",
    name="frmr – командная строка ФРМР",
    grant_types=(DEVICE_CODE, REFRESH_TOKEN),
    scopes=SUPPORTED,
    default_scopes=("openid", "profile", "offline_access", "frmr.read", "frmr.write"),
)

_SERVICE_SCOPES: Final = ("frmr.read", "frmr.write", "frmr.audit")
_SECRET_FILE: Final = "frmr-ci.secret"  # noqa: S105 - the name of a file


def seed(
    config: GosuslugiConfig,
    people: Iterable[SeededPerson],
    *,
    clients: Iterable[ClientRegistration] = (),
) -> None:
    """
    Make keys, register `frmr-cli`, `frmr-ci` and further clients, and add the accounts of the people.

    Repeating it changes nothing that exists, but brings the registrations up to date.
    """
    from frmr_cli.servers.gosuslugi.accounts.seeding import seed_accounts

    seed_clients(config, clients=clients)
    services = open_services(config)
    try:
        seed_accounts(services, people)
    finally:
        services.database.close()


def seed_clients(config: GosuslugiConfig, *, clients: Iterable[ClientRegistration] = ()) -> None:
    """The part of `seed` without people."""
    services = open_services(config)
    try:
        SigningKeys(config.directory, config.signing_algorithm).public_set()
        with services.database.write() as connection:
            for client in (CLI_CLIENT, _service_client(config), *clients):
                register(connection, client)
    finally:
        services.database.close()


def service_client_secret(config: GosuslugiConfig) -> str:
    """
    The secret of the demo service account `frmr-ci`, made at the first call.

    It is kept in clear in a file of its own (0600), because `frmr local accounts` shows it.
    """
    path = config.directory / _SECRET_FILE
    if not path.exists():
        write_private(path, secrets.token_urlsafe(32))
    return path.read_text(encoding="ascii")


def _service_client(config: GosuslugiConfig) -> ClientRegistration:
    return ClientRegistration(
        client_id="frmr-ci",
        name="frmr – проверка регистра",
        grant_types=(CLIENT_CREDENTIALS,),
        scopes=_SERVICE_SCOPES,
        default_scopes=("frmr.read", "frmr.write"),
        secret=service_client_secret(config),
    )
