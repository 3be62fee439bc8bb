"""Operations on the audit log: its entries, one by one, in pages and as a stream."""

from __future__ import annotations

import asyncio
import base64
import json
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.responses import StreamingResponse

from frmr_cli.domain.rights import Action, Relation, may
from frmr_cli.servers import audit
from frmr_cli.servers.audit_subjects import MARK, names
from frmr_cli.servers.registry import audit_heads, audit_queries
from frmr_cli.servers.registry.access import roles_of, scope_for
from frmr_cli.servers.registry.audit_filters import MOST_ROWS, NAMES, Query, number, parsed
from frmr_cli.servers.registry.audit_retention import Gone, hidden_from, through
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.calls import NO_STORE, Done, Task
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.services import Services

NDJSON = "application/x-ndjson"
WITH_NAMES = "names=shown"
"""Parameter of the media type: entries as people read them, not as they were signed."""
HEAD = "Audit-Export-Head"
"""Header: the note of a signed head over everything that is streamed, in base64."""
GONE = "Audit-Gone"
"""Header: what `gone` is in a page, as `122 2023-01-01T00:00:00+03:00`."""


class Export(NamedTuple):
    """What a stream is going to hold: everything that the query lets through up to a size."""

    query: Query
    limit: int | None
    """Entries at most; None for all of them."""
    size: int
    note: str
    with_names: bool
    """Whether the ids of workers stand where what is signed has marks."""
    gone: Gone | None


async def read_events(request: Request) -> Response:
    """Entries that match, in pages of JSON or as one stream of JSON lines, whichever is asked for."""
    parameters = dict(request.query_params)
    accepted = request.headers.get("accept", "")
    if NDJSON not in accepted:
        return await perform(request, task("audit.read", partial(_events, parameters)))
    exports: list[Export] = []

    def work(call: Call, connection: Connection) -> Done:
        query, limit = parsed(parameters), number(parameters, "limit")
        note = audit_heads.covering(connection, call.services)
        with_names, gone = WITH_NAMES in accepted, hidden_from(connection, query.filters.since)
        exports.append(Export(query, limit, audit.size(connection), note, with_names, gone))
        return Done(body=None, details=_used(parameters))

    answer = await perform(request, task("audit.exported", work))
    if not exports:
        return answer
    (export,) = exports
    headers = {**NO_STORE, HEAD: base64.b64encode(export.note.encode()).decode()}
    if export.gone:
        headers[GONE] = f"{export.gone.through} {export.gone.before}"
    lines = _lines(request.app.state.services, export)
    return StreamingResponse(lines, media_type=NDJSON, headers=headers)


async def read_event(request: Request) -> Response:
    """One entry by its number."""
    named = str(request.path_params["seq"])

    def work(_call: Call, connection: Connection) -> Done:
        row = entry_row(connection, named)
        (entry,) = shown(connection, [row])
        return Done(body=entry, objects=(f"audit/{row['seq']}",))

    return await perform(request, task("audit.read", work))


def task(
    name: str,
    work: Callable[[Call, Connection], Done],
    *,
    action: Action | None = Action.READ_AUDIT,
) -> Task[None]:
    """A reading of the log that needs a right on the log as a whole; with `action` None, only a token."""

    def permit(call: Call, _connection: Connection) -> None:
        if action is not None and not may(roles_of(call), action, Relation.FOREIGN):
            raise Problem(403, "FRMR-REG-016")

    def done(call: Call, connection: Connection, _found: None) -> Done:
        return work(call, connection)

    scope = scope_for(action) if action is not None else None
    return Task(action=name, scope=scope, rate="read", permit=permit, work=done)


def entry_row(connection: Connection, named: str) -> Mapping[str, Any]:
    """The row of an entry that a path names. Raises: Problem 404 FRMR-AUDIT-002; FRMR-AUDIT-009 for one whose term has ended."""
    seq = int(named) if named.isascii() and named.isdigit() and len(named) < 16 else 0
    if 0 < seq <= (last := through(connection)):
        raise Problem(404, "FRMR-AUDIT-009", seq=seq, last=last)
    row = audit_queries.find(connection, seq)
    if row is None:
        raise Problem(404, "FRMR-AUDIT-002", size=audit.size(connection))
    return row


def shown(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Entries as people read them: with ids and accounts for their marks, as far as the keys live. What is signed has marks."""
    entries = [audit.document(row) for row in rows]
    found = [value for entry in entries for value in marks_in(entry)]
    known = names(connection, found) if found else {}
    for entry in entries:
        for name in ("actor", "subject"):
            if name in entry:
                entry[name] = known.get(entry[name], entry[name])
        if "objects" in entry:
            entry["objects"] = [known.get(value, value) for value in entry["objects"]]
    return entries


def marks_in(entry: Mapping[str, Any]) -> list[str]:
    """The marks of persons that stand in an entry."""
    values = (entry.get("actor"), entry.get("subject"), *entry.get("objects", ()))
    return [value for value in dict.fromkeys(values) if value and MARK.fullmatch(value)]


def page_body(connection: Connection, query: Query) -> dict[str, Any]:
    """A page of entries as it is answered."""
    size = audit.size(connection)
    rows = audit_queries.page(connection, query._replace(limit=query.limit + 1), size=size)
    kept = rows[: query.limit]
    more = len(rows) > query.limit
    body = {
        "items": shown(connection, kept),
        "next": str(kept[-1]["seq"]) if more else None,
        "size": size,
    }
    gone = None if more else hidden_from(connection, query.filters.since)
    return body | ({"gone": gone._asdict()} if gone else {})


def _events(parameters: Mapping[str, str], _call: Call, connection: Connection) -> Done:
    body = page_body(connection, parsed(parameters))
    return Done(body=body, details={**_used(parameters), "rows": len(body["items"])})


def _used(parameters: Mapping[str, str]) -> dict[str, str | int | bool]:
    """Which filters were used, not their values: an address or a reason may be of a person."""
    names = sorted(set(parameters) & set(NAMES) - {"limit", "order"})
    return {"filters": ",".join(names)} if names else {}


async def _lines(services: Services, export: Export) -> AsyncIterator[bytes]:
    """The entries as lines of canonical JSON, some hundred to a piece; the database is free between pieces."""
    loop = asyncio.get_running_loop()
    query, left = export.query, export.limit
    while left is None or left > 0:
        query = query._replace(limit=MOST_ROWS if left is None else min(left, MOST_ROWS))
        step = partial(_piece, services, query, export)
        lines, last = await loop.run_in_executor(services.threads, step)
        if not lines:
            return
        yield b"".join(lines)
        left = None if left is None else left - len(lines)
        query = query._replace(cursor=last)


def _piece(services: Services, query: Query, export: Export) -> tuple[list[bytes], int]:
    with services.database.read() as connection:
        rows = audit_queries.page(connection, query, size=export.size)
        if export.with_names:
            entries = shown(connection, rows)
            lines = [json.dumps(entry, ensure_ascii=False).encode() for entry in entries]
        else:
            lines = [audit.canonical(row) for row in rows]
    return [line + b"\n" for line in lines], int(rows[-1]["seq"]) if rows else 0
