"""
The signed heads of the audit log: one every so many entries, and one every so many minutes also when nothing happened.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from frmr_cli.servers import audit, audit_tree
from frmr_cli.servers.registry import audit_keys
from frmr_cli.transparency.checkpoint import head
from frmr_cli.transparency.notes import signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.services import Services

ENTRIES = 128
"""A head is due after so many new entries."""
INTERVAL = timedelta(minutes=10)
LOOK_SECONDS = 5.0
"""How often it is looked whether a head is due."""

_NEWEST = "SELECT size, signed_at, note FROM audit_head ORDER BY size DESC, signed_at DESC LIMIT 1"
_INSERT = """
INSERT INTO audit_head (size, signed_at, note) VALUES (:size, :at, :note)
ON CONFLICT (size, signed_at) DO NOTHING
"""
_BETWEEN = """
SELECT note FROM audit_head WHERE size > :low AND size <= :high ORDER BY size, signed_at
LIMIT :limit
"""


async def keep_signing(services: Services) -> None:
    """Sign a head whenever one is due, until cancelled. A database that is away is asked again."""
    loop = asyncio.get_running_loop()
    look: Callable[[Services], object] = is_due
    while True:
        try:
            await loop.run_in_executor(services.threads, look, services)
        except Exception as error:  # noqa: BLE001 - a head that failed must not end those that follow
            services.config.log("error", "no head signed", exception=type(error).__name__)
        await asyncio.sleep(LOOK_SECONDS)
        look = keep_up


def keep_up(services: Services) -> None:
    """Sign a head if one is due. When none is, it costs one read."""
    if is_due(services):
        services.vault.prepare()
        with services.database.write() as connection:
            # Somebody else may have signed one meanwhile.
            if _is_due(connection.one(_NEWEST), audit.size(connection), services.config.now()):
                sign(connection, services)
        is_due(services)


def is_due(services: Services) -> bool:
    """Whether a head is due; the newest that there is is handed out from now on."""
    with services.database.read() as connection:
        found, size = connection.one(_NEWEST), audit.size(connection)
    if found is not None:
        services.witnesses.take(found["note"], int(found["size"]))
    return _is_due(found, size, services.config.now())


def covering(connection: Connection, services: Services) -> str:
    """A head over all entries there are, in a transaction that writes; the vault must be prepared."""
    found = connection.one(_NEWEST)
    if found is not None and found["size"] == audit.size(connection):
        return str(found["note"])
    return sign(connection, services)


def sign(connection: Connection, services: Services) -> str:
    """Sign a head over all entries there are, now. Returns: the note."""
    now = services.config.now().astimezone(UTC)
    keys = audit_keys.signers(connection, services.vault, now=now)
    size = audit.size(connection)
    checkpoint = head(
        audit_keys.origin(connection),
        size,
        audit_tree.root_of(connection, size),
        at=now,
        successors=tuple(key.verifier for key in keys[1:]),
    )
    note = str(signed(str(checkpoint), keys))
    at = audit.time_text(now)
    connection.execute(_INSERT, {"size": size, "at": at, "note": note})
    return note


def of_size(connection: Connection, size: int) -> str | None:
    """A head over exactly so many entries, if one was signed."""
    row = connection.one(
        "SELECT note FROM audit_head WHERE size = :size ORDER BY signed_at LIMIT 1", {"size": size}
    )
    return None if row is None else str(row["note"])


def between(connection: Connection, low: int, high: int, *, limit: int) -> list[str]:
    """The heads of sizes above `low` up to `high`, oldest first; at most `limit`."""
    rows = connection.all(_BETWEEN, {"low": low, "high": high, "limit": limit})
    return [row["note"] for row in rows]


def _is_due(found: Mapping[str, Any] | None, size: int, now: datetime) -> bool:
    if found is None:
        return True
    age = now - datetime.fromisoformat(found["signed_at"])
    return age >= INTERVAL or size - int(found["size"]) >= ENTRIES
