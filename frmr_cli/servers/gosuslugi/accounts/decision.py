"""The last two steps: the consents of a first login, and whether the device may act for the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts import consents
from frmr_cli.servers.gosuslugi.accounts.alerts import NEW_DEVICE, warning
from frmr_cli.servers.gosuslugi.accounts.sessions import finished
from frmr_cli.servers.gosuslugi.config import ACR_RESISTANT, ACR_TWO_FACTORS
from frmr_cli.servers.gosuslugi.oauth import person_sessions
from frmr_cli.servers.gosuslugi.oauth.device_requests import RequestClosed

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.delivery import Message
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit
    from frmr_cli.servers.gosuslugi.oauth.device_requests import PendingRequest

RESISTANT: Final = ("passkey", "signature")
"""Methods whose answer is worth nothing to somebody else."""

_LANGUAGES: Final = ("ru", "en")


def take_consent(visit: Visit) -> None:
    """Record the documents that were ticked; nothing is recorded while a required one is not."""
    subject = visit.flow.subject or ""
    shown_in = visit.field("document_language")
    language = shown_in if shown_in in _LANGUAGES else visit.sender.language
    with visit.write() as connection:
        asked = consents.missing(connection, subject)
        ticked = [row for row in asked if visit.field(f"consent_{row.purpose}")]
        if any(row.required and row not in ticked for row in asked):
            visit.audit(connection, "consent.given", "refused", code="FRMR-GOS-017")
            visit.tell(connection, "FRMR-GOS-017")
            return
        for document in ticked:
            consents.give(
                connection,
                subject,
                document,
                language=language,
                channel="web",
                sid=visit.flow.sid,
                now=visit.now,
            )
            visit.audit(
                connection,
                "consent.given",
                details={"purpose": document.purpose, "version": document.version},
            )
        visit.save(connection, replace(visit.flow, consents_due=False))


def take_decision(visit: Visit, pending: PendingRequest) -> None:
    """Allow or deny; after it the browser is logged out in either case."""
    choice = visit.field("decision")
    if choice not in ("allow", "deny"):
        visit.notice("FRMR-GOS-020")
        return
    if choice == "allow" and not _is_enough(visit, pending):
        _ask_again(visit)
        return
    message: Message | None = None
    try:
        with visit.write() as connection:
            if choice == "allow":
                message = _allow(visit, connection, pending)
            else:
                _deny(visit, connection, pending)
    except RequestClosed:
        expire(visit)
        return
    visit.warn(message)


def expire(visit: Visit) -> None:
    """End a flow whose request is no longer open."""
    with visit.write() as connection:
        visit.audit(connection, "device.decided", "failed", code="FRMR-GOS-002")
        visit.save(connection, finished(visit.flow, "expired"))


def _is_enough(visit: Visit, pending: PendingRequest) -> bool:
    """Whether the confirmation is as sure and as recent as the client wants it (RFC 9470)."""
    age = visit.now.timestamp() - (visit.flow.confirmed_at or 0)
    if pending.max_age is not None and age > pending.max_age.total_seconds():
        return False
    return pending.acr != ACR_RESISTANT or visit.flow.method in RESISTANT


def _ask_again(visit: Visit) -> None:
    """Back to the second factor, with the reason."""
    with visit.write() as connection:
        visit.audit(connection, "login.factor", "refused", code="FRMR-GOS-065")
        again = replace(visit.flow, confirmed_at=None, method=None, amr=())
        visit.save(connection, again)
        visit.tell(connection, "FRMR-GOS-065")


def _allow(visit: Visit, connection: Connection, pending: PendingRequest) -> Message | None:
    """Returns: the warning of a login from a device or an address that the account does not know."""
    flow, person = visit.flow, visit.person(connection)
    visit.desk.services.device_requests.approve(
        connection,
        pending.id,
        subject=flow.subject or "",
        sid=flow.sid or "",
        amr=flow.amr,
        acr=ACR_RESISTANT if pending.acr == ACR_RESISTANT else ACR_TWO_FACTORS,
        auth_time=datetime.fromtimestamp(flow.confirmed_at or 0, tz=UTC),
        scopes=pending.scopes,
    )
    new_device = person_sessions.start(
        connection,
        sid=flow.sid or "",
        subject=flow.subject or "",
        client_id=pending.client_id,
        user_agent=pending.user_agent,
        address=pending.address,
        amr=flow.amr,
        now=visit.now,
    )
    details: dict[str, str | int | bool] = {"newDevice": new_device}
    visit.audit(connection, "device.approved", client_id=pending.client_id, details=details)
    visit.save(connection, finished(flow, "allowed"))
    return warning(visit, person, NEW_DEVICE) if new_device else None


def _deny(visit: Visit, connection: Connection, pending: PendingRequest) -> None:
    visit.desk.services.device_requests.deny(
        connection, pending.id, subject=visit.flow.subject or ""
    )
    visit.audit(connection, "device.denied", client_id=pending.client_id)
    visit.save(connection, finished(visit.flow, "denied"))
