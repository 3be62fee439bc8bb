"""
What the support desk of the issuer sees of the logins of an account.

Who sits at the desk is a setting of the stub: roles of the registry mean nothing here. Every look, refused ones included,
is an entry of the log; contacts are masked, names and numbers are not told.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from starlette.responses import JSONResponse, Response

from frmr_cli.servers.audit import AuditEntry, append, time_text
from frmr_cli.servers.gosuslugi.accounts import locks, support_models
from frmr_cli.servers.gosuslugi.accounts.api_problems import problem
from frmr_cli.servers.gosuslugi.accounts.directory import account, account_named
from frmr_cli.servers.gosuslugi.accounts.forms import language_of
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
from frmr_cli.servers.gosuslugi.accounts.login_events import (
    MOST,
    of_request,
    of_subject,
    of_unknown,
)
from frmr_cli.servers.gosuslugi.accounts.login_obstacles import (
    locked_until,
    obstacles,
    usual_methods,
)
from frmr_cli.servers.gosuslugi.accounts.mail_links import masked_address
from frmr_cli.servers.gosuslugi.accounts.sms_codes import masked_phone
from frmr_cli.servers.gosuslugi.oauth import bearer
from frmr_cli.servers.gosuslugi.oauth.families import AccessToken
from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds
from frmr_cli.servers.gosuslugi.oauth.wire import BodyTooLong, WireRequest, read_request

if TYPE_CHECKING:
    from starlette.requests import Request

    from frmr_cli.servers.audit import Outcome
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey
    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer

USUAL: Final = timedelta(hours=2)
LONGEST: Final = timedelta(days=30)
SCOPE: Final = "frmr.audit"

_Wanted = support_models.LoginHistoryRequest


class SupportHandlers:
    """One method per operation."""

    def __init__(self, issuer: Issuer) -> None:
        self._issuer = issuer

    @cached_property
    def _key(self) -> ServerKey:
        return accounts_key(self._issuer.services)

    async def login_history(self, request: Request) -> Response:
        """`POST /support-api/login-history`; the login stands in the body, because paths are logged."""
        language = language_of(request)
        try:
            wire = await read_request(request)
        except BodyTooLong:
            return problem(413, "FRMR-GOS-053", language)
        return await to_thread.run_sync(self._answered, wire, language)

    def _answered(self, wire: WireRequest, language: str) -> Response:
        key = self._key  # before the transaction: making it takes one of its own
        with self._issuer.services.database.write() as connection:
            token = bearer.authenticated(self._issuer, connection, wire)
            if not isinstance(token, AccessToken):
                return token
            desk = _Desk(self._issuer, connection, key, wire, token)
            if not desk.admits():
                desk.audit("refused", code="FRMR-GOS-090")
                return problem(403, "FRMR-GOS-090", language)
            try:
                wanted = _Wanted.model_validate_json(wire.body or b"{}")
                return desk.history(wanted, language)
            except ValueError:  # of pydantic and of a moment that is none
                desk.audit("failed", code="FRMR-GOS-053")
                return problem(422, "FRMR-GOS-053", language)


class _Desk:
    """One request of somebody with a token, inside its transaction."""

    def __init__(
        self,
        issuer: Issuer,
        connection: Connection,
        key: ServerKey,
        wire: WireRequest,
        token: AccessToken,
    ) -> None:
        self._config = issuer.services.config
        self._connection = connection
        self._key = key
        self._wire = wire
        self._token = token
        self._now = issuer.services.config.now()

    def admits(self) -> bool:
        """Whether the person sits at the desk and the program was allowed to look at logins."""
        return self._token.family.subject in self._config.support_desk and (
            SCOPE in self._token.scopes
        )

    def history(self, wanted: _Wanted, language: str) -> Response:
        """The answer. Raises: ValueError for a moment that is none, or for more or less than one thing asked."""
        if sum(map(bool, (wanted.login, wanted.subject, wanted.request))) != 1:
            raise ValueError("exactly one of login, subject and request")
        if wanted.request:
            rows = of_request(self._connection, wanted.request)
            self.audit("ok", objects=(wanted.request,))
            return self._json(None, rows)
        person = self._person(wanted)
        if person is None:
            self.audit("failed", code="FRMR-GOS-091")
            return problem(404, "FRMR-GOS-091", language)
        since = time_text(self._since(wanted.since))
        own = of_subject(self._connection, person.subject, since)
        rows = sorted(
            [*own, *of_unknown(self._connection, person.subject, own, since)],
            key=lambda row: int(row["seq"]),
        )
        self.audit("ok", subject=person.subject)
        return self._json(self._state(person), rows)

    def audit(
        self,
        outcome: Outcome,
        *,
        code: str | None = None,
        subject: str | None = None,
        objects: tuple[str, ...] = (),
    ) -> None:
        """Write who looked at whose logins."""
        known = self._token.family.authentication
        entry = AuditEntry(
            at=self._now,
            action="login.diagnosed",
            outcome=outcome,
            request_id=self._wire.request_id,
            actor=self._token.family.subject,
            session=known.sid if known else None,
            client_id=self._token.family.client_id,
            address=self._wire.address,
            subject=subject,
            objects=objects,
            code=code,
        )
        append(self._connection, entry)

    def _person(self, wanted: _Wanted) -> Account | None:
        if wanted.login:
            return account_named(self._connection, self._key, wanted.login)
        return account(self._connection, self._key, wanted.subject or "")

    def _since(self, text: str | None) -> datetime:
        """Raises: ValueError."""
        given = datetime.fromisoformat(text) if text else self._now - USUAL
        if given.tzinfo is None:
            raise ValueError("a moment without its offset")
        return max(given, self._now - LONGEST)

    def _state(self, person: Account) -> support_models.LoginState:
        connection, where = self._connection, {"subject": person.subject}
        password = connection.one(_PASSWORD, where) or {}
        last = connection.one(_LAST_LOGIN, where) or {}
        lock_ends = locked_until(connection, self._key, person, self._now)
        return support_models.LoginState(
            subject=person.subject,
            level=person.level,
            phone=masked_phone(person.phone) if person.phone else None,
            email=masked_address(person.email) if person.email else None,
            factors=usual_methods(connection, person),
            locked_by=locks.cause_of_lock(connection, person.subject),
            locked_until=lock_ends.isoformat(timespec="seconds") if lock_ends else None,
            password_expires_at=_instant(password.get("expires_at")),
            restricted_to_networks=bool(locks.networks(connection, person.subject)),
            linked=person.linked,
            last_login_at=_instant(last.get("at")),
            obstacles=list(obstacles(connection, self._key, person, self._now)),
        )

    def _json(
        self, state: support_models.LoginState | None, rows: list[dict[str, Any]]
    ) -> Response:
        body = support_models.LoginHistory(
            account=state,
            events=[_event(row) for row in rows[-MOST:]],
            complete=len(rows) <= MOST,
        )
        values = body.model_dump(mode="json", by_alias=True)
        return JSONResponse(values, headers={"Cache-Control": "no-store"})


def _event(row: dict[str, Any]) -> support_models.LoginEvent:
    details = json.loads(row["details"])
    return support_models.LoginEvent(
        at=row["at"],
        action=row["action"],
        outcome=row["outcome"],
        code=row["code"],
        own=row["subject"] is not None or bool(row.get("joined")),
        address=row["address"],
        method=str(details["method"]) if "method" in details else None,
        session=row["session"],
        request_id=row["request_id"],
        program=row["client_id"],
    )


def _instant(milliseconds: int | None) -> str | None:
    if milliseconds is None:
        return None
    return from_milliseconds(milliseconds).isoformat(timespec="seconds")


_PASSWORD = "SELECT expires_at FROM account_password WHERE subject = :subject"  # noqa: S105
_LAST_LOGIN = "SELECT max(started_at) AS at FROM person_session WHERE subject = :subject"
