"""The registry as an ASGI application, and its description."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from frmr_cli import __version__
from frmr_cli.servers.database import DatabaseUnavailable
from frmr_cli.servers.operations import routes
from frmr_cli.servers.registry.audit_heads import keep_signing
from frmr_cli.servers.registry.audit_retention import keep_removing
from frmr_cli.servers.registry.audit_watch import keep_watching
from frmr_cli.servers.registry.cards import keep_cards
from frmr_cli.servers.registry.descriptions import SECURITY
from frmr_cli.servers.registry.document_retention import keep_terms
from frmr_cli.servers.registry.middleware import (
    Frame,
    on_http_exception,
    on_problem,
    on_unavailable,
)
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.services import open_services
from frmr_cli.servers.registry.table import OPERATIONS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from frmr_cli.servers.registry.config import RegistryConfig


def create_app(config: RegistryConfig) -> Starlette:
    """
    The registry; its database is opened here and closed at the shutdown of the server.

    The header `Date` comes from the HTTP server. `app.state` holds the services, the operations by their id, which
    one of them (the batch) calls, and what makes the OpenAPI document of them.
    Raises: as `open_services`.
    """
    services = open_services(config)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        signing = asyncio.create_task(keep_signing(services))
        watching = asyncio.create_task(keep_watching(services))
        retention = asyncio.create_task(keep_terms(services))
        removing = asyncio.create_task(keep_removing(services))
        cards = asyncio.create_task(keep_cards(services))
        yield
        signing.cancel()
        watching.cancel()
        retention.cancel()
        removing.cancel()
        cards.cancel()
        services.close()

    app = Starlette(
        routes=routes(OPERATIONS),
        middleware=[Middleware(Frame, log=config.log)],
        exception_handlers={
            Problem: on_problem,
            DatabaseUnavailable: on_unavailable,
            HTTPException: on_http_exception,
        },
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    app.state.services = services
    app.state.operations = {row.id: row for row in OPERATIONS}
    app.state.openapi = openapi_document
    return app


def openapi_document(base_url: str = "http://127.0.0.1:8080") -> dict[str, Any]:
    """The OpenAPI 3.1 document of the registry; `docs/openapi.json` is that of the default address."""
    from frmr_cli.servers.openapi import document

    return document(
        info={
            "title": "ФРМР: registry of medical workers",
            "version": __version__,
            "description": "Records of medical workers; failures are problem+json (RFC 9457).",
        },
        servers=[base_url],
        operations=OPERATIONS,
        security_schemes={
            SECURITY: {
                "type": "http",
                "scheme": "bearer",
                "bearerFormat": "JWT",
                "description": "Access token by RFC 9068; roles are kept by the registry.",
            }
        },
    )
