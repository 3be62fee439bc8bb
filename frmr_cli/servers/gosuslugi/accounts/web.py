"""Routes of the pages: cookie, form token and step of each request, then the page or a redirect."""

from __future__ import annotations

import hmac
import logging
import sqlite3
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from frmr_cli.servers.gosuslugi.accounts import (
    cabinet,
    cabinet_views,
    confirmation,
    contacts,
    decision,
    doubt,
    identification,
    limits,
    new_password,
    recovery,
    registration,
    scenarios,
    sessions,
    views,
)
from frmr_cli.servers.gosuslugi.accounts.consent_documents import DOCUMENTS
from frmr_cli.servers.gosuslugi.accounts.forms import (
    LANGUAGE_COOKIE,
    home,
    language_of,
    read_form,
)
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
from frmr_cli.servers.gosuslugi.accounts.other_devices import device_routes
from frmr_cli.servers.gosuslugi.accounts.register_wire import RegisterOverWire
from frmr_cli.servers.gosuslugi.accounts.rendering import (
    HEADERS,
    Frame,
    Page,
    asset,
    rendered,
)
from frmr_cli.servers.gosuslugi.accounts.sessions import Flow, Notice
from frmr_cli.servers.gosuslugi.accounts.visit import Desk, Sender, Visit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from frmr_cli.servers.gosuslugi.accounts.register import Register
    from frmr_cli.servers.gosuslugi.config import Services
    from frmr_cli.servers.gosuslugi.oauth.device_requests import PendingRequest

_LOG: Final = logging.getLogger(__name__)
_YEAR_SECONDS: Final = 31_536_000

PATHS: Final = {
    "code": "/device",
    "login": "/device/login",
    "factor": "/device/factor",
    "doubt": "/device/doubt",
    "contacts": "/device/contacts",
    "register": "/device/register",
    "recover": "/device/recover",
    "password": "/device/password",
    "account": "/account",
    "enrol": "/device/enrol",
    "consent": "/device/consent",
    "decision": "/device/decision",
    "done": "/device/done",
}
"""Step → path below the issuer."""

_ASSETS: Final = (("style.css", "css", "text/css"), ("passkey.js", "js", "text/javascript"))

_PAGES: Final[dict[str, Callable[[Visit], Page]]] = {
    "login": views.login_page,
    "factor": views.factor_page,
    "doubt": views.doubt_page,
    "contacts": views.contacts_page,
    "register": cabinet_views.register_page,
    "recover": cabinet_views.recover_page,
    "password": cabinet_views.password_page,
    "account": cabinet_views.account_page,
    "enrol": views.enrol_page,
    "consent": views.consent_page,
}

_ACTIONS: Final[dict[str, Callable[[Visit], None]]] = {
    "login": identification.take_login,
    "factor": confirmation.take_factor,
    "doubt": doubt.take_doubt,
    "contacts": contacts.take_contacts,
    "register": registration.take_registration,
    "recover": recovery.take_recovery,
    "password": new_password.take_password,
    "account": cabinet.take_account,
    "enrol": confirmation.take_enrolment,
    "consent": decision.take_consent,
}


def page_routes(services: Services, register: Register | None = None) -> list[Route]:
    """
    The routes of all pages, with the path of the issuer in front; `/device` is the verification URI.

    `register` is asked about medical workers; without one it is that of the configuration, over the wire.
    """
    asked = register or RegisterOverWire(services)
    desk = Desk(services=services, key=accounts_key(services), register=asked)
    prefix = services.config.path
    steps = [
        Route(prefix + path, _endpoint(desk, step), methods=["GET", "POST"], name=f"page-{step}")
        for step, path in PATHS.items()
    ]
    document = Route(prefix + "/consents/{purpose}", _document(desk), name="page-document")
    assets = [
        Route(f"{prefix}/assets/{{name}}.{kind}", _asset(file, media_type), name=f"page-{file}")
        for file, kind, media_type in _ASSETS
    ]
    return [*steps, document, *assets, *device_routes(desk)]


