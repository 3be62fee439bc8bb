"""Bearer tokens on the requests of an HTTP client; importing it imports httpx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from frmr_cli.http_library import httpx

if TYPE_CHECKING:
    from collections.abc import Generator

    from frmr_cli.login.secrets import Secret

INVALID_TOKEN = re.compile(r'\berror\s*=\s*"?invalid_token\b', re.IGNORECASE)


class TokenSource(Protocol):
    """`Session` and `ServiceSession`."""

    def access_token(self) -> Secret:
        """A token that is good for the next request."""
        ...

    def renew(self, rejected: Secret) -> Secret:
        """Another token after the server refused this one."""
        ...


class BearerAuth(httpx.Auth):
    """
    Adds the token; when the server says `invalid_token`, renews it and asks once more.

    Source: RFC 6750 §2.1, §3.1.
    """

    def __init__(self, source: TokenSource) -> None:
        self._source = source

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """
        Yield the request, at most twice.

        Raises: what the source raises.
        """
        token = self._source.access_token()
        request.headers["Authorization"] = f"Bearer {token.reveal()}"
        response = yield request
        # A body that came from a generator is gone after the first attempt.
        if not _is_token_refused(response) or not isinstance(request.stream, httpx.ByteStream):
            return
        response.read()
        token = self._source.renew(token)
        request.headers["Authorization"] = f"Bearer {token.reveal()}"
        yield request


def _is_token_refused(response: httpx.Response) -> bool:
    challenges = response.headers.get("www-authenticate", "")
    return (
        response.status_code == httpx.codes.UNAUTHORIZED
        and INVALID_TOKEN.search(challenges) is not None
    )
