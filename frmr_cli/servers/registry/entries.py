"""
Entries of records in the database: every version kept, its restricted members sealed.

A change of state is a version too, so that what was true on a day can be told from the versions alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.servers.database import among
from frmr_cli.servers.registry import entry_columns
from frmr_cli.servers.registry.identifiers import new_id
from frmr_cli.servers.registry.register_time import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from frmr_cli.domain.rules import Fault
    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.vault import Vault

Document = dict[str, Any]

NOUNS = ("education", "employment", "accreditation")

_COLUMNS = (
    "e.id, e.worker_id, e.noun, v.version, e.confirmed_version, v.state, v.valid_from,"
    " v.begin_date, v.public, v.sealed, v.faults"
)
_CURRENT = f"""
SELECT {_COLUMNS} FROM entry e JOIN entry_version v ON v.entry_id = e.id AND v.version = e.version
WHERE e.removed = 0
"""  # noqa: S608 - constants
_CONFIRMED = _CURRENT.replace("v.version = e.version", "v.version = e.confirmed_version")

# The newest confirmed version before a moment, and the newest version of all before it.
_CONFIRMED_THEN = """(
  SELECT MAX(c.version) FROM entry_version c
  WHERE c.entry_id = e.id AND c.valid_from < :before AND c.state = 'confirmed'
)"""
_NEWEST_THEN = """(
  SELECT MAX(n.version) FROM entry_version n WHERE n.entry_id = e.id AND n.valid_from < :before
)"""
_PAST = f"""
SELECT {_COLUMNS.replace("e.confirmed_version", f"{_CONFIRMED_THEN} AS confirmed_version")}
FROM entry e JOIN entry_version v ON v.entry_id = e.id AND v.version = {_NEWEST_THEN}
WHERE v.state <> 'removed'
"""  # noqa: S608 - constants
_CONFIRMED_PAST = f"""
SELECT {_COLUMNS.replace("e.confirmed_version", "v.version AS confirmed_version")}
FROM entry e
JOIN entry_version v ON v.entry_id = e.id AND v.version = {_CONFIRMED_THEN}
JOIN entry_version l ON l.entry_id = e.id AND l.version = {_NEWEST_THEN}
WHERE l.state <> 'removed'
"""  # noqa: S608 - constants

_INSERT_VERSION = """
INSERT INTO entry_version (entry_id, version, valid_from, state, public, sealed, faults, fields, changed_by,
                           kind, begin_date, end_date, organisation, post_code, post_key,
                           specialty_code, specialty_key, paper_index)
VALUES (:id, :version, :at, :state, :public, :sealed, :faults, :fields, :changed_by,
        :kind, :begin_date, :end_date, :organisation, :post_code, :post_key,
        :specialty_code, :specialty_key, :paper_index)
"""
_INSERT_ENTRY = """
INSERT INTO entry (id, worker_id, noun, version, confirmed_version, check_due, removed)
VALUES (:id, :worker_id, :noun, :version, :confirmed_version, :check_due, :removed)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, confirmed_version = excluded.confirmed_version,
                               check_due = excluded.check_due, removed = excluded.removed
