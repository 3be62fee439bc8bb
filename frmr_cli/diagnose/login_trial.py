"""
A login begun and left alone: discovery, a code, its page. It shows whether a login can begin, and ends there.

The code is never confirmed and runs out by itself; the page is opened as a browser would, and nothing is sent to it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.diagnose.seen import Seen, checked
from frmr_cli.errors import Forbidden, NetworkError, ServerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from frmr_cli.context import Context
    from frmr_cli.domain.checks import Check
    from frmr_cli.login.device import DeviceCode
    from frmr_cli.login.metadata import Metadata

_SERVER_ERROR = 500


class Pages(NamedTuple):
    """Where people are sent."""

    login: str | None = None
    account: str | None = None


class Trial:
    """One beginning of a login in the current context."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.metadata: Metadata | None = None
        self._code: DeviceCode | None = None

    @property
    def pages(self) -> Pages:
        """The pages of the issuer, as far as it has told them."""
        account = self.metadata.account_page if self.metadata else None
        return Pages(self._code.verification_uri if self._code else None, account)

    def checks(self) -> Iterator[Check]:
        """The steps in order; one that failed leaves the later ones out."""
        looks = (
            ("login.issuer", self._discovered),
            ("login.code", self._begun),
            ("login.page", self._opened),
        )
        for name, look in looks:
            yield checked(name, look, clock=self._context.monotonic)

    def _discovered(self) -> Seen:
        from frmr_cli.login.metadata import discover

        server = self._context.server
        if not server.issuer:
            raise UsageError("FRMR-AUTH-062", name=server.name)
        http = self._context.accounts.issuer_http()
        self.metadata = discover(http, server.issuer)
        return Seen(self.metadata.issuer)

    def _begun(self) -> Seen | None:
        from frmr_cli.login.device import request_code

        if self.metadata is None:
            return None
        server = self._context.server
        self._code = request_code(
            self._context.accounts.issuer_http(),
            self.metadata,
            client_id=server.client_id,
            scope=" ".join(server.scopes),
            now=self._context.monotonic,
            wall=datetime.now(UTC),
        )
        return Seen(self._code.verification_uri)

    def _opened(self) -> Seen | None:
        if self._code is None:
            return None
        response = self._page(self._code.verification_uri)
        if response.status_code >= _SERVER_ERROR:
            raise ServerError("FRMR-GOS-018")
        text = response.text
        kind = response.headers.get("content-type", "").partition(";")[0]
        if response.status_code != 200 or "html" not in kind:
            raise NetworkError("FRMR-AUTH-027", issuer=_host(response), status=response.status_code)
        # A form token is worth nothing without the cookie that it belongs to.
        if 'name="csrf"' in text and not response.cookies:
            raise Forbidden("FRMR-GOS-004")
        return Seen(f"HTTP {response.status_code}, {len(text)} B")

    def _page(self, url: str) -> httpx.Response:
        from frmr_cli.http_library import httpx
        from frmr_cli.registry.failures import explain

        try:
            return self._context.issuer_http().get(url, headers={"Accept": "text/html"})
        except httpx.RequestError as error:
            raise explain(error).error from error


def _host(response: httpx.Response) -> str:
    return str(response.request.url.host)
