"""Operations on what the audit log has lost by its term: what is due, what was stated, and a month that goes."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.responses import JSONResponse

from frmr_cli.domain.rights import Action, Relation, may
from frmr_cli.domain.rules import Fault
from frmr_cli.servers import audit, audit_tree
from frmr_cli.servers.registry import audit_heads, audit_retention
from frmr_cli.servers.registry.access import roles_of, scope_for
from frmr_cli.servers.registry.audit_filters import number
from frmr_cli.servers.registry.audit_operations import task
from frmr_cli.servers.registry.audit_segments import Segment, is_due, segments
from frmr_cli.servers.registry.authentication import COLLECT, perform
from frmr_cli.servers.registry.bodies import JSON, json_object, refuse, shape_faults, text_faults
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call, Origin
    from frmr_cli.servers.registry.services import Services

MOST_LEAVES = 20_000
"""Of one answer."""
REASON_LENGTH = (3, 500)

_MEMBERS = ("month", "sha256", "reason")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NO_REASON = "FRMR-REG-033"
_FORM = "FRMR-RULE-003"
_TOO_LONG = "FRMR-RULE-004"
_PIECE = 1000


class Wanted(NamedTuple):
    """Which month is to go, what its archive is, and why."""

    month: str
    sha256: str
    reason: str


async def read_retention(request: Request) -> Response:
    """The term, the newest statement with its head, and the months that are over."""

    def work(call: Call, connection: Connection) -> Done:
        term, now = call.services.config.audit_term, call.origin.now
        found = audit_retention.newest(connection)
        through = found.through if found else 0
        items = [
            {
                "month": item.name,
                "first": item.first,
                "last": item.last,
                "due": is_due(item, term.months, now=now),
                "head": item.note,
            }
            for item in segments(connection, through, now=now)
        ]
        body = {"months": term.months, "source": term.source, "through": through}
        if found is not None:
            head = audit_heads.of_size(connection, through)
            body |= {"statement": found.note, "head": head, "entry": found.entry}
        return Done(body={**body, "segments": items})

    return await perform(request, task("audit.retention", work))


async def read_leaves(request: Request) -> Response:
    """The hashes of entries, whether their contents are there or not."""
    parameters = dict(request.query_params)

    def work(_call: Call, connection: Connection) -> Done:
        size = audit.size(connection)
        low, high = number(parameters, "from") or 0, number(parameters, "to")
        high = min(size if high is None else high, low + MOST_LEAVES)
        if not low <= high <= size:
            raise Problem(400, "FRMR-AUDIT-003", size=size)
        leaves = b"".join(audit_tree.leaves(connection, low, high))
        return Done(body={"from": low, "to": high, "leaves": base64.b64encode(leaves).decode()})

    return await perform(request, task("audit.leaves", work))


async def read_subtrees(request: Request) -> Response:
    """The complete subtrees that make up the first entries: with them the rest of a log is verified alone."""
    parameters = dict(request.query_params)

    def work(_call: Call, connection: Connection) -> Done:
        wanted, size = number(parameters, "size") or 0, audit.size(connection)
        if wanted > size:
            raise Problem(400, "FRMR-AUDIT-003", size=size)
        hashes = [base64.b64encode(value).decode() for value in audit_tree.edge(connection, wanted)]
        return Done(body={"size": wanted, "hashes": hashes})

    return await perform(request, task("audit.leaves", work))


async def retain(request: Request) -> Response:
    """Let the contents of the oldest month go, whose archive the caller has."""
    if COLLECT in request.scope:
        return JSONResponse(None)  # it goes through a whole month
    services: Services = request.app.state.services
    found: dict[str, str] = {}
    work: Task[Wanted] = Task(
        action="audit.retained",
        scope=scope_for(Action.RETAIN_AUDIT),
        rate="change",
        permit=_permit,
        work=partial(_work, found),
        changes=True,
        beforehand=partial(_read_month, services, found),
    )
    return await perform(request, work)


def _permit(call: Call, _connection: Connection) -> Wanted:
    if not may(roles_of(call), Action.RETAIN_AUDIT, Relation.FOREIGN):
        raise Problem(403, "FRMR-REG-016")
    # Before its body has come only the right is asked for.
    return _wanted(call.origin) if call.origin.body else Wanted("", "", "")


def _work(found: Mapping[str, str], call: Call, connection: Connection, wanted: Wanted) -> Done:
    segment = _next(connection, call.services, now=call.origin.now)
    if segment is None or segment.name != wanted.month:
        months = call.services.config.audit_term.months
        raise Problem(409, "FRMR-AUDIT-017", month=wanted.month, months=months)
    if found.get(segment.name) != wanted.sha256:
        raise Problem(409, "FRMR-AUDIT-018", month=segment.name)
    statement = audit_retention.state(call, connection, segment, wanted.sha256)
    body = {
        "month": segment.name,
        "first": segment.first,
        "last": segment.last,
        "statement": statement.digest,
    }
    return Done(
        body=body,
        objects=(audit_retention.object_of(segment.last),),
        reason=wanted.reason,
        details={"through": segment.last, "statement": statement.digest},
    )


def _read_month(services: Services, found: dict[str, str], origin: Origin) -> None:
    """Find out what the archive of the next month must be, in small readings: nobody waits for them."""
    with services.database.read() as connection:
        segment = _next(connection, services, now=origin.now)
    if segment is not None:
        found[segment.name] = digest_of(services, segment)


def digest_of(services: Services, segment: Segment) -> str:
    """The SHA-256 of the archive of a month: its entries as lines of canonical JSON."""
    digest = hashlib.sha256()
    for first in range(segment.first, segment.last + 1, _PIECE):
        ends = {"first": first, "last": min(segment.last, first + _PIECE - 1)}
        with services.database.read() as connection:
            rows = connection.all(
                "SELECT * FROM audit_event WHERE seq >= :first AND seq <= :last ORDER BY seq", ends
            )
        digest.update(b"".join(audit.canonical(row) + b"\n" for row in rows))
    return digest.hexdigest()


def _next(connection: Connection, services: Services, *, now: datetime) -> Segment | None:
    """The month that is the next to go; None when none has lost its term."""
    through = audit_retention.through(connection)
    found = next(segments(connection, through, now=now), None)
    is_ready = found is not None and is_due(found, services.config.audit_term.months, now=now)
    return found if is_ready else None


def _wanted(origin: Origin) -> Wanted:
    body = json_object(origin, JSON)
    refuse(_faults(body), origin.language)
    return Wanted(body["month"], body["sha256"], " ".join(body["reason"].split()))


def _faults(body: Mapping[str, Any]) -> Iterator[Fault]:
    yield from shape_faults(dict(body), _MEMBERS)
    yield from text_faults(dict(body), _MEMBERS)
    for name, pattern in (("month", _MONTH), ("sha256", _DIGEST)):
        if isinstance(value := body.get(name), str) and not pattern.fullmatch(value):
            yield Fault(_FORM, f"/{name}")
    shortest, longest = REASON_LENGTH
    if isinstance(reason := body.get("reason"), str):
        if len(" ".join(reason.split())) < shortest:
            yield Fault(_NO_REASON, "/reason")
        elif len(reason) > longest:
            yield Fault(_TOO_LONG, "/reason", params={"limit": longest})
