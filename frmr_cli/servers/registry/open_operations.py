"""Operations that need no record: health, the principal itself, the description of the API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from frmr_cli import __version__
from frmr_cli.servers.registry.authentication import perform
from frmr_cli.servers.registry.calls import Done, Task

if TYPE_CHECKING:
    from starlette.requests import Request

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call


async def read_health(request: Request) -> Response:
    """Whether the registry works; open to everybody, tells nothing about anybody."""
    now = request.app.state.services.config.now()
    body = {"status": "ok", "version": __version__, "time": now.isoformat(timespec="seconds")}
    return JSONResponse(body)


async def read_me(request: Request) -> Response:
    """Who the token stands for, and with which roles."""
    task: Task[None] = Task(
        action="principal.read", scope=None, rate="read", permit=_anybody, work=_me
    )
    return await perform(request, task)


async def read_openapi(request: Request) -> Response:
    """The OpenAPI document of this service."""
    state = request.app.state
    body = json.dumps(state.openapi(state.services.config.base_url), ensure_ascii=False)
    return Response(body.encode(), media_type="application/json")


def _anybody(_call: Call, _connection: Connection) -> None:
    """Everybody whom the registry knows may ask who they are."""


def _me(call: Call, _connection: Connection, _found: None) -> Done:
    principal = call.principal
    return Done(
        body={
            "subject": principal.subject,
            "name": principal.name,
            "worker_id": principal.worker_id,
            "roles": list(principal.roles),
            "scopes": sorted(call.claims.scopes),
            "organisation": principal.organisation,
        },
        subject=principal.worker_id,
    )
