"""
Pages of the audit log, found by one index each.

One filter leads (the one that usually lets least through), the others are looked at row by row; in SQL they are written so that no planner
takes their index instead and sorts. A time range is first turned into a range of numbers: entries are written in the order of time,
so a search by halves finds its ends in some twenty reads.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.servers import audit
from frmr_cli.servers.audit_subjects import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.audit_filters import Filters, Query

SLACK = timedelta(minutes=2)
"""Entries of requests that ran side by side may stand in another order than their times, by no more than this."""

_LEADERS = ("request_id", "object", "reason", "session", "subject", "address", "actor", "action", "mark", "role", "outcome")  # fmt: skip
_TERMS = {"object": "object", "mark": "mark", "role": "role"}

Row = dict[str, Any]


class Part(NamedTuple):
    """A condition of a statement and its parameters."""

    sql: str
    params: dict[str, SqlValue]


class Bounds(NamedTuple):
    """A range of numbers, both ends outside of it."""

    low: int
    high: int


def page(connection: Connection, query: Query, *, size: int | None = None) -> list[Row]:
    """
    The rows of a page in the order of the query, at most `query.limit`.

    `size`: leave out entries with a greater number; by default there are none.
    """
    query = query._replace(filters=_marked(connection, query.filters))
    bounds = _bounds(connection, query, audit.size(connection) if size is None else size)
    if bounds.high - bounds.low <= 1:
        return []
    rows: list[Row] = []
    for statement in _statements(connection, query, bounds):
        rows += connection.all(statement.sql, statement.params)
    rows.sort(key=lambda row: int(row["seq"]), reverse=query.newest_first)
    return rows[: query.limit]


def find(connection: Connection, seq: int) -> Row | None:
    """One entry."""
    return connection.one("SELECT * FROM audit_event WHERE seq = :seq", {"seq": seq})


def first_at(connection: Connection, moment: str, *, size: int) -> int:
    """The number of the first entry that is not earlier than a moment (UTC); one more than `size` when none is."""
    low, high = 1, size + 1
    while low < high:
        middle = (low + high) // 2
        row = connection.one(
            "SELECT seq, at FROM audit_event WHERE seq >= :seq ORDER BY seq LIMIT 1",
            {"seq": middle},
        )
        if row is None or row["at"] >= moment:
            high = middle
        else:
            low = int(row["seq"]) + 1
    return low


def _marked(connection: Connection, filters: Filters) -> Filters:
    """The filters with the marks of workers, under which their entries are found."""
    subject, name = (
        value and mark(connection, value) for value in (filters.subject, filters.object)
    )
    return filters._replace(subject=subject, object=name)


def _bounds(connection: Connection, query: Query, size: int) -> Bounds:
    low, high = 0, size + 1
    filters = query.filters
    if filters.since:
        low = first_at(connection, _shifted(filters.since, -SLACK), size=size) - 1
    if filters.until:
        high = first_at(connection, _shifted(filters.until, SLACK), size=size)
    if query.cursor is not None:
        if query.newest_first:
            high = min(high, query.cursor)
        else:
            low = max(low, query.cursor)
    return Bounds(low, high)


def _shifted(moment: str, by: timedelta) -> str:
    return (datetime.fromisoformat(moment) + by).isoformat(timespec="milliseconds")


def _statements(connection: Connection, query: Query, bounds: Bounds) -> Iterator[Part]:
    filters = query.filters
    if filters.reason is not None:
        filters = filters._replace(reason=" ".join(_rarest_first(connection, filters.reason)))
    given = [name for name in _LEADERS if getattr(filters, name) is not None]
    leader = given[0] if given else None
    if leader == "outcome" and filters.outcome == "ok":
        leader = None  # Nearly every entry: the primary key finds them sooner.
    actions = _actions(connection, filters.action) if filters.action else []
    if filters.action and not actions:
        return
    rest = [part for name in given if name != leader for part in _residual(filters, name, actions)]
    rest += _times(filters)
    for lead in _leads(filters, leader, actions):
        yield _statement(lead, rest, query, bounds)


def _statement(lead: Part, rest: list[Part], query: Query, bounds: Bounds) -> Part:
    by_term = lead.sql.startswith("t.")
    source = "audit_term t CROSS JOIN audit_event e" if by_term else "audit_event e"
    number = "t.seq" if by_term else "e.seq"
    conditions = [
        *(["e.seq = t.seq"] if by_term else []),
        *([lead.sql] if lead.sql else []),
        f"{number} > :low AND {number} < :high",
        *(part.sql for part in rest),
    ]
    params: dict[str, SqlValue] = {"low": bounds.low, "high": bounds.high, "limit": query.limit}
    for part in (lead, *rest):
        params |= part.params
    direction = "DESC" if query.newest_first else "ASC"
    sql = (
        f"SELECT e.* FROM {source} WHERE {' AND '.join(conditions)}"  # noqa: S608 - no value is in it
        f" ORDER BY {number} {direction} LIMIT :limit"
    )
    return Part(sql, params)


def _leads(filters: Filters, leader: str | None, actions: list[str]) -> Iterator[Part]:
    """The leading condition, once per index range that has to be read."""
    match leader:
        case None:
            yield Part("", {})
        case "action":
            for action in actions:
                yield Part("e.action = :lead", {"lead": action})
        case "outcome":
            # The index holds trouble only; the planner must see that this is trouble.
            yield Part("e.outcome <> 'ok' AND e.outcome = :lead", {"lead": filters.outcome})
        case "reason":
            first, *others = audit.words(filters.reason or "") or [""]
            yield _with(_term("word", first), [_has("word", word, f"w{n}") for n, word in enumerate(others)])  # fmt: skip
        case _ if leader in _TERMS:
            yield _term(_TERMS[leader], str(getattr(filters, leader)))
        case _:
            yield Part(f"e.{leader} = :lead", {"lead": getattr(filters, leader)})


def _residual(filters: Filters, name: str, actions: list[str]) -> Iterator[Part]:
    """A filter that does not lead. COALESCE keeps planners from its index."""
    value = str(getattr(filters, name))
    match name:
        case "action":
            params: dict[str, SqlValue] = {f"a{n}": action for n, action in enumerate(actions)}
            names = ", ".join(f":{key}" for key in params)
            yield Part(f"COALESCE(e.action, '') IN ({names})", params)
        case "reason":
            for place, word in enumerate(audit.words(value) or [""]):
                yield _has("word", word, f"w{place}")
        case _ if name in _TERMS:
            yield _has(_TERMS[name], value, f"f_{name}")
        case _:
            yield Part(f"COALESCE(e.{name}, '') = :f_{name}", {f"f_{name}": value})


def _times(filters: Filters) -> Iterator[Part]:
    if filters.since:
        yield Part("COALESCE(e.at, '') >= :since", {"since": filters.since})
    if filters.until:
        yield Part("COALESCE(e.at, '') < :until", {"until": filters.until})


def _term(kind: str, value: str) -> Part:
    return Part("t.kind = :kind AND t.value = :lead", {"kind": kind, "lead": value})


def _has(kind: str, value: str, key: str) -> Part:
    sql = (
        f"EXISTS (SELECT 1 FROM audit_term x WHERE x.kind = '{kind}'"  # noqa: S608 - `kind` is one of ours
        f" AND x.value = :{key} AND x.seq = e.seq)"
    )
    return Part(sql, {key: value})


def _with(lead: Part, others: list[Part]) -> Part:
    params = dict(lead.params)
    for part in others:
        params |= part.params
    return Part(" AND ".join((lead.sql, *(part.sql for part in others))), params)


def _rarest_first(connection: Connection, text: str) -> list[str]:
    """The words of a text, those that stand in few reasons first; beyond a thousand they count as equal."""

    def frequency(word: str) -> int:
        row = connection.one(
            "SELECT count(*) AS found FROM (SELECT 1 FROM audit_term"
            " WHERE kind = 'word' AND value = :word LIMIT 1000) AS frequent",
            {"word": word},
        )
        return int(row["found"]) if row else 0

    return sorted(audit.words(text), key=frequency)


def _actions(connection: Connection, wanted: str) -> list[str]:
    """The actions that stand in the log and are the wanted one or begin with its words, one index look-up each."""
    stem = wanted.rstrip(".*")
    exact = connection.one("SELECT 1 FROM audit_event WHERE action = :a LIMIT 1", {"a": stem})
    found = [stem] if exact else []
    last = f"{stem}."
    while True:
        row = connection.one(
            "SELECT action FROM audit_event WHERE action > :last AND action < :end"
            " ORDER BY action LIMIT 1",
            {"last": last, "end": f"{stem}/"},  # «/» comes after «.»
        )
        if row is None:
            return found
        last = row["action"]
        found.append(last)
