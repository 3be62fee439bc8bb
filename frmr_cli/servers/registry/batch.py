"""
Many operations in one request: each done or refused by itself, a few at a time in one transaction.

An operation goes through the rate, the rights, the rules, the stored answer of its key and the audit entry of
the single request; a refusal takes back that operation alone. What is answered is durable as a whole. Others take
their turns between the parts of a batch; one that ends between them is sent again, and the keys of its operations
give the same answers.

What takes long is done before a turn to write comes, on a snapshot (see `batch_drafts`).
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers import audit
from frmr_cli.servers.registry import idempotency, limits
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.batch_drafts import Draft
from frmr_cli.servers.registry.batch_helper import LARGE_BYTES
from frmr_cli.servers.registry.batch_outcomes import done_all, prefetch
from frmr_cli.servers.registry.batch_routes import Found, Routes, object_of
from frmr_cli.servers.registry.batch_steps import steps_of
from frmr_cli.servers.registry.calls import Asked, Call, Done, Task, admit, run
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.batch_outcomes import Outcome
    from frmr_cli.servers.registry.batch_steps import Step
    from frmr_cli.servers.registry.services import Services

AT_ONCE = 50
"""Operations of one turn to write that were drafted: some ten milliseconds, which is what somebody else waits."""
UNDRAFTED = 20
"""Of one turn in which all is still to be done."""


class Part(NamedTuple):
    """The operations of one turn, and what each means."""

    places: list[int]
    """Of the operations in the batch."""
    steps: list[Step]
    meant: list[Found | Problem]

    def divided(self, size: int) -> list[Part]:
        """The same in parts of that many operations."""
        spans = [slice(begin, begin + size) for begin in range(0, len(self.places) or 1, size)]
        return [Part(self.places[span], self.steps[span], self.meant[span]) for span in spans]


class Batch:
    """One request: its operations charged at once, then done part by part."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self._parts: list[Part] | None = None
        self._draft: Draft | None = None
        self._obstacles: dict[int, Problem] = {}
        """Place of an operation → what it is refused with before it is tried."""
        self._results: dict[int, dict[str, Any]] = {}

    def answer(self, call: Call, task: Task[None]) -> Response:
        """
        Do the whole.

        Raises: as `run`.
        """
        task = replace(task, permit=self._charge, work=self._last)
        try:
            self._parts = self._read(call)
        except Problem:
            return run(call, task)  # which refuses it again, and writes that down
        if sum(len(part.places) for part in self._parts) > UNDRAFTED:
            task = replace(admit(call, task), permit=_charged_already)
        elif not _has_room(call, task):
            return run(call, task)
        waiting = deque(self._parts)
        while True:
            part = waiting.popleft()
            draft = self._drafted(call, part)
            if draft is None and len(part.places) > UNDRAFTED:
                waiting.extendleft(reversed(part.divided(UNDRAFTED)))
            elif waiting:
                self._do(call, part, draft)
            else:
                self._parts, self._draft = [part], draft
                return run(call, task)

    def _read(self, call: Call) -> list[Part]:
        """The parts, at least one. Raises: Problem for what is refused as a whole."""
        steps = steps_of(call)
        # Rows that lie together in the database are changed together; the order of one object stays.
        order = sorted(range(len(steps)), key=lambda place: object_of(steps[place].path))
        whole = Part(
            order,
            [steps[place] for place in order],
            [_meant(self._routes, steps[place]) for place in order],
        )
        return whole.divided(AT_ONCE)

    def _charge(self, call: Call, connection: Connection) -> None:
        """Every operation is charged by itself; each will ask for its own scope and rights."""
        parts = self._parts or ()
        meant = {
            place: item
            for part in parts
            for place, item in zip(part.places, part.meant, strict=True)
        }
        self._obstacles = _refusals(call, connection, meant)

    def _do(self, call: Call, part: Part, draft: Draft | None) -> None:
        with call.services.database.write(alone=True) as connection:
            outcomes = self._written(call, connection, part, draft)
        _finish(outcomes)

    def _last(self, call: Call, connection: Connection, _found: None) -> Done:
        """The rest of the operations, and the answer of all."""
        idempotency.forget_old(connection, now=call.origin.now)
        part = (self._parts or self._read(call))[-1]
        outcomes = self._written(call, connection, part, self._draft)
        results = [self._results[place] for place in range(len(self._results))]
        return Done(
            body={"results": results},
            details={
                "operations": len(results),
                "failed": sum("problem" in result for result in results),
            },
            after=partial(_finish, outcomes),
        )

    def _drafted(self, call: Call, part: Part) -> Draft | None:
        return Draft.made(call, part.steps, part.meant, self._of(part))

    def _written(
        self, call: Call, connection: Connection, part: Part, draft: Draft | None
    ) -> Sequence[Outcome]:
        """The outcomes of a part, by its draft where that still holds; what they are is written."""
        obstacles = self._of(part)
        if draft is not None and draft.holds(call, connection, obstacles):
            connection.take_over(draft.connection)
            outcomes = draft.outcomes
        else:
            prefetch(call, connection, part.steps)
            outcomes = done_all(call, connection, part.steps, part.meant, obstacles)
        audit.append_all(connection, [item.entry for item in outcomes if item.entry is not None])
        self._results |= {
            place: item.result for place, item in zip(part.places, outcomes, strict=True)
        }
        return outcomes

    def _of(self, part: Part) -> list[Problem | None]:
        return [self._obstacles.get(place) for place in part.places]


