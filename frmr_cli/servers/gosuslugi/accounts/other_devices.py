"""
The pages that a person opens on another device: the request in the app, the link of a letter.

They have no session: what proves the device is the token of its push or letter, which nobody else got.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from frmr_cli.servers.audit import AuditEntry, append
from frmr_cli.servers.gosuslugi.accounts import challenges, limits
from frmr_cli.servers.gosuslugi.accounts.forms import language_of, read_form
from frmr_cli.servers.gosuslugi.accounts.rendering import Frame, Page, rendered
from frmr_cli.servers.gosuslugi.accounts.sessions import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response

    from frmr_cli.servers.audit import Outcome
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.challenges import Pending
    from frmr_cli.servers.gosuslugi.accounts.visit import Desk

_METHODS: Final = {"push": "push", "link": "email"}
"""Name of the field with the token → method."""


@dataclass(frozen=True, kw_only=True)
class _Call:
    """One request of the other device."""

    form: Mapping[str, str]
    address: str | None
    request_id: str
    now: datetime

    @property
    def token(self) -> tuple[str, str]:
        """Name of the field and token; empty when there is none."""
        name = next((each for each in _METHODS if self.form.get(each)), "push")
        return name, self.form.get(name, "")


def device_routes(desk: Desk) -> list[Route]:
    """`/app`: `?push=TOKEN` and `?link=TOKEN` show a request, a POST answers it."""
    prefix = desk.services.config.path

    async def endpoint(request: Request) -> Response:
        posted = request.method == "POST"
        form = await read_form(request) if posted else dict(request.query_params)
        call = _Call(
            form=form or {},
            address=None if request.client is None else request.client.host,
            request_id=request.state.request_id,
            now=desk.services.config.now(),
        )
        work = _answered if posted else _shown
        page, notice = await run_in_threadpool(work, desk, call)
        return rendered(page, Frame(language=language_of(request), prefix=prefix, notice=notice))

    return [Route(prefix + "/app", endpoint, methods=["GET", "POST"], name="page-app")]


def _shown(desk: Desk, call: _Call) -> tuple[Page, Notice | None]:
    name, token = call.token
    with desk.services.database.read() as connection:
        pending = _found(desk, connection, call)
    if pending is None or pending.state != "open":
        return _gone()
    choices = pending.facts.get("choices", [])
    address = pending.facts["address"]
    values: dict[str, Any] = {"field": name, "token": token, "choices": choices, "answer": None}
    return Page(template="app", values=values | {"address": address}), None


def _answered(desk: Desk, call: _Call) -> tuple[Page, Notice | None]:
    with desk.services.database.write() as connection:
        if _is_guessing(desk, connection, call):
            _log(connection, call, None, "refused", code="FRMR-GOS-003")
            return _gone()
        pending = _found(desk, connection, call)
        if pending is None or pending.state != "open":
            _log(connection, call, pending, "failed", code="FRMR-GOS-027")
            return _gone()
        limits.refund(connection, limits.LINKS_OF_ADDRESS, _guesser(desk, call), call.now)
        choice = call.form.get("choice", "")
        right = str(pending.facts.get("number", "yes"))
        answer = "confirmed" if choice == right else "refused"
        if answer == "confirmed":
            challenges.settle(connection, pending, "confirmed")
            _log(connection, call, pending, "ok", code=None)
        else:
            challenges.settle(connection, pending, "refused")
            key = desk.key.fingerprint("factor", pending.subject)
            limits.attempt(connection, limits.FACTORS, key, call.now)
            _log(connection, call, pending, "failed", code="FRMR-GOS-025")
    values: dict[str, Any] = {
        "field": "",
        "token": "",
        "choices": [],
        "answer": answer,
        "address": None,
    }
    return Page(template="app", values=values), None


def _found(desk: Desk, connection: Connection, call: _Call) -> Pending | None:
    name, token = call.token
    return challenges.of_token(connection, desk.key, _METHODS[name], token, now=call.now)


def _gone() -> tuple[Page, Notice | None]:
    return Page(template="error", status=404), Notice(code="FRMR-GOS-027", details={})


def _is_guessing(desk: Desk, connection: Connection, call: _Call) -> bool:
    """Count an answer of an address; whether it has made too many to links that nobody got."""
    key = _guesser(desk, call)
    return limits.attempt(connection, limits.LINKS_OF_ADDRESS, key, call.now) is not None


def _guesser(desk: Desk, call: _Call) -> str:
    return desk.key.fingerprint("address", call.address or "")


def _log(
    connection: Connection,
    call: _Call,
    pending: Pending | None,
    outcome: Outcome,
    *,
    code: str | None,
) -> None:
    """Write an answer; of an unknown link nobody is named."""
    entry = AuditEntry(
        at=call.now,
        action="factor.answered",
        outcome=outcome,
        request_id=call.request_id,
        actor=pending.subject if pending else None,
        session=pending.session if pending else None,
        address=call.address,
        subject=pending.subject if pending else None,
        code=code,
        details={"method": pending.method if pending else _METHODS[call.token[0]]},
    )
    append(connection, entry)
