"""Entries for requests that end before any operation has begun: no such path, no such method, too large a body, a defect."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from frmr_cli.servers import audit

if TYPE_CHECKING:
    from starlette.types import Scope

    from frmr_cli.servers.registry.problems import Problem
    from frmr_cli.servers.registry.services import Services

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""Any other one is text of the client."""

REFUSED = "request.refused"
DEFECT = "request.failed"


async def record(scope: Scope, problem: Problem) -> None:
    """
    Write the entry of a refusal that has none yet; nothing of what the request holds goes into it.

    Raises: whatever the database raises; then nothing may be answered but a defect.
    """
    if problem.is_recorded:
        return
    services: Services = scope["app"].state.services
    entry = _entry(scope, problem, services)
    await asyncio.get_running_loop().run_in_executor(services.threads, _append, services, entry)
    problem.recorded()


def _append(services: Services, entry: audit.AuditEntry) -> None:
    with services.database.write() as connection:
        audit.append(connection, entry)


def _entry(scope: Scope, problem: Problem, services: Services) -> audit.AuditEntry:
    state, client = scope["state"], scope.get("client")
    method = scope["method"] if scope["method"] in METHODS else "other"
    claims = state.get("claims")
    return audit.AuditEntry(
        at=services.config.now(),
        action=DEFECT if problem.status >= 500 else REFUSED,
        outcome=problem.outcome,
        request_id=state["request_id"],
        actor=claims.subject if claims else None,
        is_private=True,  # which roles somebody has was not looked up
        session=claims.session if claims else None,
        client_id=claims.client_id if claims else None,
        address=client[0] if client else None,
        code=problem.code,
        details={"method": method, "status": problem.status},
    )
