"""
How logins reached the registry, for those who help people in: masked, per account, each look an entry of the log.

The registry knows nothing of passwords and second factors; the issuer tells of them where it does.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from frmr_cli.domain.identifiers import parse_snils
from frmr_cli.domain.rights import Action, Relation, may
from frmr_cli.domain.rules import Fault, fault_of
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers import audit
from frmr_cli.servers.audit_subjects import actors
from frmr_cli.servers.registry import audit_queries, principals, workers
from frmr_cli.servers.registry.access import permitted, register_day, roles_of, scope_for
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, json_object, optional_text_fault, refuse
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.record_views import masked_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.principals import Principal

USUAL: Final = timedelta(hours=2)
MOST: Final = 200
"""Events of one answer."""
MOST_READ: Final = 5000
"""Entries of an account that are looked at."""

_KEYS = ("worker", "snils", "subject", "request")
_TEXTS = (*_KEYS, "since")
_LONGEST = 64
_LOGIN_CODES = frozenset(f"FRMR-REG-{number:03}" for number in range(9, 20))


class Found(NamedTuple):
    """Whom a request means."""

    subject: str | None
    principal: Principal | None
    worker_ids: tuple[str, ...]


async def read_login_history(request: Request) -> Response:
    """State and events of one account, or what happened in one request."""
    task: Task[None] = Task(
        action="login.diagnosed",
        scope=scope_for(Action.READ_LOGIN_EVENTS),
        rate="read",
        permit=_permit,
        work=_history,
    )
    return await perform(request, task)


def _permit(call: Call, _connection: Connection) -> None:
    if not may(roles_of(call), Action.READ_LOGIN_EVENTS, Relation.FOREIGN):
        raise Problem(403, "FRMR-REG-016")


def _history(call: Call, connection: Connection, _found: None) -> Done:
    body = json_object(call.origin, JSON)
    refuse(_faults(body), call.origin.language)
    if body.get("request"):
        rows = connection.all(_OF_REQUEST, {"id": body["request"]})
        answer: dict[str, Any] = {
            "account": None,
            "record": None,
            "events": [_event(row) for row in rows],
        }
        return Done(body={**answer, "obstacles": []}, objects=(str(body["request"]),))
    found = _found_by(call, connection, body)
    record = None
    if len(found.worker_ids) == 1:
        # Asked again for this record: some day a role may see the logins of its own organisation only.
        worker_id, today = found.worker_ids[0], register_day(call.origin.now)
        access = permitted(call, connection, worker_id, Action.READ_LOGIN_EVENTS)
        record = masked_record(connection, access.worker, on=today)
    since = _since(body, call.origin.now)
    rows = _of_account(connection, found.subject, since) if found.subject else []
    answer = {
        "account": _account(found),
        "record": None if record is None else _record(record),
        "events": [_event(row) for row in rows],
        "obstacles": list(_obstacles(found)),
    }
    only = found.worker_ids[0] if len(found.worker_ids) == 1 else None
    return Done(body=answer, subject=only, details={"events": len(rows)})


def _found_by(call: Call, connection: Connection, body: Mapping[str, Any]) -> Found:
    issuer, today = call.services.issuer_name, register_day(call.origin.now)
    subject, ids = body.get("subject"), []
    if body.get("worker"):
        ids = [str(body["worker"])]
    elif body.get("snils"):
        snils = parse_snils(body["snils"])
        found = workers.find_by_snils(connection, call.services.vault, snils)
        ids = [worker.id for worker in found]
    if not subject and len(ids) == 1:
        subject = principals.find_by_worker(connection, issuer, ids[0])
    principal = principals.find(connection, issuer, subject, today=today) if subject else None
    if not ids and principal is not None and principal.worker_id:
        ids = [principal.worker_id]
    return Found(subject, principal, tuple(ids))


def _obstacles(found: Found) -> Iterator[str]:
    """Catalogue codes of what would refuse a login now, as far as the registry can tell without the issuer."""
    if len(found.worker_ids) > 1:
        yield "FRMR-REG-015"
    elif not found.worker_ids and found.principal is None:
        yield "FRMR-REG-014"
    elif found.principal is not None and not found.principal.roles:
        yield "FRMR-REG-016"


def _account(found: Found) -> dict[str, Any] | None:
    if found.subject is None:
        return None
    principal = found.principal
    return {
        "subject": found.subject,
        "known": principal is not None,
        "workerId": principal.worker_id if principal else None,
        "roles": list(principal.roles) if principal else [],
    }


def _record(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": record["id"],
        "status": record.get("status"),
        "education": len(record.get("education") or ()),
        "employment": len(record.get("employment") or ()),
        "accreditation": len(record.get("accreditation") or ()),
    }


def _of_account(connection: Connection, subject: str, since: datetime) -> list[dict[str, Any]]:
    """The newest entries of logins since a moment, the oldest first."""
    low = audit_queries.first_at(connection, audit.time_text(since), size=audit.size(connection))
    actor, marked = actors(connection, subject)
    query: dict[str, SqlValue] = {"actor": actor, "mark": marked, "low": low, "limit": MOST_READ}
    rows = [row for row in connection.all(_OF_ACTOR, query) if _is_login(row)]
    return rows[:MOST][::-1]


def _is_login(row: Mapping[str, Any]) -> bool:
    """Whether an entry tells how a login reached the registry, or why it was refused."""
    if row["action"] == "account.linked" or audit.NEW_SESSION in json.loads(row["details"]):
        return True
    return row["outcome"] != "ok" and row["code"] in _LOGIN_CODES


def _event(row: Mapping[str, Any]) -> dict[str, Any]:
    details = json.loads(row["details"])
    begun = audit.NEW_SESSION in details and row["outcome"] == "ok"
    return {
        "at": row["at"],
        "action": "session.begun" if begun else row["action"],
        "outcome": row["outcome"],
        "code": row["code"],
        "address": row["address"],
        "session": row["session"],
        "requestId": row["request_id"],
        "program": row["client_id"],
    }


def _since(body: Mapping[str, Any], now: datetime) -> datetime:
    text = body.get("since")
    return datetime.fromisoformat(text) if text else now - USUAL


def _faults(body: Mapping[str, Any]) -> Iterator[Fault]:
    given = [name for name in _KEYS if body.get(name)]
    if not given or ("request" in given and len(given) > 1):
        yield Fault("FRMR-RULE-002", "/subject")
    for name, value in body.items():
        wrong = optional_text_fault(name, value, _TEXTS, longest=_LONGEST)
        if wrong is not None:
            yield wrong
        elif value:
            yield from _value_faults(name, value)


def _value_faults(name: str, value: str) -> Iterator[Fault]:
    if name == "snils":
        try:
            parse_snils(value)
        except ValidationFailed as error:
            yield fault_of(error, "/snils")
    elif name == "since":
        try:
            is_moment = datetime.fromisoformat(value).tzinfo is not None
        except ValueError:
            is_moment = False
        if not is_moment:
            yield Fault("FRMR-RULE-003", "/since")


_COLUMNS = "at, action, outcome, code, address, session, request_id, client_id, details"
_OF_ACTOR = (
    f"SELECT {_COLUMNS} FROM audit_event WHERE actor IN (:actor, :mark) AND seq >= :low"  # noqa: S608 - constants
    " ORDER BY seq DESC LIMIT :limit"
)
_OF_REQUEST = f"SELECT {_COLUMNS} FROM audit_event WHERE request_id = :id ORDER BY seq LIMIT 200"  # noqa: S608 - constants
