"""Which papers of a worker prove which entries of the record, now and on any day before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.registry import register_time

if TYPE_CHECKING:
    from datetime import datetime

    from frmr_cli.servers.database import Connection

Links = dict[str, list[dict[str, str]]]

_NOW = """
SELECT entry_id, document_id, purpose FROM document_link WHERE worker_id = :worker_id
ORDER BY linked_at, document_id
"""
_THEN = """
SELECT v.entry_id, v.document_id, v.purpose FROM document_link_version v
WHERE v.worker_id = :worker_id AND v.purpose IS NOT NULL AND v.version = (
  SELECT MAX(n.version) FROM document_link_version n
  WHERE n.entry_id = v.entry_id AND n.document_id = v.document_id AND n.valid_from < :before
)
ORDER BY v.valid_from, v.document_id
"""
_INSERT = """
INSERT INTO document_link (entry_id, document_id, purpose, worker_id, linked_at)
VALUES (:entry_id, :document_id, :purpose, :worker_id, :at)
ON CONFLICT (entry_id, document_id) DO UPDATE SET purpose = excluded.purpose, linked_at = excluded.linked_at
WHERE document_link.purpose <> excluded.purpose
"""
_DELETE = "DELETE FROM document_link WHERE entry_id = :entry_id AND document_id = :document_id"
_REMEMBER = """
INSERT INTO document_link_version (entry_id, document_id, version, worker_id, purpose, valid_from)
SELECT CAST(:entry_id AS TEXT), CAST(:document_id AS TEXT), COALESCE(MAX(version), 0) + 1,
       CAST(:worker_id AS TEXT), CAST(:purpose AS TEXT), CAST(:at AS TEXT)
FROM document_link_version WHERE entry_id = :entry_id AND document_id = :document_id
"""


class Link(NamedTuple):
    """A paper and the entry of the same worker that it is about."""

    entry_id: str
    document_id: str
    worker_id: str


def by_entry(connection: Connection, worker_id: str, *, before: str | None = None) -> Links:
    """
    The links of a worker's entries as entries show them: `documentId` and `purpose`.

    `before`: as they were before that moment, see `register_time`; papers that were deleted since are left out.
    """
    found: Links = {}
    for row in _of_worker(connection, worker_id, before):
        shown = {"documentId": row["document_id"], "purpose": row["purpose"]}
        found.setdefault(row["entry_id"], []).append(shown)
    return found


def by_document(connection: Connection, worker_id: str, *, before: str | None = None) -> Links:
    """The links of a worker's papers as papers show them: `entryId` and `purpose`. As `by_entry`."""
    found: Links = {}
    for row in _of_worker(connection, worker_id, before):
        shown = {"entryId": row["entry_id"], "purpose": row["purpose"]}
        found.setdefault(row["document_id"], []).append(shown)
    return found


def link(connection: Connection, what: Link, *, purpose: str, now: datetime) -> None:
    """Say that a paper proves an entry; a link of the two that is there gets the purpose."""
    row = {**what._asdict(), "purpose": purpose, "at": register_time.stored(now)}
    if connection.execute(_INSERT, row):
        connection.execute(_REMEMBER, row)


def unlink(connection: Connection, what: Link, *, now: datetime) -> bool:
    """Take a link away. Returns: whether there was one."""
    pair = {"entry_id": what.entry_id, "document_id": what.document_id}
    if not connection.execute(_DELETE, pair):
        return False
    row = {**what._asdict(), "purpose": None, "at": register_time.stored(now)}
    connection.execute(_REMEMBER, row)
    return True


def unlink_all(connection: Connection, *, entry_id: str, now: datetime) -> None:
    """Take away the links of an entry that is removed: its papers prove nothing any more."""
    rows = connection.all(
        "SELECT entry_id, document_id, worker_id FROM document_link WHERE entry_id = :id",
        {"id": entry_id},
    )
    for row in rows:
        unlink(connection, Link(**row), now=now)


def _of_worker(connection: Connection, worker_id: str, before: str | None) -> list[dict[str, str]]:
    if before is None:
        return connection.all(_NOW, {"worker_id": worker_id})
    return connection.all(_THEN, {"worker_id": worker_id, "before": before})
