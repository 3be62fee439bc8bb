"""What anybody may ask of the register without a token: the fields that the law publishes."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from frmr_cli.domain.regions import region_number
from frmr_cli.domain.rights import PUBLIC_FIELDS
from frmr_cli.domain.rules import Fault
from frmr_cli.servers import audit
from frmr_cli.servers.registry import checking, entries, limits, workers
from frmr_cli.servers.registry.authentication import COLLECT, origin_of
from frmr_cli.servers.registry.bodies import JSON, json_object, pointer, refuse
from frmr_cli.servers.registry.calls import NO_STORE, Done
from frmr_cli.servers.registry.paging import listed
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.record_views import derived
from frmr_cli.servers.registry.register_time import register_day
from frmr_cli.servers.registry.search import Wanted, find_workers
from frmr_cli.servers.registry.search_names import name_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from starlette.requests import Request

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Origin
    from frmr_cli.servers.registry.services import Services

    Work = Callable[[Origin, Connection], Done]

MOST_FOUND = 20
"""Who wants more has to say more: the register is no telephone book."""
SHORTEST_NAME = 3
LONGEST_NAME = 200

_OF_EDUCATION = (
    "kind",
    "level",
    "stage",
    "institution",
    "specialty",
    "qualification",
    "endDate",
)


async def search_public(request: Request) -> Response:
    """What is public of the workers with a name."""
    return await _perform(request, "public.searched", _search)


async def read_public_worker(request: Request) -> Response:
    """What is public of one worker."""
    work = partial(_read, request.path_params["id"])
    return await _perform(request, "public.read", work)


async def _perform(request: Request, action: str, work: Work) -> Response:
    """Answer a request of nobody known, with its entry in the audit log. Raises: Problem."""
    if COLLECT in request.scope:
        return Response()  # a batch is of somebody known
    services: Services = request.app.state.services
    origin = replace(origin_of(request, services), body=await request.body())
    run = partial(_run, services, origin, action, work)
    return await asyncio.get_running_loop().run_in_executor(services.threads, run)


def _run(services: Services, origin: Origin, action: str, work: Work) -> Response:
    services.vault.prepare()
    with services.database.write() as connection:
        done = _attempt(services, origin, connection, work)
        audit.append(connection, _entry(origin, action, done))
    if done.problem is not None:
        raise done.problem.recorded()
    body = json.dumps(done.body, ensure_ascii=False).encode()
    return Response(body, headers=NO_STORE, media_type=JSON)


def _attempt(services: Services, origin: Origin, connection: Connection, work: Work) -> Done:
    limited = limits.charge(
        connection,
        services.config.rates["public"],
        owner=origin.address or "unknown",
        kind="public",
        now=origin.now,
    )
    if limited is not None:
        return Done(body=None, problem=limited)
    try:
        checking.settle(connection, services, now=origin.now)
        return work(origin, connection)
    except Problem as problem:
        return Done(body=None, problem=problem)


def _entry(origin: Origin, action: str, done: Done) -> audit.AuditEntry:
    problem = done.problem
    return audit.AuditEntry(
        at=origin.now,
        action=action,
        outcome=problem.outcome if problem else "ok",
        request_id=origin.request_id,
        address=origin.address,
        subject=done.subject,
        objects=done.objects,
        code=problem.code if problem else None,
    )


def _search(origin: Origin, connection: Connection) -> Done:
    body = json_object(origin, JSON)
    refuse(_faults(body), origin.language)
    today = register_day(origin.now)
    region = body.get("region")
    wanted = Wanted(
        on=today,
        name=name_pattern(body["name"]),
        region=region_number(region) if region else None,
    )
    found = find_workers(connection, wanted, cursor=None, limit=MOST_FOUND) or []
    items = [_public(connection, worker, today) for worker in found]
    for item in items:
        item.pop("education")
    return Done(body=listed(items, None), objects=tuple(worker.id for worker in found))


def _read(worker_id: str, origin: Origin, connection: Connection) -> Done:
    worker = workers.find(connection, worker_id)
    if worker is None:
        raise Problem(404, "FRMR-REG-020")
    body = _public(connection, worker, register_day(origin.now))
    return Done(body=body, subject=worker.id, objects=(worker.id,))


def _public(connection: Connection, worker: workers.StoredWorker, today: date) -> dict[str, Any]:
    found = entries.of_worker(connection, worker.id, confirmed=True)
    record = derived(worker.public(), found, on=today)
    record["education"] = [
        {name: studies[name] for name in _OF_EDUCATION if name in studies}
        for studies in (entry.masked() for entry in found if entry.noun == "education")
        if studies.get("kind") != "cpd"
    ]
    return {name: value for name, value in record.items() if name in PUBLIC_FIELDS}


def _faults(body: Mapping[str, Any]) -> list[Fault]:
    faults = [
        Fault("FRMR-REG-029", pointer(name)) for name in body if name not in ("name", "region")
    ]
    name, region = body.get("name"), body.get("region")
    if name is None:
        faults.append(Fault("FRMR-RULE-002", "/name"))
    elif not isinstance(name, str):
        faults.append(Fault("FRMR-RULE-003", "/name"))
    elif len(name) > LONGEST_NAME:
        faults.append(Fault("FRMR-RULE-004", "/name", params={"limit": LONGEST_NAME}))
    elif (pattern := name_pattern(name)) is None or len(pattern.low) < SHORTEST_NAME:
        faults.append(Fault("FRMR-REG-110", "/name"))
    if region is not None and not isinstance(region, str):
        faults.append(Fault("FRMR-RULE-003", "/region"))
    elif region and region_number(region) is None:
        faults.append(Fault("FRMR-REG-111", "/region"))
    return faults
