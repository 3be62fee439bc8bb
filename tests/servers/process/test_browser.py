"""The browser that fills in the pages of Gosuslugi, against small pages of the same contract."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import httpx
import pytest

from frmr_cli.errors import Forbidden, NetworkError, NotFound, ServerError, UsageError
from frmr_cli.servers.browser import Visitor, approve

if TYPE_CHECKING:
    from collections.abc import Callable

URI = "http://127.0.0.1:1/gosuslugi/device"
VISITOR = Visitor(login="doctor", password="pass word", method="sms", code=lambda: "123456")

CONTROLS = {
    "code": "<input name=user_code>",
    "login": "<input name=login><input type=password name=password>",
    "factor": "<input type=hidden name=intent value=verify><input name=code>"
    "NEXT<input type=hidden name=intent value=resend>"
    "NEXT<button name=method value=totp>NEXT<button name=method value=sms>",
    "enrol": "<input type=hidden name=intent value=skip>",
    "consent": "<input type=checkbox name=consent_a value=1><input type=checkbox name=consent_b>",
    "decision": "<button name=decision value=deny><button name=decision value=allow>",
    "done": "",
}
"""What a person fills in, by step."""


@dataclass
class Stub:
    """Pages in a row; each page wants its own fields and the CSRF token of the page before."""

    errors: dict[str, str] = field(default_factory=dict)
    """Step → error element that is shown once instead of going on."""
    sent: list[dict[str, str]] = field(default_factory=list)
    step: str = "code"
    method: str = ""
    notice: str = ""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer as the stub does: POST, redirect, GET."""
        if request.method == "GET":
            return httpx.Response(200, html=self.page())
        form = dict(parse_qsl(request.content.decode(), keep_blank_values=True))
        assert form.pop("csrf") == f"token-of-{self.step}"
        assert request.headers["Origin"] == "http://127.0.0.1:1"
        self.sent.append(form)
        self.notice = self.errors.pop(self.step, "")
        if self.notice and "method" in form:
            self.method = form["method"]
        if not self.notice and form.get("intent") != "resend":
            self.take(form)
        return httpx.Response(303, headers={"Location": "/gosuslugi/device"})

    def take(self, form: dict[str, str]) -> None:
        """Go one step on."""
        if self.step == "factor" and "method" in form:
            self.method = form["method"]
            return
        steps = ["code", "login", "factor", "enrol", "consent", "decision", "done"]
        self.step = steps[steps.index(self.step) + 1]

    def page(self) -> str:
        """The open page."""
        shown, self.notice = self.notice, ""
        return f"""<main data-step="{self.step}" {self.facts()}>{shown}
          <form action="/gosuslugi/language"><button name="lang" value="en">English</button></form>
          <form method="post" action="/gosuslugi/device">
          <input type="hidden" name="csrf" value="token-of-{self.step}">{self.controls()}</form>"""

    def facts(self) -> str:
        """What the page of the factor says about itself."""
        return (
            f'data-method="{self.method}" data-methods="sms totp"' if self.step == "factor" else ""
        )

    def controls(self) -> str:
        """What the person fills in."""
        if self.step == "factor" and not self.method:
            return "<button name=method value=totp><button name=method value=sms>"
        return CONTROLS[self.step].replace("NEXT", self.next_form())

    def next_form(self) -> str:
        """The end of a form and the beginning of another one."""
        token = f"token-of-{self.step}"
        return f"</form><form method=post><input type=hidden name=csrf value={token}>"


