"""Making an account: personal data, then a code to each contact, then a password; the level is simplified at first."""

from __future__ import annotations

import hmac
import secrets
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.domain.digits import digits_in
from frmr_cli.domain.names import parse_name, parse_patronymic
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.delivery import Message
from frmr_cli.servers.digit_codes import new_code
from frmr_cli.servers.gosuslugi.accounts import limits, passwords, sessions
from frmr_cli.servers.gosuslugi.accounts.contacts import normal_contact
from frmr_cli.servers.gosuslugi.accounts.directory import Account, add_account
from frmr_cli.servers.gosuslugi.accounts.factors import switch_on
from frmr_cli.servers.gosuslugi.accounts.identity import iso_date
from frmr_cli.servers.gosuslugi.accounts.new_password import accepted
from frmr_cli.servers.gosuslugi.accounts.sessions import Registration
from frmr_cli.servers.gosuslugi.accounts.visit import minutes_until
from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit

LIFE: Final = timedelta(minutes=10)
TRIES: Final = 3
YOUNGEST: Final = 14
"""Years: the age at which a passport is given (Указ Президента РФ № 232, 1997)."""
_OLDEST: Final = 120
_DIGITS: Final = 6
_LONGEST: Final = 254
_FIRST_SUBJECT: Final = 2_000_000_000
"""Above the subjects of the demo people."""


def take_registration(visit: Visit) -> None:
    """Do the next step; `back` returns to the login."""
    known = visit.flow.registration or Registration()
    match visit.field("intent"):
        case "back":
            with visit.write() as connection:
                visit.save(connection, sessions.anew(visit.flow))
        case "resend" if known.stage in ("phone", "email"):
            visit.deliver(_sent(visit, known))
        case "code" if known.stage in ("phone", "email"):
            _confirm(visit)
        case "password" if known.stage == "password":
            _create(visit, known)
        case _ if known.stage == "details":
            _details(visit)


def _details(visit: Visit) -> None:
    values: dict[str, Any] = {}
    for name, read in _READERS.items():
        try:
            values[name] = read(visit.field(name), visit.now)
        except (ValidationFailed, ValueError):
            _refuse(visit, name)
            return
    visit.deliver(_sent(visit, Registration(**values)))


def _refuse(visit: Visit, name: str) -> None:
    """Show the form again as it was filled in, with the field that cannot be right."""
    typed = {each: visit.field(each)[:_LONGEST] for each in _READERS}
    code = "FRMR-GOS-037" if name in ("phone", "email") else "FRMR-GOS-070"
    with visit.write() as connection:
        again = Registration(typed=typed, wrong=name)
        visit.save(connection, replace(visit.flow, registration=again))
        visit.audit(connection, "account.registered", "refused", code=code)
        visit.tell(connection, code)


def _born(typed: str, now: datetime) -> str:
    born = date.fromisoformat(iso_date(typed))
    had_birthday = (now.month, now.day) >= (born.month, born.day)
    age = now.year - born.year - (0 if had_birthday else 1)
    if not YOUNGEST <= age <= _OLDEST:
        raise ValueError("age")
    return born.isoformat()


def _gender(typed: str, _now: datetime) -> int:
    if typed not in ("1", "2"):
        raise ValueError("gender")
    return int(typed)


def _contact(kind: str) -> Callable[[str, datetime], str]:
    def read(typed: str, _now: datetime) -> str:
        value = normal_contact(kind, typed)
        if value is None:
            raise ValueError(kind)
        return value

    return read


_READERS: Final[dict[str, Callable[[str, datetime], Any]]] = {
    "last_name": lambda typed, _: parse_name(typed),
    "first_name": lambda typed, _: parse_name(typed),
    "patronymic": lambda typed, _: parse_patronymic(typed),
    "gender": _gender,
    "birth_date": _born,
    "phone": _contact("phone"),
    "email": _contact("email"),
}
"""Field of the form → what reads it; in the order of the form."""
FIELDS: Final = tuple(_READERS)


