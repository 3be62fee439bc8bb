"""From a request to a principal: token, first contact, and the refusals of both in the audit log."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from frmr_cli.domain.rights import OF_STAFF
from frmr_cli.servers import audit
from frmr_cli.servers.registry import limits, linking
from frmr_cli.servers.registry.calls import Asked, Origin, admit, run
from frmr_cli.servers.registry.issuer import IssuerUnavailable, UserinfoRefused
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.tokens import bearer_token, unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Task
    from frmr_cli.servers.registry.principals import Principal
    from frmr_cli.servers.registry.services import Services
    from frmr_cli.servers.registry.tokens import Claims

T = TypeVar("T")

COLLECT = "frmr.collect"
"""Key of a request's scope: takes the task of the request instead of having it done."""


async def perform(
    request: Request,
    task: Task[Any],
    *,
    step: Callable[[Asked, Task[Any]], Response | None] = run,
) -> Response:
    """
    Answer a request by a task, as the principal of its token.

    `step`: does the task and its entry; returns None where nobody knows the subject of the token. Raises: Problem; its entry is written.
    """
    if collect := request.scope.get(COLLECT):
        # A batch does the tasks of its operations in a transaction of its own.
        collect(task)
        return Response()
    services: Services = request.app.state.services
    origin = origin_of(request, services)
    try:
        token = bearer_token(origin.headers.get("authorization"))
        claims = services.tokens.remembered(token)
        if claims is None:
            # Asking the issuer may take seconds: it must not hold a thread of the database.
            claims = await run_in_threadpool(services.tokens.verify, token)
        request.state.claims = claims
    except Problem as problem:
        await _drained(request)
        raise await _blocking(
            services, partial(_token_refused, services, origin, problem)
        ) from None
    if task.beforehand is None:
        origin = replace(origin, body=await request.body())
        return await _as_principal(services, origin, claims, task, step)
    try:
        task = await _as_principal(services, origin, claims, task, admit)
    except Problem:
        await _drained(request)
        raise
    assert task.beforehand is not None  # noqa: S101 - admission changes nothing of it
    # Large bodies and what they cost wait for each other, not the others for them.
    async with services.large_bodies:
        origin = replace(origin, body=await request.body())
        try:
            await run_in_threadpool(task.beforehand, origin)
        except Problem as problem:
            task = replace(task, obstacle=problem)
        return await _as_principal(services, origin, claims, task, step)


async def _drained(request: Request) -> None:
    """Take what was sent to nowhere: a connection that is closed meanwhile would lose the answer."""
    async for _ in request.stream():
        continue


async def _as_principal(
    services: Services,
    origin: Origin,
    claims: Claims,
    task: Task[Any],
    step: Callable[[Asked, Task[Any]], T | None],
) -> T:
    """A step of a task, done for the principal of the token, who is made known where nobody knows them."""
    asked = Asked(services=services, origin=origin, claims=claims)
    work = partial(_prepared, step, asked, task)
    done = await _blocking(services, work)
    if done is None:
        await _first_contact(services, origin, claims, task.action)
        done = await _blocking(services, work)
    if done is None:
        raise Problem(403, "FRMR-REG-014")
    return done


def origin_of(request: Request, services: Services) -> Origin:
    """Everything of a request that the work needs but its body, which has not been asked for yet."""
    return Origin(
        request_id=request.state.request_id,
        address=request.client.host if request.client else None,
        language=request.state.language,
        method=request.method,
        path=request.url.path,
        headers=dict(request.headers),
        body=b"",
        now=services.config.now(),
    )


async def _blocking(services: Services, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(services.threads, work)


def _prepared(
    step: Callable[[Asked, Task[Any]], T | None], asked: Asked, task: Task[Any]
) -> T | None:
    asked.services.vault.prepare()
    return step(asked, task)


async def _first_contact(
    services: Services, origin: Origin, claims: Claims, operation: str
) -> None:
    """Bind the subject to a worker. Raises: Problem."""
    person: Mapping[str, Any] = {}
    obstacle = await _blocking(services, partial(_link_limit, services, origin, claims))
    if obstacle is None:
        try:
            person = await run_in_threadpool(services.issuer.userinfo, claims.token)
        except UserinfoRefused:
            person = {}
        except IssuerUnavailable:
            obstacle = unavailable()
    link = partial(_link, services, origin, claims, operation, person, obstacle)
    problem = await _blocking(services, link)
    if problem is not None:
        raise problem.recorded()


def _link_limit(services: Services, origin: Origin, claims: Claims) -> Problem | None:
    with services.database.write() as connection:
        return limits.charge(
            connection,
            services.config.rates["link"],
            owner=claims.subject,
            kind="link",
            now=origin.now,
        )


def _link(
    services: Services,
    origin: Origin,
    claims: Claims,
    operation: str,
    person: Mapping[str, Any],
    obstacle: Problem | None,
) -> Problem | None:
    with services.database.write() as connection:
        problem, principal = obstacle, None
        if problem is None:
            try:
                principal = linking.link(services, connection, claims, person, now=origin.now)
            except Problem as refusal:
                problem = refusal
        audit.append(connection, _link_entry(origin, claims, operation, principal, problem))
    return problem


def _link_entry(
    origin: Origin,
    claims: Claims,
    operation: str,
    principal: Principal | None,
    problem: Problem | None,
) -> audit.AuditEntry:
    return audit.AuditEntry(
        at=origin.now,
        action="access.refused" if problem else "account.linked",
        outcome=problem.outcome if problem else "ok",
        request_id=origin.request_id,
        actor=claims.subject,
        is_private=principal is None or OF_STAFF.isdisjoint(principal.roles),
        roles=principal.roles if principal else (),
        session=claims.session,
        client_id=claims.client_id,
        address=origin.address,
        subject=principal.worker_id if principal else None,
        code=problem.code if problem else None,
        details={"operation": operation} if problem else {},
    )


def _token_refused(services: Services, origin: Origin, problem: Problem) -> Problem:
    """Write the refusal of a token down. Returns: what to answer, 429 where too many were refused."""
    with services.database.write() as connection:
        limited = _address_limit(services, connection, origin)
        told = limited or problem
        entry = audit.AuditEntry(
            at=origin.now,
            action="token.refused",
            outcome=told.outcome,
            request_id=origin.request_id,
            address=origin.address,
            code=told.code,
            details={"method": origin.method},
        )
        audit.append(connection, entry)
    return told.recorded()


def _address_limit(services: Services, connection: Connection, origin: Origin) -> Problem | None:
    return limits.charge(
        connection,
        services.config.rates["refused-token"],
        owner=origin.address or "unknown",
        kind="refused-token",
        now=origin.now,
    )
