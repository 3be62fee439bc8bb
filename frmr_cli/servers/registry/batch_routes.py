"""Which operation of the API a method and a path of a batch mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.requests import Request
from starlette.routing import Match

from frmr_cli.servers.registry.authentication import COLLECT
from frmr_cli.servers.registry.bodies import JSON
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.routing import Route
    from starlette.types import Scope

    from frmr_cli.servers.operations import Handler, Operation
    from frmr_cli.servers.registry.calls import Task

METHODS = frozenset({"GET", "POST", "PATCH", "PUT", "DELETE"})

ALONE = frozenset({"searchWorkers", "readLoginHistory"})
"""Never part of a batch: a thousand searches by СНИЛС at the price of one request would guess it."""

_OF_RECORDS = frozenset({"workers", "education", "employment", "accreditation", "documents"})
"""Tags of what bulk work is made of."""
_IN_BULK = {"read": "batch-read", "change": "batch-change"}
"""Kinds of rate with a measure of their own inside a batch; every other kind costs there what it costs alone."""

_OBJECT_PARTS = 4
"""`/v1/workers/ID`: what an operation is about; the rest names a part of it."""


class Found(NamedTuple):
    """An operation as it can be done inside a batch."""

    task: Task[Any]
    media_type: str
    """Of the body that the operation takes."""
    rate: str
    """The kind of rate by which it is charged."""


class Routes:
    """Finds operations by the routes of the application, without leaving the thread."""

    def __init__(self, scope: Scope) -> None:
        """`scope`: of the request that brought the batch."""
        self._scope = scope
        self._routes: dict[tuple[int, str], list[Route]] = {}
        """By how many parts their paths have, and by method."""
        for route in scope["app"].routes:
            for method in route.methods or ():
                self._routes.setdefault((route.path.count("/"), method), []).append(route)
        self._rows: Mapping[str, Operation] = scope["app"].state.operations

    def find(self, method: str, path: str) -> Found:
        """
        The operation that a single request with this method and path would be.

        Raises: Problem 404 FRMR-REG-002 for a path that nothing answers, and for what is open to
        everybody, has a body of several parts or is a batch itself; 405 FRMR-REG-003.
        """
        plain, _, query = path.partition("?")
        scope = {
            **self._scope,
            "method": method,
            "path": plain,
            "raw_path": plain.encode(),
            "query_string": query.encode(),
            "headers": [],
        }
        for route in self._routes.get((plain.count("/"), method), ()):
            match, more = route.matches(scope)
            if match is Match.FULL and method in METHODS and route.endpoint is not self._own:
                scope.update(more)
                return self._taken(route, scope)
        raise self._unknown(scope)

    def _unknown(self, scope: Scope) -> Problem:
        allowed: set[str] = set()
        for route in self._scope["app"].routes:
            match, _ = route.matches(scope)
            if match is Match.PARTIAL:
                allowed |= set(route.methods or ())
        if allowed:
            names = ", ".join(sorted(allowed))
            return Problem(405, "FRMR-REG-003", headers={"Allow": names}, allowed=names)
        return Problem(404, "FRMR-REG-002")

    @property
    def _own(self) -> Handler:
        endpoint: Handler = self._scope["endpoint"]
        return endpoint

    def _taken(self, route: Route, scope: Scope) -> Found:
        if route.name in ALONE:
            raise Problem(404, "FRMR-REG-002")
        tasks: list[Task[Any]] = []
        scope[COLLECT] = tasks.append
        handler = route.endpoint(Request(scope))
        try:
            handler.send(None)
        except StopIteration:
            pass
        finally:
            handler.close()
        if not tasks:
            raise Problem(404, "FRMR-REG-002")
        task, row = tasks[0], self._rows[route.name]
        rate = _IN_BULK.get(task.rate, task.rate) if row.tag in _OF_RECORDS else task.rate
        return Found(task, row.body_media_types[0] if row.body_media_types else JSON, rate)


def object_of(path: str) -> str:
    """What an operation is about: operations on one object keep their order."""
    return "/".join(path.partition("?")[0].split("/")[:_OBJECT_PARTS])
