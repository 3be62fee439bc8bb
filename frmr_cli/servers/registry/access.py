"""Whether a principal may do something with a worker, asked of the rights for each record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.rights import SCOPES, Action, Relation, Role, may, relation_to
from frmr_cli.servers.registry import checking, hires, workers
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.record_views import masked_record
from frmr_cli.servers.registry.register_time import REGISTER_TIME, register_day

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.workers import StoredWorker


__all__ = [
    "REGISTER_TIME",
    "Access",
    "permitted",
    "register_day",
    "roles_of",
    "scope_for",
]


_ROLES = {role.value: role for role in Role}


class Access(NamedTuple):
    """A worker whom the principal may see, and why."""

    worker: StoredWorker
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
    checking.settle(connection, call.services, now=call.origin.now)
    worker = workers.find(connection, worker_id)
    relation = _relation(call, connection, worker, worker_id)
    if not may(roles_of(call), action, relation):
        raise Problem(403, "FRMR-REG-016")
    if worker is None:
        raise Problem(404, "FRMR-REG-020")
    return Access(worker, relation)


def _relation(
    call: Call, connection: Connection, worker: StoredWorker | None, worker_id: str
) -> Relation:
    today, organisation = register_day(call.origin.now), call.principal.organisation
    document: workers.Document = {"id": worker_id}
    # Only an employer is found in the entries.
    if worker is not None and organisation is not None:
        document = masked_record(connection, worker, on=today)
    relation = relation_to(
        document, worker_id=call.principal.worker_id, organisation=organisation, today=today
    )
    if relation is Relation.FOREIGN and _has_hired(call, connection, worker_id):
        return Relation.OWN_ORGANISATION
    return relation


def _has_hired(call: Call, connection: Connection, worker_id: str) -> bool:
    """Whether the worker has accepted a job at the principal's organisation that is not confirmed yet."""
    organisation, now = call.principal.organisation, call.origin.now
    return organisation is not None and hires.keeps(
        connection, organisation, worker_id, now=now, today=register_day(now)
    )


def roles_of(call: Call) -> tuple[Role, ...]:
    """The roles of the principal; one that this version does not know gives no rights."""
    return tuple(_ROLES[name] for name in call.principal.roles if name in _ROLES)


def scope_for(action: Action) -> str:
    """The scope that a token needs for an action."""
    return SCOPES[action].value
