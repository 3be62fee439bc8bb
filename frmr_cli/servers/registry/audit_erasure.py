"""The operation by which a person disappears from the audit log: the key of the mark is destroyed, and every entry stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.oids import parse_worker_id
from frmr_cli.domain.rights import Action, Relation, may
from frmr_cli.domain.rules import Fault
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers import audit
from frmr_cli.servers.audit_subjects import account, forget
from frmr_cli.servers.registry import principals
from frmr_cli.servers.registry.access import roles_of, scope_for
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, json_object, refuse, shape_faults
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call

REASON_LENGTH = (3, 500)

_MEMBERS = ("workerId", "reason")
_NO_REASON = "FRMR-REG-033"
_NO_WORKER_ID = "FRMR-RULE-023"
_TOO_LONG = "FRMR-RULE-004"


class Wanted(NamedTuple):
    """Who is to disappear, and why."""

    worker_id: str
    reason: str


async def erase(request: Request) -> Response:
    """Destroy the key of a worker; who has destroyed it and why stays in the log under the mark that is nobody's now."""
    task: Task[Wanted] = Task(
        action="audit.erased",
        scope=scope_for(Action.ERASE_FROM_AUDIT),
        rate="change",
        permit=_permit,
        work=_work,
        changes=True,
    )
    return await perform(request, task)


def _permit(call: Call, _connection: Connection) -> Wanted:
    # Whoever may erase nobody is not told what is wrong with the request.
    if not may(roles_of(call), Action.ERASE_FROM_AUDIT, Relation.FOREIGN):
        raise Problem(403, "FRMR-REG-016")
    body = json_object(call.origin, JSON)
    refuse(_faults(body), call.origin.language)
    wanted = Wanted(body["workerId"].strip(), " ".join(body["reason"].split()))
    relation = Relation.OWN if wanted.worker_id == call.principal.worker_id else Relation.FOREIGN
    if not may(roles_of(call), Action.ERASE_FROM_AUDIT, relation):
        raise Problem(403, "FRMR-AUDIT-007")
    return wanted


def _work(call: Call, connection: Connection, wanted: Wanted) -> Done:
    names = [wanted.worker_id]
    # The account too: the entries of what the person did would lead back by it.
    subject = principals.find_by_worker(connection, call.services.issuer_name, wanted.worker_id)
    if subject is not None:
        names.append(account(subject))
    marks = tuple(mark for name in names if (mark := forget(connection, name)) is not None)
    if not marks:
        raise Problem(404, "FRMR-AUDIT-006")
    body = {"mark": marks[0], "erasedAt": audit.time_text(call.origin.now)}
    # The id must not stand here: it would be given a new key.
    return Done(body=body, objects=marks, reason=wanted.reason)


def _faults(body: dict[str, Any]) -> Iterator[Fault]:
    yield from shape_faults(body, _MEMBERS)
    if "workerId" in body:
        try:
            parse_worker_id(str(body["workerId"]))
        except ValidationFailed:
            yield Fault(_NO_WORKER_ID, "/workerId")
    if "reason" in body:
        reason = body["reason"]
        shortest, longest = REASON_LENGTH
        if not isinstance(reason, str) or len(" ".join(reason.split())) < shortest:
            yield Fault(_NO_REASON, "/reason")
        elif len(reason) > longest:
            yield Fault(_TOO_LONG, "/reason", params={"limit": longest})
