"""Workers as a list in the order of their ids: page by page, or all of them as one stream."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import StreamingResponse

from frmr_cli.domain.oids import WORKER_ID
from frmr_cli.domain.rights import Action
from frmr_cli.domain.rules import Fault
from frmr_cli.domain.status import Status
from frmr_cli.servers import audit
from frmr_cli.servers.registry.access import scope_for
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import optional_text_fault, refuse
from frmr_cli.servers.registry.calls import NO_STORE, Call, Done, Task, entry_of
from frmr_cli.servers.registry.paging import joined, size_of, stale
from frmr_cli.servers.registry.register_time import register_day
from frmr_cli.servers.registry.search import Staff, Wanted, find_bodies
from frmr_cli.servers.registry.search_operations import LONGEST, permit, value_faults

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.services import Services

NDJSON = "application/x-ndjson"
CRITERIA = ("organization", "post", "specialty", "category", "status")
"""Those of a search that may stand in a URL, where logs on the way see them: none is of a person."""
_TEXTS = ("post", "specialty")

AT_ONCE = 1000
"""Records of one piece of a stream; some megabytes are in memory at a time."""

_EXPORTED = "worker.exported"
_ENDED = "worker.export_ended"


class _Export(NamedTuple):
    """What a stream is going to hold, and for whom."""

    call: Call
    wanted: Wanted
    after: str


async def list_workers(request: Request) -> Response:
    """Masked records that fit, in pages of JSON or as a stream of JSON lines, whichever is asked for."""
    query = dict(request.query_params)
    if NDJSON not in request.headers.get("accept", ""):
        return await perform(request, _task("worker.listed", "read", partial(_page, query)))
    exports: list[_Export] = []

    def work(call: Call, _connection: Connection, staff: Staff | None) -> Done:
        exports.append(_Export(call, _wanted(query, call, staff), _cursor(query)))
        return Done(body=None, details=_used(query))

    answer = await perform(request, _task(_EXPORTED, "export", work))
    if not exports:
        return answer
    services: Services = request.app.state.services
    headers = {name: value for name, value in answer.headers.items() if name.startswith("audit-")}
    return StreamingResponse(
        _lines(services, exports[0]), media_type=NDJSON, headers={**NO_STORE, **headers}
    )


def _task(name: str, rate: str, work: object) -> Task[Staff | None]:
    return Task(action=name, scope=scope_for(Action.SEARCH), rate=rate, permit=permit, work=work)  # type: ignore[arg-type]


def _page(
    query: Mapping[str, str], call: Call, connection: Connection, staff: Staff | None
) -> Done:
    wanted, size = _wanted(query, call, staff), size_of(query)
    found = find_bodies(connection, wanted, after=_cursor(query), limit=size + 1)
    kept = found[:size]
    following = kept[-1].worker_id if len(found) > size else None
    return Done(
        body=None,
        content=joined((item.text for item in kept), following),
        objects=tuple(item.worker_id for item in kept),
        details=_used(query),
    )


async def _lines(services: Services, export: _Export) -> AsyncIterator[bytes]:
    """The records as lines, many to a piece; the database is free between pieces, so each is as of its moment."""
    loop = asyncio.get_running_loop()
    after, rows, whole = export.after, 0, False
    try:
        while True:
            step = partial(_piece, services, export.wanted, after)
            piece, count, after = await loop.run_in_executor(services.threads, step)
            if count:
                yield piece
            rows += count
            if count < AT_ONCE:
                whole = True
                return
    finally:
        # Not awaited: a stream that nobody reads any more is cancelled here.
        services.threads.submit(_end, services, export.call, rows, whole=whole)


def _piece(services: Services, wanted: Wanted, after: str) -> tuple[bytes, int, str]:
    with services.database.read() as connection:
        found = find_bodies(connection, wanted, after=after, limit=AT_ONCE)
    if not found:
        return b"", 0, after
    lines = (item.text for item in found)
    return b"".join(line + b"\n" for line in lines), len(found), found[-1].worker_id


def _end(services: Services, call: Call, rows: int, *, whole: bool) -> None:
    """Say in the audit log how many records were sent, and whether those were all."""
    done = Done(body=None, details={"rows": rows, "complete": whole})
    entry = entry_of(call, _task(_ENDED, "export", None), done)
    with services.database.write() as connection:
        audit.append(connection, entry)


def _wanted(query: Mapping[str, str], call: Call, staff: Staff | None) -> Wanted:
    refuse(_faults(query), call.origin.language)
    status = query.get("status")
    return Wanted(
        on=register_day(call.origin.now),
        organization=query.get("organization") or None,
        post=query.get("post") or None,
        specialty=query.get("specialty") or None,
        category=query.get("category") or None,
        status=Status(status) if status else None,
        staff=staff,
    )


def _faults(query: Mapping[str, str]) -> Iterator[Fault]:
    for name, value in query.items():
        if name in ("limit", "cursor"):
            continue
        wrong = optional_text_fault(name, value, CRITERIA, longest=LONGEST)
        if wrong is not None:
            yield wrong
        elif value:
            yield from value_faults(name, value)


def _cursor(query: Mapping[str, str]) -> str:
    """The id behind which to go on; nothing for the beginning. Raises: Problem 400 FRMR-REG-186."""
    cursor = query.get("cursor", "")
    if cursor and not WORKER_ID.fullmatch(cursor):
        raise stale()
    return cursor


def _used(query: Mapping[str, str]) -> dict[str, str | int | bool]:
    """The filters, with their values where these are no free text, and where a stream went on."""
    filters = " ".join(
        name if name in _TEXTS else f"{name}={query[name]}" for name in CRITERIA if query.get(name)
    )
    return {
        **({"filters": filters} if filters else {}),
        **({"after": query["cursor"]} if query.get("cursor") else {}),
    }
