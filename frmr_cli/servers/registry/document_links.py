"""Which document proves which entry, as documents need to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.servers.registry import entries

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection

_CONFIRMED = """
SELECT 1 AS found FROM document_link JOIN entry ON entry.id = document_link.entry_id
WHERE document_link.document_id = :document_id AND entry.confirmed_version IS NOT NULL
  AND entry.removed = 0
"""


def has_entry(connection: Connection, entry_id: str, *, worker_id: str) -> bool:
    """Whether a worker has this entry, in whatever state."""
    found = entries.find(connection, entry_id)
    return found is not None and found.worker_id == worker_id


def is_proof(connection: Connection, document_id: str, *, entry_id: str | None = None) -> bool:
    """Whether something that was ever confirmed rests on a document: that entry, or any."""
    values = {"document_id": document_id}
    sql = _CONFIRMED
    if entry_id is not None:
        sql += " AND entry.id = :entry_id"
        values["entry_id"] = entry_id
    return connection.one(f"{sql} LIMIT 1", values) is not None
