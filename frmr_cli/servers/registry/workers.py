"""
Records of workers in the database: every version kept, masked as people read it and sealed as it is.

The masked document is ready JSON, so that a read needs no key.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.masks import mask_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.vault import Vault

Document = dict[str, Any]

_CURRENT = """
SELECT worker.id, worker.version, worker_version.masked, worker_version.sealed
FROM worker JOIN worker_version
  ON worker_version.worker_id = worker.id AND worker_version.version = worker.version
"""

_INSERT_VERSION = """
INSERT INTO worker_version (worker_id, version, valid_from, masked, sealed, changed_by)
VALUES (:id, :version, :at, :masked, :sealed, :changed_by)
"""

_INSERT_WORKER = """
INSERT INTO worker (id, version, snils_index, updated_at)
VALUES (:id, :version, :snils_index, :at)
ON CONFLICT (id) DO UPDATE SET version = :version, snils_index = :snils_index, updated_at = :at
"""


class StoredWorker(NamedTuple):
    """The current version of a worker."""

    id: str
    version: int
    masked: str
    """JSON of the masked document."""
    sealed: bytes
    """The whole document; `opened` opens it."""

    @property
    def etag(self) -> str:
        """The entity tag of this version, with its quotes."""
        return f'"{self.version}"'

    def public(self) -> Document:
        """The masked document."""
        document: Document = json.loads(self.masked)
        return document


def find(connection: Connection, worker_id: str) -> StoredWorker | None:
    """The worker with an id, or None."""
    row = connection.one(f"{_CURRENT} WHERE worker.id = :id", {"id": worker_id})
    return None if row is None else StoredWorker(**row)


def find_by_snils(connection: Connection, vault: Vault, snils: str) -> list[StoredWorker]:
    """The workers with a СНИЛС of 11 digits: one, none, or several where the register has duplicates."""
    rows = connection.all(
        f"{_CURRENT} WHERE worker.snils_index = :index ORDER BY worker.id LIMIT 3",
        {"index": vault.fingerprint(snils, purpose="snils")},
    )
    return [StoredWorker(**row) for row in rows]


def opened(worker: StoredWorker, vault: Vault) -> Document:
    """The whole document, restricted values included."""
    plain = vault.open(worker.sealed, context=_context(worker.id, worker.version))
    document: Document = json.loads(plain)
    return document


def write_version(
    connection: Connection,
    vault: Vault,
    document: Mapping[str, Any],
    *,
    version: int,
    changed_by: str,
    now: datetime,
) -> StoredWorker:
    """Make a document the current version of its worker; the former version stays in the history."""
    row = _row(vault, document, version=version, changed_by=changed_by, now=now)
    connection.execute(_INSERT_VERSION, row)
    connection.execute(_INSERT_WORKER, row)
    return StoredWorker(
        str(row["id"]),
        version,
        str(row["masked"]),
        bytes(row["sealed"]),  # type: ignore[arg-type]
    )


def insert_new(
    connection: Connection,
    vault: Vault,
    documents: Iterable[Mapping[str, Any]],
    *,
    changed_by: str,
    now: datetime,
) -> int:
    """Insert first versions of workers that are not there yet. Returns: how many were inserted."""
    rows = [
        _row(vault, document, version=1, changed_by=changed_by, now=now)
        for document in documents
        if connection.one("SELECT 1 FROM worker WHERE id = :id", {"id": document["id"]}) is None
    ]
    connection.execute_many(_INSERT_VERSION, rows)
    connection.execute_many(_INSERT_WORKER, rows)
    return len(rows)


def _row(
    vault: Vault, document: Mapping[str, Any], *, version: int, changed_by: str, now: datetime
) -> dict[str, SqlValue]:
    at = now.isoformat(timespec="seconds")
    whole = {**document, "version": version, "updatedAt": at}
    whole.pop("isMedicalWorker", None)  # derived at every reading
    shown, pointers = mask_document(whole)
    snils = whole.get("snils")
    return {
        "id": whole["id"],
        "version": version,
        "at": at,
        "masked": json.dumps({**shown, "masked": pointers}, ensure_ascii=False),
        "sealed": vault.seal(
            json.dumps(whole, ensure_ascii=False).encode(), context=_context(whole["id"], version)
        ),
        "snils_index": vault.fingerprint(snils, purpose="snils") if snils else None,
        "changed_by": changed_by,
    }


def _context(worker_id: str, version: int) -> str:
    return f"worker:{worker_id}:{version}"
