"""The identity check: birth date and document, as somebody at a desk would compare them."""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING

from frmr_cli.domain.digits import digits_in
from frmr_cli.servers.gosuslugi.accounts import limits
from frmr_cli.servers.gosuslugi.accounts.visit import minutes_until

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit

_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def check(visit: Visit, connection: Connection, person: Account | None, *, name: str) -> bool:
    """
    Compare the form fields `birth_date` and `document`; what is wrong is counted, told and audited.

    `name` is the key of the counter: a subject, or what was typed when nobody is meant by it.
    """
    key = visit.fingerprint("identity", name)
    subject = person.subject if person else None
    until = limits.attempt(connection, limits.IDENTITY, key, visit.now)
    if until is not None:
        code, details = "FRMR-GOS-021", {"minutes": minutes_until(until, visit.now)}
    elif person is not None and proves(
        person, birth_date=visit.field("birth_date"), document=visit.field("document")
    ):
        limits.forgive(connection, limits.IDENTITY, key)
        visit.audit(connection, "identity.checked", actor=subject)
        return True
    else:
        code, details = "FRMR-GOS-029", {}
    visit.audit(connection, "identity.checked", "failed", code=code, actor=subject)
    visit.tell(connection, code, **details)
    return False


def proves(person: Account, *, birth_date: str, document: str) -> bool:
    """
    Whether both belong to the account.

    The document is series and number in any spelling; without one in the account it is the СНИЛС.
    """
    expected = person.document or person.snils
    if expected is None:
        return False
    typed = digits_in(document)
    same = hmac.compare_digest(typed.encode(), expected.encode())
    return hmac.compare_digest(iso_date(birth_date).encode(), person.birth_date.encode()) and same


def iso_date(typed: str) -> str:
    """A date as ISO 8601; Russian dates have the day first."""
    found = _DAY_FIRST.fullmatch(typed.strip())
    if found is None:
        return typed.strip()
    day, month, year = found.groups()
    return f"{year}-{int(month):02d}-{int(day):02d}"