def client(handler: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    """A client whose other end is a function."""
    return httpx.Client(transport=httpx.MockTransport(handler))


def test_every_page_is_filled_in() -> None:
    """Code, login, factor, each consent and the decision go through the forms, CSRF tokens included."""
    stub = Stub()

    approve(client(stub), URI, "BCDF-GHJK", VISITOR)

    assert stub.sent == [
        {"user_code": "BCDF-GHJK"},
        {"login": "doctor", "password": "pass word"},
        {"method": "sms"},
        {"code": "123456", "intent": "verify"},
        {"intent": "skip"},
        {"consent_a": "1", "consent_b": "on"},
        {"decision": "allow"},
    ]


def test_denial_presses_the_other_button() -> None:
    """A denial walks the same way and ends at the other button."""
    stub = Stub()

    approve(client(stub), URI, "BCDF-GHJK", VISITOR, decision="deny")

    assert stub.sent[-1] == {"decision": "deny"}


def test_error_of_a_page_ends_the_visit() -> None:
    """What a page refuses is the error of the command, with its details."""
    stub = Stub(errors={"login": '<p data-code="FRMR-GOS-007" data-minutes="15"></p>'})

    with pytest.raises(Forbidden) as caught:
        approve(client(stub), URI, "BCDF-GHJK", VISITOR)

    assert (caught.value.code, caught.value.details) == ("FRMR-GOS-007", {"minutes": "15"})
    assert len(stub.sent) == 2


def test_used_code_is_followed_by_the_next_one() -> None:
    """An app code that was used already is answered with another code."""
    stub = Stub(method="totp", errors={"factor": '<p data-code="FRMR-GOS-016"></p>'})
    codes = iter(["111111", "222222"])

    approve(client(stub), URI, "X", replace(VISITOR, method="totp", code=lambda: next(codes)))

    assert [form["code"] for form in stub.sent if "code" in form] == ["111111", "222222"]


def test_other_method_is_switched_to() -> None:
    """When the page asks for a code of another method, the visitor changes the method first."""
    stub = Stub(step="factor", method="totp")

    approve(client(stub), URI, "X", VISITOR)

    assert stub.sent[0] == {"method": "sms"}


def test_method_that_the_account_lacks() -> None:
    """A factor that is not switched on cannot be used, and those that are are named."""
    page = '<main data-step="factor" data-method="totp" data-methods="totp push">'

    with pytest.raises(NotFound) as caught:
        approve(client(lambda _: httpx.Response(200, html=page)), URI, "X", VISITOR)

    assert caught.value.code == "FRMR-LOCAL-015"
    assert caught.value.details == {"login": "doctor", "method": "sms", "methods": "totp, push"}


def test_pause_between_sms_is_kept() -> None:
    """When it is too early for an SMS, the visitor waits as told and asks again."""
    early = '<p data-code="FRMR-GOS-014" data-seconds="41"></p>'
    stub = Stub(errors={"factor": early})
    slept: list[float] = []

    approve(client(stub), URI, "X", VISITOR, sleep=slept.append)

    assert slept == [41.0]
    assert [form.get("intent") for form in stub.sent[2:5]] == [None, "resend", "verify"]


def test_waiting_has_an_end() -> None:
    """An error that waiting does not cure ends the visit."""

    class Stubborn(Stub):
        def take(self, form: dict[str, str]) -> None:
            if self.step == "factor":
                self.notice = '<p data-code="FRMR-GOS-016"></p>'
                return
            super().take(form)

    with pytest.raises(Forbidden, match="FRMR-GOS-016"):
        approve(client(Stubborn(method="sms")), URI, "X", VISITOR)


@pytest.mark.parametrize(
    "page",
    [
        "<html>502</html>",
        '<main data-step="code"><form><input name="other"></form>',
        '<main data-step="unheard-of"></main>',
        '<main data-step="code"><form action="http://evil.example/"><input name=user_code></form>',
    ],
    ids=["no page of ours", "field missing", "unknown step", "another site"],
)
def test_page_that_cannot_be_filled_in(page: str) -> None:
    """A page without what is needed is named, and nothing is sent to another site."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host)
        return httpx.Response(200, html=page)

    with pytest.raises(ServerError, match="FRMR-LOCAL-009"):
        approve(client(answer), URI, "X", VISITOR)

    assert set(seen) == {"127.0.0.1"}


def test_page_that_never_ends() -> None:
    """A page that comes back for ever is given up."""
    page = '<main data-step="code"><form><input name="user_code"></form>'

    with pytest.raises(ServerError, match="FRMR-LOCAL-009"):
        approve(client(lambda _: httpx.Response(200, html=page)), URI, "X", VISITOR)


def test_passwords_stay_on_this_machine() -> None:
    """Demo people log in at services of this machine alone."""
    with pytest.raises(UsageError, match="FRMR-LOCAL-010"):
        approve(client(Stub()), "https://esia.gosuslugi.ru/device", "X", VISITOR)


def test_services_that_do_not_run() -> None:
    """When nothing answers, that is what is said."""

    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(NetworkError, match="FRMR-LOCAL-002"):
        approve(client(refuse), URI, "X", VISITOR)
