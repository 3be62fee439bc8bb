"""Operations on what is known of documents: list, read, change, remove, link."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.document_rules import check_document
from frmr_cli.domain.files import PURPOSES, file_name
from frmr_cli.domain.json_documents import merge, pointer_to
from frmr_cli.domain.rights import Action
from frmr_cli.domain.rules import Fault, errors_of
from frmr_cli.servers.registry import (
    document_links,
    document_views,
    document_writing,
    documents,
    links,
)
from frmr_cli.servers.registry.access import Access, permitted, register_day, scope_for
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import (
    JSON,
    MERGE_PATCH,
    json_object,
    pointer,
    refuse,
    text_fields,
)
from frmr_cli.servers.registry.calls import NO_STORE, Done, Task
from frmr_cli.servers.registry.document_forms import stated_reason
from frmr_cli.servers.registry.paging import before_of, day_of
from frmr_cli.servers.registry.preconditions import require_match
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.document_views import Found
    from frmr_cli.servers.registry.documents import Document, StoredDocument

MOST_ROWS = 100
MOST_DAYS = 36500

_PATCHED = ("name", "details", "validUntil")
_NOT_EDITABLE = "FRMR-REG-028"


async def list_documents(request: Request) -> Response:
    """The documents of a worker, newest first."""
    named, query = request.path_params["id"], dict(request.query_params)

    def permit(call: Call, connection: Connection) -> Access:
        return permitted(call, connection, named, Action.READ)

    def work(call: Call, connection: Connection, access: Access) -> Done:
        return _page(call, connection, access, query)

    task = Task(
        action="document.read",
        scope=scope_for(Action.READ),
        rate="read",
        permit=permit,
        work=work,
        named=named,
    )
    return await perform(request, task)


async def read_document(request: Request) -> Response:
    """What is known of a document, now or as it was on a day."""
    query = dict(request.query_params)
    task = task_on(request, "document.read", Action.READ, partial(_read, query), query=query)
    return await perform(request, task)


async def patch_document(request: Request) -> Response:
    """Name, details or term changed by a merge patch."""
    return await perform(request, task_on(request, "document.changed", Action.EDIT, _patch))


async def remove_document(request: Request) -> Response:
    """A document deleted, with its contents and links."""
    return await perform(request, task_on(request, "document.removed", Action.EDIT, _remove))


async def link_document(request: Request) -> Response:
    """A document linked to an entry of the same worker."""
    work = partial(_link, request.path_params["entry"])
    return await perform(request, task_on(request, "document.linked", Action.EDIT, work))


async def unlink_document(request: Request) -> Response:
    """The link to an entry taken away."""
    work = partial(_unlink, request.path_params["entry"])
    return await perform(request, task_on(request, "document.unlinked", Action.EDIT, work))


def task_on(
    request: Request,
    name: str,
    action: Action,
    work: Callable[[Call, Connection, Found], Done],
    *,
    rate: str = "",
    beforehand: Callable[[Any], None] | None = None,
    query: Mapping[str, str] | None = None,
) -> Task[Found]:
    """A task on the document that the path names; `as_of` of the query is obeyed."""
    document_id = request.path_params["id"]
    changes = action is Action.EDIT

    def permit(call: Call, connection: Connection) -> Found:
        before = before_of(query or {}, language=call.origin.language)
        return document_views.found(call, connection, document_id, action, before=before)

    return Task(
        action=name,
        scope=scope_for(action),
        rate=rate or ("change" if changes else "read"),
        permit=permit,
        work=work,
        changes=changes,
        beforehand=beforehand,
    )


def _page(call: Call, connection: Connection, access: Access, query: dict[str, str]) -> Done:
    today, language = register_day(call.origin.now), call.origin.language
    day, before = day_of(query, "as_of", language=language), before_of(query, language=language)
    size = _number(query, "limit", MOST_ROWS) or MOST_ROWS
    within = _number(query, "expiring_within", MOST_DAYS)
    rows = documents.of_worker(
        connection,
        access.worker.id,
        today=today,
        valid_until=None if within is None else _later(day or today, within),
        employer=document_views.employer_of(call, access, Action.READ),
        after=_cursor(connection, access, query.get("cursor"), today),
        limit=size + 1,
        before=before,
    )
    vault = call.services.vault
    listed = documents.shown(connection, vault, access.worker.id, rows[:size], before=before)
    items = [document_views.masked(call, access, document) for document in listed]
    return Done(
        body={"items": items, "next": items[-1]["id"] if len(rows) > size else None},
        subject=access.worker.id,
        objects=tuple(item["id"] for item in items),
    )


def _later(day: date, days: int) -> date:
    return date.max if (date.max - day).days < days else day + timedelta(days=days)


def _cursor(
    connection: Connection, access: Access, cursor: str | None, today: date
) -> StoredDocument | None:
    """The last document of the page before. Raises: Problem 404 FRMR-REG-150."""
    if not cursor:
        return None
    last = documents.find(connection, cursor, today=today)
    if last is None or last.worker_id != access.worker.id:
        raise Problem(404, "FRMR-REG-150")
    return last


def _number(query: dict[str, str], name: str, most: int) -> int | None:
    text = query.get(name, "")
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _read(query: dict[str, str], call: Call, connection: Connection, found: Found) -> Done:
    stored, access = found
    before = before_of(query, language=call.origin.language)
    document = document_views.shown(call, connection, access, stored, before=before)
    return done(found, document, reason=stated_reason(call.origin))


def _patch(call: Call, connection: Connection, found: Found) -> Done:
    stored, access = found
    patch = require_match(call.origin, stored.etag, body=MERGE_PATCH)
    locked = [Fault(_NOT_EDITABLE, pointer(name)) for name in patch if name not in _PATCHED]
    refuse(locked, call.origin.language)
    vault = call.services.vault
    (before,) = documents.shown(connection, vault, stored.worker_id, [stored])
    after = merge(before, patch)
    assert isinstance(after, dict)  # noqa: S101 - a patch that is an object gives an object
    after.setdefault("details", {})
    refuse(_faults(call, after), call.origin.language)
    after["name"] = file_name(str(after.get("name") or ""), after["mediaType"])
    fields = tuple(
        pointer_to(name) for name in sorted(_PATCHED) if before.get(name) != after.get(name)
    )
    if "/details" in fields:
        refuse_proof(connection, stored)
    if fields:
        said = {name: after[name] for name in ("name", "mediaType", "size", "sha256", "details")}
        stored = document_writing.change(
            connection,
            vault,
            stored,
            said,
            changed_by=call.actor,
            now=call.origin.now,
            valid_until=after.get("validUntil"),
        )
    document = document_views.shown(call, connection, access, stored)
    return done(found._replace(document=stored), document, fields=fields)


def _faults(call: Call, document: Document) -> list[Fault]:
    """What the rules say of the members that a client sends."""
    sent = {name: document[name] for name in ("kind", *_PATCHED) if name in document}
    sent["name"] = file_name(str(sent.get("name") or ""), document["mediaType"])
    return errors_of(check_document(sent, today=register_day(call.origin.now)))


def _remove(call: Call, connection: Connection, found: Found) -> Done:
    require_match(call.origin, found.document.etag)
    refuse_proof(connection, found.document)
    document_writing.remove(connection, found.document.id)
    return done(found, None, status=204, details={"kind": found.document.kind})


def refuse_proof(connection: Connection, stored: StoredDocument) -> None:
    """Raises: Problem 409 FRMR-REG-151 for a document that a confirmed entry rests on."""
    if document_links.is_proof(connection, stored.id):
        raise Problem(409, "FRMR-REG-151", until=stored.retain_until)


def _link(entry_id: str, call: Call, connection: Connection, found: Found) -> Done:
    body = json_object(call.origin, JSON)
    (purpose,) = text_fields(body, "purpose", language=call.origin.language)
    if purpose not in PURPOSES:
        allowed = {"allowed": ", ".join(PURPOSES)}
        refuse([Fault("FRMR-RULE-060", "/purpose", params=allowed)], call.origin.language)
    stored, access = found
    entry = document_links.entry_of(connection, entry_id, worker_id=stored.worker_id)
    if entry is None:
        raise Problem(404, "FRMR-REG-152")
    document_links.require_own_job(call, access, entry)
    if document_links.is_proof(connection, stored.id, entry_id=entry_id):
        document_links.refuse_other_purpose(connection, stored, entry_id, purpose)
    what = links.Link(entry_id, stored.id, stored.worker_id)
    links.link(connection, what, purpose=purpose, now=call.origin.now)
    document = document_views.shown(call, connection, access, stored)
    return done(found, document, more=(entry_id,), details={"purpose": purpose})


def _unlink(entry_id: str, call: Call, connection: Connection, found: Found) -> Done:
    stored, access = found
    entry = document_links.entry_of(connection, entry_id, worker_id=stored.worker_id)
    if entry is not None:
        document_links.require_own_job(call, access, entry)
    if document_links.is_proof(connection, stored.id, entry_id=entry_id):
        raise Problem(409, "FRMR-REG-151", until=stored.retain_until)
    what = links.Link(entry_id, stored.id, stored.worker_id)
    if not links.unlink(connection, what, now=call.origin.now):
        raise Problem(404, "FRMR-REG-156")
    document = document_views.shown(call, connection, access, stored)
    return done(found, document, more=(entry_id,))


def done(
    found: Found,
    body: Document | None,
    *,
    status: int = 200,
    fields: tuple[str, ...] = (),
    reason: str | None = None,
    more: tuple[str, ...] = (),
    details: dict[str, str | int | bool] | None = None,
) -> Done:
    """What was done with a document; `more` are other objects that were touched."""
    stored = found.document
    return Done(
        body=body,
        content=b"" if body is None else None,
        status=status,
        headers={"ETag": stored.etag} if body is not None else dict(NO_STORE),
        subject=stored.worker_id,
        objects=(stored.id, *more),
        fields=fields,
        reason=reason,
        details={"version": stored.version, **(details or {})},
    )
