"""Locks of an account that only an identity check opens, and the networks from which alone it takes logins."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, Final, Literal

from frmr_cli.servers.gosuslugi.accounts import sessions
from frmr_cli.servers.gosuslugi.oauth import person_sessions
from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from frmr_cli.servers.database import Connection

Cause = Literal["failures", "loss"]
MOST_NETWORKS: Final = 20
LOCKS_IN_A_ROW: Final = 3
"""So many timed locks within a day are no longer somebody who mistypes: the next way in is the identity check."""


def lock(connection: Connection, subject: str, cause: Cause, now: datetime) -> None:
    """Lock an account and end its logins, also those in a browser, in the running transaction. The first cause stays."""
    connection.execute(_LOCK, {"subject": subject, "cause": cause, "now": to_milliseconds(now)})
    person_sessions.end_all(connection, subject, now)
    sessions.end_of(connection, subject)


def unlock(connection: Connection, subject: str) -> None:
    """Open an account again, in the running transaction."""
    connection.execute(_UNLOCK, {"subject": subject})


def cause_of_lock(connection: Connection, subject: str) -> Cause | None:
    """Why an account is locked; None when it is open."""
    row = connection.one("SELECT locked_by FROM account WHERE subject = :s", {"s": subject})
    cause: Cause | None = row["locked_by"] if row else None
    return cause


def networks(connection: Connection, subject: str) -> tuple[str, ...]:
    """The networks of an account, in its order; empty when logins are taken from everywhere."""
    row = connection.one("SELECT networks FROM account WHERE subject = :s", {"s": subject})
    return tuple(row["networks"].split()) if row else ()


def set_networks(connection: Connection, subject: str, values: Iterable[str]) -> None:
    """
    Take logins from these networks alone (`203.0.113.0/24`, `2001:db8::/32`, one address); from all when there are none.

    Raises: ValueError for what is no network, or too many.
    """
    normal = list(dict.fromkeys(str(_network(value)) for value in values))
    if len(normal) > MOST_NETWORKS:
        raise ValueError("too many networks")
    connection.execute(_NETWORKS, {"subject": subject, "networks": " ".join(normal)})


def admits(values: Iterable[str], address: str | None) -> bool:
    """Whether an address may log in; an unknown address only where nothing is restricted."""
    allowed = [_network(value) for value in values]
    if not allowed:
        return True
    try:
        here = ip_address(address or "")
    except ValueError:
        return False
    return any(here in network for network in allowed)


def _network(value: str) -> IPv4Network | IPv6Network:
    return ip_network(value.strip(), strict=False)


_LOCK = """
UPDATE account SET locked_at = :now, locked_by = :cause WHERE subject = :subject AND locked_by IS NULL
"""
_UNLOCK = "UPDATE account SET locked_at = NULL, locked_by = NULL WHERE subject = :subject"
_NETWORKS = "UPDATE account SET networks = :networks WHERE subject = :subject"
