"""
Pages of the audit log, found by one index each.

One filter leads (the one that lets least through where the page begins, which a probe of each index tells), the others are looked at row
by row; in SQL they are written so that no planner takes their index instead and sorts. A time range is first turned into a range of numbers: entries are written in the order of time,
so a search by halves finds its ends in some twenty reads.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.servers import audit
from frmr_cli.servers.audit_subjects import account, mark, numbers
from frmr_cli.servers.registry.audit_retention import through
from frmr_cli.servers.registry.audit_statements import (
    LEADERS,
    Bounds,
    Part,
    leads,
    probe,
    residual,
    statement,
    times,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.audit_filters import Filters, Query

SLACK = timedelta(minutes=2)
"""Entries of requests that ran side by side may stand in another order than their times, by no more than this."""

_RARER = 1.5

Row = dict[str, Any]


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
    for found in _statements(connection, query, bounds):
        rows += connection.all(found.sql, found.params)
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
    """The filters with the marks and numbers of workers, under which their entries are found."""
    subject, name = (
        value and mark(connection, value) for value in (filters.subject, filters.object)
    )

    actor_mark = filters.actor and mark(connection, account(filters.actor))
    filters = filters._replace(subject=subject, object=name, actor_mark=actor_mark)
    worker = numbers(connection, (name,)).get(name) if name else None
    return filters if worker is None else filters._replace(object=None, worker=worker)


def _bounds(connection: Connection, query: Query, size: int) -> Bounds:
    # What has gone, or is going just now, is shown to nobody.
    low, high = through(connection), size + 1
    filters = query.filters
    if filters.since:
        low = max(low, first_at(connection, _shifted(filters.since, -SLACK), size=size) - 1)
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
    actions = _actions(connection, filters.action) if filters.action else []
    if filters.action and not actions:
        return
    given = [name for name in LEADERS if getattr(filters, name) is not None]
    able = [name for name in given if (name, filters.outcome) != ("outcome", "ok")]
    ways = [way for name in able for way in _ways(filters, name, actions)]
    way = _rarest(connection, ways, query, bounds) if ways else _Way(None, [Part("", {})])
    rest = [
        part for name in given if name != way.leader for part in residual(filters, name, actions)
    ]
    if way.leader == "reason":
        # The word that leads stands among them once more, which costs a look-up and saves a case.
        rest += residual(filters, "reason", actions)
    rest += times(filters)
    for lead in way.leads:
        yield statement(lead, rest, query, bounds)


class _Way(NamedTuple):
    """A filter that could lead, and the index ranges that have to be read for it."""

    leader: str | None
    leads: list[Part]


def _ways(filters: Filters, name: str, actions: list[str]) -> Iterator[_Way]:
    parts = list(leads(filters, name, actions))
    if name == "reason":
        yield from (_Way(name, [part]) for part in parts)
    else:
        yield _Way(name, parts)


def _rarest(connection: Connection, ways: list[_Way], query: Query, bounds: Bounds) -> _Way:
    """The way on which the first hundred entries lie farthest apart, so that least of it has to be looked at."""
    if len(ways) == 1:
        return ways[0]

    def reach(way: _Way) -> int:
        """How many entries of the log the first hundred of this way span; all of them when there are fewer."""
        spans = []
        for lead in way.leads:
            asked = probe(lead, query, bounds)
            row = connection.one(asked.sql, asked.params)
            end = bounds.high - 1 if query.newest_first else bounds.low + 1
            spans.append(bounds.high - bounds.low if row is None else abs(end - int(row["seq"])))
        return min(spans)

    best, *others = ways
    farthest = reach(best)
    for way in others:
        # Those that come first let less through as a rule; a little chance must not outweigh that.
        if (span := reach(way)) > farthest * _RARER:
            best, farthest = way, span
    return best


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
