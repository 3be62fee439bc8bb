"""Operations on grants of roles: list, give, take away, review."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.rights import Action, Relation, Role, may
from frmr_cli.servers.registry import access_grants, principals
from frmr_cli.servers.registry.access import roles_of, scope_for
from frmr_cli.servers.registry.access_grant_bodies import wanted_grant
from frmr_cli.servers.registry.access_grant_uses import last_use
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, json_object
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.identifiers import new_id
from frmr_cli.servers.registry.principals import Principal
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.register_time import register_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.access_grant_bodies import Wanted
    from frmr_cli.servers.registry.access_grants import Grant
    from frmr_cli.servers.registry.calls import Call

    Work = Callable[[Call, Connection, None], Done]

MOST_ROWS = 100

Row = dict[str, Any]


async def list_grants(request: Request) -> Response:
    """The grants that hold today, oldest first."""
    query = dict(request.query_params)

    def work(call: Call, connection: Connection, _found: None) -> Done:
        return Done(body=_page(call, connection, query, _shown))

    return await perform(request, _task("access.listed", work, right=Action.GRANT_ROLES))


async def review(request: Request) -> Response:
    """The grants that hold today, with the moment at which each was last used."""
    query = dict(request.query_params)

    def work(call: Call, connection: Connection, _found: None) -> Done:
        def reviewed(row: Row) -> Row:
            used = last_use(connection, row["subject"], row["role"], row["worker_id"])
            return _shown(row) | ({"lastUsedAt": used} if used else {})

        return Done(body=_page(call, connection, query, reviewed))

    return await perform(request, _task("access.reviewed", work, right=Action.REVIEW_ROLES))


async def give(request: Request) -> Response:
    """A role given to somebody."""
    return await perform(request, _change("access.granted", _give))


async def take(request: Request) -> Response:
    """A role taken away."""
    grant_id = request.path_params["id"]

    def work(call: Call, connection: Connection, _found: None) -> Done:
        return _take(call, connection, grant_id)

    return await perform(request, _change("access.revoked", work))


def _change(name: str, work: Work) -> Task[None]:
    return replace(_task(name, work, right=Action.GRANT_ROLES), rate="change", changes=True)


def _task(name: str, work: Work, *, right: Action) -> Task[None]:
    def permit(call: Call, _connection: Connection) -> None:
        if not may(roles_of(call), right, Relation.FOREIGN):
            raise Problem(403, "FRMR-REG-016")

    return Task(action=name, scope=scope_for(right), rate="read", permit=permit, work=work)


def _give(call: Call, connection: Connection, _found: None) -> Done:
    today = register_day(call.origin.now)
    wanted = wanted_grant(
        json_object(call.origin, JSON), today=today, language=call.origin.language
    )
    issuer = call.services.issuer_name
    subject = _subject_of(connection, issuer, wanted)
    if subject == call.actor:
        raise Problem(403, "FRMR-REG-181")
    _refuse_double(connection, issuer, subject, wanted, today=today)
    at = call.origin.now.isoformat(timespec="seconds")
    grant = access_grants.Grant(
        id=new_id(),
        subject=subject,
        role=wanted.role,
        granted_at=at,
        organisation=wanted.organization,
        until=wanted.until,
        reason=wanted.reason,
        granted_by=call.actor,
    )
    if wanted.subject:
        # A new colleague may be given a role before the first login.
        newcomer = Principal(subject, wanted.name or subject, ())
        principals.insert_new(connection, issuer, [newcomer], now=call.origin.now)
    access_grants.insert(connection, issuer, grant)
    return Done(
        body=_stored(connection, issuer, grant, call),
        status=201,
        headers={"Location": f"/v1/access/grants/{grant.id}"},
        subject=subject,
        objects=(grant.id,),
        reason=wanted.reason,
        details={"role": grant.role},
    )


def _subject_of(connection: Connection, issuer: str, wanted: Wanted) -> str:
    if wanted.subject:
        return wanted.subject
    found = principals.find_by_worker(connection, issuer, wanted.worker_id or "")
    if found is None:
        raise Problem(404, "FRMR-REG-183")
    return found


def _refuse_double(
    connection: Connection, issuer: str, subject: str, wanted: Wanted, *, today: Any
) -> None:
    held = access_grants.held(connection, issuer, subject, today=today)
    if any(grant.role == wanted.role for grant in held):
        raise Problem(409, "FRMR-REG-184")
    if wanted.role == Role.PRACTITIONER.value and not _has_record(connection, issuer, subject):
        raise Problem(409, "FRMR-REG-185")


def _has_record(connection: Connection, issuer: str, subject: str) -> bool:
    row = connection.one(
        "SELECT worker_id FROM principal WHERE issuer = :issuer AND subject = :subject",
        {"issuer": issuer, "subject": subject},
    )
    return bool(row and row["worker_id"])


def _take(call: Call, connection: Connection, grant_id: str) -> Done:
    issuer, today = call.services.issuer_name, register_day(call.origin.now)
    grant = access_grants.find(connection, issuer, grant_id, today=today)
    if grant is None:
        raise Problem(404, "FRMR-REG-180")
    if access_grants.is_last_administrator(connection, issuer, grant):
        raise Problem(409, "FRMR-REG-182")
    body = _stored(connection, issuer, grant, call)
    at = call.origin.now.isoformat(timespec="seconds")
    access_grants.end(connection, grant.id, by=call.actor, at=at)
    return Done(
        body={**body, "endedAt": at, "endedBy": call.actor},
        subject=grant.subject,
        objects=(grant.id,),
        details={"role": grant.role},
    )


def _page(
    call: Call, connection: Connection, query: Mapping[str, str], show: Callable[[Row], Row]
) -> Row:
    cursor = query.get("cursor")
    if cursor and not access_grants.is_known(connection, cursor):
        raise Problem(400, "FRMR-REG-186")
    size = min(int(query["limit"]), MOST_ROWS) if _is_size(query.get("limit", "")) else MOST_ROWS
    statement, params = access_grants.page_statement(
        call.services.issuer_name,
        _filter(call, connection, query),
        today=register_day(call.origin.now),
        cursor=cursor,
        limit=size + 1,
    )
    rows = connection.all(statement, params)
    more = len(rows) > size
    kept = rows[:size]
    return {"items": [show(row) for row in kept], "next": kept[-1]["id"] if more else None}


def _filter(call: Call, connection: Connection, query: Mapping[str, str]) -> access_grants.Filter:
    who = query.get("who")
    # Looked up first, so that each way in which a grant can be meant is led by an index.
    bound = principals.find_by_worker(connection, call.services.issuer_name, who) if who else None
    return access_grants.Filter(
        query.get("role"),
        query.get("organization"),
        is_staff=query.get("staff") == "true",
        sought=access_grants.Sought(bound or who, who) if who else None,
    )


def _is_size(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0


def _stored(connection: Connection, issuer: str, grant: Grant, call: Call) -> Row:
    row = connection.one(
        "SELECT name, worker_id FROM principal WHERE issuer = :issuer AND subject = :subject",
        {"issuer": issuer, "subject": grant.subject},
    )
    by = call.principal.name if grant.granted_by == call.actor else None
    return _shown({**grant._asdict(), **(row or {"name": grant.subject}), "granted_by_name": by})


def _shown(row: Row) -> Row:
    names = {
        "id": "id",
        "subject": "subject",
        "name": "name",
        "worker_id": "workerId",
        "role": "role",
        "organisation": "organization",
        "until": "until",
        "reason": "reason",
        "granted_at": "grantedAt",
        "granted_by": "grantedBy",
        "granted_by_name": "grantedByName",
    }
    return {wire: row[name] for name, wire in names.items() if row.get(name) is not None}
