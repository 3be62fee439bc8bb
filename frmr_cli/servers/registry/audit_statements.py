"""The statements that read a page of the audit log: one condition leads by its index, the others are looked at row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers import audit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.database import SqlValue
    from frmr_cli.servers.registry.audit_filters import Filters, Query

PROBE = 100
LEADERS = ("request_id", "object", "worker", "reason", "session", "subject", "address", "actor", "action", "mark", "role", "outcome")  # fmt: skip
"""Filters that have an index."""
_BESIDE = {"t.": "audit_term t", "o.": "audit_object o"}
"""Beginning of a leading condition → the table that it is of, if that is not the log itself."""
_TERMS = {"object": "object", "mark": "mark", "role": "role"}


class Part(NamedTuple):
    """A condition of a statement and its parameters."""

    sql: str
    params: dict[str, SqlValue]


class Bounds(NamedTuple):
    """A range of numbers, both ends outside of it."""

    low: int
    high: int


def statement(lead: Part, rest: list[Part], query: Query, bounds: Bounds) -> Part:
    """The rows of a page that a leading condition finds and the rest lets through."""
    source, number, params = _source(lead), _number(lead), dict(lead.params)
    for part in rest:
        params |= part.params
    sql = (
        f"SELECT e.* FROM {source} WHERE {_conditions(lead, rest)}"  # noqa: S608 - no value is in it
        f" ORDER BY {number} {_direction(query)} LIMIT :limit"
    )
    return Part(sql, {**params, "low": bounds.low, "high": bounds.high, "limit": query.limit})


def probe(lead: Part, query: Query, bounds: Bounds) -> Part:
    """How far a leading condition must be read for `PROBE` entries: the number of the last of them, if there are so many."""
    number = _number(lead)
    sql = (
        f"SELECT {number} AS seq FROM {_source(lead)} WHERE {_conditions(lead, [])}"  # noqa: S608 - as above
        f" ORDER BY {number} {_direction(query)} LIMIT 1 OFFSET {PROBE - 1}"
    )
    return Part(sql, {**lead.params, "low": bounds.low, "high": bounds.high})


def _source(lead: Part) -> str:
    beside = _BESIDE.get(lead.sql[:2])
    return f"{beside} CROSS JOIN audit_event e" if beside else "audit_event e"


def _number(lead: Part) -> str:
    return f"{lead.sql[:2]}seq" if lead.sql[:2] in _BESIDE else "e.seq"


def _conditions(lead: Part, rest: list[Part]) -> str:
    number = _number(lead)
    return " AND ".join(
        (
            *([f"e.seq = {number}"] if number != "e.seq" else []),
            *([lead.sql] if lead.sql else []),
            f"{number} > :low AND {number} < :high",
            *(part.sql for part in rest),
        )
    )


def _direction(query: Query) -> str:
    return "DESC" if query.newest_first else "ASC"


def leads(filters: Filters, leader: str | None, actions: list[str]) -> Iterator[Part]:
    """The leading condition, once per index range: of actions and of both names of an actor all must be read, of words any one."""
    match leader:
        case None:
            yield Part("", {})
        case "action" | "actor":
            values = actions if leader == "action" else (filters.actor, filters.actor_mark)
            for value in values:
                yield Part(f"e.{leader} = :lead", {"lead": value})
        case "outcome":
            # The index holds trouble only; the planner must see that this is trouble.
            yield Part("e.outcome <> 'ok' AND e.outcome = :lead", {"lead": filters.outcome})
        case "reason":
            for word in audit.words(filters.reason or "") or [""]:
                yield _term("word", word)
        case _ if leader in _TERMS:
            yield _term(_TERMS[leader], str(getattr(filters, leader)))
        case _:
            column = "o.subject" if leader == "worker" else f"e.{leader}"
            yield Part(f"{column} = :lead", {"lead": getattr(filters, leader)})


def residual(filters: Filters, name: str, actions: list[str]) -> Iterator[Part]:
    """A filter that does not lead. COALESCE keeps planners from its index."""
    value = str(getattr(filters, name))
    match name:
        case "action":
            params: dict[str, SqlValue] = {f"a{n}": action for n, action in enumerate(actions)}
            names = ", ".join(f":{key}" for key in params)
            yield Part(f"COALESCE(e.action, '') IN ({names})", params)
        case "actor":
            params = {"actor": value, "actor_mark": filters.actor_mark}
            yield Part("COALESCE(e.actor, '') IN (:actor, :actor_mark)", params)
        case "reason":
            for place, word in enumerate(audit.words(value) or [""]):
                yield _has("word", word, f"w{place}")
        case "worker":
            sql = "EXISTS (SELECT 1 FROM audit_object x WHERE x.subject = :f_worker AND x.seq = e.seq)"
            yield Part(sql, {"f_worker": filters.worker})
        case _ if name in _TERMS:
            yield _has(_TERMS[name], value, f"f_{name}")
        case _:
            yield Part(f"COALESCE(e.{name}, '') = :f_{name}", {f"f_{name}": value})


def times(filters: Filters) -> Iterator[Part]:
    """The ends of a time range, to the millisecond."""
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
