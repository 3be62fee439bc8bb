"""What a person does on the page of the own account."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts import (
    demo_authority,
    gost,
    gost_authority,
    levels,
    limits,
    locks,
    passkeys,
    passwords,
    recovery_codes,
    sessions,
    totp,
    worker_check,
)
from frmr_cli.servers.gosuslugi.accounts.factors import switch_off, switch_on, switched_on
from frmr_cli.servers.gosuslugi.accounts.new_password import accepted
from frmr_cli.servers.gosuslugi.accounts.visit import minutes_until
from frmr_cli.servers.gosuslugi.oauth import person_sessions

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.servers.gosuslugi.accounts.visit import Visit

BY_SWITCH: Final = ("sms", "push", "email")
"""Methods that need nothing but the contacts of the account."""


def take_account(visit: Visit) -> None:
    """Do what a form of the page asks for; an unknown one changes nothing."""
    action = _ACTIONS.get(visit.field("intent"))
    if action is not None:
        action(visit)


def _switch_on(visit: Visit) -> None:
    method, subject = visit.field("method"), visit.flow.subject or ""
    with visit.write() as connection:
        if method in BY_SWITCH:
            switch_on(connection, subject, method, now=visit.now)
            visit.audit(connection, "factor.enrolled", details={"method": method})
            visit.save(connection, replace(visit.flow, said="switched"))
        elif method == "totp":
            visit.save(connection, replace(visit.flow, enrol_secret=totp.new_secret()))
        elif method == passkeys.METHOD:
            visit.save(connection, replace(visit.flow, enrolling=method))


def _switch_off(visit: Visit) -> None:
    method, subject = visit.field("method"), visit.flow.subject or ""
    with visit.write() as connection:
        left = [row for row in switched_on(connection, subject) if row != recovery_codes.METHOD]
        if left == [method]:
            visit.tell(connection, "FRMR-GOS-049")
            return
        switch_off(connection, subject, method)
        visit.audit(connection, "factor.removed", details={"method": method})
        visit.save(connection, replace(visit.flow, said="switched"))


def _passkey(visit: Visit) -> None:
    with visit.write() as connection:
        refusal = passkeys.enrol(connection, visit.attempt(connection), visit.field("code"))
        if refusal is not None:
            visit.audit(connection, "factor.enrolled", "failed", code=refusal.code)
            visit.tell(connection, refusal.code, **refusal.details)
            return
        visit.audit(connection, "factor.enrolled", details={"method": passkeys.METHOD})
        visit.save(connection, replace(visit.flow, enrolling=None, said="switched"))


def _certificate(visit: Visit) -> None:
    with visit.write() as connection:
        person = visit.person(connection)
        if person.snils is None:
            visit.tell(connection, "FRMR-GOS-035")
            return
        demo_authority.hand_out(visit.desk.services.config.directory, person, visit.now)
        switch_on(connection, person.subject, "signature", now=visit.now)
        visit.audit(connection, "factor.enrolled", details={"method": "signature"})
        visit.save(connection, replace(visit.flow, said="certificate"))


def _gost_certificate(visit: Visit) -> None:
    with visit.write() as connection:
        person = visit.person(connection)
        if not gost.available() or person.snils is None:
            visit.tell(connection, "FRMR-GOS-084" if person.snils else "FRMR-GOS-035")
            return
        gost_authority.hand_out(visit.desk.services.config.directory, person, visit.now)
        switch_on(connection, person.subject, "signature", now=visit.now)
        details: dict[str, str | int | bool] = {"method": "signature", "gost": True}
        visit.audit(connection, "factor.enrolled", details=details)
        visit.save(connection, replace(visit.flow, said="certificate_gost"))


def _codes(visit: Visit) -> None:
    subject = visit.flow.subject or ""
    with visit.write() as connection:
        codes = recovery_codes.renew(connection, visit.desk.key, subject, visit.now)
        visit.audit(connection, "factor.enrolled", details={"method": recovery_codes.METHOD})
        visit.save(connection, replace(visit.flow, fresh_codes=codes))


def _password(visit: Visit) -> None:
    with visit.desk.services.database.read() as connection:
        person = visit.person(connection)
        present = passwords.stored_hash(connection, person.subject)
    counter = visit.fingerprint("password", f"subject {person.subject}")
    with visit.write() as connection:
        until = limits.attempt(connection, limits.PASSWORDS, counter, visit.now)
        if until is not None:
            visit.tell(connection, "FRMR-GOS-007", minutes=minutes_until(until, visit.now))
            return
    if not passwords.is_right(visit.form.get("password", ""), present):
        with visit.write() as connection:
            visit.audit(connection, "password.changed", "failed", code="FRMR-GOS-006")
            visit.tell(connection, "FRMR-GOS-006")
        return
    hashed = accepted(visit, person)
    if hashed is None:
        return
    with visit.write() as connection:
        limits.forgive(connection, limits.PASSWORDS, counter)
        passwords.keep(connection, person.subject, hashed, visit.now)
        visit.audit(connection, "password.changed")
        visit.save(connection, replace(visit.flow, said="password"))


def _networks(visit: Visit) -> None:
    subject, values = visit.flow.subject or "", visit.form.get("networks", "").split()
    with visit.write() as connection:
        if not _may_restrict(visit, values):
            visit.tell(connection, "FRMR-GOS-050")
            return
        locks.set_networks(connection, subject, values)
        visit.audit(connection, "networks.changed", details={"count": len(values)})
        visit.save(connection, replace(visit.flow, said="networks"))


def _may_restrict(visit: Visit, values: list[str]) -> bool:
    """Networks in a right form, among them the one in which the person is: nobody locks himself out."""
    try:
        return locks.admits(values, visit.sender.address) and len(values) <= locks.MOST_NETWORKS
    except ValueError:
        return False


def _end(visit: Visit) -> None:
    subject, sid = visit.flow.subject or "", visit.field("sid")
    with visit.write() as connection:
        ended = person_sessions.end(connection, subject, sid, visit.now)
        if ended:
            visit.audit(connection, "session.ended", objects=(sid,))
        visit.save(connection, replace(visit.flow, said="ended" if ended else None))


def _end_all(visit: Visit) -> None:
    subject = visit.flow.subject or ""
    with visit.write() as connection:
        count = person_sessions.end_all(connection, subject, visit.now)
        sessions.end_of(connection, subject, but=visit.session_id)
        visit.audit(connection, "session.ended", details={"count": count})
        visit.save(connection, replace(visit.flow, said="ended"))


def _lost(visit: Visit) -> None:
    """A lost device: every login ends, and the account stays locked until the identity is checked."""
    with visit.write() as connection:
        locks.lock(connection, visit.flow.subject or "", "loss", visit.now)
        visit.audit(connection, "account.locked", details={"cause": "loss"})
        visit.rotate(connection)
        visit.save(connection, sessions.finished(visit.flow, "locked"))


def _log_out(visit: Visit) -> None:
    with visit.write() as connection:
        visit.rotate(connection)
        visit.save(connection, sessions.finished(visit.flow, "left"))


def _cancel(visit: Visit) -> None:
    with visit.write() as connection:
        visit.save(connection, replace(visit.flow, enrolling=None))


_ACTIONS: Final[dict[str, Callable[[Visit], None]]] = {
    "on": _switch_on,
    "off": _switch_off,
    "passkey": _passkey,
    "certificate": _certificate,
    "certificate_gost": _gost_certificate,
    "codes": _codes,
    "password": _password,
    "networks": _networks,
    "end": _end,
    "end_all": _end_all,
    "lost": _lost,
    "leave": _log_out,
    "documents": levels.take_documents,
    "centre": levels.take_centre,
    "bank": levels.take_bank,
    "worker": worker_check.take_check,
    "cancel": _cancel,
}
