"""
Raising the level of an account: simplified → standard (documents) → confirmed (identification).

Source of the levels: domain.md §4. The stub plays both who identify: the service centre compares the document again, the
bank sends a code to its client.
"""

from __future__ import annotations

import hmac
import re
import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from frmr_cli.domain.digits import digits_in
from frmr_cli.domain.identifiers import parse_inn, parse_snils
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.delivery import Message
from frmr_cli.servers.digit_codes import new_code
from frmr_cli.servers.gosuslugi.accounts import identity, limits
from frmr_cli.servers.gosuslugi.accounts.directory import change_account
from frmr_cli.servers.gosuslugi.accounts.sessions import BankCode
from frmr_cli.servers.gosuslugi.accounts.visit import minutes_until

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit

LIFE: Final = timedelta(minutes=10)
TRIES: Final = 3
_DIGITS: Final = 6
_PASSPORT: Final = re.compile(r"\d{10}")
_INDIVIDUAL: Final = 12
"""Digits in the ИНН of a person."""


def take_documents(visit: Visit) -> None:
    """Simplified → standard: СНИЛС, passport and ИНН, each right in itself and nobody else's."""
    with visit.write() as connection:
        person = visit.person(connection)
        if person.level != "simplified":
            visit.tell(connection, "FRMR-GOS-005")
            return
        key = visit.fingerprint("identity", person.subject)
        until = limits.attempt(connection, limits.IDENTITY, key, visit.now)
        code = "FRMR-GOS-021" if until else None
        details = {"minutes": minutes_until(until, visit.now)} if until else {}
        raised = None if until else _with_documents(visit, person)
        if code is None and raised is None:
            code = "FRMR-GOS-071"
        if code is None and raised is not None:
            code = _kept(visit, connection, raised, way="documents")
        if code is None:
            limits.forgive(connection, limits.IDENTITY, key)
            return
        visit.audit(connection, "level.raised", "failed", code=code)
        visit.tell(connection, code, **details)


def take_centre(visit: Visit) -> None:
    """Standard → confirmed at a service centre: birth date and document, compared by the stub."""
    with visit.write() as connection:
        person = visit.person(connection)
        if person.level != "standard":
            visit.tell(connection, "FRMR-GOS-005")
        elif identity.check(visit, connection, person, name=person.subject):
            _kept(visit, connection, replace(person, level="confirmed"), way="centre")


def take_bank(visit: Visit) -> None:
    """Standard → confirmed by a bank: first it sends a code to its client, then the code is entered."""
    if visit.flow.bank is not None and visit.field("code"):
        _confirm(visit)
    else:
        visit.deliver(_asked(visit))


def _asked(visit: Visit) -> Message | None:
    with visit.write() as connection:
        person = visit.person(connection)
        if person.level != "standard" or person.phone is None:
            visit.tell(connection, "FRMR-GOS-005")
            return None
        key = visit.fingerprint("bank", person.subject)
        until = limits.attempt(connection, limits.LETTERS, key, visit.now)
        if until is not None:
            visit.tell(connection, "FRMR-GOS-015", minutes=minutes_until(until, visit.now))
            return None
        code = new_code(_DIGITS)
        sent = BankCode(
            digest=_digest(visit, code),
            tries_left=TRIES,
            expires_at=(visit.now + LIFE).timestamp(),
        )
        visit.save(connection, replace(visit.flow, bank=sent))
        visit.audit(connection, "code.sent", details={"method": "bank"})
    return Message(
        at=visit.now.isoformat(timespec="seconds"),
        channel="sms",
        destination=person.phone,
        sender="Bank",
        text=f"{code} — код банка: вы подтверждаете личность в Госуслугах. Действует 10 минут. "
        "Никому его не сообщайте. Это учебный стенд.",
    )


def _confirm(visit: Visit) -> None:
    typed = digits_in(visit.field("code"))
    with visit.write() as connection:
        # Guesses sent side by side must not all have the tries with which they began.
        visit.reload(connection)
        sent, person = visit.flow.bank or BankCode(), visit.person(connection)
        if sent.expires_at <= visit.now.timestamp() or person.level != "standard":
            visit.save(connection, replace(visit.flow, bank=None))
            visit.tell(connection, "FRMR-GOS-010")
        elif hmac.compare_digest(sent.digest, _digest(visit, typed)):
            visit.save(connection, replace(visit.flow, bank=None))
            _kept(visit, connection, replace(person, level="confirmed"), way="bank")
        else:
            left = sent.tries_left - 1
            again = replace(sent, tries_left=left) if left > 0 else None
            code = "FRMR-GOS-009" if left > 0 else "FRMR-GOS-022"
            visit.save(connection, replace(visit.flow, bank=again))
            visit.audit(connection, "level.raised", "failed", code=code)
            visit.tell(connection, code, **({"left": left} if left > 0 else {}))


def _with_documents(visit: Visit, person: Account) -> Account | None:
    document = "".join(visit.field("document").split())
    try:
        snils, inn = parse_snils(visit.field("snils")), parse_inn(visit.field("inn"))
    except ValidationFailed:
        return None
    if len(inn) != _INDIVIDUAL or not _PASSPORT.fullmatch(document):
        return None
    return replace(person, snils=snils, inn=inn, document=document, level="standard")


def _kept(visit: Visit, connection: Connection, raised: Account, *, way: str) -> str | None:
    """Keep the account with its new level. Returns: a code when somebody else has its СНИЛС."""
    try:
        change_account(connection, visit.desk.key, raised)
    except sqlite3.IntegrityError:
        return "FRMR-GOS-072"
    visit.audit(connection, "level.raised", details={"level": raised.level, "way": way})
    visit.save(connection, replace(visit.flow, said=raised.level))
    return None


def _digest(visit: Visit, code: str) -> str:
    return visit.fingerprint("bank code", f"{visit.flow.sid}|{code}")
