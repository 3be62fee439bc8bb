"""Readings of the audit log for those who may not see all of it: one's own record, logins, anomalies."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse

from frmr_cli.domain.rights import Action, employers
from frmr_cli.servers import audit
from frmr_cli.servers.registry import audit_queries, workers
from frmr_cli.servers.registry.access import scope_for
from frmr_cli.servers.registry.audit_anomalies import Anomaly, Seen, anomalies
from frmr_cli.servers.registry.audit_filters import Filters, parsed, unreadable
from frmr_cli.servers.registry.audit_operations import page_body, task
from frmr_cli.servers.registry.authentication import COLLECT, perform
from frmr_cli.servers.registry.calls import NO_STORE, Done, Task
from frmr_cli.servers.registry.principals import find as find_principal
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.record_views import masked_record
from frmr_cli.servers.registry.register_time import register_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.services import Services

HISTORY = timedelta(days=30)
"""How far back it is looked for what is usual."""
DAY = timedelta(days=1)
MOST_ENTRIES = 500_000
"""Of which anomalies are looked for; older ones are left out."""

_MINE = ("seq", "at", "action", "outcome", "roles", "fields", "reason")
HIDDEN = ("actor", "subject", "object", "session", "address", "request_id")
"""What is not told of entries about the own record: a filter by it would tell whether a guess is right."""


async def read_mine(request: Request) -> Response:
    """Who has worked with the own record: when, in which role, with which fields, why."""
    parameters = dict(request.query_params)

    def permit(call: Call, _connection: Connection) -> str:
        if not call.principal.worker_id:
            raise Problem(404, "FRMR-REG-019")
        return call.principal.worker_id

    def work(call: Call, connection: Connection, worker_id: str) -> Done:
        for name in HIDDEN:
            if name in parameters:
                raise unreadable(name)
        query = parsed(parameters)
        filters = query.filters._replace(subject=worker_id)
        body = page_body(connection, query._replace(filters=filters))
        items = [_mine(entry, call.actor) for entry in body["items"]]
        return Done(body={**body, "items": items}, subject=worker_id)

    reading: Task[str] = Task(
        action="audit.mine", scope=scope_for(Action.READ), rate="read", permit=permit, work=work
    )
    return await perform(request, reading)


async def read_logins(request: Request) -> Response:
    """The first call of each session. The log of the issuer tells of the same session how its login went."""
    parameters = dict(request.query_params)

    def work(_call: Call, connection: Connection) -> Done:
        query = parsed(parameters)
        filters = query.filters._replace(mark=audit.NEW_SESSION)
        return Done(body=page_body(connection, query._replace(filters=filters)))

    reading = task("audit.logins", work, action=Action.READ_LOGIN_EVENTS)
    return await perform(request, reading)


async def read_anomalies(request: Request) -> Response:
    """What is unusual between two moments, the last day by default."""
    if COLLECT in request.scope:
        return JSONResponse(None)  # too much for the transaction of a batch
    parameters = dict(request.query_params)
    spans: list[tuple[datetime, str | None]] = []

    def work(call: Call, _connection: Connection) -> Done:
        spans.append(_span(parsed(parameters).filters, call.origin.now))
        return Done(body=None)

    reading = task("audit.anomalies", work, action=Action.READ_LOGIN_EVENTS)
    await perform(request, reading)
    services: Services = request.app.state.services
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(services.threads, _anomalies, services, *spans[0])
    return JSONResponse({"items": [_shown(item) for item in found]}, headers=NO_STORE)


def _mine(entry: Mapping[str, Any], actor: str) -> dict[str, Any]:
    shown = {name: entry[name] for name in _MINE if name in entry}
    return {**shown, "own": entry.get("actor") == actor}


def _span(filters: Filters, now: datetime) -> tuple[datetime, str | None]:
    """From when and until when; None for everything that was written by now."""
    if filters.since:
        return datetime.fromisoformat(filters.since), filters.until
    return (datetime.fromisoformat(filters.until) if filters.until else now) - DAY, filters.until


def _anomalies(services: Services, since: datetime, until: str | None) -> list[Anomaly]:
    with services.database.read() as connection:
        size = audit.size(connection)
        low = audit_queries.first_at(connection, audit.time_text(since - HISTORY), size=size)
        high = audit_queries.first_at(connection, until, size=size) if until else size + 1
        low = max(low, high - MOST_ENTRIES)
        return list(
            anomalies(
                _seen(connection, low, high),
                since=since,
                thresholds=services.config.anomalies,
                is_unrelated=_relations(services, connection),
                last_before=partial(_last_before, connection, low),
            )
        )


def _seen(connection: Connection, low: int, high: int) -> Iterator[Seen]:
    rows = connection.rows(
        "SELECT seq, at, actor, action, outcome, subject, client_id, address FROM audit_event"
        " WHERE seq >= :low AND seq < :high ORDER BY seq",
        {"low": low, "high": high},
    )
    for row in rows:
        seq, at, *rest = row.values()
        yield Seen(seq, datetime.fromisoformat(at), *rest)


def _last_before(connection: Connection, seq: int, actor: str) -> datetime | None:
    row = connection.one(
        "SELECT at FROM audit_event WHERE actor = :actor AND seq < :seq ORDER BY seq DESC LIMIT 1",
        {"actor": actor, "seq": seq},
    )
    return None if row is None else datetime.fromisoformat(row["at"])


def _relations(services: Services, connection: Connection) -> Callable[[str, str], bool]:
    """Whether a worker has no job at the organisation for which an account acts; each pair is looked up once."""
    organisations: dict[str, str | None] = {}
    answers: dict[tuple[str, str], bool] = {}
    today = register_day(services.config.now())

    def is_unrelated(actor: str, subject: str) -> bool:
        if actor not in organisations:
            found = find_principal(connection, services.issuer_name, actor, today=today)
            organisations[actor] = found.organisation if found else None
        organisation = organisations[actor]
        if organisation is None:
            return False
        if (actor, subject) not in answers:
            worker = workers.find(connection, subject)
            record = masked_record(connection, worker, on=today) if worker else {}
            answers[actor, subject] = bool(record) and organisation not in employers(record, today)
        return answers[actor, subject]

    return is_unrelated


def _shown(anomaly: Anomaly) -> dict[str, Any]:
    shown = {
        "kind": anomaly.kind,
        "seq": anomaly.seq,
        "at": audit.time_text(anomaly.at),
        "actor": anomaly.actor,
        "address": anomaly.address,
        "numbers": anomaly.numbers,
    }
    return {name: value for name, value in shown.items() if value is not None}
