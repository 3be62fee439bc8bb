"""Beginning a second factor: what has to be sent or shown before the person can answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frmr_cli.servers.gosuslugi.accounts import recovery_codes
from frmr_cli.servers.gosuslugi.accounts.factors import Refusal
from frmr_cli.servers.gosuslugi.accounts.methods import FACTORS

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.delivery import Message
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit


def usual(methods: tuple[str, ...]) -> tuple[str, ...]:
    """Methods to log in by every day; recovery codes are for when these fail."""
    return tuple(method for method in methods if method != recovery_codes.METHOD)


def begin_only(visit: Visit, connection: Connection) -> Message | None:
    """Start the method of an account that has one alone; as `begin`."""
    methods = usual(visit.flow.methods)
    return begin(visit, connection, methods[0]) if len(methods) == 1 else None


def begin(visit: Visit, connection: Connection, method: str) -> Message | None:
    """
    Start a method in the running transaction.

    Returns: what is to be delivered after it.
    """
    visit.save(connection, replace(visit.flow, method=method))
    challenge = FACTORS[method].challenge(connection, visit.attempt(connection))
    if isinstance(challenge, Refusal):
        details: dict[str, str | int | bool] = {"method": method}
        visit.audit(connection, "code.sent", "refused", code=challenge.code, details=details)
        visit.tell(connection, challenge.code, **challenge.details)
        return None
    if challenge.message is not None:
        visit.audit(connection, "code.sent", details={"method": method})
    return challenge.message
