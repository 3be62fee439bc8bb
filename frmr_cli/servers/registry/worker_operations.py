"""Operations on a worker's record: read, change, disclose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.rights import RESTRICTED, Action
from frmr_cli.domain.rules import Fault
from frmr_cli.domain.status import is_medical_worker
from frmr_cli.servers.registry import messages, workers
from frmr_cli.servers.registry.access import (
    Access,
    permitted,
    register_day,
    roles_of,
    scope_for,
)
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, MERGE_PATCH, json_object, refuse, shape_faults
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.editing import edited
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.workers import Document, StoredWorker

MOST_FIELDS = 200
REASON_LENGTH = (3, 500)

_TOO_LONG = "FRMR-RULE-004"


async def read_worker(request: Request) -> Response:
    """The masked record."""
    return await perform(request, _task(request, "worker.read", Action.READ, "read", _read))


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


def _read(call: Call, _connection: Connection, access: Access) -> Done:
    return Done(
        body=_shown(call, access.public),
        headers={"ETag": access.worker.etag},
        subject=access.worker.id,
    )


def _patch(call: Call, connection: Connection, access: Access) -> Done:
    wanted = call.origin.headers.get("if-match")
    if wanted is None:
        raise Problem(428, "FRMR-REG-021")
    patch = json_object(call.origin, MERGE_PATCH)
    _require_match(wanted, access.worker)
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
        )
    return Done(
        body=_shown(call, worker.public()),
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


def _shown(call: Call, public: Document) -> Document:
    """The masked document with what is derived today."""
    today = register_day(call.origin.now)
    return {**public, "isMedicalWorker": is_medical_worker(public, on=today)}


def _require_match(header: str, worker: StoredWorker) -> None:
    """Strong comparison (RFC 9110 §13.1.1). Raises: Problem 412 FRMR-REG-022 with the current tag."""
    tags = [tag.strip() for tag in header.split(",")]
    if header.strip() != "*" and worker.etag not in tags:
        raise Problem(412, "FRMR-REG-022", headers={"ETag": worker.etag})


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
