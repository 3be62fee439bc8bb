"""A new phone or e-mail address in place of a stale one, proved by a document and by a code sent to it."""

from __future__ import annotations

import hmac
import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from frmr_cli.domain.contacts import parse_phone
from frmr_cli.domain.digits import digits_in
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.delivery import Message
from frmr_cli.servers.digit_codes import new_code
from frmr_cli.servers.gosuslugi.accounts import identity, limits, scenarios
from frmr_cli.servers.gosuslugi.accounts.alerts import CONTACT_CHANGED, warning
from frmr_cli.servers.gosuslugi.accounts.directory import change_account
from frmr_cli.servers.gosuslugi.accounts.logins import plain
from frmr_cli.servers.gosuslugi.accounts.sessions import ContactChange
from frmr_cli.servers.gosuslugi.accounts.visit import minutes_until

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.delivery import Channel
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit

LIFE: Final = timedelta(minutes=5)
TRIES: Final = 3
_DIGITS: Final = 6


def take_contacts(visit: Visit) -> None:
    """Take the new value, or the code that was sent to it; `back` changes nothing."""
    match visit.field("intent"):
        case "back":
            with visit.write() as connection:
                visit.save(connection, replace(visit.flow, contact=None))
        case "confirm":
            _confirm(visit)
        case _:
            visit.deliver(_ask(visit))


def _ask(visit: Visit) -> Message | None:
    kind = visit.field("kind")
    value = normal_contact(kind, visit.field("value"))
    if value is None:
        visit.notice("FRMR-GOS-037")
        return None
    with visit.write() as connection:
        person = visit.person(connection)
        if not identity.check(visit, connection, person, name=person.subject):
            return None
        key = visit.fingerprint("contact", person.subject)
        until = limits.attempt(connection, limits.LETTERS, key, visit.now)
        if until is not None:
            visit.tell(connection, "FRMR-GOS-015", minutes=minutes_until(until, visit.now))
            return None
        code = new_code(_DIGITS)
        change = ContactChange(
            kind=kind,
            value=value,
            digest=_digest(visit, code),
            tries_left=TRIES,
            expires_at=(visit.now + LIFE).timestamp(),
        )
        visit.save(connection, replace(visit.flow, contact=change))
        visit.audit(connection, "code.sent", details={"method": kind})
    channel: Channel = "sms" if kind == "phone" else "email"
    return Message(
        at=visit.now.isoformat(timespec="seconds"),
        channel=channel,
        destination=value,
        sender="Gosuslugi",
        text=f"{code} — код для подтверждения нового контакта. Действует 5 минут. "
        "Никому его не сообщайте. Это учебный стенд.",
    )


def _confirm(visit: Visit) -> None:
    change = visit.flow.contact
    if change is None or not change.kind:
        visit.notice("FRMR-GOS-005")
        return
    with visit.write() as connection:
        if change.expires_at <= visit.now.timestamp():
            visit.tell(connection, "FRMR-GOS-010")
            return
        if not hmac.compare_digest(change.digest, _digest(visit, digits_in(visit.field("code")))):
            _wrong_code(visit, connection, change)
            return
        message = _keep(visit, connection, change)
    visit.warn(message)


def _wrong_code(visit: Visit, connection: Connection, change: ContactChange) -> None:
    left = change.tries_left - 1
    visit.audit(connection, "contact.changed", "failed", code="FRMR-GOS-009")
    if left > 0:
        visit.save(connection, replace(visit.flow, contact=replace(change, tries_left=left)))
        visit.tell(connection, "FRMR-GOS-009", left=left)
        return
    visit.save(connection, replace(visit.flow, contact=ContactChange()))
    visit.tell(connection, "FRMR-GOS-022")


def _keep(visit: Visit, connection: Connection, change: ContactChange) -> Message | None:
    """Returns: the warning to what the account had before, which may be in the hands of its owner still."""
    person = visit.person(connection)
    changed = (
        replace(person, phone=change.value)
        if change.kind == "phone"
        else replace(person, email=change.value)
    )
    try:
        change_account(connection, visit.desk.key, changed)
    except sqlite3.IntegrityError:
        visit.save(connection, replace(visit.flow, contact=ContactChange()))
        visit.tell(connection, "FRMR-GOS-038")
        return None
    if change.kind == "phone":
        scenario = scenarios.SCENARIOS["stale-phone"]
        scenarios.end_by_cure(connection, scenario, person.subject)
    visit.audit(connection, "contact.changed", details={"kind": change.kind})
    # The choice of methods again, because the one that failed may work now.
    visit.save(connection, replace(visit.flow, contact=None, method=None))
    return warning(visit, person, CONTACT_CHANGED)


def normal_contact(kind: str, value: str) -> str | None:
    """A mobile number in E.164 (`phone`) or an address in lower case (`email`); None for anything else."""
    if kind == "email":
        address = plain(value)
        name, at, host = address.partition("@")
        return address if name and at and "." in host and "@" not in host else None
    if kind != "phone":
        return None
    try:
        return parse_phone(value)
    except ValidationFailed:
        return None


def _digest(visit: Visit, code: str) -> str:
    return visit.fingerprint("contact code", f"{visit.flow.sid}|{code}")
