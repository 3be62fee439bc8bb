"""
Entries are marked as unusual while they come: a look at what is new every two seconds, and before anybody is told.

Writers pay nothing for it: the counters stand in memory, and what is written are the marks. A process that starts reads the last thirty
days once, in pieces. Several processes of one registry come to the same marks, and each mark is kept once.
"""

from __future__ import annotations

import asyncio
import json
import threading
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.rights import employers
from frmr_cli.servers import audit
from frmr_cli.servers.audit_subjects import MARK, names
from frmr_cli.servers.registry import audit_queries, workers
from frmr_cli.servers.registry.audit_anomalies import Anomaly, Detector
from frmr_cli.servers.registry.audit_unusual import Seen
from frmr_cli.servers.registry.principals import find as find_principal
from frmr_cli.servers.registry.record_views import masked_record
from frmr_cli.servers.registry.register_time import register_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.services import Services

LOOK_SECONDS = 2.0
HISTORY = timedelta(days=30)
"""How far back a process that starts looks for what is usual."""
MOST_HISTORY = 500_000
"""Entries of it at most."""
PIECE = 5000
"""Entries that are looked at in one go; then other work has its turn."""
KEPT_EVERY = 1000
"""Entries after which it is written down how far the log was looked at, also when nothing was found."""

SEARCHED = "worker.searched"

_ENTRIES = """
SELECT seq, at, actor, action, outcome, subject, client_id, address, objects FROM audit_event
WHERE seq > :seen ORDER BY seq LIMIT :limit
"""
_INSERT = """
INSERT INTO audit_anomaly (seq, kind, at, actor, address, numbers)
VALUES (:seq, :kind, :at, :actor, :address, :numbers) ON CONFLICT (seq, kind) DO NOTHING
"""
_KEEP = """
INSERT INTO setting (name, value) VALUES ('audit.watched', :seq)
ON CONFLICT (name) DO UPDATE SET value = :seq
"""
_MARKED = """
SELECT seq, kind, at, actor, address, numbers FROM audit_anomaly
WHERE seq > :low AND seq < :high AND at >= :since AND at < :until ORDER BY seq, kind LIMIT :limit
"""
_END = "9999"


class Asked(NamedTuple):
    """Which marks somebody wants to see."""

    since: str
    until: str | None
    cursor: int
    """The last entry whose marks were seen."""
    limit: int


class Watch:
    """How far this process has looked, and its counters. One thread looks at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.detector: Detector | None = None
        self.seen = 0
        """The last entry that was looked at."""
        self.kept = 0
        """How far the database says that the log was looked at."""
        self.found: list[Anomaly] = []
        """Marks that are not in the database yet."""


async def keep_watching(services: Services) -> None:
    """Look at what is new, until cancelled. A database that is away is asked again."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            while await loop.run_in_executor(services.threads, look, services):
                pass
        except Exception as error:  # noqa: BLE001 - a look that failed must not end those that follow
            services.config.log("error", "no look at the log", exception=type(error).__name__)


def look(services: Services) -> bool:
    """Look at the next piece of the log. Returns: whether there may be more."""
    watch = services.watch
    with watch.lock:
        with services.database.read() as connection:
            if watch.detector is None:
                _begin(services, connection)
            rows = connection.all(_ENTRIES, {"seen": watch.seen, "limit": PIECE})
            watch.found += _found(watch, rows)
        if rows:
            watch.seen = int(rows[-1]["seq"])
        if watch.found or watch.seen - watch.kept >= KEPT_EVERY:
            _keep(services)
    return len(rows) == PIECE


def marked(services: Services, asked: Asked) -> dict[str, Any]:
    """Marks in the order of their entries, everything that was written by now looked at; at most `asked.limit` entries' worth."""
    while look(services):
        pass
    with services.database.read() as connection:
        size = audit.size(connection)
        low = audit_queries.first_at(connection, asked.since, size=size) - 1
        rows = connection.all(
            _MARKED,
            {
                # Entries that ran side by side may stand before the first of the time.
                "low": max(low - PIECE, asked.cursor),
                "high": size + 1,
                "since": asked.since,
                "until": asked.until or _END,
                "limit": asked.limit + 1,
            },
        )
        kept = _whole_entries(rows, asked.limit)
        items = _shown(connection, kept)
    more = len(rows) > len(kept)
    return {
        "items": items,
        "next": str(kept[-1]["seq"]) if more else None,
        "size": services.watch.seen,
    }


