"""What would stop a login of an account now, as far as its state tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.domain.contacts import parse_phone
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.gosuslugi.accounts import limits, locks, recovery_codes, worker_check
from frmr_cli.servers.gosuslugi.accounts.factors import switched_on
from frmr_cli.servers.gosuslugi.accounts.methods import FACTORS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey

_LOCKS = {"failures": "FRMR-GOS-039", "loss": "FRMR-GOS-040"}


def obstacles(
    connection: Connection, key: ServerKey, person: Account, now: datetime
) -> Iterator[str]:
    """
    Catalogue codes in the order in which a login meets them; nothing when the state allows a login.

    Whether the password is right, an SMS arrives or a browser keeps cookies, no state tells.
    """
    if locked_until(connection, key, person, now) is not None:
        yield "FRMR-GOS-007"
    lock = locks.cause_of_lock(connection, person.subject)
    if lock is not None:
        yield _LOCKS[lock]
    if person.level != "confirmed":
        yield "FRMR-GOS-042"
    usual = usual_methods(connection, person)
    if not usual:
        yield "FRMR-GOS-013"
    elif usual == ["sms"] and not _is_mobile(person.phone):
        yield "FRMR-GOS-012"
    code = worker_check.problem(person)
    if code is not None:
        yield code


def usual_methods(connection: Connection, person: Account) -> list[str]:
    """The ways to confirm a login that are switched on, besides recovery codes."""
    known = switched_on(connection, person.subject)
    return [name for name in known if name in FACTORS and name != recovery_codes.METHOD]


def locked_until(
    connection: Connection, key: ServerKey, person: Account, now: datetime
) -> datetime | None:
    """The end of the lock after wrong passwords; None when there is none."""
    counter = key.fingerprint("password", f"subject {person.subject}")
    return limits.locked_until(connection, limits.PASSWORDS, counter, now)


def _is_mobile(phone: str | None) -> bool:
    try:
        parse_phone(phone or "")
    except ValidationFailed:
        return False
    return True
