"""
Many operations in one request: each done or refused by itself, all of them in one transaction.

An operation goes through the rate, the rights, the rules, the stored answer of its key and the audit entry of
the single request; a refusal takes back that operation alone. What is answered is durable as a whole.

What takes long is done before the turn to write comes, on a snapshot (see `batch_drafts`).
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers import audit
from frmr_cli.servers.registry import idempotency, limits
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.batch_drafts import Draft
from frmr_cli.servers.registry.batch_outcomes import done_all, prefetch
from frmr_cli.servers.registry.batch_routes import Found, Routes
from frmr_cli.servers.registry.batch_steps import steps_of
from frmr_cli.servers.registry.calls import Call, Done, Task
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.batch_outcomes import Outcome
    from frmr_cli.servers.registry.batch_steps import Step


class Ready(NamedTuple):
    """The operations of a batch, and what each means."""

    steps: list[Step]
    meant: list[Found | Problem]


class Batch:
    """One request, in the two parts between which its turn to write comes."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self._ready: Ready | None = None
        self._draft: Draft | None = None

    def outside(self, call: Call) -> None:
        """Read what is asked for and do it on a snapshot; what is refused as a whole is refused later."""
        try:
            self._ready = self._read(call)
        except Problem:
            return
        self._draft = Draft.made(call, *self._ready)

    def work(self, call: Call, connection: Connection, _found: None) -> Done:
        """The results, by the draft where it still holds."""
        steps, meant = self._ready or self._read(call)
        idempotency.forget_old(connection, now=call.origin.now)
        obstacles = _charged(call, connection, meant)
        draft = self._draft
        if draft is not None and not any(obstacles) and draft.holds(call, connection):
            connection.take_over(draft.connection)
            outcomes: Sequence[Outcome] = draft.outcomes
        else:
            prefetch(call, connection, steps)
            outcomes = done_all(call, connection, steps, meant, obstacles)
        audit.append_all(connection, [item.entry for item in outcomes if item.entry is not None])
        return _done(outcomes)

    def _read(self, call: Call) -> Ready:
        steps = steps_of(call)
        return Ready(steps, [_meant(self._routes, step) for step in steps])


async def apply_batch(request: Request) -> Response:
    """The results of the operations, in their order."""
    batch = Batch(Routes(request.scope))
    task: Task[None] = Task(
        action="batch.applied",
        scope=None,
        rate="batch",
        permit=_anybody,
        work=batch.work,
        outside=batch.outside,
        is_long=True,
    )
    return await perform(request, task)


def _anybody(_call: Call, _connection: Connection) -> None:
    """Each operation asks for its own scope and rights."""


def _meant(routes: Routes, step: Step) -> Found | Problem:
    try:
        return routes.find(step.method, step.path)
    except Problem as unknown:
        return unknown


def _charged(
    call: Call, connection: Connection, meant: Sequence[Found | Problem]
) -> list[Problem | None]:
    """
    Every operation counted by its own kind of rate, all of a kind in one step.

    Where there is no room for all, the first ones are done, as if they had come one by one.
    Returns: for each what it is refused with, None where nothing refuses it yet.
    """
    wanted = Counter(item.rate for item in meant if isinstance(item, Found))
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
    obstacles: list[Problem | None] = []
    for item in meant:
        if isinstance(item, Problem):
            obstacles.append(None)
            continue
        taken[item.rate] += 1
        room = granted[item.rate]
        obstacles.append(room.problem if taken[item.rate] > room.turns else None)
    return obstacles


def _done(outcomes: Sequence[Outcome]) -> Done:
    results = [item.result for item in outcomes]
    return Done(
        body={"results": results},
        details={
            "operations": len(results),
            "failed": sum("problem" in result for result in results),
        },
        after=partial(_finish, outcomes),
    )


def _finish(outcomes: Sequence[Outcome]) -> None:
    for item in outcomes:
        if item.after is not None:
            item.after()
