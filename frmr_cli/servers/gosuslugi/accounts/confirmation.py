"""The second factor: choice, new code, check, and the enrolment of an app."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frmr_cli.servers.gosuslugi.accounts import (
    challenges,
    consents,
    limits,
    sessions,
    totp,
    worker_check,
)
from frmr_cli.servers.gosuslugi.accounts.doubt import settle
from frmr_cli.servers.gosuslugi.accounts.factor_start import begin
from frmr_cli.servers.gosuslugi.accounts.methods import FACTORS
from frmr_cli.servers.gosuslugi.accounts.sessions import ContactChange
from frmr_cli.servers.gosuslugi.accounts.visit import minutes_until

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.delivery import Message
    from frmr_cli.servers.gosuslugi.accounts.factors import Refusal
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit


def take_factor(visit: Visit) -> None:
    """Do what the person chose: another method, a new code, another login, or a check of the code."""
    match visit.field("intent"):
        case "method":
            _choose(visit, visit.field("method"))
        case "resend" if visit.flow.method is not None:
            _choose(visit, visit.flow.method)
        case "contacts":
            with visit.write() as connection:
                visit.save(connection, replace(visit.flow, contact=ContactChange()))
        case "restart":
            with visit.write() as connection:
                flow = sessions.anew(visit.flow)
                visit.save(connection, flow)
        case _:
            _check(visit)


def look(visit: Visit) -> None:
    """Go on by itself when another device of the person has answered, or say once that it refused or that it is too late."""
    method = visit.flow.method
    if method is None or not FACTORS[method].elsewhere:
        return
    with visit.desk.services.database.read() as connection:
        pending = challenges.of_login(connection, visit.attempt(connection), method)
    if pending is None or pending.state not in ("confirmed", "refused", "expired"):
        return
    _ask_about(visit, method)
    if pending.state != "confirmed":
        # The page has no button any more that would ask for it, and is refreshed by hand at will.
        with visit.write() as connection:
            challenges.settle(connection, pending, "used")


def take_enrolment(visit: Visit) -> None:
    """Switch the app on when it shows the right code, or go on without it."""
    secret, subject = visit.flow.enrol_secret or "", visit.flow.subject or ""
    with visit.write() as connection:
        if visit.field("intent") == "skip":
            visit.save(connection, replace(visit.flow, enrol_secret=None))
            return
        step = totp.matching_step(secret, visit.field("code"), visit.now)
        if step is None:
            visit.audit(connection, "factor.enrolled", "failed", code="FRMR-GOS-023")
            visit.tell(connection, "FRMR-GOS-023")
            return
        key = visit.desk.key
        totp.enrol(connection, key, subject, secret, last_step=step, now=visit.now)
        visit.audit(connection, "factor.enrolled", details={"method": "totp"})
        visit.save(connection, replace(visit.flow, enrol_secret=None))


def _choose(visit: Visit, method: str) -> None:
    if method not in visit.flow.methods:
        visit.notice("FRMR-GOS-005")
        return
    with visit.write() as connection:
        message = begin(visit, connection, method)
    visit.deliver(message)


def _check(visit: Visit) -> None:
    answer, method = visit.field("code"), visit.flow.method
    if method is not None and FACTORS[method].elsewhere:
        _ask_about(visit, method)
        return
    if not answer or method is None:
        visit.notice("FRMR-GOS-020")
        return
    key = visit.fingerprint("factor", visit.flow.subject)
    details: dict[str, str | int | bool] = {"method": method}
    message = None
    with visit.write() as connection:
        visit.save(connection, replace(visit.flow, enrol_wanted=visit.field("enrol") == "yes"))
        until = limits.attempt(connection, limits.FACTORS, key, visit.now)
        if until is not None:
            visit.audit(connection, "login.factor", "refused", code="FRMR-GOS-021", details=details)
            visit.tell(connection, "FRMR-GOS-021", minutes=minutes_until(until, visit.now))
            return
        refusal = FACTORS[method].verify(connection, visit.attempt(connection), answer)
        if refusal is None:
            limits.forgive(connection, limits.FACTORS, key)
            message = _confirmed(visit, connection, method)
        else:
            visit.audit(connection, "login.factor", "failed", code=refusal.code, details=details)
            _tell(visit, connection, refusal, key)
    visit.warn(message)


def _ask_about(visit: Visit, method: str) -> None:
    """What the other device said; asking is no attempt, the answer there was one."""
    key = visit.fingerprint("factor", visit.flow.subject)
    details: dict[str, str | int | bool] = {"method": method}
    message = None
    with visit.write() as connection:
        refusal = FACTORS[method].verify(connection, visit.attempt(connection), "")
        if refusal is None:
            limits.forgive(connection, limits.FACTORS, key)
            message = _confirmed(visit, connection, method)
        else:
            if refusal.code != "FRMR-GOS-024":
                code = refusal.code
                visit.audit(connection, "login.factor", "failed", code=code, details=details)
            _tell(visit, connection, refusal, key)
    visit.warn(message)


def _tell(visit: Visit, connection: Connection, refusal: Refusal, key: str) -> None:
    until = limits.locked_until(connection, limits.FACTORS, key, visit.now)
    if until is not None:
        visit.tell(connection, "FRMR-GOS-021", minutes=minutes_until(until, visit.now))
        return
    left = limits.attempts_left(connection, limits.FACTORS, key, visit.now)
    visit.tell(connection, refusal.code, **({"left": left} | refusal.details))


def _confirmed(visit: Visit, connection: Connection, method: str) -> Message | None:
    """Returns: the warning of a login that is unusual."""
    flow, subject = visit.flow, visit.flow.subject or ""
    visit.audit(connection, "login.factor", details={"method": method})
    code = None if flow.for_account else worker_check.problem(visit.person(connection))
    if code is not None:
        visit.audit(connection, "worker.checked", "refused", code=code)
        visit.save(connection, sessions.anew(flow))
        visit.tell(connection, code)
        return None
    visit.rotate(connection)
    enrols = flow.enrol_wanted and "totp" not in flow.methods
    visit.save(
        connection,
        replace(
            flow,
            confirmed_at=visit.now.timestamp(),
            amr=("pwd", *FACTORS[method].amr, "mfa"),
            enrol_secret=totp.new_secret() if enrols else None,
            consents_due=bool(consents.missing(connection, subject)),
        ),
    )
    return settle(visit, connection)
