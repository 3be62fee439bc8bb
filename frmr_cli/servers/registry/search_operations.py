"""The search for workers by those who keep or support the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.categories import CATEGORIES
from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.identifiers import parse_snils
from frmr_cli.domain.oids import parse_organisation_oid
from frmr_cli.domain.rights import Action, Relation, may
from frmr_cli.domain.rules import Fault, fault_of
from frmr_cli.domain.status import Status
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.registry import checking
from frmr_cli.servers.registry.access import roles_of, scope_for
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, json_object, optional_text_fault, refuse
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.cards import Told, cards_of
from frmr_cli.servers.registry.paging import MOST_ROWS, joined, stale
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.register_time import end_of, register_day
from frmr_cli.servers.registry.search import Staff, Wanted, find_summaries, find_workers
from frmr_cli.servers.registry.search_names import name_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call

LONGEST = 200
"""Characters of a criterion."""

_CRITERIA = ("name", "snils", "organization", "post", "specialty", "category", "status")
_TEXTS = (*_CRITERIA, "on", "asOf", "cursor")
_PARSERS: Mapping[str, Callable[[str], object]] = {
    "snils": parse_snils,
    "organization": parse_organisation_oid,
    "on": parse_date,
    "asOf": parse_date,
}
_ALLOWED = {"category": tuple(CATEGORIES), "status": tuple(Status)}


async def search_workers(request: Request) -> Response:
    """Summaries of the workers that fit."""
    task: Task[Staff | None] = Task(
        action="worker.searched",
        scope=scope_for(Action.SEARCH),
        rate="read",
        permit=permit,
        work=_search,
    )
    return await perform(request, task)


def permit(call: Call, connection: Connection) -> Staff | None:
    """The workers among whom may be searched; None for everybody. Raises: Problem 403 FRMR-REG-016."""
    checking.settle(connection, call.services, now=call.origin.now)
    roles = roles_of(call)
    if may(roles, Action.SEARCH, Relation.FOREIGN):
        return None
    organisation = call.principal.organisation
    if organisation is None or not may(roles, Action.SEARCH, Relation.OWN_ORGANISATION):
        raise Problem(403, "FRMR-REG-016")
    return Staff(organisation, register_day(call.origin.now))


def _search(call: Call, connection: Connection, staff: Staff | None) -> Done:
    body = json_object(call.origin, JSON)
    refuse(_faults(body), call.origin.language)
    wanted = _wanted(call, body, staff)
    size = body.get("limit") or MOST_ROWS
    found = _found(connection, wanted, cursor=body.get("cursor"), limit=size + 1)
    if found is None:
        raise stale()
    kept = found[:size]
    return Done(
        body=None,
        content=joined(
            (item.text for item in kept), kept[-1].worker_id if len(found) > size else None
        ),
        objects=tuple(item.worker_id for item in kept),
        details={"by": ", ".join(name for name in _CRITERIA if body.get(name))},
    )


def _found(
    connection: Connection, wanted: Wanted, *, cursor: str | None, limit: int
) -> list[Told] | None:
    if wanted.before is None:
        return find_summaries(connection, wanted, cursor=cursor, limit=limit)
    found = find_workers(connection, wanted, cursor=cursor, limit=limit)
    if found is None:
        return None
    then = cards_of(connection, found, on=wanted.on, before=wanted.before)
    return [Told(card.worker_id, card.summary.encode()) for card in then]


def _wanted(call: Call, body: Mapping[str, Any], staff: Staff | None) -> Wanted:
    as_of = _day(body, "asOf")
    snils, name = body.get("snils"), body.get("name")
    vault = call.services.vault
    return Wanted(
        on=_day(body, "on") or as_of or register_day(call.origin.now),
        name=name_pattern(name) if name else None,
        snils=vault.fingerprint(parse_snils(snils), purpose="snils") if snils else None,
        organization=body.get("organization"),
        post=body.get("post"),
        specialty=body.get("specialty"),
        category=body.get("category"),
        status=Status(body["status"]) if body.get("status") else None,
        staff=staff,
        before=None if as_of is None else end_of(as_of),
    )


def _day(body: Mapping[str, Any], name: str) -> date | None:
    text = body.get(name)
    return parse_date(text) if text else None


def _faults(body: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in body.items():
        if name == "limit":
            if value is not None and not _is_size(value):
                yield Fault("FRMR-RULE-060", "/limit", params={"allowed": f"1–{MOST_ROWS}"})
            continue
        wrong = optional_text_fault(name, value, _TEXTS, longest=LONGEST)
        if wrong is not None:
            yield wrong
        elif value:
            yield from value_faults(name, value)


def value_faults(name: str, value: str) -> Iterator[Fault]:
    """What is wrong with the text of a criterion."""
    allowed = _ALLOWED.get(name)
    if allowed is not None and value not in allowed:
        yield Fault("FRMR-RULE-060", f"/{name}", params={"allowed": ", ".join(allowed)})
    elif name == "name" and name_pattern(value) is None:
        yield Fault("FRMR-REG-112", "/name")
    elif name in _PARSERS:
        try:
            _PARSERS[name](value)
        except ValidationFailed as error:
            yield fault_of(error, f"/{name}")


def _is_size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_ROWS
