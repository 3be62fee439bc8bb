"""
HTTP operations as a table: the routes of a service and its OpenAPI document come from the same rows.

Models are named as `module:Class` and imported when they are used, so that a service answers before
pydantic is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer of an operation, for the OpenAPI document."""

    description: str
    model: str | None = None
    """`module:Class` of the body; None for no body."""
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    """Header name → description."""


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A parameter in the path, the query or a header."""

    name: str
    place: str
    """`path`, `query` or `header`."""
    description: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One method of one path."""

    id: str
    """`operationId`, unique in the document."""
    method: str
    path: str
    """With Starlette's `{name}` placeholders."""
    handler: Handler
    summary: str
    description: str = ""
    tag: str = ""
    security: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Security scheme → scopes; empty for an open operation."""
    parameters: tuple[Parameter, ...] = ()
    body: str | None = None
    """`module:Class` of the request body."""
    body_media_types: tuple[str, ...] = ("application/json",)
    answers: Mapping[int, Answer] = field(default_factory=dict)


def routes(operations: Iterable[Operation]) -> list[Route]:
    """One route per operation, in the order of the table."""
    return [Route(row.path, row.handler, methods=[row.method], name=row.id) for row in operations]


def model_class(reference: str) -> Any:
    """The class named `module:Class`."""
    module, _, name = reference.partition(":")
    return getattr(import_module(module), name)
