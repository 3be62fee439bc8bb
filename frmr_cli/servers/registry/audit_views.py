"""Readings of the audit log for those who may not see all of it: one's own record, logins, anomalies."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse

from frmr_cli.domain.rights import Action
from frmr_cli.servers import audit
from frmr_cli.servers.registry import audit_watch
from frmr_cli.servers.registry.access import scope_for
from frmr_cli.servers.registry.audit_filters import Filters, parsed, unreadable
from frmr_cli.servers.registry.audit_operations import page_body, task
from frmr_cli.servers.registry.authentication import COLLECT, perform
from frmr_cli.servers.registry.calls import NO_STORE, Done, Task
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.services import Services

DAY = timedelta(days=1)
FEWEST = 20
"""Marks of a page: more than one entry can have."""

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
    """What was marked as unusual between two moments, the last day by default; the oldest first."""
    if COLLECT in request.scope:
        return JSONResponse(None)  # too much for the transaction of a batch
    parameters = dict(request.query_params)
    asked: list[audit_watch.Asked] = []

    def work(call: Call, _connection: Connection) -> Done:
        query = parsed(parameters)
        since, until = _span(query.filters, call.origin.now)
        asked.append(audit_watch.Asked(since, until, query.cursor or 0, max(query.limit, FEWEST)))
        return Done(body=None)

    reading = task("audit.anomalies", work, action=Action.READ_LOGIN_EVENTS)
    await perform(request, reading)
    services: Services = request.app.state.services
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(services.threads, audit_watch.marked, services, asked[0])
    return JSONResponse(found, headers=NO_STORE)


def _mine(entry: Mapping[str, Any], actor: str) -> dict[str, Any]:
    shown = {name: entry[name] for name in _MINE if name in entry}
    return {**shown, "own": entry.get("actor") == actor}


def _span(filters: Filters, now: datetime) -> tuple[str, str | None]:
    """From when and until when; None for everything that was written by now."""
    if filters.since:
        return filters.since, filters.until
    end = datetime.fromisoformat(filters.until) if filters.until else now
    return audit.time_text(end - DAY), filters.until
