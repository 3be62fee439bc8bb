"""The other device of a person: opens the link of a push or a letter and answers on the page behind it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from frmr_cli.errors import Forbidden, NetworkError, NotFound, ServerError
from frmr_cli.servers.delivery import received
from frmr_cli.servers.embedded import refuse_beyond_loopback
from frmr_cli.servers.forms import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import httpx

    from frmr_cli.servers.forms import Page

_LINK = re.compile(r"https?://\S+")
_TRIES = 50
_PAUSE = 0.1


class PersonDevice:
    """Answers the requests that reach one address from now on, as its owner would by a tap."""

    def __init__(
        self,
        spool: Path,
        destination: str,
        *,
        channel: Literal["push", "email"],
        http: httpx.Client,
        login: str,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._spool = spool
        self._destination = destination
        self._channel = channel
        self._http = http
        self._login = login
        self._sleep = sleep
        self._seen = len(self._links())

    def __call__(self, number: str) -> None:
        """
        Open the newest link and choose the number of the login page; without a number, confirm.

        Raises: NotFound FRMR-LOCAL-014 when nothing arrives; Forbidden with the code that the page shows; ServerError
        FRMR-LOCAL-009 for a page without the choice; UsageError FRMR-LOCAL-010 for a link to another machine;
        NetworkError FRMR-LOCAL-002 when nothing answers.
        """
        link = self._newest()
        refuse_beyond_loopback(link)
        page = self._request("GET", link, None)
        choice = number or "yes"
        form = next((form for form in page.forms if form.offers("choice", choice)), None)
        if form is None:
            raise ServerError("FRMR-LOCAL-009", reason="no such choice", url=link.partition("?")[0])
        self._request("POST", urljoin(link, form.action), form.sent({"choice": choice}))

    def _newest(self) -> str:
        for _ in range(_TRIES):
            links = self._links()[self._seen :]
            if links:
                return links[-1]
            self._sleep(_PAUSE)
        raise NotFound("FRMR-LOCAL-014", login=self._login)

    def _links(self) -> list[str]:
        texts = (
            message.text
            for message in received(self._spool, self._destination)
            if message.channel == self._channel
        )
        return [found[0] for text in texts if (found := _LINK.search(text))]

    def _request(self, verb: str, url: str, data: Mapping[str, str] | None) -> Page:
        from frmr_cli.http_library import httpx

        try:
            answer = self._http.request(verb, url, data=data)
        except httpx.TransportError as error:
            raise NetworkError("FRMR-LOCAL-002") from error
        page = parse(answer.text)
        if page.errors:
            raise Forbidden(page.errors[0][0])
        return page
