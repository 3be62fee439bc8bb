"""The operations of the account for programs: a bearer token in place of the browser session."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from anyio import to_thread
from pydantic import BaseModel, ValidationError
from starlette.responses import JSONResponse, Response

from frmr_cli.servers.audit import AuditEntry, append
from frmr_cli.servers.gosuslugi.accounts import (
    api_models,
    limits,
    locks,
    passwords,
    recovery_codes,
    suspicion,
)
from frmr_cli.servers.gosuslugi.accounts.api_consents import read_consents, withdraw_consent
from frmr_cli.servers.gosuslugi.accounts.api_problems import problem
from frmr_cli.servers.gosuslugi.accounts.api_state import account_state, session_state
from frmr_cli.servers.gosuslugi.accounts.directory import account
from frmr_cli.servers.gosuslugi.accounts.forms import language_of
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
from frmr_cli.servers.gosuslugi.accounts.new_password import fault
from frmr_cli.servers.gosuslugi.accounts.visit import minutes_until
from frmr_cli.servers.gosuslugi.oauth import bearer, person_sessions
from frmr_cli.servers.gosuslugi.oauth.families import AccessToken
from frmr_cli.servers.gosuslugi.oauth.wire import BodyTooLong, WireRequest, read_request
from frmr_cli.servers.gosuslugi.recording import Known

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from starlette.requests import Request

    from frmr_cli.servers.audit import Outcome
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey
    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer

    Work = Callable[["Call"], Response]

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, kw_only=True)
class Call:
    """One authenticated request inside its transaction."""

    connection: Connection
    issuer: Issuer
    key: ServerKey
    wire: WireRequest
    token: AccessToken
    language: str
    path: dict[str, Any]
    now: datetime

    @property
    def subject(self) -> str:
        """Whose account it is."""
        return self.token.family.subject

    @property
    def sid(self) -> str | None:
        """The login of the token."""
        known = self.token.family.authentication
        return known.sid if known else None

    def audit(
        self,
        action: str,
        outcome: Outcome = "ok",
        *,
        code: str | None = None,
        objects: tuple[str, ...] = (),
        details: dict[str, str | int | bool] | None = None,
    ) -> None:
        """Write what was done in the running transaction."""
        entry = AuditEntry(
            at=self.now,
            action=action,
            outcome=outcome,
            request_id=self.wire.request_id,
            actor=self.subject,
            session=self.sid,
            client_id=self.token.family.client_id,
            address=self.wire.address,
            subject=self.subject,
            objects=objects,
            code=code,
            details=details or {},
        )
        append(self.connection, entry)

    def problem(self, status: int, code: str, **details: int | str) -> Response:
        """A refusal in the language of the client."""
        return problem(status, code, self.language, **details)

    def read(self, model: type[Model]) -> Model:
        """
        The body of the request; an empty one is an empty object.

        Raises: ValidationError.
        """
        return model.model_validate_json(self.wire.body or b"{}")


class AccountHandlers:
    """One method per operation."""

    def __init__(self, issuer: Issuer) -> None:
        self._issuer = issuer

    @cached_property
    def _key(self) -> ServerKey:
        return accounts_key(self._issuer.services)

    async def account(self, request: Request) -> Response:
        """`GET /account`."""
        return await self._call(request, _account)

    async def sessions(self, request: Request) -> Response:
        """`GET /account/sessions`."""
        return await self._call(request, _sessions)

    async def end_session(self, request: Request) -> Response:
        """`DELETE /account/sessions/{id}`."""
        return await self._call(request, _end_session)

    async def end_sessions(self, request: Request) -> Response:
        """`POST /account/sessions/end`."""
        return await self._call(request, _end_sessions)

    async def set_networks(self, request: Request) -> Response:
        """`PUT /account/networks`."""
        return await self._call(request, _set_networks, fresh=True)

    async def renew_recovery_codes(self, request: Request) -> Response:
        """`POST /account/recovery-codes`."""
        return await self._call(request, _renew_recovery_codes, fresh=True)

    async def change_password(self, request: Request) -> Response:
        """`PUT /account/password`."""
        return await self._call(request, _change_password, fresh=True)

    async def consents(self, request: Request) -> Response:
        """`GET /account/consents`."""
        return await self._call(request, read_consents)

    async def withdraw_consent(self, request: Request) -> Response:
        """`DELETE /account/consents/{purpose}`."""
        return await self._call(request, withdraw_consent)

    async def lock(self, request: Request) -> Response:
        """`POST /account/lock`."""
        return await self._call(request, _lock)

    async def _call(self, request: Request, work: Work, *, fresh: bool = False) -> Response:
        language = language_of(request)
        try:
            wire = await read_request(request)
        except BodyTooLong:
            return problem(413, "FRMR-GOS-053", language)

        def answered() -> Response:
            return self._answered(request, wire, work, language=language, fresh=fresh)

        return await to_thread.run_sync(answered)

    def _answered(
        self, request: Request, wire: WireRequest, work: Work, *, language: str, fresh: bool
    ) -> Response:
        key = self._key  # before the transaction: making it takes one of its own
        with self._issuer.services.database.write() as connection:
            token = bearer.authenticated(self._issuer, connection, wire)
            if not isinstance(token, AccessToken):
                return token
            refused = bearer.stale(self._issuer, token) if fresh else None
            if refused is not None:
                return refused
            call = Call(
                connection=connection,
                issuer=self._issuer,
                key=key,
                wire=wire,
                token=token,
                language=language,
                path=request.path_params,
                now=self._issuer.services.config.now(),
            )
            request.state.known = Known(call.subject, call.sid, token.family.client_id)
            if account(connection, key, call.subject) is None:
                return call.problem(404, "FRMR-GOS-054")
            try:
                return work(call)
            except ValidationError:
                return call.problem(422, "FRMR-GOS-053")


def _account(call: Call) -> Response:
    person = account(call.connection, call.key, call.subject)
    assert person is not None  # noqa: S101 - looked for before the operation
    call.audit("account.read")
    return _json(account_state(call.connection, person, call.issuer.services.config))


def _sessions(call: Call) -> Response:
    rows = person_sessions.open_sessions(call.connection, call.subject, call.now)
    items = [session_state(row, current=row["sid"] == call.sid) for row in rows]
    unusual = len(suspicion.recent(call.connection, call.subject, call.now))
    return _json(api_models.Sessions(items=items, unusual=unusual))


def _end_session(call: Call) -> Response:
    sid = str(call.path["id"])
    if not person_sessions.end(call.connection, call.subject, sid, call.now):
        return call.problem(404, "FRMR-GOS-055")
    call.audit("session.ended", objects=(sid,))
    return Response(status_code=204)


def _end_sessions(call: Call) -> Response:
    but = call.sid if call.read(api_models.EndSessions).keep_current else None
    count = person_sessions.end_all(call.connection, call.subject, call.now, but=but)
    call.audit("session.ended", details={"count": count})
    return _json(api_models.Ended(ended=count))


def _set_networks(call: Call) -> Response:
    values = call.read(api_models.Networks).networks
    try:
        if not locks.admits(values, call.wire.address):
            return call.problem(422, "FRMR-GOS-050")
        locks.set_networks(call.connection, call.subject, values)
    except ValueError:
        return call.problem(422, "FRMR-GOS-050")
    call.audit("networks.changed", details={"count": len(values)})
    kept = locks.networks(call.connection, call.subject)
    return _json(api_models.Networks(networks=list(kept)))


def _renew_recovery_codes(call: Call) -> Response:
    codes = recovery_codes.renew(call.connection, call.key, call.subject, call.now)
    call.audit("factor.enrolled", details={"method": recovery_codes.METHOD})
    return _json(api_models.RecoveryCodes(codes=list(codes)))


def _change_password(call: Call) -> Response:
    body = call.read(api_models.NewPassword)
    person = account(call.connection, call.key, call.subject)
    assert person is not None  # noqa: S101 - looked for before the operation
    counter = call.key.fingerprint("password", f"subject {call.subject}")
    until = limits.attempt(call.connection, limits.PASSWORDS, counter, call.now)
    if until is not None:
        call.audit("password.changed", "refused", code="FRMR-GOS-007")
        return call.problem(429, "FRMR-GOS-007", minutes=minutes_until(until, call.now))
    present = passwords.stored_hash(call.connection, call.subject)
    code = fault(person, body.new)
    if not passwords.is_right(body.present, present):
        code = "FRMR-GOS-006"
    elif passwords.is_right(body.new, present):
        code = "FRMR-GOS-048"
    if code is not None:
        call.audit("password.changed", "refused", code=code)
        return call.problem(422, code)
    limits.forgive(call.connection, limits.PASSWORDS, counter)
    passwords.keep(call.connection, call.subject, passwords.password_hash(body.new), call.now)
    call.audit("password.changed")
    return Response(status_code=204)


def _lock(call: Call) -> Response:
    locks.lock(call.connection, call.subject, "loss", call.now)
    call.audit("account.locked", details={"cause": "loss"})
    return Response(status_code=204)


def _json(body: BaseModel) -> Response:
    values = body.model_dump(mode="json", by_alias=True)
    return JSONResponse(values, headers={"Cache-Control": "no-store"})
