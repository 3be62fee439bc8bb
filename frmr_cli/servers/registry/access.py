"""Whether a principal may do something with a worker, asked of the rights for each record."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.rights import SCOPES, Action, Relation, Role, may, relation_to
from frmr_cli.servers.registry import workers
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from datetime import date, datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.workers import StoredWorker

REGISTER_TIME = timezone(timedelta(hours=3))
"""Moscow time, in which the register counts days; without summer time since 2014 (107-ФЗ)."""


class Access(NamedTuple):
    """A worker whom the principal may see, and why."""

    worker: StoredWorker
    public: workers.Document
    """The masked document."""
    relation: Relation


def permitted(call: Call, connection: Connection, named: str, action: Action) -> Access:
    """
    The worker that a path names, for an action.

    Raises: Problem 404 FRMR-REG-019 for `me` without an own record; 403 FRMR-REG-016 for a worker
    with whom the principal may not do this, whether it exists or not; 404 FRMR-REG-020.
    """
    worker_id = call.worker_id(named)
    if not worker_id:
        raise Problem(404, "FRMR-REG-019")
    worker = workers.find(connection, worker_id)
    public = worker.public() if worker else {"id": worker_id}
    relation = relation_to(
        public,
        worker_id=call.principal.worker_id,
        organisation=call.principal.organisation,
        today=register_day(call.origin.now),
    )
    if not may(roles_of(call), action, relation):
        raise Problem(403, "FRMR-REG-016")
    if worker is None:
        raise Problem(404, "FRMR-REG-020")
    return Access(worker, public, relation)


def roles_of(call: Call) -> tuple[Role, ...]:
    """The roles of the principal; one that this version does not know gives no rights."""
    known = {role.value for role in Role}
    return tuple(Role(name) for name in call.principal.roles if name in known)


def scope_for(action: Action) -> str:
    """The scope that a token needs for an action."""
    return SCOPES[action].value


def register_day(moment: datetime) -> date:
    """The day on which a moment falls in the time zone of the register."""
    return moment.astimezone(REGISTER_TIME).date()
