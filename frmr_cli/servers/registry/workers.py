"""
Records of workers in the database: every version kept, masked as people read it and sealed as it is.

The masked document is ready JSON, so that a read needs no key.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from frmr_cli.domain.masks import mask_document
from frmr_cli.domain.names import full_name, search_key
from frmr_cli.servers.database import among
from frmr_cli.servers.registry.register_time import stored
from frmr_cli.servers.registry.stored_json import decoded, encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.vault import Vault

Document = dict[str, Any]

DERIVED = frozenset({"isMedicalWorker", "status", "employment", "accreditation"})
"""Made of the confirmed entries and of the day at every reading, never stored."""

_CURRENT = """
SELECT worker.id, worker.version, worker_version.masked, worker_version.sealed
FROM worker JOIN worker_version
  ON worker_version.worker_id = worker.id AND worker_version.version = worker.version
"""

_THEN = """
SELECT worker_id AS id, version, masked, sealed FROM worker_version
WHERE worker_id = :id AND valid_from < :before ORDER BY version DESC LIMIT 1
"""

_HISTORY = """
SELECT version, valid_from, changed_by, fields FROM worker_version
WHERE worker_id = :id AND version < :before ORDER BY version DESC LIMIT :limit
"""

_INSERT_VERSION = """
INSERT INTO worker_version (worker_id, version, valid_from, masked, sealed, fields, changed_by,
                            name_key, category)
VALUES (:id, :version, :at, :masked, :sealed, :fields, :changed_by, :name_key, :category)
"""

_INSERT_WORKER = """
INSERT INTO worker (id, version, snils_index, updated_at)
VALUES (:id, :version, :snils_index, :at)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, snils_index = excluded.snils_index,
                               updated_at = excluded.updated_at
"""

# Of the same person: the index of СНИЛС, which lies at a random place, is left alone.
_UPDATE_WORKER = """
UPDATE worker SET version = :version, updated_at = :at WHERE id = :id
"""

_KIND = "worker"
_AT_ONCE = 500


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
    known: StoredWorker | Literal[False] | None = connection.recall(_KIND, worker_id)
    if known is not None:
        return known or None
    row = connection.one(f"{_CURRENT} WHERE worker.id = :id", {"id": worker_id})
    return None if row is None else StoredWorker(**row)


def find_many(connection: Connection, worker_ids: Sequence[str]) -> list[StoredWorker]:
    """The workers with these ids, at least one, in no order; those that are not there are left out."""
    wanted, params = among(worker_ids)
    rows = connection.all(f"{_CURRENT} WHERE worker.id IN {wanted}", params)
    return [StoredWorker(**row) for row in rows]


def prefetch(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """
    Read many workers at once; `find` knows them then, and those that are not there.

    Returns: as `versions`.
    """
    found: dict[str, StoredWorker] = {}
    for begin in range(0, len(ids), _AT_ONCE):
        found |= {
            worker.id: worker for worker in find_many(connection, ids[begin : begin + _AT_ONCE])
        }
    for worker_id in ids:
        connection.remember(_KIND, worker_id, found.get(worker_id, False))
    return {worker.id: worker.version for worker in found.values()}


def versions(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The current versions of those workers that are there."""
    found: dict[str, int] = {}
    for begin in range(0, len(ids), _AT_ONCE):
        wanted, params = among(ids[begin : begin + _AT_ONCE])
        rows = connection.all(f"SELECT id, version FROM worker WHERE id IN {wanted}", params)  # noqa: S608 - names of parameters
        found |= {row["id"]: row["version"] for row in rows}
    return found


def find_then(connection: Connection, worker_id: str, *, before: str) -> StoredWorker | None:
    """The worker as the record was before a moment, see `register_time`."""
    row = connection.one(_THEN, {"id": worker_id, "before": before})
    return None if row is None else StoredWorker(**row)


def history(
    connection: Connection, worker_id: str, *, before: int, limit: int
) -> list[dict[str, Any]]:
    """The versions below a number, newest first: version, valid_from, changed_by, fields."""
    return connection.all(_HISTORY, {"id": worker_id, "before": before, "limit": limit})


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
    document: Document = decoded(plain)
    return document


def write_version(
    connection: Connection,
    vault: Vault,
    document: Mapping[str, Any],
    *,
    version: int,
    changed_by: str,
    now: datetime,
    fields: Sequence[str] = (),
) -> StoredWorker:
    """
    Make a document the current version of its worker; the former version stays in the history.

    `fields`: pointers of what differs from it; none where nobody has looked.
    """
    row = _row(vault, document, version=version, changed_by=changed_by, now=now, fields=fields)
    connection.later(_INSERT_VERSION, row)
    is_same = bool(fields) and "/snils" not in fields
    connection.later(_UPDATE_WORKER if is_same else _INSERT_WORKER, row)
    worker = StoredWorker(
        str(row["id"]),
        version,
        str(row["masked"]),
        bytes(row["sealed"]),  # type: ignore[arg-type]
    )
    connection.remember(_KIND, worker.id, worker)
    return worker


def insert_new(
    connection: Connection,
    vault: Vault,
    documents: Iterable[Mapping[str, Any]],
    *,
    changed_by: str,
    now: datetime,
) -> set[str]:
    """Insert first versions of workers that are not there yet. Returns: the ids of those inserted."""
    rows = [
        _row(vault, document, version=1, changed_by=changed_by, now=now)
        for document in documents
        if connection.one("SELECT 1 FROM worker WHERE id = :id", {"id": document["id"]}) is None
    ]
    connection.execute_many(_INSERT_VERSION, rows)
    connection.execute_many(_INSERT_WORKER, rows)
    return {str(row["id"]) for row in rows}


def _row(
    vault: Vault,
    document: Mapping[str, Any],
    *,
    version: int,
    changed_by: str,
    now: datetime,
    fields: Sequence[str] = (),
) -> dict[str, SqlValue]:
    at = stored(now)
    whole = {name: value for name, value in document.items() if name not in DERIVED}
    whole |= {"version": version, "updatedAt": at}
    shown, pointers = mask_document(whole)
    snils = whole.get("snils")
    return {
        "id": whole["id"],
        "version": version,
        "at": at,
        "masked": encoded({**shown, "masked": pointers}).decode(),
        "sealed": vault.seal(encoded(whole), context=_context(whole["id"], version)),
        "snils_index": vault.fingerprint(snils, purpose="snils") if snils else None,
        "fields": encoded(fields).decode(),
        "changed_by": changed_by,
        "name_key": name_key(whole),
        "category": str(whole.get("category") or ""),
    }


def name_key(document: Mapping[str, Any]) -> str:
    """ФИО of a worker as it is searched for."""
    parts = (document.get(name) for name in ("lastName", "firstName", "patronymic"))
    return search_key(full_name(*(str(part or "") for part in parts)))


def _context(worker_id: str, version: int) -> str:
    return f"worker:{worker_id}:{version}"
