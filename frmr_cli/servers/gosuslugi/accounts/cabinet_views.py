"""What the page of the account shows, and the pages of recovery and of a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from frmr_cli.servers.gosuslugi.accounts import (
    demo_authority,
    gost,
    gost_authority,
    locks,
    passkeys,
    recovery_codes,
    registration,
    worker_check,
)
from frmr_cli.servers.gosuslugi.accounts.factors import switched_on
from frmr_cli.servers.gosuslugi.accounts.mail_links import masked_address
from frmr_cli.servers.gosuslugi.accounts.methods import FACTORS
from frmr_cli.servers.gosuslugi.accounts.rendering import Page, visible
from frmr_cli.servers.gosuslugi.accounts.sessions import Recovery, Registration
from frmr_cli.servers.gosuslugi.accounts.sms_codes import UNBROKEN, masked_phone
from frmr_cli.servers.gosuslugi.accounts.views import signs_of
from frmr_cli.servers.gosuslugi.oauth import person_sessions
from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit

_STAGES: Final = ("identity", "confirm", "password")


def account_page(visit: Visit) -> Page:
    """The account, its methods and logins; or the page on which a passkey is made."""
    if visit.flow.enrolling == passkeys.METHOD:
        with visit.desk.services.database.write() as connection:
            options = passkeys.enrolment_options(connection, visit.attempt(connection))
        values = {"options": options, "named": passkeys.named_home(visit.sender.home)}
        return Page(template="passkey", values=values, script="passkey")
    with visit.desk.services.database.read() as connection:
        return Page(template="account", values=_account(visit, connection))


def register_page(visit: Visit) -> Page:
    """Personal data, the code of a contact or a password, by how far the registration has come."""
    known = visit.flow.registration or Registration()
    sent_to = masked_phone(known.phone) if known.stage == "phone" else masked_address(known.email)
    typed = {name: visible(known.typed.get(name, "")) for name in registration.FIELDS}
    values = {
        "stage": known.stage,
        "sent_to": sent_to.translate(UNBROKEN),
        "email": known.email,
        "typed": typed,
        "refused": known.wrong,
    }
    return Page(template="register", values=values)


def recover_page(visit: Visit) -> Page:
    """Identity, code or new password, by how far the recovery has come."""
    recovery = visit.flow.recovery or Recovery()
    stage = _STAGES[2] if recovery.proved else _STAGES[1] if recovery.subject else _STAGES[0]
    values = {
        "stage": stage,
        "sent_to": recovery.sent_to.translate(UNBROKEN),
        "login": visible(visit.flow.typed_login),
    }
    return Page(template="recover", values=values)


def password_page(visit: Visit) -> Page:
    """A new password in place of one that has expired."""
    with visit.desk.services.database.read() as connection:
        return Page(template="password", values={"login": visit.person(connection).login})


def _account(visit: Visit, connection: Connection) -> dict[str, Any]:
    person = visit.person(connection)
    on = switched_on(connection, person.subject)
    rows = person_sessions.open_sessions(connection, person.subject, visit.now)
    directory, gosts = visit.desk.services.config.directory, visit.flow.said == "certificate_gost"
    card = (gost_authority if gosts else demo_authority).card(directory, person.login)
    return {
        "name": visible(person.short_name),
        "login": person.login,
        "phone": masked_phone(person.phone) if person.phone else None,
        "email": masked_address(person.email) if person.email else None,
        "level": person.level,
        "on": [method for method in FACTORS if method in on],
        "off": [method for method in FACTORS if method not in on],
        "codes_left": recovery_codes.left(connection, person.subject),
        "fresh_codes": visit.flow.fresh_codes,
        "networks": "\n".join(locks.networks(connection, person.subject)),
        "here": visit.sender.address,
        "sessions": [_session(row) for row in rows],
        "said": visit.flow.said,
        "signs": signs_of(visit),
        "card": str(card),
        "worker": person.level == "confirmed" and worker_check.problem(person) is not None,
        "bank": visit.flow.bank is not None,
        "gost": gost.available(),
    }


def _session(row: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "started_at": f"{from_milliseconds(row['started_at']):%d.%m.%Y %H:%M} UTC",
        "used_at": f"{from_milliseconds(row['used_at']):%d.%m.%Y %H:%M} UTC",
    }
