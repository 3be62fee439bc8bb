"""Finding workers in the database: one statement, a page at a time, by indexed columns."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.names import search_key
from frmr_cli.domain.status import Status, last_expiring
from frmr_cli.servers.registry.cards import CARD_DAYS, CARDS, Told, told
from frmr_cli.servers.registry.entries import confirmed_source
from frmr_cli.servers.registry.workers import StoredWorker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.search_names import NamePattern

# The documents are large: they are only read of those who were found by the indexes.
_FOUND = """(
  SELECT k.worker_id, k.version, k.name_key FROM worker_version k {}
  ORDER BY k.name_key, k.worker_id LIMIT :limit
) f"""
_RECORDS = f"""
SELECT d.worker_id AS id, d.version, d.masked, d.sealed
FROM {_FOUND} JOIN worker_version d ON d.worker_id = f.worker_id AND d.version = f.version
ORDER BY f.name_key, f.worker_id
"""  # noqa: S608 - constants
_SUMMARIES = f"""
SELECT f.worker_id AS id, c.summary AS told, {CARD_DAYS}
FROM {_FOUND} {CARDS.format("f.worker_id")}
ORDER BY f.name_key, f.worker_id
"""  # noqa: S608 - constants
# The page comes first, then its cards: PostgreSQL would merge the two tables from their beginning, which no depth may cost.
_BODIES = f"""
SELECT f.worker_id AS id, c.body AS told, {CARD_DAYS}
FROM (SELECT k.worker_id FROM {{}} WHERE {{}} ORDER BY k.worker_id LIMIT :limit) f
{CARDS.format("f.worker_id")}
"""  # noqa: S608 - constants
# The wide rows are left alone where nothing is asked of them.
_EVERYBODY = "(SELECT id AS worker_id FROM worker) k"
_EVERYBODY_NOW = "worker_version k JOIN worker w ON w.id = k.worker_id AND w.version = k.version"
_CURRENT = "JOIN worker w ON w.id = k.worker_id AND w.version = k.version WHERE 1 = 1"
_THEN = """
WHERE k.version = (
  SELECT MAX(x.version) FROM worker_version x
  WHERE x.worker_id = k.worker_id AND x.valid_from < :before
)
"""
_RUNS = "v.begin_date <> '' AND v.begin_date <= :on AND (v.end_date IS NULL OR v.end_date >= :on)"


class Staff(NamedTuple):
    """Workers whose job at an organisation has not ended; future jobs count."""

    organisation: str
    today: date


class Wanted(NamedTuple):
    """What is looked for; every member that is given must fit."""

    on: date
    """The day for which jobs and statuses are told."""
    name: NamePattern | None = None
    snils: bytes | None = None
    """Blind index."""
    organization: str | None = None
    region: int | None = None
    """Of an organisation where the worker has a job."""
    post: str | None = None
    """Code, or beginning of the name."""
    specialty: str | None = None
    """Of a job or of an accreditation: code, or beginning of the name."""
    category: str | None = None
    status: Status | None = None
    staff: Staff | None = None
    """Only these, whatever else is looked for."""
    before: str | None = None
    """As the register was before this moment, see `register_time`."""


def find_workers(
    connection: Connection, wanted: Wanted, *, cursor: str | None, limit: int
) -> list[StoredWorker] | None:
    """
    Workers in the order of their names, at most `limit`; those after the worker `cursor`.

    Returns: None for a cursor that names no worker.
    """
    query = _by_name(connection, wanted, cursor=cursor, limit=limit)
    if query is None:
        return None
    conditions, params = query
    return [StoredWorker(**row) for row in connection.all(_RECORDS.format(conditions), params)]


def find_summaries(
    connection: Connection, wanted: Wanted, *, cursor: str | None, limit: int
) -> list[Told] | None:
    """As `find_workers`, for the present: what lists tell of each worker, as JSON."""
    query = _by_name(connection, wanted, cursor=cursor, limit=limit)
    if query is None:
        return None
    conditions, params = query
    rows = connection.encoded(_SUMMARIES.format(conditions), params)
    return told(connection, rows, on=wanted.on, member="summary")


def find_bodies(connection: Connection, wanted: Wanted, *, after: str, limit: int) -> list[Told]:
    """Workers of the present in the order of their ids, those after an id: masked records with derived members, as JSON."""
    params: dict[str, SqlValue] = {"on": wanted.on.isoformat(), "limit": limit, "after": after}
    source = _EVERYBODY if wanted.category is None else _EVERYBODY_NOW
    conditions = ["k.worker_id > :after", *_conditions(wanted, params)]
    rows = connection.encoded(_BODIES.format(source, " AND ".join(conditions)), params)
    # They come in this order as a rule; to have the database promise it would have it sort whole records.
    rows.sort(key=itemgetter("id"))
    return told(connection, rows, on=wanted.on, member="body")


def _by_name(
    connection: Connection, wanted: Wanted, *, cursor: str | None, limit: int
) -> tuple[str, dict[str, SqlValue]] | None:
    params: dict[str, SqlValue] = {"on": wanted.on.isoformat(), "limit": limit}
    if wanted.before is not None:
        params["before"] = wanted.before
    source = _CURRENT if wanted.before is None else _THEN
    conditions = list(_conditions(wanted, params))
    if cursor is not None:
        key = _key_of(connection, cursor)
        if key is None:
            return None
        params |= {"key": key, "cursor": cursor}
        conditions.append("k.name_key >= :key AND (k.name_key > :key OR k.worker_id > :cursor)")
    return " AND ".join([source, *conditions]), params


def _key_of(connection: Connection, worker_id: str) -> str | None:
    row = connection.one(
        "SELECT k.name_key FROM worker_version k JOIN worker w"
        " ON w.id = k.worker_id AND w.version = k.version WHERE k.worker_id = :id",
        {"id": worker_id},
    )
    return None if row is None else str(row["name_key"])


def _conditions(wanted: Wanted, params: dict[str, SqlValue]) -> Iterator[str]:
    if wanted.name is not None:
        params |= {"low": wanted.name.low, "high": wanted.name.high}
        yield "k.name_key >= :low AND k.name_key < :high"
        if wanted.name.like is not None:
            params["pattern"] = wanted.name.like
            yield "k.name_key LIKE :pattern"
    if wanted.snils is not None:
        params["snils"] = wanted.snils
        yield "k.worker_id IN (SELECT id FROM worker WHERE snils_index = :snils)"
    if wanted.category is not None:
        params["category"] = wanted.category
        yield "k.category = :category"
    yield from _entry_conditions(wanted, params)
    if wanted.status is not None:
        yield from _status(wanted, params)


def _entry_conditions(wanted: Wanted, params: dict[str, SqlValue]) -> Iterator[str]:
    jobs = list(_job_conditions(wanted, params))
    if jobs:
        yield _in(wanted, "employment", _RUNS, *jobs)
    if wanted.specialty is not None:
        params |= _named("specialty", wanted.specialty)
        yield _in(
            wanted,
            "employment', 'accreditation",
            _RUNS,
            "(v.specialty_code = :specialty OR v.specialty_key LIKE :specialty_key)",
        )
    if wanted.staff is not None:
        params |= {"employer": wanted.staff.organisation, "today": wanted.staff.today.isoformat()}
        # Whose staff somebody is, is asked of the present, whatever day is searched for.
        yield _in(
            wanted._replace(before=None),
            "employment",
            "v.organisation = :employer",
            "(v.end_date IS NULL OR v.end_date >= :today)",
        )


def _job_conditions(wanted: Wanted, params: dict[str, SqlValue]) -> Iterator[str]:
    if wanted.organization is not None:
        params["organization"] = wanted.organization
        yield "v.organisation = :organization"
    if wanted.region is not None:
        params["region"] = f"1.2.643.5.1.13.13.12._.{wanted.region}.%"
        yield "v.organisation LIKE :region"
    if wanted.post is not None:
        params |= _named("post", wanted.post)
        yield "(v.post_code = :post OR v.post_key LIKE :post_key)"


def _named(name: str, value: str) -> dict[str, SqlValue]:
    """A code as it is, and a name by its beginning; signs of patterns mean nothing in a name."""
    key = search_key(value).replace("%", "").replace("_", "")
    return {name: value.strip(), f"{name}_key": f"{key}%"}


def _status(wanted: Wanted, params: dict[str, SqlValue]) -> Iterator[str]:
    employed = _exists(wanted, "employment", _RUNS)
    if wanted.status is Status.NOT_EMPLOYED:
        yield f"NOT {employed}"
        return
    yield employed
    accredited = _exists(wanted, "accreditation", _RUNS)
    if wanted.status is Status.EXPIRED:
        yield f"NOT {accredited}"
        return
    params["soon"] = last_expiring(wanted.on).isoformat()
    longer = _exists(wanted, "accreditation", _RUNS, "(v.end_date IS NULL OR v.end_date > :soon)")
    if wanted.status is Status.EXPIRING:
        yield accredited
        yield f"NOT {longer}"
    else:
        yield longer


def _in(wanted: Wanted, nouns: str, *conditions: str) -> str:
    """Workers who have an entry: found from the entries, unless a name leaves few to look at."""
    if wanted.name is not None or wanted.snils is not None:
        return _exists(wanted, nouns, *conditions)
    return f"k.worker_id IN (SELECT e.worker_id {_source(wanted, nouns, *conditions)})"


def _exists(wanted: Wanted, nouns: str, *conditions: str) -> str:
    """Workers who have an entry, looked at one by one."""
    return f"EXISTS (SELECT 1 {_source(wanted, nouns, *conditions)} AND e.worker_id = k.worker_id)"


def _source(wanted: Wanted, nouns: str, *conditions: str) -> str:
    source = confirmed_source(before=wanted.before)
    return " AND ".join([source, f"e.noun IN ('{nouns}')", *conditions])
