"""
Many operations in one request: each done or refused by itself, all of them in one transaction.

An operation goes through the rate, the rights, the rules, the stored answer of its key and the audit entry of
the single request; a refusal takes back that operation alone. What is answered is durable as a whole.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.rules import Fault
from frmr_cli.servers import audit
from frmr_cli.servers.registry import limits
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.batch_routes import Found, Routes, object_of
from frmr_cli.servers.registry.bodies import JSON, json_object, pointer, refuse, shape_faults
from frmr_cli.servers.registry.calls import Call, Done, Task, attempted, entry_of
from frmr_cli.servers.registry.problems import Problem, response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection

MOST_OPERATIONS = 1000
MINIMAL = "return=minimal"
"""RFC 7240 §4.2: the client wants to know how it ended, not the record as it is now."""

_REQUIRED = ("id", "method", "path")
_KINDS = {"id": str, "key": str, "method": str, "path": str, "ifMatch": str, "body": dict}
_MISSING = "FRMR-RULE-002"
_WRONG_TYPE = "FRMR-RULE-003"
_TOO_LONG = "FRMR-RULE-004"
_UNKNOWN = "FRMR-REG-029"


class Step(NamedTuple):
    """One operation of a batch."""

    id: str
    key: str | None
    method: str
    path: str
    """With its query."""
    if_match: str | None
    body: dict[str, Any] | None


class Ready(NamedTuple):
    """An operation before it is done."""

    found: Found | None
    obstacle: Problem | None
    """Why it will not be done: nothing answers it, or its rate has no room."""


class Outcome(NamedTuple):
    """How an operation ended: what it answers, and what is to be done once all is durable."""

    result: dict[str, Any]
    after: Callable[[], None] | None


async def apply_batch(request: Request) -> Response:
    """The results of the operations, in their order."""
    routes = Routes(request.scope)
    task: Task[None] = Task(
        action="batch.applied",
        scope=None,
        rate="batch",
        permit=_anybody,
        work=partial(_work, routes),
    )
    return await perform(request, task)


def _anybody(_call: Call, _connection: Connection) -> None:
    """Each operation asks for its own scope and rights."""


def _work(routes: Routes, call: Call, connection: Connection, _found: None) -> Done:
    steps = _steps(json_object(call.origin, JSON), call.origin.language)
    # Rows that lie together in the database are changed together; the order of one object stays.
    order = sorted(range(len(steps)), key=lambda place: object_of(steps[place].path))
    ready = _charged(call, connection, [_meant(routes, step) for step in steps])
    outcomes = {place: _outcome(ready[place], call, connection, steps[place]) for place in order}
    results = [outcomes[place].result for place in range(len(steps))]
    return Done(
        body={"results": results},
        details={
            "operations": len(results),
            "failed": sum("problem" in result for result in results),
        },
        after=partial(_finish, [outcomes[place].after for place in order]),
    )


def _meant(routes: Routes, step: Step) -> Found | Problem:
    try:
        return routes.find(step.method, step.path)
    except Problem as unknown:
        return unknown


def _charged(call: Call, connection: Connection, found: list[Found | Problem]) -> list[Ready]:
    """
    Every operation counted by its own kind of rate, all of a kind in one step.

    Where there is no room for all, the first ones are done, as if they had come one by one.
    """
    wanted = Counter(item.rate for item in found if isinstance(item, Found))
    granted = {
        kind: limits.grant(
            connection,
            call.services.config.rates[limits.kind_for(kind, call.principal.roles)],
            owner=call.actor,
            kind=kind,
            now=call.origin.now,
            wanted=count,
        )
        for kind, count in wanted.items()
    }
    taken: Counter[str] = Counter()
    ready = []
    for item in found:
        if isinstance(item, Problem):
            ready.append(Ready(None, item))
            continue
        taken[item.rate] += 1
        room = granted[item.rate]
        ready.append(Ready(item, room.problem if taken[item.rate] > room.turns else None))
    return ready


def _outcome(ready: Ready, call: Call, connection: Connection, step: Step) -> Outcome:
    found, obstacle = ready
    if found is None:
        return Outcome(_refused(call, step, obstacle or Problem(404, "FRMR-REG-002")), None)
    single = _single(call, step, found.media_type)
    if obstacle is not None:
        done, answer = Done(body=None, problem=obstacle), None
    else:
        done, answer = attempted(single, found.task, connection)
    audit.append(connection, entry_of(single, found.task, done))
    if answer is None:
        problem = done.problem or Problem(500, "FRMR-REG-001")
        return Outcome(_refused(single, step, problem), done.after)
    minimal = found.task.changes and MINIMAL in call.origin.headers.get("prefer", "")
    return Outcome(_answered(step, answer, with_body=not minimal), done.after)


def _single(call: Call, step: Step, media_type: str) -> Call:
    """The call as if the operation had come alone."""
    headers = {"idempotency-key": step.key, "if-match": step.if_match}
    sent = {name: value for name, value in headers.items() if value is not None}
    content = b""
    if step.body is not None:
        content = json.dumps(step.body, ensure_ascii=False).encode()
        sent["content-type"] = media_type
    origin = replace(
        call.origin,
        method=step.method,
        path=step.path.partition("?")[0],
        headers=sent,
        body=content,
    )
    return replace(call, origin=origin)


def _answered(step: Step, answer: Response, *, with_body: bool) -> dict[str, Any]:
    result: dict[str, Any] = {"id": step.id, "status": answer.status_code}
    for name in ("etag", "location"):
        if name in answer.headers:
            result[name] = answer.headers[name]
    if answer.body and with_body:
        result["body"] = json.loads(bytes(answer.body))
    return result


def _refused(single: Call, step: Step, problem: Problem) -> dict[str, Any]:
    answer = response(
        problem,
        request_id=single.origin.request_id,
        language=single.origin.language,
        instance=single.origin.path,
    )
    result = {"id": step.id, "status": problem.status, "problem": json.loads(bytes(answer.body))}
    if "Retry-After" in problem.headers:
        result["retryAfter"] = int(problem.headers["Retry-After"])
    etag = problem.headers.get("ETag")
    return result if etag is None else {**result, "etag": etag}


def _finish(steps: Sequence[Callable[[], None] | None]) -> None:
    for step in steps:
        if step is not None:
            step()


def _steps(body: dict[str, Any], language: str) -> list[Step]:
    """The operations of a body. Raises: Problem 422 FRMR-REG-027 that names each fault."""
    refuse(shape_faults(body, ("operations",)), language)
    listed = body["operations"]
    if not isinstance(listed, list):
        refuse([Fault(_WRONG_TYPE, "/operations")], language)
    if len(listed) > MOST_OPERATIONS:
        refuse([Fault(_TOO_LONG, "/operations", params={"limit": MOST_OPERATIONS})], language)
    refuse(_faults(listed), language)
    return [
        Step(
            item["id"],
            item.get("key"),
            item["method"].upper(),
            item["path"],
            item.get("ifMatch"),
            item.get("body"),
        )
        for item in listed
    ]


def _faults(listed: list[Any]) -> Iterator[Fault]:
    for number, item in enumerate(listed):
        under = f"/operations/{number}"
        if not isinstance(item, dict):
            yield Fault(_WRONG_TYPE, under)
            continue
        for fault in _step_faults(item):
            yield fault._replace(pointer=under + fault.pointer)


def _step_faults(item: dict[str, Any]) -> Iterator[Fault]:
    needed = _REQUIRED if item.get("method") == "GET" else (*_REQUIRED, "key")
    yield from (Fault(_MISSING, f"/{name}") for name in needed if item.get(name) is None)
    for name, value in item.items():
        kind = _KINDS.get(name)
        if kind is None:
            yield Fault(_UNKNOWN, pointer(name))
        elif value is not None and not isinstance(value, kind):
            yield Fault(_WRONG_TYPE, f"/{name}")
