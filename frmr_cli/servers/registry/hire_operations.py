"""Operations on hires: an organisation offers a job, the worker answers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.employment_rules import check_employment
from frmr_cli.domain.identifiers import parse_snils
from frmr_cli.domain.masks import mask_snils
from frmr_cli.domain.record import Record
from frmr_cli.domain.rights import Action, Relation, Scope, may
from frmr_cli.domain.rules import Fault, errors_of, fault_of
from frmr_cli.domain.values import day_at, object_at
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.registry import entries, entry_facts, hires, workers
from frmr_cli.servers.registry.access import permitted, register_day, roles_of, scope_for
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, json_object, refuse, shape_faults
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.dictionaries import StoredDictionaries
from frmr_cli.servers.registry.entries import Change
from frmr_cli.servers.registry.entry_bodies import changed_fields, draft_warnings, new_members
from frmr_cli.servers.registry.entry_operations import MOST_ENTRIES
from frmr_cli.servers.registry.paging import listed, page
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.access import Access
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.hires import Hire

Document = dict[str, Any]
Query = dict[str, str]

_WRONG_TYPE = "FRMR-RULE-003"
_NO_DAY = "FRMR-RULE-050"


class Offered(NamedTuple):
    """An offer, and the worker who may answer it."""

    access: Access
    hire: Hire


async def propose(request: Request) -> Response:
    """A job offered to the person with a СНИЛС and a birth date; whether there is one is not told."""
    return await perform(request, _of_staff("hire.proposed", _propose, rate="hire", changes=True))


async def list_hires(request: Request) -> Response:
    """The offers of the own organisation, newest first."""
    work = partial(_list, dict(request.query_params))
    return await perform(request, _of_staff("hire.read", work, rate="read"))


async def withdraw(request: Request) -> Response:
    """An offer taken back before it was answered."""
    work = partial(_withdraw, request.path_params["id"])
    return await perform(request, _of_staff("hire.withdrawn", work, rate="change", changes=True))


async def list_of_worker(request: Request) -> Response:
    """The offers to a worker."""
    work = partial(_list_of_worker, dict(request.query_params))
    task = _of_worker(request, "hire.read", work)
    return await perform(request, replace(task, scope=Scope.READ.value))


async def accept(request: Request) -> Response:
    """An offer accepted: the job is a draft, and the organisation may bring its papers."""
    return await perform(request, _answer_task(request, "hire.accepted", _accept))


async def decline(request: Request) -> Response:
    """An offer declined."""
    return await perform(request, _answer_task(request, "hire.declined", _decline))


def _of_staff(
    name: str,
    work: Callable[[Call, Connection, str], Done],
    *,
    rate: str,
    changes: bool = False,
) -> Task[str]:
    return Task(
        action=name,
        scope=scope_for(Action.PROPOSE_HIRE) if changes else Scope.READ.value,
        rate=rate,
        permit=_organisation_of,
        work=work,
        changes=changes,
    )


def _organisation_of(call: Call, _connection: Connection) -> str:
    """The organisation for which the principal hires. Raises: Problem 403 FRMR-REG-016."""
    organisation = call.principal.organisation
    if not organisation or not may(roles_of(call), Action.PROPOSE_HIRE, Relation.OWN_ORGANISATION):
        raise Problem(403, "FRMR-REG-016")
    return organisation


def _of_worker(
    request: Request, name: str, work: Callable[[Call, Connection, Access], Done]
) -> Task[Access]:
    named = request.path_params["id"]

    def permit(call: Call, connection: Connection) -> Access:
        return permitted(call, connection, named, Action.ANSWER_HIRE)

    return Task(
        action=name,
        scope=scope_for(Action.ANSWER_HIRE),
        rate="read",
        permit=permit,
        work=work,
        named=named,
    )


def _answer_task(
    request: Request, name: str, work: Callable[[Call, Connection, Offered], Done]
) -> Task[Offered]:
    named, hire_id = request.path_params["id"], request.path_params["hire"]

    def permit(call: Call, connection: Connection) -> Offered:
        access = permitted(call, connection, named, Action.ANSWER_HIRE)
        hire = next(
            (item for item in _offers(call, connection, access) if item.id == hire_id), None
        )
        if hire is None:
            raise Problem(404, "FRMR-REG-190")
        return Offered(access, hire)

    return Task(
        action=name,
        scope=scope_for(Action.ANSWER_HIRE),
        rate="change",
        permit=permit,
        work=work,
        named=named,
        changes=True,
    )


def _offers(call: Call, connection: Connection, access: Access) -> list[Hire]:
    vault = call.services.vault
    worker = workers.opened(access.worker, vault)
    return hires.of_worker(connection, vault, worker, now=call.origin.now)


def _propose(call: Call, connection: Connection, organisation: str) -> Done:
    said = _said(call, connection, json_object(call.origin, JSON), organisation)
    hire = hires.propose(
        connection,
        call.services.vault,
        said,
        organisation=organisation,
        by=call.actor,
        now=call.origin.now,
    )
    return Done(
        body=_to_employer(call, hire),
        status=201,
        headers={"Location": f"/v1/hires/{hire.id}"},
        objects=(hire.id,),
        details={"organization": organisation},
    )


def _said(call: Call, connection: Connection, body: Document, organisation: str) -> Document:
    """
    What is stored of an offer: snils, birthDate and job.

    Raises: Problem 422 FRMR-REG-027; 403 FRMR-REG-102 for a job at another organisation. Nothing of it depends on
    whether somebody has this СНИЛС.
    """
    language = call.origin.language
    refuse(shape_faults(body, ("snils", "birthDate", "job")), language)
    if not isinstance(body["job"], dict):
        refuse([Fault(_WRONG_TYPE, "/job")], language)
    faults, snils, born = [], "", day_at(body, "birthDate")
    try:
        snils = parse_snils(str(body["snils"]))
    except ValidationFailed as error:
        faults.append(fault_of(error, "/snils"))
    if born is None:
        faults.append(Fault(_NO_DAY, "/birthDate"))
    refuse(faults, language)
    assert born is not None  # noqa: S101 - refused above
    job = new_members(body["job"], "employment", language)
    unit = object_at(job, "organization")
    if unit.get("oid", organisation) != organisation:
        raise Problem(403, "FRMR-REG-102")
    name = hires.known_name(connection, organisation) or unit.get("name")
    job["organization"] = {"oid": organisation} | ({"name": name} if name else {})
    person = Record(worker={"birthDate": born.isoformat()})
    found = check_employment(
        job, today=register_day(call.origin.now), record=person, nsi=StoredDictionaries(connection)
    )
    refuse([fault._replace(pointer=f"/job{fault.pointer}") for fault in errors_of(found)], language)
    return {"snils": snils, "birthDate": born.isoformat(), "job": job}


def _list(query: Query, call: Call, connection: Connection, organisation: str) -> Done:
    found = hires.of_organisation(connection, organisation)
    kept, following = page(found, query, name=lambda hire: hire.id)
    return Done(
        body=listed([_to_employer(call, hire) for hire in kept], following),
        objects=tuple(hire.id for hire in kept),
    )


def _withdraw(hire_id: str, call: Call, connection: Connection, organisation: str) -> Done:
    hire = hires.find(connection, hire_id)
    if hire is None or hire.organisation != organisation:
        raise Problem(404, "FRMR-REG-190")
    _require_waiting(call, hire)
    hires.answer(connection, hire, "withdrawn", now=call.origin.now)
    return Done(body=None, status=204, objects=(hire.id,))


def _list_of_worker(query: Query, call: Call, connection: Connection, access: Access) -> Done:
    kept, following = page(_offers(call, connection, access), query, name=lambda hire: hire.id)
    return Done(
        body=listed([_to_worker(call, hire) for hire in kept], following),
        subject=access.worker.id,
        objects=tuple(hire.id for hire in kept),
    )


def _accept(call: Call, connection: Connection, found: Offered) -> Done:
    access, hire = found
    _require_waiting(call, hire)
    if hire.proposed_by == call.actor:
        raise Problem(403, "FRMR-REG-192")
    vault, worker_id = call.services.vault, access.worker.id
    job = hires.opened(hire, vault)["job"]
    warnings = draft_warnings(call, connection, job, worker_id=worker_id, noun="employment")
    if entry_facts.count(connection, worker_id, "employment") >= MOST_ENTRIES:
        raise Problem(409, "FRMR-REG-106", most=MOST_ENTRIES)
    change = Change("draft", hire.proposed_by, call.origin.now, changed_fields({}, job), warnings)
    entry = entries.insert(connection, vault, job, change, worker_id=worker_id, noun="employment")
    return _answered(call, connection, found, "accepted", entry_id=entry.id)


def _decline(call: Call, connection: Connection, found: Offered) -> Done:
    _require_waiting(call, found.hire)
    return _answered(call, connection, found, "declined")


def _answered(
    call: Call, connection: Connection, found: Offered, state: str, *, entry_id: str | None = None
) -> Done:
    worker_id = found.access.worker.id
    hire = hires.answer(
        connection,
        found.hire,
        state,
        now=call.origin.now,
        worker_id=worker_id,
        entry_id=entry_id,
    )
    return Done(
        body=_to_worker(call, hire),
        subject=worker_id,
        objects=(hire.id, *((entry_id,) if entry_id else ())),
        details={"organization": hire.organisation},
    )


def _require_waiting(call: Call, hire: Hire) -> None:
    """Raises: Problem 409 FRMR-REG-191 for an offer that is over."""
    if hire.state_at(call.origin.now) != "waiting":
        raise Problem(409, "FRMR-REG-191")


def _to_worker(call: Call, hire: Hire) -> Document:
    document = {
        "id": hire.id,
        "state": hire.state_at(call.origin.now),
        "job": hires.opened(hire, call.services.vault)["job"],
        "createdAt": hire.created_at,
        "expiresAt": hire.expires_at,
        "answeredAt": hire.answered_at,
        "workerId": hire.worker_id,
        "entryId": hire.entry_id,
    }
    return {name: value for name, value in document.items() if value is not None}


def _to_employer(call: Call, hire: Hire) -> Document:
    """Nothing of the person but what the organisation has said itself, until the person has accepted."""
    document = _to_worker(call, hire)
    if hire.state != "accepted":
        document.pop("workerId", None)
    said = hires.opened(hire, call.services.vault)
    return {**document, "snils": mask_snils(said["snils"])}
