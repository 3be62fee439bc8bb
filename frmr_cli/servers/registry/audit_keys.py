"""
The keys that sign the heads of the audit log.

A key is sealed by the vault. When a new one comes, both sign for a while and the heads announce it, so that who knows the old
key learns the new one under the old signature; then the old one only goes on verifying what it has signed.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.audit import time_text
from frmr_cli.transparency.notes import SignerKey, VerifierKey

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.vault import Vault


class LogKey(NamedTuple):
    """A key as the log publishes it."""

    verifier: VerifierKey
    created_at: str
    retires_at: str | None
    """After this it signs no more; None for the newest."""


def origin(connection: Connection) -> str:
    """The name of the log, made once; heads and keys bear it."""
    name = f"frmr-registry.local/{secrets.token_hex(8)}"
    connection.execute(
        "INSERT INTO setting (name, value) VALUES ('audit.origin', :name) ON CONFLICT (name) DO NOTHING",
        {"name": name},
    )
    row = connection.one("SELECT value FROM setting WHERE name = 'audit.origin'")
    return str(row["value"]) if row else name


def signers(connection: Connection, vault: Vault, *, now: datetime) -> list[SignerKey]:
    """The keys that sign now, oldest first; the first one is made when there is none."""
    at = time_text(now)
    rows = connection.all(
        "SELECT name, public, sealed FROM audit_key"
        " WHERE retires_at IS NULL OR retires_at > :at ORDER BY id",
        {"at": at},
    )
    if not rows:
        return [_add(connection, vault, at=at)]
    return [
        SignerKey(row["name"], vault.open(row["sealed"], context=_context(row["public"])))
        for row in rows
    ]


def published(connection: Connection) -> list[LogKey]:
    """Every key that ever signed, oldest first."""
    rows = connection.all(
        "SELECT name, public, created_at, retires_at FROM audit_key ORDER BY created_at, id"
    )
    return [
        LogKey(VerifierKey(row["name"], bytes(row["public"])), row["created_at"], row["retires_at"])
        for row in rows
    ]


def rotate(
    connection: Connection, vault: Vault, *, now: datetime, overlap: timedelta
) -> VerifierKey:
    """Let a new key sign from now on, and the present ones for the time of `overlap` besides it."""
    signers(connection, vault, now=now)
    connection.execute(
        "UPDATE audit_key SET retires_at = :until WHERE retires_at IS NULL",
        {"until": time_text(now + overlap)},
    )
    return _add(connection, vault, at=time_text(now)).verifier


def _add(connection: Connection, vault: Vault, *, at: str) -> SignerKey:
    key = SignerKey.made(origin(connection))
    public = key.verifier.public
    connection.execute(
        "INSERT INTO audit_key (name, public, sealed, created_at) VALUES (:name, :public, :sealed, :at)",
        {
            "name": key.name,
            "public": public,
            "sealed": vault.seal(key.private, context=_context(public)),
            "at": at,
        },
    )
    return key


def _context(public: bytes) -> str:
    return f"audit-key:{bytes(public).hex()}"
