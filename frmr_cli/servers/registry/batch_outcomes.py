"""The operations of a batch done one after the other in one transaction, and what each is answered."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.oids import WORKER_ID
from frmr_cli.servers.registry import checking, idempotency, workers
from frmr_cli.servers.registry.batch_routes import Found, object_of
from frmr_cli.servers.registry.calls import Call, Done, Origin, attempted, entry_of
from frmr_cli.servers.registry.problems import Problem, response

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frmr_cli.servers.audit import AuditEntry
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.batch_steps import Step
    from frmr_cli.servers.registry.idempotency import Answer

MINIMAL = "return=minimal"
"""RFC 7240 §4.2: the client wants to know how it ended, not the record as it is now."""

_WORKER = re.compile(rf"/v1/workers/({WORKER_ID.pattern})(?:[/?].*)?")

# One for all: `json.dumps` with options makes a new one at each call.
_ENCODER = json.JSONEncoder(ensure_ascii=False)


class Outcome(NamedTuple):
    """How an operation ended."""

    result: dict[str, Any]
    entry: AuditEntry | None
    """None for what is no operation."""
    after: Callable[[], None] | None
    """What is to be done once all is durable."""


class Known(NamedTuple):
    """What was looked up for all operations at once."""

    workers: list[str]
    """Ids, sorted."""
    keys: list[str]
    versions: dict[str, int]
    """Of the workers that are there."""
    used: frozenset[str]
    """Keys with a stored answer."""


def prefetch(call: Call, connection: Connection, steps: Sequence[Step]) -> Known:
    """Look up at once what the operations will ask for one by one."""
    checking.settle(connection, call.services, now=call.origin.now)
    named = sorted({found[1] for step in steps if (found := _WORKER.fullmatch(step.path))})
    keys = sorted({step.key for step in steps if step.key is not None})
    versions = workers.prefetch(connection, named)
    used = idempotency.prefetch(connection, owner=call.actor, keys=keys)
    return Known(named, keys, versions, used)


def done_all(
    call: Call,
    connection: Connection,
    steps: Sequence[Step],
    meant: Sequence[Found | Problem],
    obstacles: Sequence[Problem | None],
) -> list[Outcome]:
    """
    Do the operations in the running transaction.

    `obstacles`: what an operation is refused with before it is tried. Returns: the outcomes in the order of the steps.
    """
    # Rows that lie together in the database are changed together; the order of one object stays.
    order = sorted(range(len(steps)), key=lambda place: object_of(steps[place].path))
    found = {
        place: _outcome(call, connection, steps[place], meant[place], obstacles[place])
        for place in order
    }
    return [found[place] for place in range(len(steps))]


def _outcome(
    call: Call,
    connection: Connection,
    step: Step,
    found: Found | Problem,
    obstacle: Problem | None,
) -> Outcome:
    if isinstance(found, Problem):
        return Outcome(_refused(call, step, found), None, None)
    single = _single(call, step, found)
    answer = None
    if obstacle is not None:
        done = Done(body=None, problem=obstacle)
    else:
        done, answer = attempted(single, found.task, connection)
    entry = entry_of(single, found.task, done)
    if answer is None:
        problem = done.problem or Problem(500, "FRMR-REG-001")
        return Outcome(_refused(single, step, problem), entry, done.after)
    return Outcome(_answered(step, answer, with_body=not single.minimal), entry, done.after)


def _single(call: Call, step: Step, found: Found) -> Call:
    """The call as if the operation had come alone."""
    sent: dict[str, str] = {}
    if step.key is not None:
        sent["idempotency-key"] = step.key
    if step.if_match is not None:
        sent["if-match"] = step.if_match
    content = b""
    if step.body is not None:
        content = _ENCODER.encode(step.body).encode()
        sent["content-type"] = found.media_type
    whole = call.origin
    origin = Origin(
        request_id=whole.request_id,
        address=whole.address,
        language=whole.language,
        method=step.method,
        path=step.path.partition("?")[0],
        headers=sent,
        body=content,
        now=whole.now,
    )
    return Call(
        services=call.services,
        origin=origin,
        claims=call.claims,
        principal=call.principal,
        minimal=found.task.changes and MINIMAL in whole.headers.get("prefer", ""),
    )


def _answered(step: Step, answer: Answer, *, with_body: bool) -> dict[str, Any]:
    result: dict[str, Any] = {"id": step.id, "status": answer.status}
    for name in ("etag", "location"):
        if name in answer.headers:
            result[name] = answer.headers[name]
    if answer.body and with_body:
        result["body"] = json.loads(answer.body)
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
