"""Which document proves which entry, as documents need to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.servers.registry import entries, links
from frmr_cli.servers.registry.entry_access import may_change
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.access import Access
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.documents import StoredDocument
    from frmr_cli.servers.registry.entries import StoredEntry

_CONFIRMED = """
SELECT 1 AS found FROM document_link JOIN entry ON entry.id = document_link.entry_id
WHERE document_link.document_id = :document_id AND entry.confirmed_version IS NOT NULL
  AND entry.removed = 0
"""


def entry_of(connection: Connection, entry_id: str, *, worker_id: str) -> StoredEntry | None:
    """The entry of a worker, in whatever state; None when the worker has no such entry."""
    found = entries.find(connection, entry_id)
    return found if found is not None and found.worker_id == worker_id else None


def is_proof(connection: Connection, document_id: str, *, entry_id: str | None = None) -> bool:
    """Whether something that was ever confirmed rests on a document: that entry, or any."""
    values = {"document_id": document_id}
    sql = _CONFIRMED
    if entry_id is not None:
        sql += " AND entry.id = :entry_id"
        values["entry_id"] = entry_id
    return connection.one(f"{sql} LIMIT 1", values) is not None


def require_own_job(call: Call, access: Access, entry: StoredEntry) -> None:
    """Raises: Problem 403 FRMR-REG-016 for a job that another organisation keeps."""
    if entry.noun == "employment" and not may_change(call, access, entry.noun, entry.masked()):
        raise Problem(403, "FRMR-REG-016")


def refuse_other_purpose(
    connection: Connection, stored: StoredDocument, entry_id: str, purpose: str
) -> None:
    """Raises: Problem 409 FRMR-REG-151: what was confirmed by a contract needs it as a contract."""
    linked = links.by_document(connection, stored.worker_id).get(stored.id, [])
    if {"entryId": entry_id, "purpose": purpose} not in linked:
        raise Problem(409, "FRMR-REG-151", until=stored.retain_until)
