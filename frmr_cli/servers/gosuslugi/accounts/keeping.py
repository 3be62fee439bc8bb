"""The key of the accounts, fetched only when it is the one that their database was sealed with."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final

from frmr_cli.errors import ServerError
from frmr_cli.servers.gosuslugi.accounts.server_key import KEY_FILE, server_key

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey
    from frmr_cli.servers.gosuslugi.config import Services

_LABEL: Final = "identity of the key"


def accounts_key(services: Services) -> ServerKey:
    """
    The key beside the database, made with it.

    Raises: ServerError FRMR-GOS-051 when the database was sealed with another key, or the file is gone;
    FRMR-GOS-052 when others may read it.
    """
    directory = services.config.directory
    with services.database.read() as connection:
        row = connection.one("SELECT fingerprint FROM account_key")
    if row is not None and not (directory / KEY_FILE).exists():
        raise ServerError("FRMR-GOS-051", path=KEY_FILE)
    key = server_key(directory)
    fingerprint = key.fingerprint(_LABEL, "")
    if row is None:
        with services.database.write() as connection:
            connection.execute(_INSERT, {"fingerprint": fingerprint})
    elif not hmac.compare_digest(row["fingerprint"], fingerprint):
        raise ServerError("FRMR-GOS-051", path=KEY_FILE)
    return key


_INSERT = "INSERT INTO account_key (fingerprint) VALUES (:fingerprint) ON CONFLICT DO NOTHING"
