"""The HTTP handlers of the authorization server; their work runs in threads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from starlette.responses import JSONResponse

from frmr_cli.servers.gosuslugi.oauth.metadata import metadata
from frmr_cli.servers.gosuslugi.oauth.wire import BodyTooLong, WireRequest, read_request

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer

_PUBLIC = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}


class Handlers:
    """One method per operation."""

    def __init__(self, issuer: Issuer, document: Callable[[], Mapping[str, Any]]) -> None:
        self._issuer = issuer
        self._document = document

    async def token(self, request: Request) -> Response:
        """`POST /oauth/token`."""
        return await self._exchange(request, "token")

    async def device_authorization(self, request: Request) -> Response:
        """`POST /oauth/device_authorization`."""
        return await self._exchange(request, "device_authorization")

    async def revoke(self, request: Request) -> Response:
        """`POST /oauth/revoke`."""
        return await self._exchange(request, "revocation")

    async def introspect(self, request: Request) -> Response:
        """`POST /oauth/introspect`."""
        return await self._exchange(request, "introspection")

    async def userinfo(self, request: Request) -> Response:
        """`GET /oauth/userinfo`, and `POST` with an empty body."""
        from frmr_cli.servers.gosuslugi.oauth.userinfo import userinfo

        return await self._in_thread(request, partial(userinfo, self._issuer))

    async def jwks(self, request: Request) -> Response:
        """`GET /oauth/jwks`."""
        keys = await to_thread.run_sync(self._issuer.keys.public_set)
        return JSONResponse(keys, headers=_PUBLIC)

    async def metadata(self, request: Request) -> Response:
        """The well-known addresses."""
        body = await to_thread.run_sync(metadata, self._issuer)
        return JSONResponse(body, headers=_PUBLIC)

    async def health(self, request: Request) -> Response:
        """`GET /health`: the database answers."""
        await to_thread.run_sync(_read_something, self._issuer)
        return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})

    async def openapi(self, request: Request) -> Response:
        """`GET /openapi.json`."""
        body = await to_thread.run_sync(self._document)
        return JSONResponse(body, headers=_PUBLIC)

    async def _exchange(self, request: Request, endpoint: str) -> Response:
        return await self._in_thread(request, partial(_exchange, self._issuer, endpoint))

    async def _in_thread(
        self, request: Request, work: Callable[[WireRequest], Response]
    ) -> Response:
        try:
            wire = await read_request(request)
        except BodyTooLong:
            body = {"error": "invalid_request", "error_description": "The request is too long."}
            return JSONResponse(body, 413, headers={"Cache-Control": "no-store"})
        return await to_thread.run_sync(work, wire)


def _exchange(issuer: Issuer, endpoint: str, wire: WireRequest) -> Response:
    # Authlib is loaded with the first exchange, not with the process.
    from frmr_cli.servers.gosuslugi.oauth.exchange import Exchange

    with issuer.services.database.write() as connection:
        return Exchange(issuer, connection, wire).answer(endpoint)


def _read_something(issuer: Issuer) -> None:
    with issuer.services.database.read() as connection:
        connection.one("SELECT count(*) FROM oauth_client")
