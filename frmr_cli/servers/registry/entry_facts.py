"""Questions about entries that need none of their members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.vault import Vault

_HISTORY = """
SELECT version, valid_from, state, changed_by, fields FROM entry_version
WHERE entry_id = :id AND version < :before ORDER BY version DESC LIMIT :limit
"""


def history(
    connection: Connection, entry_id: str, *, before: int, limit: int
) -> list[dict[str, Any]]:
    """The versions below a number, newest first: version, valid_from, state, changed_by, fields."""
    return connection.all(_HISTORY, {"id": entry_id, "before": before, "limit": limit})


def count(connection: Connection, worker_id: str, noun: str) -> int:
    """How many entries of a noun a worker has."""
    row = connection.one(
        "SELECT COUNT(*) AS found FROM entry WHERE worker_id = :worker_id AND noun = :noun"
        " AND removed = 0",
        {"worker_id": worker_id, "noun": noun},
    )
    return int(row["found"]) if row else 0


def paper_is_taken(connection: Connection, vault: Vault, key: str, *, worker_id: str) -> bool:
    """Whether a confirmed entry of another worker stands on the same paper."""
    row = connection.one(
        "SELECT 1 FROM entry_version v JOIN entry e ON e.id = v.entry_id"
        " AND e.confirmed_version = v.version"
        " WHERE v.paper_index = :paper AND e.worker_id <> :worker_id AND e.removed = 0 LIMIT 1",
        {"paper": vault.fingerprint(key, purpose="paper"), "worker_id": worker_id},
    )
    return row is not None


def due(connection: Connection, *, now: str, limit: int) -> list[str]:
    """The ids of entries for which the checker is due, the longest waiting first."""
    rows = connection.all(
        "SELECT id FROM entry WHERE check_due IS NOT NULL AND check_due <= :now AND removed = 0"
        " ORDER BY check_due LIMIT :limit",
        {"now": now, "limit": limit},
    )
    return [str(row["id"]) for row in rows]
