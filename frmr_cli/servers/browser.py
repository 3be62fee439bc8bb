"""
Drives the pages of the Gosuslugi stub as a person with a browser would.

There is no back door: whatever stops a person stops this as well.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin, urlsplit

from frmr_cli.domain.catalogue import entry
from frmr_cli.errors import Forbidden, FrmrError, NetworkError, NotFound, ServerError
from frmr_cli.servers.embedded import refuse_beyond_loopback
from frmr_cli.servers.forms import Page, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

    from frmr_cli.servers.forms import Form

Method = Literal["sms", "totp", "push", "email"]
Decision = Literal["allow", "deny"]

_MOST_PAGES = 20
_MOST_WAITS = 3
_TOO_EARLY_FOR_SMS = "FRMR-GOS-014"
_CODE_ALREADY_USED = "FRMR-GOS-016"
_SUSPICIOUS = "FRMR-GOS-073"
_STANDARD_PAUSE = 60.0


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """A person in front of the pages."""

    login: str
    password: str
    method: Method
    """Of the second factor."""
    code: Callable[[], str]
    """Gives the next code of that factor; called when the page asks for it."""
    elsewhere: Callable[[str], object] | None = None
    """Answers on another device, given the number that the page shows; for push and links by e-mail."""
    proof: Mapping[str, str] | None = None
    """Fields of the identity check, for a login that is stopped as suspicious; None: it stays stopped."""


def approve(
    http: httpx.Client,
    verification_uri: str,
    user_code: str,
    visitor: Visitor,
    *,
    decision: Decision = "allow",
    sleep: Callable[[float], object] = time.sleep,
) -> None:
    """
    Enter a user code, log in, confirm, consent to everything asked, and decide.

    `http` keeps the cookies of the visit, so it must be a fresh one.

    Raises: Forbidden with the FRMR-GOS code that a page shows; ServerError FRMR-LOCAL-009 for a page without
    what is needed to go on; NotFound FRMR-LOCAL-015 for a method that the account does not have; UsageError FRMR-LOCAL-010 for pages of another machine; NetworkError
    FRMR-LOCAL-002 when nothing answers.
    """
    refuse_beyond_loopback(verification_uri)
    visit = _Visit(http, verification_uri, user_code, visitor, decision=decision, sleep=sleep)
    for _ in range(_MOST_PAGES):
        if visit.go_on():
            return
    raise visit.not_understood("it goes round in circles")


class _Visit:
    """One walk through the pages: the page that is open and how to leave it."""

    def __init__(
        self,
        http: httpx.Client,
        start: str,
        user_code: str,
        visitor: Visitor,
        *,
        decision: Decision,
        sleep: Callable[[float], object],
    ) -> None:
        self._http = http
        self._start = start
        self._visitor = visitor
        self._sleep = sleep
        self._waits = 0
        self._asks_again = False
        self._url = start
        self._page = Page()
        self._steps: dict[str, Callable[[], None]] = {
            "code": lambda: self._send("user_code", {"user_code": user_code}),
            "login": lambda: self._send(
                "login", {"login": visitor.login, "password": visitor.password}
            ),
            "doubt": lambda: self._send("birth_date", visitor.proof or {}),
            "factor": self._confirm,
            "enrol": lambda: self._choose("intent", "skip"),
            "consent": self._consent,
            "decision": lambda: self._choose("decision", decision),
        }
        self._request("GET", start, None)

    def go_on(self) -> bool:
        """Fill in the open page and send it. Returns: whether the visit is over instead."""
        if self._page.errors:
            self._wait_or_give_up(*self._page.errors[0])
        if self._page.step == "done":
            return True
        step = self._steps.get(self._page.step)
        if step is None:
            raise self.not_understood(f"step «{self._page.step}»")
        step()
        return False

    def not_understood(self, reason: str) -> FrmrError:
        """The failure to go on from the open page."""
        return ServerError("FRMR-LOCAL-009", reason=reason, url=self._start)

    def _wait_or_give_up(self, code: str, details: Mapping[str, str]) -> None:
        """Some errors pass by waiting, as they would for a person; the others end the visit."""
        self._waits += 1
        if self._waits <= _MOST_WAITS:
            if code == _SUSPICIOUS and self._visitor.proof:
                return  # the page of the check is open
            if code == _CODE_ALREADY_USED:
                return  # the source of codes gives another one, in its time
            if code == _TOO_EARLY_FOR_SMS:
                seconds = details.get("seconds", "")
                self._sleep(float(seconds) if seconds.isdigit() else _STANDARD_PAUSE)
                self._asks_again = True
                return
        raise Forbidden(code, **_asked_for(code, details))

    def _confirm(self) -> None:
        method = self._visitor.method
        if self._asks_again:
            self._asks_again = False
            self._choose("intent", "resend")
            return
        shown, known = self._page.data.get("method"), self._page.data.get("methods", method).split()
        if method not in known:
            login = self._visitor.login
            raise NotFound("FRMR-LOCAL-015", login=login, method=method, methods=", ".join(known))
        if shown == method and self._visitor.elsewhere is not None:
            self._visitor.elsewhere(self._page.data.get("number", ""))
            self._choose("intent", "verify")
        elif shown == method:
            self._send("code", {"code": self._visitor.code()})
        else:
            self._choose("method", method)

    def _consent(self) -> None:
        form = self._form(lambda each: any(_is_consent(field.name) for field in each.fields))
        ticked = {field.name: field.value for field in form.fields if _is_consent(field.name)}
        self._submit(form, ticked)

    def _choose(self, name: str, value: str) -> None:
        self._submit(self._form(lambda form: form.offers(name, value)), {name: value})

    def _send(self, needed: str, values: Mapping[str, str]) -> None:
        self._submit(self._form(lambda form: form.has(needed)), values)

    def _form(self, fits: Callable[[Form], bool]) -> Form:
        for form in self._page.forms:
            if fits(form):
                return form
        raise self.not_understood(f"no form to go on from step «{self._page.step}»")

    def _submit(self, form: Form, values: Mapping[str, str]) -> None:
        self._request("POST", urljoin(self._url, form.action), form.sent(values))

    def _request(self, verb: str, url: str, data: Mapping[str, str] | None) -> None:
        from frmr_cli.http_library import httpx

        if urlsplit(url)[:2] != urlsplit(self._start)[:2]:
            raise self.not_understood("a form leads to another site")
        # Browsers send these with a form, and the stub may look at them.
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        headers = {"Origin": origin, "Referer": self._url} if verb == "POST" else {}
        try:
            answer = self._http.request(
                verb, url, data=data, headers=headers, follow_redirects=True
            )
        except httpx.TransportError as error:
            raise NetworkError("FRMR-LOCAL-002") from error
        self._url = str(answer.url)
        self._page = parse(answer.text)
        if not self._page.step and not self._page.errors:
            raise self.not_understood(f"HTTP {answer.status_code}")


def _asked_for(code: str, shown: Mapping[str, str]) -> dict[str, Any]:
    """The details that the texts of a code mention; «…» for those that the page does not tell."""
    known = entry(code)
    texts = [*known.en, *known.ru] if known else []
    names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return {name: shown.get(name, "…") for name in names}


def _is_consent(name: str) -> bool:
    return name.startswith("consent_")
