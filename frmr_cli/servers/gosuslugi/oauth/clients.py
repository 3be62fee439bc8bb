"""Registered OAuth clients."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frmr_cli.servers.gosuslugi.oauth.scopes import scope_list
from frmr_cli.servers.gosuslugi.oauth.secrets_at_rest import digest

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection

DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code"
REFRESH_TOKEN = "refresh_token"  # noqa: S105 - the name of a grant
CLIENT_CREDENTIALS = "client_credentials"


@dataclass(frozen=True, kw_only=True)
class ClientRegistration:
    """A client as it is registered; `secret` None makes it public."""

    client_id: str
    name: str
    """As people see it when they are asked to allow it."""
    grant_types: tuple[str, ...]
    scopes: tuple[str, ...]
    default_scopes: tuple[str, ...]
    secret: str | None = None


@dataclass(frozen=True, kw_only=True)
class Client:
    """A registered client; the `check_…` and `get_…` methods are those Authlib asks a client for."""

    client_id: str
    secret_hash: bytes | None
    grant_types: frozenset[str]
    scopes: tuple[str, ...]
    default_scopes: tuple[str, ...]

    @property
    def public(self) -> bool:
        """Whether it has no secret to authenticate with (RFC 6749 §2.1)."""
        return self.secret_hash is None

    def get_client_id(self) -> str:
        """Its identifier."""
        return self.client_id

    def check_client_secret(self, secret: str) -> bool:
        """Whether the secret is right; compared in constant time."""
        return self.secret_hash is not None and hmac.compare_digest(
            self.secret_hash, digest(secret)
        )

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """Whether it authenticates so: a public client not at all, a confidential one always."""
        return self.public == (method == "none")

    def check_grant_type(self, grant_type: str) -> bool:
        """Whether it may use the grant."""
        return grant_type in self.grant_types


def find_client(connection: Connection, client_id: str) -> Client | None:
    """The client of an identifier."""
    row = connection.one("SELECT * FROM oauth_client WHERE client_id = :id", {"id": client_id})
    if row is None:
        return None
    return Client(
        client_id=row["client_id"],
        secret_hash=row["secret_hash"],
        grant_types=frozenset(scope_list(row["grant_types"])),
        scopes=scope_list(row["scopes"]),
        default_scopes=scope_list(row["default_scopes"]),
    )


def register(connection: Connection, client: ClientRegistration) -> None:
    """Add a client, or bring an existing one to this registration; its tokens stay."""
    connection.execute(
        _REGISTER,
        {
            "client_id": client.client_id,
            "name": client.name,
            "secret_hash": None if client.secret is None else digest(client.secret),
            "grant_types": " ".join(client.grant_types),
            "scopes": " ".join(client.scopes),
            "default_scopes": " ".join(client.default_scopes),
        },
    )


_REGISTER = """
INSERT INTO oauth_client (client_id, name, secret_hash, grant_types, scopes, default_scopes)
VALUES (:client_id, :name, :secret_hash, :grant_types, :scopes, :default_scopes)
ON CONFLICT (client_id) DO UPDATE
SET name = :name, secret_hash = :secret_hash, grant_types = :grant_types, scopes = :scopes,
    default_scopes = :default_scopes
"""
