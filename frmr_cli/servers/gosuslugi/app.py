"""The Gosuslugi stub as one ASGI application."""

from __future__ import annotations

import re
import secrets
from contextlib import asynccontextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware

from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer
from frmr_cli.servers.gosuslugi.oauth.keys import SigningKeys
from frmr_cli.servers.gosuslugi.opening import open_services
from frmr_cli.servers.gosuslugi.operations import oauth_routes
from frmr_cli.servers.gosuslugi.recording import Recording

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.register import Register
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey
    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig, Services
    from frmr_cli.servers.gosuslugi.oauth.issuer import Claims

_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{8,64}")


def create_app(config: GosuslugiConfig, *, register: Register | None = None) -> Starlette:
    """
    The stub with its pages; its store is opened here and closed at the shutdown of the server.

    `register` is asked about medical workers; without one it is that of the configuration.
    """
    from frmr_cli.servers.gosuslugi.accounts.directory import claims
    from frmr_cli.servers.gosuslugi.accounts.server_key import server_key
    from frmr_cli.servers.gosuslugi.accounts.web import page_routes

    @cache
    def key() -> ServerKey:
        return server_key(config.directory)

    def known(connection: Connection, subject: str, scopes: Sequence[str]) -> Mapping[str, Any]:
        return claims(connection, key(), subject, scopes)

    return assemble(config, claims=known, pages=partial(page_routes, register=register))


def assemble(
    config: GosuslugiConfig,
    *,
    claims: Claims,
    pages: Callable[[Services], Sequence[BaseRoute]],
) -> Starlette:
    """
    The authorization server with somebody's accounts and pages.

    `claims` says what an account knows about a person; `app.state.services` holds the services.
    """
    services = open_services(config)
    keys = SigningKeys(config.directory, config.signing_algorithm)
    issuer = Issuer(services=services, keys=keys, claims=claims)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        services.database.close()

    operations = oauth_routes(issuer)
    names = [route.name for route in operations]
    app = Starlette(
        routes=[*operations, *pages(services)],
        middleware=[
            Middleware(RequestIds),
            Middleware(Recording, services=services, operations=names),
        ],
        lifespan=lifespan,
    )
    app.state.services = services
    return app


class RequestIds:
    """
    Gives each request an identifier: `request.state.request_id` and the header `X-Request-Id`.

    That of the client is kept when it has a harmless form, so that both sides' logs meet.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope).get("x-request-id", "")
        request_id = asked if _REQUEST_ID.fullmatch(asked) else secrets.token_hex(16)
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = request_id
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        await self._app(scope, receive, send_with_id)
