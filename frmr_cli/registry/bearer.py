"""The access token on its way to the registry."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from frmr_cli.registry.http import httpx
from frmr_cli.registry.problems import challenge

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


class BearerAuth(httpx.Auth):
    """
    Puts the token on requests to one origin, and has it renewed once when it is refused.

    Source: RFC 6750 §2.1, §3.1.
    """

    def __init__(
        self,
        origin: str,
        *,
        token: Callable[[], str],
        renew: Callable[[str], str | None] | None = None,
    ) -> None:
        """
        `origin`: URL whose scheme, host and port may see the token.
        `token`: the token of now.
        `renew`: gets the refused token; returns a new one, or None when there is none to have.
        """
        url = httpx.URL(origin)
        self._origin = (url.scheme, url.host, url.port)
        self._token = token
        self._renew = renew

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if (request.url.scheme, request.url.host, request.url.port) != self._origin:
            yield request
            return
        token = self._token()
        request.headers["Authorization"] = f"Bearer {token}"
        response = yield request
        if (
            self._renew is None
            or response.status_code != HTTPStatus.UNAUTHORIZED
            or _wants_person(response)
        ):
            return
        fresh = self._renew(token)
        if fresh is not None and fresh != token:
            request.headers["Authorization"] = f"Bearer {fresh}"
            yield request


def _wants_person(response: httpx.Response) -> bool:
    """Whether only a fresh confirmation by the person helps (RFC 9470)."""
    said = challenge(response.headers.get("www-authenticate", ""))
    return said.get("error") == "insufficient_user_authentication"
