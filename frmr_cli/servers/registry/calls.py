"""
One request of the API: who asks, what it may cost, and its entry in the audit log.

Work and entry share one transaction: an operation cannot answer without an entry, because it hands over
what the entry says together with its answer.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from starlette.responses import Response

from frmr_cli.domain.oids import WORKER_ID
from frmr_cli.domain.rights import OF_STAFF, needs
from frmr_cli.servers import audit
from frmr_cli.servers.connection import TakenBack
from frmr_cli.servers.registry import idempotency, limits, principals
from frmr_cli.servers.registry.access import roles_of
from frmr_cli.servers.registry.idempotency import Answer
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.register_time import register_day
from frmr_cli.servers.registry.tokens import require_scope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.principals import Principal
    from frmr_cli.servers.registry.services import Services
    from frmr_cli.servers.registry.tokens import Claims

T = TypeVar("T")

NO_STORE = {"cache-control": "no-store"}

# One for all: `json.dumps` with options makes a new one at each call.
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a request comes from and how it is written."""

    request_id: str
    address: str | None
    language: str
    """`ru` or `en`, for the texts of problems and rules."""
    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request with a token that holds."""

    services: Services
    origin: Origin
    claims: Claims

    @property
    def actor(self) -> str:
        """The subject of the token."""
        return self.claims.subject

    def call(self, connection: Connection) -> Call | None:
        """The request as that of its principal in a transaction; None when nobody knows the subject."""
        principal = principals.find(
            connection,
            self.services.issuer_name,
            self.actor,
            today=register_day(self.origin.now),
        )
        if principal is None:
            return None
        return Call(
            services=self.services, origin=self.origin, claims=self.claims, principal=principal
        )


@dataclass(frozen=True, kw_only=True)
class Call(Asked):
    """A request of a known principal."""

    principal: Principal
    minimal: bool = False
    """Whether a changed record is left out of the answer (RFC 7240 §4.2)."""

    def call(self, _connection: Connection) -> Call:
        """The request itself: its principal was found before."""
        return self

    def worker_id(self, named: str) -> str:
        """The id that a path names; `me` is the own record, and nothing when there is none."""
        return (self.principal.worker_id or "") if named == "me" else named


@dataclass(frozen=True, kw_only=True)
class Done:
    """What an operation did, and what it answers."""

    body: Any
    """The JSON value of the answer, or what makes it when it is wanted; none goes with status 204."""
    content: bytes | None = None
    """The answer itself where it is no JSON; `headers` say what it is."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None
    """A refusal to answer with although what was changed stays, such as a used-up attempt."""
    subject: str | None = None
    """The worker whose data it was."""
    objects: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    reason: str | None = None
    details: dict[str, str | int | bool] = field(default_factory=dict)
    after: Callable[[], None] | None = None
    """What is done once the change is durable: sending a message."""


@dataclass(frozen=True, kw_only=True)
class Task(Generic[T]):
    """One operation, in the two steps between which a stored answer is looked up."""

    action: str
    """How the audit log names it."""
    scope: str | None
    """The scope that the token needs; None where every token will do."""
    rate: str
    """A key of `RegistryConfig.rates`."""
    permit: Callable[[Call, Connection], T]
    """Checks the rights and finds the object. Raises: Problem."""
    work: Callable[[Call, Connection, T], Done]
    named: str | None = None
    """The worker id in the path, for the entry of a refusal."""
    changes: bool = False
    """Whether an Idempotency-Key is obeyed."""
    beforehand: Callable[[Origin], None] | None = None
    """
    What takes long and needs no transaction, done for who may do the work; what it raises is answered where
    the work would begin.
    """
    is_charged: bool = False
    """Whether its rate was charged already, before `beforehand`."""
    obstacle: Problem | None = None
    """What `beforehand` has raised."""
    is_long: bool = False
    """Whether others would wait too long if they shared its commit."""


@overload
def admit(asked: Call, task: Task[T]) -> Task[T]: ...
@overload
def admit(asked: Asked, task: Task[T]) -> Task[T] | None: ...
def admit(asked: Asked, task: Task[T]) -> Task[T] | None:
    """
    Charge the rate of a task and ask for its rights, before anything is done that takes long.

    Returns: the task, charged; its rights are asked for again in the transaction of its work. None when nobody knows
    the subject of the token.
    Raises: Problem, after its entry was written.
    """
    with asked.services.database.write() as connection:
        call = asked.call(connection)
        if call is None:
            return None
        rights = replace(task, work=_nothing, changes=False)
        done, _ = _attempt(call, rights, connection, None)
        if done.problem is not None:
            audit.append(connection, entry_of(call, task, done))
    if done.problem is not None:
        raise done.problem.recorded()
    return replace(task, is_charged=True)


def _nothing(_call: Call, _connection: Connection, _found: object) -> Done:
    return Done(body=None)


@overload
def run(asked: Call, task: Task[T]) -> Response: ...
@overload
def run(asked: Asked, task: Task[T]) -> Response | None: ...
def run(asked: Asked, task: Task[T]) -> Response | None:
    """
    Do the work of a request in one transaction with the look at its principal and its audit entry.

    Returns: None when nobody knows the subject of the token; then nothing was done.
    Raises: Problem, after its entry was written and what the work had changed was taken back.
    """
    with ExitStack() as stack:
        obstacle = _claimed(asked, task, stack) or task.obstacle
        with asked.services.database.write(alone=task.is_long) as connection:
            call = asked.call(connection)
            if call is None:
                return None
            done, answer = _attempt(call, task, connection, obstacle)
            audit.append(connection, entry_of(call, task, done))
    if done.after is not None:
        done.after()
    if answer is None:
        raise (done.problem or Problem(500, "FRMR-REG-001")).recorded()
    return Response(answer.body, answer.status, answer.headers)


