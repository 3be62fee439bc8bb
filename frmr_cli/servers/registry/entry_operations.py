"""Operations on entries of a record: list, read, add, change, remove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from frmr_cli.domain.periods import period_of
from frmr_cli.domain.rights import Action
from frmr_cli.servers.registry import entries, entry_facts, links
from frmr_cli.servers.registry.access import permitted, roles_of, scope_for
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, MERGE_PATCH, json_object
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.entries import Change
from frmr_cli.servers.registry.entry_access import (
    EntryAccess,
    Visible,
    permitted_entry,
    require_change,
    visible_entries,
)
from frmr_cli.servers.registry.entry_bodies import (
    changed_fields,
    draft_warnings,
    new_members,
    patched_members,
)
from frmr_cli.servers.registry.entry_views import all_shown, disclosed_fields, shown
from frmr_cli.servers.registry.paging import before_of, day_of, listed, page
from frmr_cli.servers.registry.preconditions import require_match
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.operations import Handler
    from frmr_cli.servers.registry.access import Access
    from frmr_cli.servers.registry.calls import Call

T = TypeVar("T")
Query = dict[str, str]

MOST_ENTRIES = 300
"""Of a noun in one record; more is a mistake of a program."""
ADMINISTRATION = frozenset({"organisation_hr", "registry_admin"})
"""Roles that may remove what was confirmed."""


def list_entries(noun: str) -> Handler:
    """The handler that lists the entries of a worker."""

    async def handler(request: Request) -> Response:
        query = dict(request.query_params)
        task = worker_task(request, f"{noun}.read", Action.READ, partial(_list, noun, query))
        return await perform(request, task)

    return handler


def read_entry(noun: str) -> Handler:
    """The handler that reads one entry."""

    async def handler(request: Request) -> Response:
        query = dict(request.query_params)
        work = partial(_read, query)
        task = entry_task(request, noun, "read", Action.READ, work, query=query)
        return await perform(request, task)

    return handler


def add_entry(noun: str) -> Handler:
    """The handler that adds a draft."""

    async def handler(request: Request) -> Response:
        work = partial(_add, noun)
        return await perform(request, worker_task(request, f"{noun}.added", Action.EDIT, work))

    return handler


def patch_entry(noun: str) -> Handler:
    """The handler that changes an entry by a merge patch."""

    async def handler(request: Request) -> Response:
        return await perform(request, entry_task(request, noun, "changed", Action.EDIT, _patch))

    return handler


def remove_entry(noun: str) -> Handler:
    """The handler that removes an entry; its history stays."""

    async def handler(request: Request) -> Response:
        task = entry_task(request, noun, "removed", Action.EDIT, _remove, removed=True)
        return await perform(request, task)

    return handler


def worker_task(
    request: Request, name: str, action: Action, work: Callable[[Call, Connection, Access], Done]
) -> Task[Access]:
    """The task of an operation whose path names a worker."""
    named = request.path_params["id"]

    def permit(call: Call, connection: Connection) -> Access:
        return permitted(call, connection, named, action)

    return _task(name, action, permit, work, named=named)


def entry_task(
    request: Request,
    noun: str,
    done: str,
    action: Action,
    work: Callable[[Call, Connection, EntryAccess], Done],
    *,
    query: Query | None = None,
    removed: bool = False,
) -> Task[EntryAccess]:
    """The task of an operation whose path names an entry; `as_of` of the query is obeyed."""
    entry_id = request.path_params["entry"]

    def permit(call: Call, connection: Connection) -> EntryAccess:
        before = before_of(query or {}, language=call.origin.language)
        return permitted_entry(
            call, connection, noun, entry_id, action, before=before, removed=removed
        )

    return _task(f"{noun}.{done}", action, permit, work)


def _task(
    name: str,
    action: Action,
    permit: Callable[[Call, Connection], T],
    work: Callable[[Call, Connection, T], Done],
    *,
    named: str | None = None,
) -> Task[T]:
    changes = action is not Action.READ
    return Task(
        action=name,
        scope=scope_for(action),
        rate="change" if changes else "read",
        permit=permit,
        work=work,
        named=named,
        changes=changes,
    )


def answered(
    call: Call,
    connection: Connection,
    visible: Visible,
    *,
    status: int = 200,
    before: str | None = None,
    **more: Any,
) -> Done:
    """What an operation on one entry answers: the entry as it is now, or as it was before a moment."""
    entry = visible.entry
    headers = {"ETag": entry.etag}
    if status == 201:
        headers["Location"] = f"/v1/{entry.noun}/{entry.id}"
    return Done(
        body=partial(shown, call, connection, visible, before=before),
        status=status,
        headers=headers,
        subject=entry.worker_id,
        objects=(entry.id,),
        **more,
    )


def _list(noun: str, query: Query, call: Call, connection: Connection, access: Access) -> Done:
    on = day_of(query, "on", language=call.origin.language)
    before = before_of(query, language=call.origin.language)
    found = visible_entries(call, connection, access, noun, before=before)
    if kind := query.get("kind"):
        found = [item for item in found if item.entry.masked().get("kind") == kind]
    if on is not None:
        spans = [(item, period_of(item.entry.masked())) for item in found]
        found = [item for item, span in spans if span is not None and span.holds(on)]
    kept, following = page(found, query, name=lambda item: item.entry.id)
    return Done(
        body=listed(all_shown(call, connection, kept, before=before), following),
        subject=access.worker.id,
        objects=tuple(item.entry.id for item in kept),
        fields=disclosed_fields(call, kept),
    )


def _read(query: Query, call: Call, connection: Connection, found: EntryAccess) -> Done:
    fields, before = (
        disclosed_fields(call, [found.visible]),
        before_of(query, language=call.origin.language),
    )
    return answered(call, connection, found.visible, before=before, fields=fields)


def _add(noun: str, call: Call, connection: Connection, access: Access) -> Done:
    body = json_object(call.origin, JSON)
    document = new_members(body, noun, call.origin.language)
    worker_id = access.worker.id
    require_change(call, access, noun, document)
    warnings = draft_warnings(call, connection, document, worker_id=worker_id, noun=noun)
    if entry_facts.count(connection, worker_id, noun) >= MOST_ENTRIES:
        raise Problem(409, "FRMR-REG-106", most=MOST_ENTRIES)
    fields = changed_fields({}, document)
    change = Change("draft", call.actor, call.origin.now, fields, warnings)
    entry = entries.insert(
        connection, call.services.vault, document, change, worker_id=worker_id, noun=noun
    )
    return answered(call, connection, Visible(entry, in_clear=True), status=201, fields=fields)


def _patch(call: Call, connection: Connection, found: EntryAccess) -> Done:
    patch = require_match(call.origin, found.entry.etag, body=MERGE_PATCH)
    entry, vault = found.entry, call.services.vault
    before = entries.opened(entry, vault)
    after = patched_members(before, patch, call.origin.language)
    fields = changed_fields(before, after)
    if not fields:
        return answered(call, connection, found.visible)
    entry = saved(call, connection, found.access, entry, after, fields)
    return answered(
        call,
        connection,
        Visible(entry, in_clear=True),
        fields=fields,
        details={"version": entry.version},
    )


def saved(
    call: Call,
    connection: Connection,
    access: Access,
    entry: entries.StoredEntry,
    document: Mapping[str, Any],
    fields: tuple[str, ...],
) -> entries.StoredEntry:
    """
    The next version of an entry, a draft; what was confirmed stays visible to readers.

    Raises: Problem 422 FRMR-REG-027, 403 FRMR-REG-102.
    """
    require_change(call, access, entry.noun, document)
    judged = {**document, "id": entry.id}
    warnings = draft_warnings(call, connection, judged, worker_id=entry.worker_id, noun=entry.noun)
    change = Change("draft", call.actor, call.origin.now, fields, warnings)
    return entries.write_version(connection, call.services.vault, entry, document, change)


def _remove(call: Call, connection: Connection, found: EntryAccess) -> Done:
    entry, vault = found.entry, call.services.vault
    if entry.state == "removed":
        raise Problem(404, "FRMR-REG-101")
    require_match(call.origin, entry.etag)
    if entry.confirmed_version is not None and not ADMINISTRATION & set(roles_of(call)):
        raise Problem(403, "FRMR-REG-103")
    change = Change("removed", call.actor, call.origin.now)
    entries.write_version(connection, vault, entry, entries.opened(entry, vault), change)
    links.unlink_all(connection, entry_id=entry.id, now=call.origin.now)
    return Done(
        body=None,
        status=204,
        subject=entry.worker_id,
        objects=(entry.id,),
        details={"confirmed": entry.confirmed_version is not None},
    )