def _whole_entries(rows: list[dict[str, Any]], limit: int) -> list[dict[str, Any]]:
    """Rows of a page: the marks of one entry are never parted, because a cursor names the entry."""
    if len(rows) <= limit:
        return rows
    last = rows[limit]["seq"]
    return [row for row in rows[:limit] if row["seq"] != last] or rows


def _begin(services: Services, connection: Connection) -> None:
    """Take up where the database says that somebody has looked, with the counters of the time before."""
    watch = services.watch
    row = connection.one("SELECT value FROM setting WHERE name = 'audit.watched'")
    watch.kept = int(row["value"]) if row else 0
    size = audit.size(connection)
    since = audit.time_text(services.config.now() - HISTORY)
    first = audit_queries.first_at(connection, since, size=size)
    watch.seen = max(first - 1, size - MOST_HISTORY, 0)
    watch.detector = Detector(
        services.config.anomalies,
        is_unrelated=lambda actor, subject: _is_unrelated(services, actor, subject),
        last_before=partial(_last_before, services, watch.seen + 1),
    )


def _found(watch: Watch, rows: list[dict[str, Any]]) -> list[Anomaly]:
    assert watch.detector is not None  # noqa: S101 - `_begin` has made it
    found: list[Anomaly] = []
    for row in rows:
        found += watch.detector.look(_seen(row), is_past=row["seq"] <= watch.kept)
    return found


def _seen(row: Mapping[str, Any]) -> Seen:
    listed = tuple(json.loads(row["objects"])) if row["action"] == SEARCHED else ()
    return Seen(
        row["seq"],
        datetime.fromisoformat(row["at"]),
        row["actor"],
        row["action"],
        row["outcome"],
        row["subject"],
        row["client_id"],
        row["address"],
        listed,
    )


def _keep(services: Services) -> None:
    watch = services.watch
    with services.database.write() as connection:
        for anomaly in watch.found:
            connection.execute(
                _INSERT,
                {
                    "seq": anomaly.seq,
                    "kind": anomaly.kind,
                    "at": audit.time_text(anomaly.at),
                    "actor": anomaly.actor,
                    "address": anomaly.address,
                    "numbers": json.dumps(anomaly.numbers),
                },
            )
        connection.execute(_KEEP, {"seq": str(watch.seen)})
    for anomaly in watch.found:
        services.config.log("warning", "anomaly", kind=anomaly.kind, entry=anomaly.seq)
    watch.found, watch.kept = [], watch.seen


def _last_before(services: Services, seq: int, actor: str) -> datetime | None:
    with services.database.read() as connection:
        row = connection.one(
            "SELECT at FROM audit_event WHERE actor = :actor AND seq < :seq ORDER BY seq DESC LIMIT 1",
            {"actor": actor, "seq": seq},
        )
    return None if row is None else datetime.fromisoformat(row["at"])


def _is_unrelated(services: Services, actor: str, mark: str) -> bool:
    """Whether a worker has no job at the organisation for which an account acts; False where there is none, or nobody."""
    today = register_day(services.config.now())
    with services.database.read() as connection:
        principal = find_principal(connection, services.issuer_name, actor, today=today)
        if principal is None or principal.organisation is None:
            return False
        worker = workers.find(connection, names(connection, (mark,)).get(mark, mark))
        record = masked_record(connection, worker, on=today) if worker else {}
    return bool(record) and principal.organisation not in employers(record, today)


def _shown(connection: Connection, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    items = [{**row, "numbers": json.loads(row["numbers"])} for row in rows]
    people = [str(item["numbers"].get("subject", "")) for item in items]
    actors = [item["actor"] or "" for item in items]
    known = names(connection, [value for value in (*people, *actors) if MARK.fullmatch(value)])
    for item, person in zip(items, people, strict=True):
        if person:
            item["numbers"]["subject"] = known.get(person, person)
        item["actor"] = known.get(item["actor"], item["actor"])
    return [{name: value for name, value in item.items() if value is not None} for item in items]