"""


def confirmed_source(*, before: str | None) -> str:
    """
    `FROM … WHERE …` over the confirmed versions, `e` the entry and `v` its version; for searches.

    `before`: those that were confirmed before the moment of the parameter `:before`.
    """
    sql = _CONFIRMED if before is None else _CONFIRMED_PAST
    return sql[sql.index("FROM entry e") :]


class StoredEntry(NamedTuple):
    """One version of an entry."""

    id: str
    worker_id: str
    noun: str
    version: int
    confirmed_version: int | None
    state: str
    valid_from: str
    begin_date: str
    """ISO date, empty where there is none yet."""
    public: str
    """JSON of the own members, restricted ones masked."""
    sealed: bytes | None
    """The restricted members; `opened` opens them."""
    faults: str
    """JSON list of code, pointer, severity and params."""

    @property
    def etag(self) -> str:
        """The entity tag of this version, with its quotes."""
        return f'"{self.version}"'

    def masked(self) -> Document:
        """The own members with masks, and the list of these under `masked`."""
        document: Document = json.loads(self.public)
        return document


class Change(NamedTuple):
    """What a new version says besides the members of the entry."""

    state: str
    by: str
    """Subject of the account, or the name of the checker."""
    now: datetime
    fields: Sequence[str] = ()
    faults: Sequence[Fault] = ()
    check_due: datetime | None = None


def find(
    connection: Connection, entry_id: str, *, confirmed: bool = False, before: str | None = None
) -> StoredEntry | None:
    """
    An entry that is not removed: its newest version, or the newest confirmed one.

    `before`: as it was before that moment, see `register_time`.
    """
    row = connection.one(
        f"{_select(confirmed=confirmed, before=before)} AND e.id = :id",
        {"id": entry_id} | ({"before": before} if before else {}),
    )
    return None if row is None else StoredEntry(**row)


def find_removed(connection: Connection, entry_id: str) -> StoredEntry | None:
    """An entry that was removed, as its last version."""
    sql = _CURRENT.replace("e.removed = 0", "e.removed = 1")
    row = connection.one(f"{sql} AND e.id = :id", {"id": entry_id})
    return None if row is None else StoredEntry(**row)


def of_worker(
    connection: Connection,
    worker_id: str,
    *nouns: str,
    confirmed: bool = False,
    before: str | None = None,
) -> list[StoredEntry]:
    """The entries of a worker, the latest first; of all nouns where none is named. As `find`."""
    select = _select(confirmed=confirmed, before=before)
    return _of(connection, select, "= :worker_id", {"worker_id": worker_id}, nouns, before)


def of_workers(
    connection: Connection, worker_ids: Sequence[str], *nouns: str, before: str | None = None
) -> list[StoredEntry]:
    """The confirmed entries of some workers, at least one; of each worker as `of_worker` gives them."""
    wanted, params = among(worker_ids)
    select = _select(confirmed=True, before=before)
    return _of(connection, select, f"IN {wanted}", params, nouns, before)


def _of(
    connection: Connection,
    select: str,
    whose: str,
    params: dict[str, SqlValue],
    nouns: tuple[str, ...],
    before: str | None,
) -> list[StoredEntry]:
    wanted = ", ".join(f"'{noun}'" for noun in nouns or NOUNS if noun in NOUNS)
    rows = connection.all(
        f"{select} AND e.worker_id {whose} AND e.noun IN ({wanted}) ORDER BY v.begin_date DESC, e.id",
        params | ({"before": before} if before else {}),
    )
    return [StoredEntry(**row) for row in rows]


def _select(*, confirmed: bool, before: str | None) -> str:
    if before is None:
        return _CONFIRMED if confirmed else _CURRENT
    return _CONFIRMED_PAST if confirmed else _PAST


def opened(entry: StoredEntry, vault: Vault) -> Document:
    """The own members, restricted ones in clear."""
    return entry_columns.whole(
        entry.public, entry.sealed, vault, context=_context(entry.id, entry.version)
    )


def write_version(
    connection: Connection,
    vault: Vault,
    entry: StoredEntry,
    document: Mapping[str, Any],
    change: Change,
) -> StoredEntry:
    """Make own members and a state the next version of an entry. Returns: that version."""
    version = entry.version + 1
    confirmed = version if change.state == "confirmed" else entry.confirmed_version
    row = _row(vault, document, change, name=entry.id, version=version)
    connection.later(_INSERT_VERSION, row)
    owner = {"id": entry.id, "worker_id": entry.worker_id, "noun": entry.noun}
    connection.later(_INSERT_ENTRY, _head(owner, version, confirmed, change))
    return _version(row, owner, confirmed)


def insert(
    connection: Connection,
    vault: Vault,
    document: Mapping[str, Any],
    change: Change,
    *,
    worker_id: str,
    noun: str,
) -> StoredEntry:
    """Store a new entry. Returns: its first version."""
    confirmed = 1 if change.state == "confirmed" else None
    owner = {"id": new_id(), "worker_id": worker_id, "noun": noun}
    row = _row(vault, document, change, name=owner["id"], version=1)
    connection.later(_INSERT_VERSION, row)
    connection.later(_INSERT_ENTRY, _head(owner, 1, confirmed, change))
    return _version(row, owner, confirmed)


def insert_many(
    connection: Connection,
    vault: Vault,
    new: Iterable[tuple[dict[str, str], Mapping[str, Any], Change]],
) -> int:
    """
    Store first versions at once.

    `new`: `id`, `worker_id` and `noun` of each, its own members, and how they stand. Returns: how many.
    """
    versions, heads = [], []
    for owner, document, change in new:
        confirmed = 1 if change.state == "confirmed" else None
        versions.append(_row(vault, document, change, name=owner["id"], version=1))
        heads.append(_head(owner, 1, confirmed, change))
    connection.execute_many(_INSERT_VERSION, versions)
    connection.execute_many(_INSERT_ENTRY, heads)
    return len(heads)


def _row(
    vault: Vault, document: Mapping[str, Any], change: Change, *, name: str, version: int
) -> dict[str, SqlValue]:
    public, sealed = entry_columns.apart(document, vault, context=_context(name, version))
    return {
        "id": name,
        "version": version,
        "at": stored(change.now),
        "state": change.state,
        "public": public,
        "sealed": sealed,
        "faults": _faults(change.faults),
        "fields": json.dumps(list(change.fields)) if change.fields else "[]",
        "changed_by": change.by,
        **entry_columns.searched(document, vault),
    }


def _head(
    owner: Mapping[str, str], version: int, confirmed: int | None, change: Change
) -> dict[str, SqlValue]:
    return {
        **owner,
        "version": version,
        "confirmed_version": confirmed,
        "check_due": None if change.check_due is None else stored(change.check_due),
        "removed": int(change.state == "removed"),
    }


def _version(
    row: Mapping[str, Any], owner: Mapping[str, str], confirmed: int | None
) -> StoredEntry:
    return StoredEntry(
        owner["id"],
        owner["worker_id"],
        owner["noun"],
        row["version"],
        confirmed,
        row["state"],
        row["at"],
        row["begin_date"],
        row["public"],
        row["sealed"],
        row["faults"],
    )


def _faults(faults: Sequence[Fault]) -> str:
    if not faults:
        return "[]"
    return json.dumps(
        [[code, place, severity.value, dict(params)] for code, place, severity, params in faults],
        ensure_ascii=False,
    )


def _context(entry_id: str, version: int) -> str:
    return f"entry:{entry_id}:{version}"
