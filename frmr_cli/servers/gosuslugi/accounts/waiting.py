"""Factors that are answered on another device: how often they may ask, and what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frmr_cli.servers.gosuslugi.accounts import challenges, limits
from frmr_cli.servers.gosuslugi.accounts.factors import Refusal

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.factors import Attempt
    from frmr_cli.servers.gosuslugi.accounts.limits import Limit


def too_often(connection: Connection, attempt: Attempt, limit: Limit) -> Refusal | None:
    """Count a message to another device; FRMR-GOS-015 when there were too many."""
    key = attempt.key.fingerprint(limit.kind, attempt.account.subject)
    until = limits.attempt(connection, limit, key, attempt.now)
    if until is None:
        return None
    wait = (until - attempt.now) // timedelta(minutes=1) + 1
    return Refusal(code="FRMR-GOS-015", details={"minutes": wait})


def verdict(
    connection: Connection, attempt: Attempt, method: str, life: timedelta
) -> Refusal | None:
    """
    What the other device answered; a confirmation is used up by this.

    Refused: FRMR-GOS-024 (nothing yet), 025 (refused there), 026 (too late, or nothing was sent).
    """
    pending = challenges.of_login(connection, attempt, method)
    match pending.state if pending else "expired":
        case "confirmed" if pending is not None:
            challenges.settle(connection, pending, "used")
            return None
        case "open":
            return Refusal(code="FRMR-GOS-024", details={})
        case "refused":
            return Refusal(code="FRMR-GOS-025", details={})
        case _:
            minutes = life // timedelta(minutes=1)
            return Refusal(code="FRMR-GOS-026", details={"minutes": minutes})
