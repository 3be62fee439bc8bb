"""Operations on dictionaries: list, read, look up, import a version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.nsi import (
    Release,
    entry_data,
    entry_of,
    parse_dictionary,
    part_faults,
    version_key,
)
from frmr_cli.domain.rights import Role, Scope
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.registry import dictionaries
from frmr_cli.servers.registry.access import roles_of
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.bodies import JSON, json_object, refuse
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.paging import day_of, listed, size_of
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.domain.dictionaries import DictionaryEntry
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.dictionaries import Known

LOADING, COMPLETE = "loading", "complete"


async def list_dictionaries(request: Request) -> Response:
    """Every dictionary that can be asked."""

    def work(_call: Call, connection: Connection, _found: None) -> Done:
        items = [_shown(found) for found in dictionaries.known(connection)]
        return Done(body=listed(items, None))

    return await perform(request, _reading("dictionary.listed", work))


async def read_dictionary(request: Request) -> Response:
    """Entries of a dictionary, page by page."""
    named, query = request.path_params["oid"], dict(request.query_params)

    def work(call: Call, connection: Connection, _found: None) -> Done:
        found = _dictionary(connection, named)
        on = day_of(query, "on", language=call.origin.language)
        return _page(connection, found, query, on)

    return await perform(request, _reading("dictionary.read", work))


async def read_entry(request: Request) -> Response:
    """What a code means, on a day or now."""
    named, code = request.path_params["oid"], request.path_params["code"]
    query = dict(request.query_params)

    def work(call: Call, connection: Connection, _found: None) -> Done:
        found = _dictionary(connection, named)
        on = day_of(query, "on", language=call.origin.language)
        entry = _valid(dictionaries.entries_of(connection, found, code), on)
        if entry is None:
            raise Problem(404, "FRMR-NSI-021")
        return Done(body={**entry_data(entry), "oid": found.oid, "version": found.version})

    return await perform(request, _reading("dictionary.looked-up", work))


async def import_version(request: Request) -> Response:
    """One part of a version, or the whole of it."""
    named = request.path_params["oid"]

    def work(call: Call, connection: Connection, _found: None) -> Done:
        return _import(call, connection, _oid(named))

    task = Task(
        action="dictionary.imported",
        scope=Scope.ADMIN.value,
        rate="change",
        permit=_permit_import,
        work=work,
        changes=True,
    )
    return await perform(request, task)


def _reading(name: str, work: Callable[[Call, Connection, None], Done]) -> Task[None]:
    """Dictionaries are open to everybody who may read anything."""
    return Task(
        action=name, scope=Scope.READ.value, rate="read", permit=lambda _call, _connection: None, work=work,
    )  # fmt: skip


def _permit_import(call: Call, _connection: Connection) -> None:
    if Role.REGISTRY_ADMIN not in roles_of(call):
        raise Problem(403, "FRMR-REG-016")


def _oid(named: str) -> str:
    try:
        return parse_dictionary(named)
    except ValidationFailed as error:
        raise Problem(404, "FRMR-NSI-020") from error


def _dictionary(connection: Connection, named: str) -> Known:
    found = dictionaries.find(connection, _oid(named))
    if found is None:
        raise Problem(404, "FRMR-NSI-020")
    return found


def _shown(found: Known) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "oid": found.oid,
        "name": found.name,
        "version": found.version,
        "entries": found.entries,
        "source": found.source,
    }
    return shown | ({"importedAt": found.imported_at} if found.imported_at else {})


def _page(connection: Connection, found: Known, query: Mapping[str, str], on: date | None) -> Done:
    """A cursor names version and place, so that pages of two versions are never mixed."""
    size = size_of(query)
    rows = dictionaries.page(
        connection,
        found,
        words=query.get("prefix", ""),
        on=on,
        after=_after(found, query.get("cursor")),
        limit=size + 1,
    )
    kept = rows[:size]
    following = f"{found.version}:{kept[-1].place}" if len(rows) > size else None
    items = [entry_data(row.entry) for row in kept]
    return Done(
        body={**_shown(found), **listed(items, following)},
        headers={"ETag": f'"{found.version}"'},
    )


def _after(found: Known, cursor: str | None) -> int:
    if not cursor:
        return 0
    version, _, place = cursor.rpartition(":")
    if version != found.version or not (place.isascii() and place.isdigit() and len(place) < 10):
        raise Problem(400, "FRMR-NSI-024")
    return int(place)


def _valid(found: Any, on: date | None) -> DictionaryEntry | None:
    """The entry of a day; without a day the last one of the dictionary."""
    entries: list[DictionaryEntry] = [one for one in found if on is None or one.valid_on(on)]
    return entries[-1] if entries else None


def _import(call: Call, connection: Connection, oid: str) -> Done:
    body = json_object(call.origin, JSON)
    refuse(part_faults(body), call.origin.language)
    release = Release(
        oid, body["version"].strip(), body["name"].strip(), [*map(entry_of, body["entries"])]
    )
    _require_place(connection, release, after=body.get("after") or 0)
    entries = dictionaries.add_part(connection, release, by=call.actor, now=call.origin.now)
    state = LOADING if body.get("complete") is False else COMPLETE
    if state == COMPLETE:
        dictionaries.take_into_use(connection, oid, release.version)
    return Done(
        body={"oid": oid, "version": release.version, "state": state, "entries": entries},
        status=201,
        headers={"Location": f"/v1/dictionaries/{oid}"},
        objects=(oid,),
        details={"version": release.version, "entries": entries, "state": state},
    )


def _require_place(connection: Connection, release: Release, *, after: int) -> None:
    """Raises: Problem 409 for a version that is whole, that is too old, or whose parts do not follow."""
    found = dictionaries.find(connection, release.oid)
    newest = found.version if found and found.source == dictionaries.IMPORTED else None
    there = dictionaries.state_of(connection, release.oid, release.version)
    if there is not None and there[0] == COMPLETE:
        raise Problem(409, "FRMR-NSI-022")
    if newest is not None and version_key(newest) >= version_key(release.version):
        raise Problem(409, "FRMR-NSI-023", current=newest)
    if after == 0 and there is not None:
        dictionaries.start_again(connection, release.oid, release.version)
    elif after != (there[1] if there else 0):
        raise Problem(409, "FRMR-NSI-025", found=there[1] if there else 0)
