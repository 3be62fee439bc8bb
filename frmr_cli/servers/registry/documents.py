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
from frmr_cli.servers.registry import document_employers, links

if TYPE_CHECKING:
    from datetime import date

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.vault import Vault

Document = dict[str, Any]


_COLUMNS = """
document.id, document.worker_id, document.kind, v.version, document.content_version,
v.valid_until, document.retain_until, document.uploaded_at, v.valid_from AS updated_at, v.sealed
"""
_CURRENT = f"""
SELECT {_COLUMNS}
FROM document JOIN document_version v ON v.document_id = document.id AND v.version = document.version
WHERE document.retain_until >= :today
"""  # noqa: S608 - constants
_CONTENT_THEN = """(
  SELECT MAX(c.version) FROM document_content c WHERE c.document_id = document.id AND c.version <= v.version
) AS content_version"""
# A paper that was deleted since, or whose term has passed, is gone from every day.
_PAST = f"""
SELECT {_COLUMNS.replace("document.content_version", _CONTENT_THEN)}
FROM document JOIN document_version v ON v.document_id = document.id AND v.version = (
  SELECT MAX(n.version) FROM document_version n WHERE n.document_id = document.id AND n.valid_from < :before
)
WHERE document.retain_until >= :today
"""  # noqa: S608 - constants


class StoredDocument(NamedTuple):
    """One version of a document."""

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


def find(
    connection: Connection, document_id: str, *, today: date, before: str | None = None
) -> StoredDocument | None:
    """
    The document with an id, unless its term has passed.

    `before`: as it was before that moment, see `register_time`.
    """
    row = connection.one(
        f"{_select(before)} AND document.id = :id",
        {"id": document_id, "today": today.isoformat()} | _moment(before),
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
    employer: str | None = None,
) -> StoredDocument | None:
    """
    The document of a worker that has this kind and this content already.

    `employer`: only one with which that organisation has to do.
    """
    sql = (
        f"{_CURRENT} AND document.worker_id = :worker_id AND document.kind = :kind"
        " AND document.content_index = :content_index"
    )
    values: dict[str, SqlValue] = {
        "worker_id": worker_id,
        "kind": kind,
        "content_index": content_index(vault, content),
        "today": today.isoformat(),
    }
    if employer is not None:
        sql += f" AND {document_employers.NOW}"
        values["employer"] = employer
    row = connection.one(sql, values)
    return None if row is None else StoredDocument(**row)


def of_worker(
    connection: Connection,
    worker_id: str,
    *,
    today: date,
    valid_until: date | None = None,
    employer: str | None = None,
    after: StoredDocument | None = None,
    limit: int = 1000,
    before: str | None = None,
) -> list[StoredDocument]:
    """
    The documents of a worker, newest first; with `valid_until` those whose term ends by that day.

    `employer`: only those with which that organisation has to do. `after`: the last one of the page before.
    `before`: as they were before that moment, see `register_time`.
    """
    sql = f"{_select(before)} AND document.worker_id = :worker_id"
    values: dict[str, SqlValue] = {
        "worker_id": worker_id,
        "today": today.isoformat(),
        "limit": limit,
        **_moment(before),
    }
    if valid_until is not None:
        sql += " AND v.valid_until <= :until"
        values["until"] = valid_until.isoformat()
    if employer is not None:
        sql += f" AND {document_employers.of(before)}"
        values["employer"] = employer
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


def _select(before: str | None) -> str:
    return _CURRENT if before is None else _PAST


def _moment(before: str | None) -> dict[str, SqlValue]:
    return {} if before is None else {"before": before}


def shown(
    connection: Connection,
    vault: Vault,
    worker_id: str,
    stored: list[StoredDocument],
    *,
    before: str | None = None,
) -> list[Document]:
    """Documents of a worker as the wire has them, with their links, of now or as they were before a moment."""
    linked = links.by_document(connection, worker_id, before=before)
    return [_wire(one, opened(one, vault), linked.get(one.id, [])) for one in stored]


def opened(stored: StoredDocument, vault: Vault) -> Document:
    """What is sealed of a document but its content: name, mediaType, size, sha256, details."""
    plain = vault.open(stored.sealed, context=context_of(stored.id, stored.version))
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
    context = content_context(stored.id, stored.content_version)
    return vault.open(row["sealed"], context=context)


def described(content: bytes) -> Document:
    """What the content says of itself: mediaType, size, sha256."""
    return {
        "mediaType": media_type_of(content),
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


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


def content_index(vault: Vault, content: bytes) -> bytes:
    """By which the same content is recognised."""
    return vault.fingerprint(hashlib.sha256(content).hexdigest(), purpose="document")


def context_of(document_id: str, version: int) -> str:
    """What the metadata of a version are sealed with."""
    return f"document:{document_id}:{version}"


def content_context(document_id: str, version: int) -> str:
    """What the content of a version is sealed with."""
    return f"document-content:{document_id}:{version}"
