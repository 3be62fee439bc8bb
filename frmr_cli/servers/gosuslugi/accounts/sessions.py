"""How far a browser has come; kept sealed in the database, found by the hash of a cookie."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey

LIFE: Final = timedelta(minutes=30)
"""Of a browser session, from its first form on; a device request lives for less."""

_SEAL: Final = "browser session"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """An error that the next page shows once."""

    code: str
    details: dict[str, int | str]


@dataclass(frozen=True, kw_only=True)
class ContactChange:
    """A new phone or e-mail that waits for the code sent to it; all empty until the person has named it."""

    kind: str = ""
    """`phone` or `email`."""
    value: str = ""
    digest: str = ""
    """Keyed hash of the code."""
    tries_left: int = 0
    expires_at: float = 0
    """Seconds since 1970 UTC."""


@dataclass(frozen=True, kw_only=True)
class Recovery:
    """How far a recovery has come; all empty until the identity was checked."""

    subject: str = ""
    digest: str = ""
    """Keyed hash of the code that was sent."""
    sent_to: str = ""
    """Masked."""
    tries_left: int = 0
    expires_at: float = 0
    """Seconds since 1970 UTC."""
    proved: bool = False
    """Whether the code was right, so that a new password may be set."""


@dataclass(frozen=True, kw_only=True)
class Registration:
    """How far a registration has come; all empty until the personal data was taken."""

    last_name: str = ""
    first_name: str = ""
    patronymic: str | None = None
    birth_date: str = ""
    """ISO 8601."""
    gender: int = 0
    """1 male, 2 female."""
    phone: str = ""
    email: str = ""
    digest: str = ""
    """Keyed hash of the code that was sent last."""
    tries_left: int = 0
    expires_at: float = 0
    """Seconds since 1970 UTC."""
    typed: dict[str, str] = field(default_factory=dict)
    """What was entered and refused, to be corrected."""
    wrong: str = ""
    """Name of the field that was refused."""
    proved: tuple[str, ...] = ()
    """Contacts whose code was right: `phone`, then `email`."""

    @property
    def stage(self) -> str:
        """What is missing: `details`, `phone`, `email` or `password`."""
        if not self.phone:
            return "details"
        return next((kind for kind in ("phone", "email") if kind not in self.proved), "password")


@dataclass(frozen=True, kw_only=True)
class BankCode:
    """A code by which a bank identifies its client."""

    digest: str = ""
    """Keyed hash."""
    tries_left: int = 0
    expires_at: float = 0
    """Seconds since 1970 UTC."""


@dataclass(frozen=True, kw_only=True)
class Flow:
    """What a browser has shown so far, step by step; the steps are told apart by what is missing."""

    for_account: bool = False
    """Whether the person logs in to the own account, and not for a device."""
    user_code: str | None = None
    request_id: str | None = None
    typed_login: str = ""
    """What the person entered, to be corrected after a wrong password."""
    resistant_only: bool = False
    """Whether the client wants a factor that cannot be passed on to somebody else."""
    subject: str | None = None
    """Set when the password was right."""
    sid: str | None = None
    """Of this login; the tokens of the device carry it."""
    methods: tuple[str, ...] = ()
    """Second factors to choose from."""
    method: str | None = None
    """The chosen one."""
    enrol_wanted: bool = False
    confirmed_at: float | None = None
    """When the second factor was right; seconds since 1970 UTC (`auth_time`)."""
    amr: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    """Grave signs of `suspicion`, until the identity is checked once more."""
    unusual: bool = False
    """Whether the login has signs of `suspicion` that do not stop it."""
    entered_at: int = 0
    """When the password was right; milliseconds since 1970 UTC."""
    signs: tuple[tuple[str, int, str], ...] = ()
    """What was unusual since the last login: kind, milliseconds since 1970 UTC, address."""
    enrol_secret: str | None = None
    """Base32, until the app has shown that it knows it."""
    contact: ContactChange | None = None
    """Set while the person corrects a phone or an address instead of confirming."""
    recovery: Recovery | None = None
    """Set while the person recovers a forgotten password or a locked account."""
    registration: Registration | None = None
    """Set while the person makes an account."""
    password_due: bool = False
    """Whether the password has expired and must be changed before anything else."""
    consents_due: bool = False
    bank: BankCode | None = None
    """Set while a bank identifies the person."""
    enrolling: str | None = None
    """The method that the person is setting up on the page of the account."""
    said: str | None = None
    """What was done, for the next page: end of the key of its text."""
    fresh_codes: tuple[str, ...] = ()
    """Recovery codes for the next page, which alone shows them."""
    outcome: str | None = None
    """`allowed`, `denied` or `expired`; the end of the flow."""
    notice: Notice | None = None


def step(flow: Flow) -> str:
    """Where the browser stands: the first thing that is missing."""
    missing = (
        ("done", flow.outcome is not None),
        ("code", flow.request_id is None and not flow.for_account),
        ("register", flow.registration is not None),
        ("recover", flow.recovery is not None),
        ("login", flow.subject is None),
        ("doubt", bool(flow.doubts)),
        ("contacts", flow.confirmed_at is None and flow.contact is not None),
        ("factor", flow.confirmed_at is None),
        ("enrol", flow.enrol_secret is not None),
        ("password", flow.password_due),
        ("consent", flow.consents_due),
        ("account", flow.for_account),
    )
    return next((name for name, here in missing if here), "decision")


def new_id() -> str:
    """A session id for the cookie: 256 bits."""
    return secrets.token_urlsafe(32)


def load(connection: Connection, key: ServerKey, session_id: str, now: datetime) -> Flow | None:
    """The flow of a session; None when there is none, or it has ended, or another key sealed it."""
    row = connection.one(_SELECT, {"id": _hash(session_id), "now": to_milliseconds(now)})
    if row is None:
        return None
    try:
        return _flow(key.unseal(_SEAL, row["flow"]))
    except ValueError:
        return None


def save(
    connection: Connection, key: ServerKey, session_id: str, flow: Flow, now: datetime
) -> None:
    """Keep a flow in the running transaction; sessions that have ended are forgotten."""
    connection.execute(_FORGET, {"now": to_milliseconds(now)})
    connection.execute(
        _UPSERT,
        {
            "id": _hash(session_id),
            "flow": key.seal(_SEAL, json.dumps(asdict(flow)).encode()),
            "subject": flow.subject,
            "expires_at": to_milliseconds(now + LIFE),
        },
    )


def end(connection: Connection, session_id: str) -> None:
    """Forget a session in the running transaction."""
    connection.execute(_DELETE, {"id": _hash(session_id)})


def end_of(connection: Connection, subject: str, *, but: str = "") -> None:
    """Forget the sessions in which a person has logged in, but the one named, in the running transaction."""
    connection.execute(_DELETE_OF, {"subject": subject, "but": _hash(but)})


def anew(flow: Flow) -> Flow:
    """The same flow before the login."""
    return Flow(
        for_account=flow.for_account,
        user_code=flow.user_code,
        request_id=flow.request_id,
        resistant_only=flow.resistant_only,
    )


def finished(flow: Flow, outcome: str) -> Flow:
    """The end of a flow: the outcome, and nothing about who was there."""
    return Flow(outcome=outcome, notice=flow.notice)


def with_notice(flow: Flow, code: str, **details: int | str) -> Flow:
    """The same flow with an error for the next page."""
    return replace(flow, notice=Notice(code=code, details=details))


def _flow(plain: bytes) -> Flow:
    values = json.loads(plain)
    notice, contact = values.pop("notice"), values.pop("contact")
    bank = values.pop("bank")
    recovery, registration = values.pop("recovery"), values.pop("registration")
    if registration is not None:
        registration = Registration(**registration | {"proved": tuple(registration["proved"])})
    values |= {"methods": tuple(values["methods"]), "amr": tuple(values["amr"])}
    values |= {name: tuple(values[name]) for name in ("fresh_codes", "doubts")}
    values["signs"] = tuple((kind, at, address) for kind, at, address in values["signs"])
    return Flow(
        **values,
        registration=registration,
        bank=None if bank is None else BankCode(**bank),
        notice=None if notice is None else Notice(**notice),
        contact=None if contact is None else ContactChange(**contact),
        recovery=None if recovery is None else Recovery(**recovery),
    )


def _hash(session_id: str) -> str:
    return sha256(session_id.encode()).hexdigest()


_SELECT = "SELECT flow FROM browser_session WHERE id_hash = :id AND expires_at > :now"
_FORGET = "DELETE FROM browser_session WHERE expires_at <= :now"
_DELETE = "DELETE FROM browser_session WHERE id_hash = :id"
_DELETE_OF = "DELETE FROM browser_session WHERE subject = :subject AND id_hash <> :but"
# The life counts from the first form: saving again does not lengthen it.
_UPSERT = """
INSERT INTO browser_session (id_hash, flow, subject, expires_at) VALUES (:id, :flow, :subject, :expires_at)
ON CONFLICT (id_hash) DO UPDATE SET flow = excluded.flow, subject = excluded.subject
"""
