"""
Documents of workers in the database: every version kept, content and metadata sealed.

Content lies in the database, not in files beside it: it is stored in the transaction of its audit entry, and a
backup of the database has it. A document whose term has passed is not there any more, whether or not it has been
deleted yet.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.files import media_type_of
from frmr_cli.servers.registry import links, register_time
from frmr_cli.servers.registry.identifiers import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.vault import Vault

Document = dict[str, Any]


_CURRENT = """
SELECT document.id, document.worker_id, document.kind, document.version, document.content_version,
       document.valid_until, document.retain_until, document.uploaded_at, document.updated_at,
       document_version.sealed
FROM document JOIN document_version
  ON document_version.document_id = document.id AND document_version.version = document.version
WHERE document.retain_until >= :today
"""
_INSERT = """
INSERT INTO document (id, worker_id, kind, version, content_version, content_index, valid_until,
                      retain_until, uploaded_at, updated_at)
VALUES (:id, :worker_id, :kind, 1, 1, :content_index, :valid_until, :retain_until, :at, :at)
"""
_UPDATE = """
UPDATE document SET version = :version, content_version = :content_version,
                    valid_until = :valid_until, updated_at = :at
WHERE id = :id
"""
_INSERT_VERSION = """
INSERT INTO document_version (document_id, version, valid_from, sealed, changed_by)
VALUES (:id, :version, :at, :sealed, :changed_by)
"""
_INSERT_CONTENT = """
INSERT INTO document_content (document_id, version, sealed) VALUES (:id, :version, :sealed)
"""
_TABLES = (
    ("document_link", "document_id"),
    ("document_content", "document_id"),
    ("document_version", "document_id"),
    ("document", "id"),
)
"""Table → its column with the id of the document."""


class StoredDocument(NamedTuple):
    """The present version of a document."""

    id: str
    worker_id: str
    kind: str
    version: int
    content_version: int
    valid_until: str | None
    retain_until: str
    uploaded_at: str
    updated_at: str
    sealed: bytes
    """JSON of name, mediaType, size, sha256 and details; `shown` opens it."""

    @property
    def etag(self) -> str:
        """The entity tag of this version, with its quotes."""
        return f'"{self.version}"'

    @property
    def content_etag(self) -> str:
        """The entity tag of the content alone."""
        return f'"content-{self.content_version}"'


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


def find(connection: Connection, document_id: str, *, today: date) -> StoredDocument | None:
    """The document with an id, unless its term has passed."""
    row = connection.one(
        f"{_CURRENT} AND document.id = :id", {"id": document_id, "today": today.isoformat()}
    )
    return None if row is None else StoredDocument(**row)


def find_same(
    connection: Connection,
    vault: Vault,
    *,
    worker_id: str,
    kind: str,
    content: bytes,
    today: date,
) -> StoredDocument | None:
    """The document of a worker that has this kind and this content already."""
    row = connection.one(
        f"{_CURRENT} AND document.worker_id = :worker_id AND document.kind = :kind"
        " AND document.content_index = :content_index",
        {
            "worker_id": worker_id,
            "kind": kind,
            "content_index": _index(vault, content),
            "today": today.isoformat(),
        },
    )
    return None if row is None else StoredDocument(**row)


def of_worker(
    connection: Connection,
    worker_id: str,
    *,
    today: date,
    valid_until: date | None = None,
    after: StoredDocument | None = None,
    limit: int = 1000,
) -> list[StoredDocument]:
    """
    The documents of a worker, newest first; with `valid_until` those whose term ends by that day.

    `after`: the last one of the page before.
    """
    sql = f"{_CURRENT} AND document.worker_id = :worker_id"
    values: dict[str, SqlValue] = {
        "worker_id": worker_id,
        "today": today.isoformat(),
        "limit": limit,
    }
    if valid_until is not None:
        sql += " AND document.valid_until <= :until"
        values["until"] = valid_until.isoformat()
    if after is not None:
        sql += (
            " AND (document.uploaded_at < :at"
            " OR (document.uploaded_at = :at AND document.id > :after))"
        )
        values |= {"at": after.uploaded_at, "after": after.id}
    rows = connection.all(
        f"{sql} ORDER BY document.uploaded_at DESC, document.id LIMIT :limit", values
    )
    return [StoredDocument(**row) for row in rows]


def shown(
    connection: Connection, vault: Vault, worker_id: str, stored: list[StoredDocument]
) -> list[Document]:
    """Documents of a worker as the wire has them, with their links."""
    linked = links.by_document(connection, worker_id)
    return [_wire(one, opened(one, vault), linked.get(one.id, [])) for one in stored]


def opened(stored: StoredDocument, vault: Vault) -> Document:
    """What is sealed of a document but its content: name, mediaType, size, sha256, details."""
    plain = vault.open(stored.sealed, context=_context(stored.id, stored.version))
    document: Document = json.loads(plain)
    return document


def content_of(connection: Connection, vault: Vault, stored: StoredDocument) -> bytes:
    """The scan itself."""
    row = connection.one(
        "SELECT sealed FROM document_content WHERE document_id = :id AND version = :version",
        {"id": stored.id, "version": stored.content_version},
    )
    if row is None:
        raise LookupError(stored.id)
    context = _content_context(stored.id, stored.content_version)
    return vault.open(row["sealed"], context=context)


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
            "content_index": _index(vault, content),
            "valid_until": new.valid_until,
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
    said = {"name": new.name, **described(content), "details": dict(new.details)}
    _write_content(connection, vault, stored, content)
    return _write_version(connection, vault, stored, said, changed_by=changed_by)


def described(content: bytes) -> Document:
    """What the content says of itself: mediaType, size, sha256."""
    return {
        "mediaType": media_type_of(content),
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


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
            {"id": stored.id, "content_index": _index(vault, content)},
        )
    connection.execute(
        _UPDATE,
        {
            "id": stored.id,
            "version": version,
            "content_version": changed.content_version,
            "valid_until": valid_until,
            "at": changed.updated_at,
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
    context = _content_context(stored.id, stored.content_version)
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
    sealed = vault.seal(plain, context=_context(stored.id, stored.version))
    connection.execute(
        _INSERT_VERSION,
        {
            "id": stored.id,
            "version": stored.version,
            "at": stored.updated_at,
            "sealed": sealed,
            "changed_by": changed_by,
        },
    )
    return stored._replace(sealed=sealed)


def _wire(stored: StoredDocument, said: Document, linked: list[dict[str, str]]) -> Document:
    document = {
        "id": stored.id,
        "workerId": stored.worker_id,
        "kind": stored.kind,
        "name": said["name"],
        "mediaType": said["mediaType"],
        "size": said["size"],
        "sha256": said["sha256"],
        "details": said["details"],
        "validUntil": stored.valid_until,
        "retainUntil": stored.retain_until,
        "links": linked,
        "version": stored.version,
        "uploadedAt": stored.uploaded_at,
        "updatedAt": stored.updated_at,
    }
    return {name: value for name, value in document.items() if value is not None}


def _index(vault: Vault, content: bytes) -> bytes:
    return vault.fingerprint(hashlib.sha256(content).hexdigest(), purpose="document")


def _context(document_id: str, version: int) -> str:
    return f"document:{document_id}:{version}"


def _content_context(document_id: str, version: int) -> str:
    return f"document-content:{document_id}:{version}"
