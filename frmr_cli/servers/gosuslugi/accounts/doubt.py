"""The step between a right second factor and the account when the login is suspicious: the identity once more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frmr_cli.servers.gosuslugi.accounts import identity, sessions, suspicion
from frmr_cli.servers.gosuslugi.accounts.alerts import SUSPICIOUS, UNUSUAL, warning
from frmr_cli.servers.gosuslugi.accounts.suspicion import GRAVE

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.delivery import Message
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit


def weigh(visit: Visit, connection: Connection) -> Message | None:
    """
    Look at a login that two factors have confirmed, in the running transaction.

    What earlier logins have left is shown to the person; a grave sign of this one stops it.
    Returns: the warning to the person.
    """
    subject = visit.flow.subject or ""
    told = suspicion.unseen(connection, subject, visit.now)
    found = suspicion.signs(connection, visit, subject)
    grave = tuple(kind for kind in found if kind in GRAVE)
    for kind in found:
        if kind != "failures":
            address = visit.sender.address
            suspicion.keep(connection, subject, kind, address=address, now=visit.now)
    visit.save(connection, replace(visit.flow, signs=told, doubts=grave))
    if not found:
        suspicion.remember(connection, visit, subject)
        return None
    person = visit.person(connection)
    details: dict[str, str | int | bool] = {"signs": " ".join(found)}
    if not grave:
        suspicion.remember(connection, visit, subject)
        visit.audit(connection, "login.unusual", code="FRMR-GOS-083", details=details)
        # A device that is allowed tells its person by itself, see `decision`.
        return warning(visit, person, UNUSUAL) if visit.flow.for_account else None
    visit.audit(connection, "login.suspicious", "refused", code="FRMR-GOS-073", details=details)
    visit.tell(connection, "FRMR-GOS-073")
    return warning(visit, person, SUSPICIOUS)


def take_doubt(visit: Visit) -> None:
    """Let the login go on when the identity is proved; `restart` gives it up."""
    with visit.write() as connection:
        if visit.field("intent") == "restart":
            visit.save(connection, sessions.anew(visit.flow))
            return
        person = visit.person(connection)
        if identity.check(visit, connection, person, name=person.subject):
            suspicion.remember(connection, visit, person.subject)
            visit.audit(connection, "login.verified")
            visit.rotate(connection)
            visit.save(connection, replace(visit.flow, doubts=()))