def _endpoint(desk: Desk, step: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        form = await read_form(request) if request.method == "POST" else {}
        return await run_in_threadpool(_Exchange(desk, step, request).answer, form)

    return endpoint


class _Exchange:
    """One request and its answer."""

    def __init__(self, desk: Desk, step: str, request: Request) -> None:
        self._desk = desk
        self._step = step
        self._request = request
        self._secure = desk.services.config.issuer.startswith("https:")
        # `__Host-`: no other host of the domain can plant it (RFC 6265bis §4.1.3.2).
        self._cookie = "__Host-gosuslugi" if self._secure else "gosuslugi"
        self._language = language_of(request)
        self._keeps = True
        """Whether cookies reach the browser."""

    def answer(self, form: dict[str, str] | None) -> Response:
        """The page or the redirect; what the store cannot do becomes «try again later»."""
        try:
            response = self._answered(form)
        except (sqlite3.Error, OSError):
            _LOG.exception("page %s failed", self._step)
            response = self._failure("FRMR-GOS-018", 503)
            response.headers["Retry-After"] = "60"
        if "lang" in self._request.query_params:
            self._keep(response, LANGUAGE_COOKIE, self._language)
        return response

    def _answered(self, form: dict[str, str] | None) -> Response:
        with self._desk.services.database.read() as connection:
            if scenarios.in_force(connection, "portal-down"):
                raise OSError("out of order, as a scenario wants it")
            self._keeps = not scenarios.in_force(connection, "no-cookies")
        cookie = self._request.cookies.get(self._cookie) if self._keeps else None
        if self._request.method != "POST":
            return self._show(self._visit(cookie or sessions.new_id(), {}))
        if form is None:
            return self._failure("FRMR-GOS-005", 413)
        if not cookie:
            self._record_refusal("FRMR-GOS-004", form)
            return self._failure("FRMR-GOS-004", 400)
        if not hmac.compare_digest(self._csrf(cookie).encode(), form.get("csrf", "").encode()):
            return self._failure("FRMR-GOS-005", 403)
        return self._take(self._visit(cookie, form))

    def _record_refusal(self, code: str, form: dict[str, str]) -> None:
        """Write that a page was refused before anybody logged in, so that support sees it; not without bound."""
        visit = self._visit(sessions.new_id(), form)
        pending = self._desk.services.device_requests.pending(visit.field("user_code"))
        key = visit.fingerprint("refusal", visit.sender.address)
        with visit.write() as connection:
            if limits.attempt(connection, limits.REFUSALS, key, visit.now) is None:
                devices = (pending.id,) if pending else ()
                visit.audit(connection, "page.refused", "refused", code=code, objects=devices)

    def _show(self, visit: Visit) -> Response:
        if self._step == "account" and not visit.flow.for_account:
            with visit.write() as connection:
                visit.save(connection, Flow(for_account=True))
        pending = self._pending(visit)
        if self._step == "factor" == sessions.step(visit.flow):
            confirmation.look(visit)
        here = sessions.step(visit.flow)
        if self._step not in (here, "code"):
            return self._redirect(visit)
        if self._step == "code":
            page = views.code_page(visit, self._request.query_params.get("user_code", ""))
        elif self._step == "decision" and pending is not None:
            page = views.decision_page(visit, pending)
        elif self._step in _PAGES:
            page = _PAGES[self._step](visit)
        else:
            page = views.done_page(visit)
        notice = visit.flow.notice
        if self._step == "done" and visit.flow.outcome == "expired":
            notice = Notice(code="FRMR-GOS-002", details={})
        visit.without_notice()
        response = rendered(page, self._frame(visit.session_id, notice))
        self._keep(response, self._cookie, visit.session_id)
        return response

    def _take(self, visit: Visit) -> Response:
        pending = self._pending(visit)
        here = sessions.step(visit.flow)
        if self._step == "code":
            identification.take_code(visit)
        elif self._step != here:
            if here == "code":
                visit.notice("FRMR-GOS-019")
        elif self._step == "decision" and pending is not None:
            decision.take_decision(visit, pending)
        elif self._step in _ACTIONS:
            _ACTIONS[self._step](visit)
        return self._redirect(visit)

    def _visit(self, session_id: str, form: dict[str, str]) -> Visit:
        desk, request = self._desk, self._request
        now = desk.services.config.now()
        with desk.services.database.read() as connection:
            flow = sessions.load(connection, desk.key, session_id, now)
        address = None if request.client is None else request.client.host
        sender = Sender(
            address=address,
            request_id=request.state.request_id,
            language=self._language,
            home=home(desk.services.config, request),
            agent=request.headers.get("user-agent", "")[:512],
        )
        return Visit(desk, sender, session_id=session_id, flow=flow or Flow(), form=form, now=now)

    def _pending(self, visit: Visit) -> PendingRequest | None:
        """The request of the flow; when it is no longer open, the flow is over."""
        flow = visit.flow
        if flow.request_id is None or flow.user_code is None:
            return None
        pending = self._desk.services.device_requests.pending(flow.user_code)
        if pending is not None and pending.id == flow.request_id:
            return pending
        decision.expire(visit)
        return None

    def _redirect(self, visit: Visit) -> Response:
        path = self._desk.services.config.path + PATHS[sessions.step(visit.flow)]
        response = RedirectResponse(path, 303, HEADERS)
        self._keep(response, self._cookie, visit.session_id)
        return response

    def _failure(self, code: str, status: int) -> Response:
        frame = self._frame("", Notice(code=code, details={}))
        return rendered(Page(template="error", status=status), frame)

    def _frame(self, session_id: str, notice: Notice | None) -> Frame:
        return Frame(
            language=self._language,
            prefix=self._desk.services.config.path,
            csrf=self._csrf(session_id),
            user_code=self._request.query_params.get("user_code", "")[:64],
            notice=notice,
        )

    def _csrf(self, session_id: str) -> str:
        return self._desk.key.fingerprint("form", session_id)

    def _keep(self, response: Response, name: str, value: str) -> None:
        if not self._keeps:
            return
        response.set_cookie(
            name, value, path="/", secure=self._secure, httponly=True, samesite="lax"
        )


def _document(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    documents = {row.purpose: row for row in DOCUMENTS}

    async def endpoint(request: Request) -> Response:
        document = documents.get(request.path_params["purpose"])
        if document is None:
            return Response("Not Found", 404)
        language = language_of(request)
        frame = Frame(language=language, prefix=desk.services.config.path)
        values = {"document": document, "wording": document.wording(language)}
        return rendered(Page(template="document", values=values), frame)

    return endpoint


def _asset(name: str, media_type: str) -> Callable[[Request], Awaitable[Response]]:
    headers = {"Cache-Control": f"public, max-age={_YEAR_SECONDS}, immutable"}

    async def endpoint(_request: Request) -> Response:
        return Response(asset(name), headers=headers, media_type=f"{media_type}; charset=utf-8")

    return endpoint