def _claimed(asked: Asked, task: Task[T], stack: ExitStack) -> Problem | None:
    key = asked.origin.headers.get("idempotency-key")
    if key is None or not task.changes:
        return None
    try:
        stack.enter_context(asked.services.running.claim(asked.actor, key.strip()))
    except Problem as problem:
        return problem
    return None


def _attempt(
    call: Call, task: Task[T], connection: Connection, obstacle: Problem | None
) -> tuple[Done, Answer | None]:
    limited = None if task.is_charged else _charged(call, task, connection)
    if limited is not None:
        return Done(body=None, problem=limited), None
    if task.changes:
        idempotency.forget_old(connection, now=call.origin.now)
    return attempted(call, task, connection, obstacle)


def _charged(call: Call, task: Task[T], connection: Connection) -> Problem | None:
    rate = call.services.config.rates[limits.kind_for(task.rate, call.principal.roles)]
    return limits.charge(connection, rate, owner=call.actor, kind=task.rate, now=call.origin.now)


def attempted(
    call: Call, task: Task[T], connection: Connection, obstacle: Problem | None = None
) -> tuple[Done, Answer | None]:
    """
    Do the work of an operation in the running transaction; a `Problem` takes back what it has changed.

    Returns: what was done, and the answer; None instead of it when `Done.problem` says why not.
    """
    done, answer = Done(body=None), None
    with connection.attempt():
        try:
            done, answer = _allowed(call, task, connection, obstacle)
        except Problem as problem:
            done = Done(body=None, problem=problem)
            raise TakenBack from None
    return done, answer


def _allowed(
    call: Call, task: Task[T], connection: Connection, obstacle: Problem | None
) -> tuple[Done, Answer | None]:
    if task.scope is not None:
        _require_scope(call, task.scope)
    found = task.permit(call, connection)
    if obstacle is not None:
        raise obstacle
    return _answered(call, task, connection, found)


def _require_scope(call: Call, scope: str) -> None:
    """Raises: Problem 403 FRMR-REG-012, or FRMR-REG-016 for whom a login with the scope would be of no use."""
    if scope not in call.claims.scopes and not needs(roles_of(call), scope):
        raise Problem(403, "FRMR-REG-016")
    require_scope(call.claims, scope)


def _answered(
    call: Call, task: Task[T], connection: Connection, found: T
) -> tuple[Done, Answer | None]:
    header = call.origin.headers.get("idempotency-key")
    if header is None or not task.changes:
        done = task.work(call, connection, found)
        return done, None if done.problem else _answer(call, done)
    key, digest = idempotency.parsed_key(header), _digest(call)
    owner, now = call.actor, call.origin.now
    vault = call.services.vault
    stored = idempotency.find(connection, vault, owner=owner, key=key, digest=digest, now=now)
    if stored is not None:
        problem = stored.problem()
        done = Done(body=None, problem=problem, details={"repeated": True})
        return done, None if problem else stored
    done = task.work(call, connection, found)
    answer = None if done.problem else _answer(call, done)
    kept = answer or Answer.of_problem(done.problem or Problem(500, "FRMR-REG-001"))
    idempotency.store(connection, vault, owner=owner, key=key, digest=digest, answer=kept, now=now)
    return done, answer


def _answer(call: Call, done: Done) -> Answer:
    given = {name.lower(): value for name, value in done.headers.items()}
    if call.minimal or done.status == HTTPStatus.NO_CONTENT:
        return Answer(done.status, {**NO_STORE, **given}, b"")
    content = done.content
    if content is None:
        content = _ENCODER.encode(done.body() if callable(done.body) else done.body).encode()
    return Answer(done.status, {"content-type": "application/json", **NO_STORE, **given}, content)


def _digest(call: Call) -> bytes:
    """What a repeated request must agree in. Keyed, because a body may hold a phone number."""
    origin = call.origin
    request = [origin.method, origin.path, origin.headers.get("if-match", "")]
    body = hashlib.sha256(origin.body).hexdigest()
    return call.services.vault.fingerprint("\0".join([*request, body]), purpose="request")


def _recorded_id(call: Call, task: Task[T]) -> str | None:
    """The worker named in the path; what is no id is not recorded, because people type anything."""
    named = call.worker_id(task.named or "")
    return named if WORKER_ID.fullmatch(named) else None


def entry_of(call: Call, task: Task[T], done: Done) -> audit.AuditEntry:
    """The entry of the audit log for what an operation did or was refused."""
    problem = done.problem
    refused = problem is not None and problem.status == 403
    details = {**done.details, **({"operation": task.action} if refused else {})}
    return audit.AuditEntry(
        at=call.origin.now,
        action="access.refused" if refused else task.action,
        outcome=problem.outcome if problem else "ok",
        request_id=call.origin.request_id,
        actor=call.actor,
        is_private=OF_STAFF.isdisjoint(call.principal.roles),
        roles=call.principal.roles,
        session=call.claims.session,
        client_id=call.claims.client_id,
        address=call.origin.address,
        subject=done.subject or _recorded_id(call, task),
        objects=done.objects,
        fields=done.fields,
        reason=done.reason,
        code=problem.code if problem else None,
        details=details,
    )
