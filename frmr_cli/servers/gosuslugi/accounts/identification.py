"""The first two steps: which request a code means, and whose login and password these are."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts import (
    client_versions,
    limits,
    locks,
    scenarios,
    suspicion,
)
from frmr_cli.servers.gosuslugi.accounts.decision import RESISTANT
from frmr_cli.servers.gosuslugi.accounts.directory import account_named
from frmr_cli.servers.gosuslugi.accounts.doubt import weigh
from frmr_cli.servers.gosuslugi.accounts.factor_start import begin_only, usual
from frmr_cli.servers.gosuslugi.accounts.factors import switched_on
from frmr_cli.servers.gosuslugi.accounts.logins import plain
from frmr_cli.servers.gosuslugi.accounts.methods import FACTORS
from frmr_cli.servers.gosuslugi.accounts.passwords import is_expired, is_right, stored_hash
from frmr_cli.servers.gosuslugi.accounts.sessions import Flow, Recovery, Registration
from frmr_cli.servers.gosuslugi.accounts.visit import minutes_until
from frmr_cli.servers.gosuslugi.config import ACR_RESISTANT

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.delivery import Message
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.limits import Limit
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit
    from frmr_cli.servers.gosuslugi.oauth.device_requests import PendingRequest

_EMPTY: Final = "FRMR-GOS-020"


def take_code(visit: Visit) -> None:
    """Find the request of a typed code; a former login of this browser ends with it."""
    typed = visit.field("user_code")
    if not typed:
        visit.notice(_EMPTY)
        return
    counters = (
        (limits.USER_CODES, visit.fingerprint("browser", visit.session_id)),
        (limits.USER_CODES_OF_ADDRESS, visit.fingerprint("address", visit.sender.address)),
    )
    with visit.write() as connection:
        visit.save(connection, Flow())
        if not _admitted(visit, connection, counters, "device.code", "FRMR-GOS-003"):
            return
    pending = visit.desk.services.device_requests.pending(typed)
    unknown = _unknown(visit, typed) if pending is None else ""
    with visit.write() as connection:
        code = unknown if pending is None else _outdated(connection, pending)
        if pending is None or code is not None:
            devices = (pending.id,) if pending else ()
            visit.audit(connection, "device.code", "failed", code=code, objects=devices)
            visit.tell(connection, code or unknown)
            return
        for limit, key in counters:
            limits.refund(connection, limit, key, visit.now)
        resistant = pending.acr == ACR_RESISTANT
        visit.save(
            connection, Flow(user_code=typed, request_id=pending.id, resistant_only=resistant)
        )
        visit.audit(connection, "device.code", client_id=pending.client_id)


def _unknown(visit: Visit, typed: str) -> str:
    """Why a code means no open request; a decided one is worth nothing to a guesser, so that may be told."""
    decided = visit.desk.services.device_requests.is_decided(typed)
    return "FRMR-GOS-085" if decided else "FRMR-GOS-001"


def _outdated(connection: Connection, pending: PendingRequest) -> str | None:
    """FRMR-GOS-056 for a program older than the pages accept."""
    newer = scenarios.in_force(connection, "old-client")
    least = client_versions.NEXT if newer else client_versions.LEAST
    return None if client_versions.accepted(pending.user_agent, least) else "FRMR-GOS-056"


def take_login(visit: Visit) -> None:
    """Check login and password, and begin the second factor where there is only one."""
    if _turns_aside(visit):
        return
    typed, password = visit.field("login"), visit.form.get("password", "")
    if not typed or not password:
        visit.notice(_EMPTY)
        return
    with visit.write() as connection:
        # Whatever is refused, it need not be typed again, here or in the recovery.
        visit.save(connection, replace(visit.flow, typed_login=typed[:254]))
        person = account_named(connection, visit.desk.key, typed)
        # One counter for all spellings of one person; an unknown login is locked just the same.
        name = f"login {plain(typed)}" if person is None else f"subject {person.subject}"
        counters = (
            (limits.PASSWORDS_OF_ADDRESS, visit.fingerprint("address", visit.sender.address)),
            (limits.PASSWORDS, visit.fingerprint("password", name)),
        )
        actor = None if person is None else person.subject
        if not _admitted(
            visit, connection, counters[:1], "login.password", "FRMR-GOS-008", actor=actor
        ):
            return
        if not _admitted(
            visit, connection, counters[1:], "login.password", "FRMR-GOS-007", actor=actor
        ):
            return
        expected = None if person is None else stored_hash(connection, person.subject)
    right = is_right(password, expected)
    message: Message | None = None
    warning: Message | None = None
    with visit.write() as connection:
        if person is not None and right:
            limits.forgive(connection, *counters[1])
            limits.refund(connection, *counters[0], visit.now)
            if _is_let_in(visit, connection, person):
                warning = weigh(visit, connection)
                message = None if visit.flow.doubts else begin_only(visit, connection)
        else:
            _refused(visit, connection, actor, counters[1])
    visit.deliver(message)
    visit.warn(warning)


def _turns_aside(visit: Visit) -> bool:
    """Whether the person wants to recover an account, or to make one, and is led there."""
    match visit.field("intent"):
        case "recover":
            flow = replace(visit.flow, recovery=Recovery())
        case "register":
            flow = replace(visit.flow, registration=Registration())
        case _:
            return False
    with visit.write() as connection:
        visit.save(connection, flow)
    return True


def _is_let_in(visit: Visit, connection: Connection, person: Account) -> bool:
    """Whether a right password leads on to the second factor."""
    visit.audit(connection, "login.password", actor=person.subject)
    methods = tuple(
        row
        for row in switched_on(connection, person.subject)
        if row in FACTORS and (row in RESISTANT or not visit.flow.resistant_only)
    )
    lacking = "FRMR-GOS-066" if visit.flow.resistant_only else "FRMR-GOS-013"
    code = _stopped(visit, connection, person) or ("" if usual(methods) else lacking)
    if code:
        visit.audit(connection, "login.factor", "refused", code=code, actor=person.subject)
        visit.tell(connection, code)
        return False
    visit.rotate(connection)
    flow = replace(visit.flow, subject=person.subject, sid=secrets.token_hex(16), methods=methods)
    due = is_expired(connection, person.subject, visit.now)
    visit.save(connection, replace(flow, typed_login="", password_due=due))
    return True


def _stopped(visit: Visit, connection: Connection, person: Account) -> str:
    """Why a right password is not enough, as a code; told to nobody else, so a guesser learns nothing by it."""
    match locks.cause_of_lock(connection, person.subject):
        case "failures":
            return "FRMR-GOS-039"
        case "loss":
            return "FRMR-GOS-040"
    allowed = locks.networks(connection, person.subject)
    if not locks.admits(allowed, visit.sender.address):
        return "FRMR-GOS-041"
    return "FRMR-GOS-042" if person.level != "confirmed" and not visit.flow.for_account else ""


def _refused(
    visit: Visit, connection: Connection, actor: str | None, counter: tuple[Limit, str]
) -> None:
    visit.audit(connection, "login.password", "failed", code="FRMR-GOS-006", actor=actor)
    until = limits.locked_until(connection, *counter, visit.now)
    if until is None:
        visit.tell(connection, "FRMR-GOS-006")
        return
    visit.audit(connection, "account.locked", code="FRMR-GOS-007", actor=actor)
    if actor is not None:
        address = visit.sender.address
        suspicion.keep(connection, actor, "failures", address=address, now=visit.now)
    if actor is not None and limits.level(connection, *counter) >= locks.LOCKS_IN_A_ROW:
        locks.lock(connection, actor, "failures", visit.now)
    visit.tell(connection, "FRMR-GOS-007", minutes=minutes_until(until, visit.now))


def _admitted(
    visit: Visit,
    connection: Connection,
    counters: tuple[tuple[Limit, str], ...],
    action: str,
    code: str,
    *,
    actor: str | None = None,
) -> bool:
    """Count an attempt; when a lock forbids it, say so and how long it lasts."""
    waits = [limits.attempt(connection, limit, key, visit.now) for limit, key in counters]
    until = max((wait for wait in waits if wait is not None), default=None)
    if until is None:
        return True
    visit.audit(connection, action, "refused", code=code, actor=actor)
    visit.tell(connection, code, minutes=minutes_until(until, visit.now))
    return False
