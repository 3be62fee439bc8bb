"""
A batch done on a snapshot, before its turn to write comes; in its turn there is only left to write.

A draft may look at nothing but what was looked up for all operations at once. When its turn has come, it holds if all of
that is as it was: no version has moved, no key was used. Otherwise, and for operations that need more, the batch is done in
its turn, as if there had been no draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.connection import ReadOnly
from frmr_cli.servers.registry import idempotency, limits, workers
from frmr_cli.servers.registry.batch_outcomes import Known, Outcome, done_all, prefetch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.batch_routes import Found
    from frmr_cli.servers.registry.batch_steps import Step
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.problems import Problem


class Draft(NamedTuple):
    """What the operations of a batch do, if nothing has changed meanwhile."""

    connection: Connection
    """Holds what is to be written."""
    outcomes: list[Outcome]
    known: Known
    versions: dict[str, int]
    """Of the workers that are there."""
    used: frozenset[str]
    """Keys with a stored answer."""

    @classmethod
    def made(
        cls, call: Call, steps: Sequence[Step], meant: Sequence[Found | Problem]
    ) -> Draft | None:
        """The draft of a batch; None where it cannot be done on a snapshot or its rate has no room."""
        rate = call.services.config.rates["batch"]
        with call.services.database.read() as connection:
            if not limits.has_room(
                connection, rate, owner=call.actor, kind="batch", now=call.origin.now
            ):
                return None
            try:
                known = prefetch(call, connection, steps)
                versions = workers.versions(connection, known.workers)
                used = idempotency.used(connection, owner=call.actor, keys=known.keys)
                connection.ask_no_more()
                outcomes = done_all(call, connection, steps, meant, [None] * len(steps))
            except ReadOnly:
                return None
        return cls(connection, outcomes, known, versions, used)

    def holds(self, call: Call, connection: Connection) -> bool:
        """Whether what the draft was made from is still so, in the transaction that is to write it."""
        return (
            workers.versions(connection, self.known.workers) == self.versions
            and idempotency.used(connection, owner=call.actor, keys=self.known.keys) == self.used
        )
