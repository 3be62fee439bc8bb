"""Operations on a worker's record: read, change, disclose."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.rights import RESTRICTED, Action
from frmr_cli.domain.rules import Fault
from frmr_cli.servers.registry import messages, workers
from frmr_cli.servers.registry.access import (
    Access,
    permitted,
    roles_of,
    scope_for,
)
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, MERGE_PATCH, json_object, refuse, shape_faults
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.editing import edited
from frmr_cli.servers.registry.paging import day_of, listed, number_of, size_of
from frmr_cli.servers.registry.preconditions import require_match
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.record_views import masked_record
from frmr_cli.servers.registry.register_time import end_of, register_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.workers import Document

MOST_FIELDS = 200
REASON_LENGTH = (3, 500)

_TOO_LONG = "FRMR-RULE-004"


async def read_worker(request: Request) -> Response:
    """The masked record, now or as it was on a day."""
    work = partial(_read, dict(request.query_params))
    return await perform(request, _task(request, "worker.read", Action.READ, "read", work))


async def read_worker_history(request: Request) -> Response:
    """The versions of the worker's own document."""
    work = partial(_history, dict(request.query_params))
    return await perform(request, _task(request, "worker.history", Action.READ, "read", work))


async def patch_worker(request: Request) -> Response:
    """The record changed by a merge patch, if it is still the version that the client has seen."""
    return await perform(
        request, _task(request, "worker.changed", Action.EDIT, "change", _patch, changes=True)
    )


async def disclose_worker(request: Request) -> Response:
    """Restricted values in clear, for a stated reason."""
    return await perform(
        request, _task(request, "worker.disclosed", Action.DISCLOSE, "disclosure", _disclose)
    )


def _task(
    request: Request,
    name: str,
    action: Action,
    rate: str,
    work: Callable[[Call, Connection, Access], Done],
    *,
    changes: bool = False,
) -> Task[Access]:
    named = request.path_params["id"]

    def permit(call: Call, connection: Connection) -> Access:
        return permitted(call, connection, named, action)

    return Task(
        action=name,
        scope=scope_for(action),
        rate=rate,
        permit=permit,
        work=work,
        named=named,
        changes=changes,
    )


def _read(query: Mapping[str, str], call: Call, connection: Connection, access: Access) -> Done:
    day = day_of(query, "as_of", language=call.origin.language)
    worker = access.worker
    if day is None:
        document = masked_record(connection, worker, on=register_day(call.origin.now))
    else:
        before = end_of(day)
        then = workers.find_then(connection, worker.id, before=before)
        if then is None:
            raise Problem(404, "FRMR-REG-107")
        worker, document = then, masked_record(connection, then, on=day, before=before)
    return Done(body=document, headers={"ETag": worker.etag}, subject=worker.id)


def _history(query: Mapping[str, str], _call: Call, connection: Connection, access: Access) -> Done:
    before, size = number_of(query, most=access.worker.version + 1), size_of(query)
    rows = workers.history(connection, access.worker.id, before=before, limit=size + 1)
    items = [
        {
            "version": row["version"],
            "validFrom": row["valid_from"],
            "changedBy": row["changed_by"],
            "fields": json.loads(row["fields"]),
        }
        for row in rows[:size]
    ]
    following = str(items[-1]["version"]) if len(rows) > size else None
    return Done(body=listed(items, following), subject=access.worker.id)


def _patch(call: Call, connection: Connection, access: Access) -> Done:
    patch = require_match(call.origin, access.worker.etag, body=MERGE_PATCH)
    vault, now = call.services.vault, call.origin.now
    before = workers.opened(access.worker, vault)
    after, fields = edited(
        before,
        patch,
        roles=roles_of(call),
        relation=access.relation,
        today=register_day(now),
        language=call.origin.language,
    )
    worker = access.worker
    if fields:
        _refuse_second_snils(call, connection, after, fields)
        worker = workers.write_version(
            connection,
            vault,
            after,
            version=worker.version + 1,
            changed_by=call.actor,
            now=now,
            fields=fields,
        )
    return Done(
        body=partial(masked_record, connection, worker, on=register_day(now)),
        headers={"ETag": worker.etag},
        subject=worker.id,
        fields=fields,
        details={"version": worker.version},
        after=partial(_notify, call, before, fields),
    )


def _disclose(call: Call, _connection: Connection, access: Access) -> Done:
    body = json_object(call.origin, JSON)
    refuse(_disclosure_faults(body), call.origin.language)
    fields = tuple(dict.fromkeys(body["fields"]))
    document = workers.opened(access.worker, call.services.vault)
    values = {field: _value_at(document, field) for field in fields}
    return Done(
        body={
            "worker_id": access.worker.id,
            "version": access.worker.version,
            "values": values,
        },
        subject=access.worker.id,
        fields=fields,
        reason=_plain(body["reason"]),
    )


def _refuse_second_snils(
    call: Call, connection: Connection, document: Document, fields: tuple[str, ...]
) -> None:
    if "/snils" not in fields or not document.get("snils"):
        return
    found = workers.find_by_snils(connection, call.services.vault, document["snils"])
    if any(worker.id != document["id"] for worker in found):
        refuse([Fault("FRMR-REG-031", "/snils")], call.origin.language)


def _notify(call: Call, before: Document, fields: tuple[str, ...]) -> None:
    for kind in ("phone", "email"):
        if f"/{kind}" in fields:
            notice = messages.change_notice(
                kind, before, language=call.origin.language, now=call.origin.now
            )
            if notice is not None:
                call.services.delivery.send(notice)


def _disclosure_faults(body: dict[str, Any]) -> list[Fault]:
    faults = shape_faults(body, ("fields", "reason"))
    fields, reason = body.get("fields", []), body.get("reason", "")
    if (
        not isinstance(fields, list)
        or any(not isinstance(field, str) for field in fields)
        or ("fields" in body and not 0 < len(fields) <= MOST_FIELDS)
    ):
        faults.append(Fault("FRMR-REG-032", "/fields"))
    else:
        faults += [
            Fault("FRMR-REG-032", f"/fields/{index}")
            for index, field in enumerate(fields)
            if not _is_restricted(field)
        ]
    if "reason" in body:
        faults += _reason_faults(reason)
    return faults


def _reason_faults(reason: object) -> list[Fault]:
    shortest, longest = REASON_LENGTH
    if not isinstance(reason, str) or len(_plain(reason)) < shortest:
        return [Fault("FRMR-REG-033", "/reason")]
    if len(reason) > longest:
        return [Fault(_TOO_LONG, "/reason", params={"limit": longest})]
    return []


def _is_restricted(field: str) -> bool:
    top, _, _ = field[1:].partition("/")
    return f"/{top}" in RESTRICTED and field.startswith("/")


def _value_at(document: Document, field: str) -> Any:
    """The value at a JSON pointer (RFC 6901 §4); None where there is none."""
    value: Any = document
    for step in field.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        match value:
            case dict():
                value = value.get(name)
            case list() if name.isdecimal() and int(name) < len(value):
                value = value[int(name)]
            case _:
                return None
    return value


def _plain(reason: str) -> str:
    """On one line, without control characters: it is shown to auditors."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in reason).split())