async def apply_batch(request: Request) -> Response:
    """The results of the operations, in their order."""
    services: Services = request.app.state.services
    async with services.batch_places:
        return await perform(request, TASK, step=partial(_done, Routes(request.scope)))


def _done(routes: Routes, asked: Asked, task: Task[None]) -> Response | None:
    with asked.services.database.read() as connection:
        call = asked.call(connection)
    if call is None:
        return None
    answer = None
    if len(call.origin.body) >= LARGE_BYTES:
        answer = call.services.batches.answer(call)
    return answer or Batch(routes).answer(call, task)


def _meant(routes: Routes, step: Step) -> Found | Problem:
    try:
        return routes.find(step.method, step.path)
    except Problem as unknown:
        return unknown


def _refusals(
    call: Call, connection: Connection, meant: Mapping[int, Found | Problem]
) -> dict[int, Problem]:
    """
    Every operation counted by its own kind of rate, all of a kind in one step.

    Where there is no room for all, the first ones are done, as if they had come one by one.
    Returns: what those are refused with for which there is no room.
    """
    wanted: dict[str, list[int]] = {}
    for place in sorted(meant):
        item = meant[place]
        if isinstance(item, Found):
            wanted.setdefault(item.rate, []).append(place)
    refused: dict[int, Problem] = {}
    for kind, places in wanted.items():
        room = limits.grant(
            connection,
            call.services.config.rates[limits.kind_for(kind, call.principal.roles)],
            owner=call.actor,
            kind=kind,
            now=call.origin.now,
            wanted=len(places),
        )
        if room.problem is not None:
            refused |= dict.fromkeys(places[room.turns :], room.problem)
    return refused


def _has_room(call: Call, task: Task[None]) -> bool:
    """Whether the batch will be granted; it is not drafted for who is to be refused."""
    rate = call.services.config.rates[task.rate]
    with call.services.database.read() as connection:
        return limits.has_room(
            connection, rate, owner=call.actor, kind=task.rate, now=call.origin.now
        )


def _charged_already(_call: Call, _connection: Connection) -> None:
    """Each operation asks for its own scope and rights."""


def _nothing(_call: Call, _connection: Connection, _found: None) -> Done:
    return Done(body=None)


def _finish(outcomes: Sequence[Outcome]) -> None:
    for item in outcomes:
        if item.after is not None:
            item.after()


TASK: Task[None] = Task(
    action="batch.applied",
    scope=None,
    rate="batch",
    permit=_charged_already,
    work=_nothing,
    is_long=True,
)
"""What a batch is by itself; `Batch` adds the work."""
