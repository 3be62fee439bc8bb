"""
Operations of a batch done on a snapshot, before their turn to write comes; in it there is only left to write.

A draft may look at nothing but what was looked up for all operations at once. When its turn has come, it holds if all of
that is as it was: no version has moved, no key was used. Otherwise, and for operations that need more, the batch is done in
its turn, as if there had been no draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.connection import ReadOnly
from frmr_cli.servers.registry import idempotency, workers
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

    obstacles: list[Problem | None]
    """What the operations were refused with before they were tried."""

    @classmethod
    def made(
        cls,
        call: Call,
        steps: Sequence[Step],
        meant: Sequence[Found | Problem],
        obstacles: list[Problem | None],
    ) -> Draft | None:
        """The draft of some operations; None where they cannot be done on a snapshot."""
        with call.services.database.read() as connection:
            try:
                known = prefetch(call, connection, steps)
                connection.ask_no_more()
                outcomes = done_all(call, connection, steps, meant, obstacles)
            except ReadOnly:
                return None
        return cls(connection, outcomes, known, obstacles)

    def holds(self, call: Call, connection: Connection, obstacles: list[Problem | None]) -> bool:
        """Whether what the draft was made from is still so, in the transaction that is to write it."""
        return (
            obstacles == self.obstacles
            and workers.versions(connection, self.known.workers) == self.known.versions
            and idempotency.used(connection, owner=call.actor, keys=self.known.keys)
            == self.known.used
        )
