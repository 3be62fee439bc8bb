"""Changes of documents in the database: stored, changed, deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.servers.registry import documents, register_time
from frmr_cli.servers.registry.documents import StoredDocument
from frmr_cli.servers.registry.identifiers import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.documents import Document
    from frmr_cli.servers.registry.vault import Vault

_INSERT = """
INSERT INTO document (id, worker_id, kind, version, content_version, content_index,
                      retain_until, uploaded_at)
VALUES (:id, :worker_id, :kind, 1, 1, :content_index, :retain_until, :at)
"""
_UPDATE = """
UPDATE document SET version = :version, content_version = :content_version WHERE id = :id
"""
_INSERT_VERSION = """
INSERT INTO document_version (document_id, version, valid_from, valid_until, sealed, changed_by)
VALUES (:id, :version, :at, :valid_until, :sealed, :changed_by)
"""
_INSERT_CONTENT = """
INSERT INTO document_content (document_id, version, sealed) VALUES (:id, :version, :sealed)
"""
_TABLES = (
    ("document_link", "document_id"),
    ("document_link_version", "document_id"),
    ("document_content", "document_id"),
    ("document_version", "document_id"),
    ("document", "id"),
)
"""Table → its column with the id of the document."""


class NewDocument(NamedTuple):
    """What is known of a document before it is stored."""

    worker_id: str
    kind: str
    name: str
    details: Mapping[str, Any]
    valid_until: str | None
    retain_until: date
    id: str = ""
    """Of a document of the demo data; others get one of their own."""


def insert(
    connection: Connection,
    vault: Vault,
    new: NewDocument,
    content: bytes,
    *,
    changed_by: str,
    now: datetime,
) -> StoredDocument:
    """Store a document; its content must have been examined."""
    document_id = new.id or new_id()
    at = register_time.stored(now)
    connection.execute(
        _INSERT,
        {
            "id": document_id,
            "worker_id": new.worker_id,
            "kind": new.kind,
            "content_index": documents.content_index(vault, content),
            "retain_until": new.retain_until.isoformat(),
            "at": at,
        },
    )
    stored = StoredDocument(
        document_id,
        new.worker_id,
        new.kind,
        1,
        1,
        new.valid_until,
        new.retain_until.isoformat(),
        at,
        at,
        b"",
    )
    said = {"name": new.name, **documents.described(content), "details": dict(new.details)}
    _write_content(connection, vault, stored, content)
    return _write_version(connection, vault, stored, said, changed_by=changed_by)


def change(
    connection: Connection,
    vault: Vault,
    stored: StoredDocument,
    said: Document,
    *,
    changed_by: str,
    now: datetime,
    valid_until: str | None,
    content: bytes | None = None,
) -> StoredDocument:
    """
    Make a new version: `said` is what is sealed of it; `content` must have been examined.
    """
    version = stored.version + 1
    changed = stored._replace(
        version=version,
        content_version=stored.content_version if content is None else version,
        valid_until=valid_until,
        updated_at=register_time.stored(now),
    )
    if content is not None:
        _write_content(connection, vault, changed, content)
        connection.execute(
            "UPDATE document SET content_index = :content_index WHERE id = :id",
            {"id": stored.id, "content_index": documents.content_index(vault, content)},
        )
    connection.execute(
        _UPDATE,
        {
            "id": stored.id,
            "version": version,
            "content_version": changed.content_version,
        },
    )
    return _write_version(connection, vault, changed, said, changed_by=changed_by)


def remove(connection: Connection, document_id: str) -> None:
    """Delete a document with its versions, contents and links; the audit log alone remembers it."""
    for table, column in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE {column} = :id", {"id": document_id})  # noqa: S608 - names of this module


def overdue(connection: Connection, *, today: date, limit: int) -> list[dict[str, Any]]:
    """Id, worker_id, kind and retain_until of documents whose term has passed, oldest first."""
    return connection.all(
        "SELECT id, worker_id, kind, retain_until FROM document WHERE retain_until < :today"
        " ORDER BY retain_until, id LIMIT :limit",
        {"today": today.isoformat(), "limit": limit},
    )


def _write_content(
    connection: Connection, vault: Vault, stored: StoredDocument, content: bytes
) -> None:
    context = documents.content_context(stored.id, stored.content_version)
    connection.execute(
        _INSERT_CONTENT,
        {
            "id": stored.id,
            "version": stored.content_version,
            "sealed": vault.seal(content, context=context),
        },
    )


def _write_version(
    connection: Connection, vault: Vault, stored: StoredDocument, said: Document, *, changed_by: str
) -> StoredDocument:
    plain = json.dumps(said, ensure_ascii=False).encode()
    sealed = vault.seal(plain, context=documents.context_of(stored.id, stored.version))
    connection.execute(
        _INSERT_VERSION,
        {
            "id": stored.id,
            "version": stored.version,
            "at": stored.updated_at,
            "valid_until": stored.valid_until,
            "sealed": sealed,
            "changed_by": changed_by,
        },
    )
    return stored._replace(sealed=sealed)
