"""Which papers of a worker prove which entries of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from frmr_cli.servers.database import Connection

Links = dict[str, list[dict[str, str]]]

_INSERT = """
INSERT INTO document_link (entry_id, document_id, purpose, worker_id, linked_at)
VALUES (:entry_id, :document_id, :purpose, :worker_id, :at)
ON CONFLICT (entry_id, document_id) DO UPDATE SET purpose = :purpose, linked_at = :at
"""
_DELETE = "DELETE FROM document_link WHERE entry_id = :entry_id AND document_id = :document_id"


def by_entry(connection: Connection, worker_id: str) -> Links:
    """The links of a worker's entries as entries show them: `documentId` and `purpose`."""
    found: Links = {}
    for row in _of_worker(connection, worker_id):
        shown = {"documentId": row["document_id"], "purpose": row["purpose"]}
        found.setdefault(row["entry_id"], []).append(shown)
    return found


def by_document(connection: Connection, worker_id: str) -> Links:
    """The links of a worker's papers as papers show them: `entryId` and `purpose`."""
    found: Links = {}
    for row in _of_worker(connection, worker_id):
        shown = {"entryId": row["entry_id"], "purpose": row["purpose"]}
        found.setdefault(row["document_id"], []).append(shown)
    return found


def link(
    connection: Connection,
    *,
    entry_id: str,
    document_id: str,
    purpose: str,
    worker_id: str,
    now: datetime,
) -> None:
    """Say that a paper proves an entry; a link of the two that is there gets the purpose."""
    connection.execute(
        _INSERT,
        {
            "entry_id": entry_id,
            "document_id": document_id,
            "purpose": purpose,
            "worker_id": worker_id,
            "at": now.isoformat(timespec="seconds"),
        },
    )


def unlink(connection: Connection, *, entry_id: str, document_id: str) -> bool:
    """Take a link away. Returns: whether there was one."""
    return connection.execute(_DELETE, {"entry_id": entry_id, "document_id": document_id}) > 0


def unlink_all(connection: Connection, *, entry_id: str) -> None:
    """Take away the links of an entry that is removed: its papers prove nothing any more."""
    connection.execute("DELETE FROM document_link WHERE entry_id = :id", {"id": entry_id})


def _of_worker(connection: Connection, worker_id: str) -> list[dict[str, str]]:
    return connection.all(
        "SELECT entry_id, document_id, purpose FROM document_link WHERE worker_id = :worker_id"
        " ORDER BY linked_at, document_id",
        {"worker_id": worker_id},
    )
