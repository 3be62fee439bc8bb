"""A login whose password was right is weighed: a suspicious one waits for the identity, and its person hears of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frmr_cli.servers.gosuslugi.accounts import identity, sessions, suspicion
from frmr_cli.servers.gosuslugi.accounts.alerts import SUSPICIOUS, UNUSUAL, warning
from frmr_cli.servers.gosuslugi.accounts.factor_start import begin_only
from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.delivery import Message
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit


def weigh(visit: Visit, connection: Connection) -> Message | None:
    """
    Look at a login before its second factor begins, in the running transaction.

    Whoever knows the password and comes no further has left a sign all the same. Grave ones stop the login.
    Returns: the warning to the person; None for what was told already and not seen yet.
    """
    subject, address = visit.flow.subject or "", visit.sender.address
    found = suspicion.signs(connection, visit, subject)
    doubts = suspicion.grave(found)
    now = to_milliseconds(visit.now)
    visit.save(
        connection,
        replace(visit.flow, doubts=doubts, unusual=bool(found) and not doubts, entered_at=now),
    )
    if not found:
        return None
    # Many failures have left their sign when they happened.
    fresh = [
        kind
        for kind in found
        if kind != "failures" and not suspicion.is_untold(connection, subject, kind, address)
    ]
    for kind in fresh:
        suspicion.keep(connection, subject, kind, address=address, now=visit.now)
    details: dict[str, str | int | bool] = {"signs": " ".join(found)}
    if not doubts:
        visit.audit(connection, "login.unusual", code="FRMR-GOS-083", details=details)
        return None
    visit.audit(connection, "login.suspicious", "refused", code="FRMR-GOS-073", details=details)
    visit.tell(connection, "FRMR-GOS-073")
    return warning(visit, visit.person(connection), SUSPICIOUS) if fresh else None


def settle(visit: Visit, connection: Connection) -> Message | None:
    """
    Take note of a login that two factors have confirmed, in the running transaction.

    What earlier logins have left is shown to the person, and the present network and browser are known from now on.
    Returns: the warning of an unusual login; a device that is allowed tells its person by itself, see `decision`.
    """
    flow, subject = visit.flow, visit.flow.subject or ""
    told = suspicion.unseen(connection, subject, visit.now, before=flow.entered_at)
    suspicion.remember(connection, visit, subject)
    visit.save(connection, replace(flow, signs=told))
    if not (flow.unusual and flow.for_account):
        return None
    return warning(visit, visit.person(connection), UNUSUAL)


def take_doubt(visit: Visit) -> None:
    """Let the login go on to the second factor when the identity is proved; `restart` gives it up."""
    message = None
    with visit.write() as connection:
        if visit.field("intent") == "restart":
            visit.save(connection, sessions.anew(visit.flow))
            return
        person = visit.person(connection)
        if identity.check(visit, connection, person, name=person.subject):
            visit.audit(connection, "login.verified")
            visit.rotate(connection)
            visit.save(connection, replace(visit.flow, doubts=()))
            message = begin_only(visit, connection)
    visit.deliver(message)
