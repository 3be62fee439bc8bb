"""Steps of an entry: submission to the checker, transfer to another job, history."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.rights import Action
from frmr_cli.domain.rules import Fault
from frmr_cli.domain.values import REQUIRED, day_at
from frmr_cli.servers.registry import checking, entries, entry_facts
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, refuse
from frmr_cli.servers.registry.calls import Done
from frmr_cli.servers.registry.entries import Change
from frmr_cli.servers.registry.entry_access import EntryAccess, Visible, require_change
from frmr_cli.servers.registry.entry_bodies import (
    changed_fields,
    draft_warnings,
    patched_members,
)
from frmr_cli.servers.registry.entry_operations import answered, entry_task, saved
from frmr_cli.servers.registry.paging import listed, number_of, size_of
from frmr_cli.servers.registry.preconditions import require_match
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.operations import Handler
    from frmr_cli.servers.registry.calls import Call

Document = dict[str, Any]

_OF_THE_OLD_JOB = ("endDate", "endReason", "absences", "hireOrder")
"""What a new job does not take over: it begins by an order of its own."""


def submit_entry(noun: str) -> Handler:
    """The handler that hands an entry to the checker."""

    async def handler(request: Request) -> Response:
        return await perform(request, entry_task(request, noun, "submitted", Action.EDIT, _submit))

    return handler


def read_history(noun: str) -> Handler:
    """The handler that lists the versions of an entry."""

    async def handler(request: Request) -> Response:
        work = partial(_history, dict(request.query_params))
        return await perform(request, entry_task(request, noun, "history", Action.READ, work))

    return handler


async def transfer_job(request: Request) -> Response:
    """The job closed the day before, and a new one opened."""
    task = entry_task(request, "employment", "transferred", Action.EDIT, _transfer)
    return await perform(request, task)


def _submit(call: Call, connection: Connection, found: EntryAccess) -> Done:
    require_match(call.origin, found.entry.etag)
    if found.entry.state == "confirmed":
        raise Problem(409, "FRMR-REG-104")
    if found.entry.state == "on_check":
        raise Problem(409, "FRMR-REG-105")
    entry = checking.submitted(
        connection, call.services, found.entry, by=call.actor, now=call.origin.now
    )
    return answered(
        call,
        connection,
        Visible(entry, in_clear=True),
        details={"state": entry.state, "version": entry.version},
    )


def _transfer(call: Call, connection: Connection, found: EntryAccess) -> Done:
    body = require_match(call.origin, found.entry.etag, body=JSON)
    old, language = entries.opened(found.entry, call.services.vault), call.origin.language
    day = _day_of_transfer(body, old, language)
    last = (day - timedelta(days=1)).isoformat()
    closed = saved(
        call, connection, found.access, found.entry, {**old, "endDate": last}, ("/endDate",)
    )
    kept = {name: value for name, value in old.items() if name not in _OF_THE_OLD_JOB}
    differing = {name: value for name, value in body.items() if name != "date"}
    new = patched_members(kept, differing, language) | {"beginDate": day.isoformat()}
    worker_id = found.entry.worker_id
    require_change(call, found.access, "employment", new)
    warnings = draft_warnings(call, connection, new, worker_id=worker_id, noun="employment")
    fields = changed_fields({}, new)
    change = Change("draft", call.actor, call.origin.now, fields, warnings)
    entry = entries.insert(
        connection, call.services.vault, new, change, worker_id=worker_id, noun="employment"
    )
    done = answered(call, connection, Visible(entry, in_clear=True), status=201, fields=fields)
    return replace(done, objects=(closed.id, entry.id))


def _day_of_transfer(body: Mapping[str, Any], old: Mapping[str, Any], language: str) -> date:
    """The first day of the new job. Raises: Problem 422 FRMR-REG-027."""
    day, begin = day_at(body, "date"), day_at(old, "beginDate")
    if day is None:
        code = REQUIRED if body.get("date") is None else "FRMR-RULE-050"
        refuse([Fault(code, "/date")], language)
    elif begin is None or day <= begin:
        refuse([Fault("FRMR-RULE-052", "/date")], language)
    assert day is not None  # noqa: S101 - refused above
    return day


def _history(
    query: Mapping[str, str], _call: Call, connection: Connection, found: EntryAccess
) -> Done:
    entry = found.entry
    before, size = number_of(query, most=entry.version + 1), size_of(query)
    # Who does not keep the entry is not told of versions after the confirmed one.
    before = min(before, entry.version + 1)
    rows = entry_facts.history(connection, entry.id, before=before, limit=size + 1)
    items = [_version(row) for row in rows[:size]]
    following = str(items[-1]["version"]) if len(rows) > size else None
    return Done(body=listed(items, following), subject=entry.worker_id, objects=(entry.id,))


def _version(row: Mapping[str, Any]) -> Document:
    return {
        "version": row["version"],
        "validFrom": row["valid_from"],
        "state": row["state"],
        "changedBy": row["changed_by"],
        "fields": json.loads(row["fields"]),
    }