def _sent(visit: Visit, known: Registration) -> Message | None:
    """A code to the contact whose turn it is; limited by contact and by address."""
    kind = known.stage
    contact = known.phone if kind == "phone" else known.email
    counters = (
        (limits.LETTERS, visit.fingerprint("registration", contact)),
        (limits.REGISTRATIONS, visit.fingerprint("address", visit.sender.address)),
    )
    code = new_code(_DIGITS)
    with visit.write() as connection:
        waits = [limits.attempt(connection, *counter, visit.now) for counter in counters]
        until = max((wait for wait in waits if wait is not None), default=None)
        if until is not None:
            visit.audit(connection, "account.registered", "refused", code="FRMR-GOS-015")
            visit.tell(connection, "FRMR-GOS-015", minutes=minutes_until(until, visit.now))
            return None
        asked = replace(
            known,
            digest=_digest(visit, contact, code),
            tries_left=TRIES,
            expires_at=(visit.now + LIFE).timestamp(),
        )
        visit.save(connection, replace(visit.flow, registration=asked))
        visit.audit(connection, "code.sent", details={"method": kind})
    return Message(
        at=visit.now.isoformat(timespec="seconds"),
        channel="sms" if kind == "phone" else "email",
        destination=contact,
        sender="Gosuslugi",
        text=f"{code} — код для регистрации. Действует 10 минут. "
        "Если вы не регистрируетесь, никому его не сообщайте. Это учебный стенд.",
    )


def _confirm(visit: Visit) -> None:
    typed = digits_in(visit.field("code"))
    proved = None
    with visit.write() as connection:
        # Guesses sent side by side must not all have the tries with which they began.
        visit.reload(connection)
        known = visit.flow.registration or Registration()
        contact = known.phone if known.stage == "phone" else known.email
        if known.expires_at <= visit.now.timestamp():
            visit.tell(connection, "FRMR-GOS-010")
        elif hmac.compare_digest(known.digest, _digest(visit, contact, typed)):
            proved = replace(known, proved=(*known.proved, known.stage), digest="", expires_at=0)
            visit.audit(connection, "contact.proved", details={"kind": known.stage})
            visit.save(connection, replace(visit.flow, registration=proved))
        else:
            _wrong(visit, connection, known)
    if proved is not None and proved.stage == "email":
        visit.deliver(_sent(visit, proved))


def _wrong(visit: Visit, connection: Connection, known: Registration) -> None:
    left = known.tries_left - 1
    again = replace(known, tries_left=left, expires_at=known.expires_at if left > 0 else 0)
    visit.save(connection, replace(visit.flow, registration=again))
    code = "FRMR-GOS-009" if left > 0 else "FRMR-GOS-022"
    visit.audit(connection, "contact.proved", "failed", code=code)
    visit.tell(connection, code, **({"left": left} if left > 0 else {}))


def _create(visit: Visit, known: Registration) -> None:
    subject = str(_FIRST_SUBJECT + secrets.randbelow(_FIRST_SUBJECT))
    person = Account(
        subject=subject,
        login=known.email,
        last_name=known.last_name,
        first_name=known.first_name,
        patronymic=known.patronymic,
        gender=known.gender,
        birth_date=known.birth_date,
        snils=None,
        phone=known.phone,
        email=known.email,
        level="simplified",
        linked=False,
    )
    hashed = accepted(visit, person)
    if hashed is None:
        return
    try:
        with visit.write() as connection:
            add_account(connection, visit.desk.key, person, at=to_milliseconds(visit.now))
            passwords.keep(connection, subject, hashed, visit.now)
            switch_on(connection, subject, "sms", now=visit.now)
            visit.audit(connection, "account.registered", actor=subject)
            visit.rotate(connection)
            begun = replace(sessions.anew(visit.flow), typed_login=known.email, said="registered")
            visit.save(connection, begun)
    except sqlite3.IntegrityError:
        with visit.write() as connection:
            visit.audit(connection, "account.registered", "failed", code="FRMR-GOS-038")
            visit.save(connection, replace(visit.flow, registration=Registration()))
            visit.tell(connection, "FRMR-GOS-038")


def _digest(visit: Visit, contact: str, code: str) -> str:
    return visit.fingerprint("registration code", f"{visit.session_id}|{contact}|{code}")
