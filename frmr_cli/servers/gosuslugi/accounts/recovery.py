"""A forgotten password or a locked account: identity, then a code to a known contact, then a new password."""

from __future__ import annotations

import hmac
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from frmr_cli.domain.digits import digits_in
from frmr_cli.servers.delivery import Message
from frmr_cli.servers.digit_codes import new_code
from frmr_cli.servers.gosuslugi.accounts import (
    identity,
    limits,
    locks,
    passwords,
    recovery_codes,
    sessions,
)
from frmr_cli.servers.gosuslugi.accounts.alerts import RECOVERED, warning
from frmr_cli.servers.gosuslugi.accounts.directory import account, account_named
from frmr_cli.servers.gosuslugi.accounts.factors import switch_on, switched_on
from frmr_cli.servers.gosuslugi.accounts.logins import plain
from frmr_cli.servers.gosuslugi.accounts.mail_links import masked_address
from frmr_cli.servers.gosuslugi.accounts.new_password import accepted
from frmr_cli.servers.gosuslugi.accounts.sessions import Recovery
from frmr_cli.servers.gosuslugi.accounts.sms_codes import masked_phone
from frmr_cli.servers.gosuslugi.accounts.visit import minutes_until
from frmr_cli.servers.gosuslugi.oauth import person_sessions

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit

LIFE: Final = timedelta(minutes=10)
TRIES: Final = 3
_DIGITS: Final = 8


def take_recovery(visit: Visit) -> None:
    """Do the next step; `back` returns to the login."""
    recovery = visit.flow.recovery or Recovery()
    match visit.field("intent"):
        case "back":
            with visit.write() as connection:
                visit.save(connection, sessions.anew(visit.flow))
        case "confirm" if recovery.subject:
            _confirm(visit)
        case "password" if recovery.proved:
            _set(visit, recovery)
        case _:
            visit.deliver(_prove(visit))


def _prove(visit: Visit) -> Message | None:
    typed = visit.field("login")
    if not typed:
        visit.notice("FRMR-GOS-020")
        return None
    with visit.write() as connection:
        visit.save(connection, replace(visit.flow, typed_login=typed[:254]))
        person = account_named(connection, visit.desk.key, typed)
        name = f"login {plain(typed)}" if person is None else person.subject
        if not identity.check(visit, connection, person, name=name) or person is None:
            return None
        key = visit.fingerprint("recovery", person.subject)
        until = limits.attempt(connection, limits.LETTERS, key, visit.now)
        if until is not None:
            visit.tell(connection, "FRMR-GOS-015", minutes=minutes_until(until, visit.now))
            return None
        return _sent(visit, connection, person)


def _sent(visit: Visit, connection: Connection, person: Account) -> Message | None:
    """Send a code to the address, or to the phone where there is none."""
    destination = person.email or person.phone
    if destination is None:
        visit.tell(connection, "FRMR-GOS-028")
        return None
    code = new_code(_DIGITS)
    mask = masked_address(destination) if person.email else masked_phone(destination)
    recovery = Recovery(
        subject=person.subject,
        digest=_digest(visit, person.subject, code),
        sent_to=mask,
        tries_left=TRIES,
        expires_at=(visit.now + LIFE).timestamp(),
    )
    visit.save(connection, replace(visit.flow, recovery=recovery))
    visit.audit(connection, "code.sent", actor=person.subject, details={"method": "recovery"})
    return Message(
        at=visit.now.isoformat(timespec="seconds"),
        channel="email" if person.email else "sms",
        destination=destination,
        sender="Gosuslugi",
        text=f"{code} — код для восстановления доступа ({person.short_name}). Действует 10 минут. "
        "Если вы его не запрашивали, никому его не сообщайте. Это учебный стенд.",
    )


def _confirm(visit: Visit) -> None:
    typed = digits_in(visit.field("code"))
    with visit.write() as connection:
        # Guesses sent side by side must not all have the tries with which they began.
        visit.reload(connection)
        recovery = visit.flow.recovery or Recovery()
        if recovery.expires_at <= visit.now.timestamp():
            visit.tell(connection, "FRMR-GOS-010")
        elif hmac.compare_digest(recovery.digest, _digest(visit, recovery.subject, typed)):
            visit.rotate(connection)
            proved = replace(recovery, proved=True, digest="")
            visit.save(connection, replace(visit.flow, recovery=proved))
        else:
            left = recovery.tries_left - 1
            again = replace(recovery, tries_left=left) if left > 0 else Recovery()
            visit.save(connection, replace(visit.flow, recovery=again))
            code = "FRMR-GOS-009" if left > 0 else "FRMR-GOS-022"
            visit.audit(
                connection, "account.recovered", "failed", code=code, actor=recovery.subject
            )
            visit.tell(connection, code, **({"left": left} if left > 0 else {}))


def _set(visit: Visit, recovery: Recovery) -> None:
    with visit.desk.services.database.read() as connection:
        person = account(connection, visit.desk.key, recovery.subject)
    if person is None:
        return
    hashed = accepted(visit, person)
    if hashed is None:
        return
    subject = recovery.subject
    with visit.write() as connection:
        passwords.keep(connection, subject, hashed, visit.now)
        locks.unlock(connection, subject)
        if set(switched_on(connection, subject)) <= {recovery_codes.METHOD}:
            # Without a second factor nobody could log in to switch one on.
            switch_on(connection, subject, "sms" if person.phone else "email", now=visit.now)
        key = visit.fingerprint("password", f"subject {subject}")
        limits.forgive(connection, limits.PASSWORDS, key)
        # Whoever was logged in may be the one because of whom the account was locked.
        person_sessions.end_all(connection, subject, visit.now)
        sessions.end_of(connection, subject)
        visit.audit(connection, "account.recovered", actor=subject)
        visit.rotate(connection)
        begun = sessions.anew(visit.flow)
        visit.save(connection, replace(begun, typed_login=visit.flow.typed_login, said="recovered"))
    visit.warn(warning(visit, person, RECOVERED))


def _digest(visit: Visit, subject: str, code: str) -> str:
    return visit.fingerprint("recovery", f"{subject}|{code}")
