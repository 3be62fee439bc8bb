"""
Signs that somebody else logs in: a journey that nobody makes, many wrong passwords, an unknown browser or network.

They are looked for as soon as the password was right. A grave sign, or an unknown browser in an unknown network, stops the
login until the identity is checked once more; every sign is kept for the person's next login.
"""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from frmr_cli.servers.gosuslugi.accounts.browsers import family
from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds, to_milliseconds
from frmr_cli.servers.gosuslugi.places import distance, place_of

if TYPE_CHECKING:
    from datetime import datetime

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit
    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig

Kind = Literal["travel", "failures", "browser", "address"]
_GRAVE: Final = frozenset({"travel", "failures"})
_NEW_DEVICE: Final = frozenset({"address", "browser"})
"""Grave together: a known browser may travel, and a known network may get another browser."""
_PREFIXES: Final = {4: 24, 6: 48}
"""Bits that the addresses of one network share: what a provider moves a customer around in."""
_BROWSER: Final = "browser of a person"
"""Label of the keyed hash."""
_NEAR: Final = 100.0
"""km: within it the place of an address says nothing."""
ELSEWHERE: Final = "198.51.100.1"
"""An address of `places.DEMO` that nobody has (RFC 5737)."""
_SHOWN: Final = 10
_RECENT: Final = timedelta(days=30)
_KEPT: Final = timedelta(days=365)


class Sign(NamedTuple):
    """Something that the person should know about."""

    kind: Kind
    at: int
    """Milliseconds since 1970 UTC."""
    address: str


def signs(connection: Connection, visit: Visit, subject: str) -> tuple[Kind, ...]:
    """What is unusual about the present login; nothing at the first login of an account."""
    rows = connection.all(_KNOWN, {"subject": subject})
    if not rows:
        return ()
    address, agent = visit.sender.address or "", _agent(visit)
    known_address = any(network(row["address"]) == network(address) for row in rows)
    config = visit.desk.services.config
    found: dict[Kind, bool] = {
        "travel": _is_impossible(config, rows[0], address, visit.now),
        "failures": not known_address and _had_locks(connection, subject),
        "address": not known_address,
        "browser": all(row["agent"] != agent for row in rows),
    }
    return tuple(kind for kind, here in found.items() if here)


def grave(found: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """Those after which a login waits for another check of the identity."""
    alone = tuple(kind for kind in found if kind in _GRAVE)
    return alone or (found if set(found) >= _NEW_DEVICE else ())


def network(address: str) -> str:
    """The network that counts as one place: /24 of IPv4, /48 of IPv6; the text itself where it is no address."""
    try:
        here = ip_address(address)
    except ValueError:
        return address
    inner = here.ipv4_mapped if here.version == 6 else None
    known = inner or here
    return str(ip_network(f"{known}/{_PREFIXES[known.version]}", strict=False))


def remember(connection: Connection, visit: Visit, subject: str) -> None:
    """Keep from where and with which browser the person has logged in; what is a year old is forgotten."""
    now = to_milliseconds(visit.now)
    connection.execute(
        _REMEMBER,
        {
            "subject": subject,
            "address": visit.sender.address or "",
            "agent": _agent(visit),
            "now": now,
        },
    )
    connection.execute(_FORGET, {"subject": subject, "before": now - _milliseconds(_KEPT)})


def keep(
    connection: Connection, subject: str, kind: Kind, *, address: str | None, now: datetime
) -> None:
    """Keep a sign for the next login, in the running transaction."""
    connection.execute(
        _KEEP,
        {
            "subject": subject,
            "kind": kind,
            "address": address or "",
            "now": to_milliseconds(now),
        },
    )


def is_untold(connection: Connection, subject: str, kind: Kind, address: str | None) -> bool:
    """Whether the person will see such a sign of the same network at the next login anyhow."""
    rows = connection.all(_WAITING, {"subject": subject, "kind": kind})
    return any(network(row["address"]) == network(address or "") for row in rows)


def unseen(connection: Connection, subject: str, now: datetime, *, before: int) -> tuple[Sign, ...]:
    """
    The newest signs that the person has not seen, the oldest first; they count as seen from now on.

    `before`: milliseconds since 1970 UTC; what came later is of the present login, and is told at the next.
    """
    place: dict[str, SqlValue] = {"subject": subject, "before": before}
    rows = connection.all(_UNSEEN, place | {"most": _SHOWN})
    connection.execute(_SEEN, place | {"now": to_milliseconds(now)})
    return tuple(Sign(row["kind"], row["at"], row["address"]) for row in reversed(rows))


def recent(connection: Connection, subject: str, now: datetime) -> tuple[Sign, ...]:
    """The signs of the last 30 days, seen or not, the newest first, at most 20."""
    since = to_milliseconds(now - _RECENT)
    rows = connection.all(_SINCE, {"subject": subject, "since": since})
    return tuple(Sign(row["kind"], row["at"], row["address"]) for row in rows)


def stay_elsewhere(connection: Connection, key: ServerKey, subject: str, now: datetime) -> None:
    """As if the person had only ever logged in far away with a browser of their own, for training."""
    connection.execute("DELETE FROM known_login WHERE subject = :subject", {"subject": subject})
    row: dict[str, SqlValue] = {
        "subject": subject,
        "address": ELSEWHERE,
        "agent": key.fingerprint(_BROWSER, "a browser of their own")[:32],
        "now": to_milliseconds(now),
    }
    connection.execute(_REMEMBER, row)


def known(connection: Connection, subject: str) -> list[dict[str, Any]]:
    """From where and with what the person has logged in: address, agent, at; to be put back by `put_back`."""
    return connection.all(_KNOWN, {"subject": subject})


def put_back(connection: Connection, subject: str, rows: list[dict[str, Any]]) -> None:
    """End the effect of `stay_elsewhere`; what the person has done since stays."""
    connection.execute(_LEAVE, {"subject": subject, "address": ELSEWHERE})
    for row in rows:
        values = {"subject": subject, "address": row["address"], "agent": row["agent"]}
        connection.execute(_REMEMBER, values | {"now": row["at"]})


def _is_impossible(
    config: GosuslugiConfig, last: dict[str, object], address: str, now: datetime
) -> bool:
    there, here = place_of(str(last["address"]), config.places), place_of(address, config.places)
    if there is None or here is None:
        return False
    way = distance(there, here)
    passed = now - from_milliseconds(int(str(last["at"])))
    return way > _NEAR and way > config.fastest_kmh * max(passed / timedelta(hours=1), 0)


def _had_locks(connection: Connection, subject: str) -> bool:
    row = connection.one(_FAILURES, {"subject": subject})
    last = connection.one(_LAST, {"subject": subject})
    return bool(row and last and row["at"] is not None and row["at"] > last["at"])


def _agent(visit: Visit) -> str:
    return visit.fingerprint(_BROWSER, family(visit.sender.agent))[:32]


def _milliseconds(length: timedelta) -> int:
    return length // timedelta(milliseconds=1)


_KNOWN = "SELECT address, agent, at FROM known_login WHERE subject = :subject ORDER BY at DESC"
_LAST = "SELECT max(at) AS at FROM known_login WHERE subject = :subject"
_LEAVE = "DELETE FROM known_login WHERE subject = :subject AND address = :address"
_FAILURES = """
SELECT max(at) AS at FROM account_sign WHERE subject = :subject AND kind = 'failures'
"""
_REMEMBER = """
INSERT INTO known_login (subject, address, agent, at) VALUES (:subject, :address, :agent, :now)
ON CONFLICT (subject, address, agent) DO UPDATE SET at = excluded.at
"""
_FORGET = "DELETE FROM known_login WHERE subject = :subject AND at < :before"
_KEEP = """
INSERT INTO account_sign (subject, kind, address, at) VALUES (:subject, :kind, :address, :now)
"""
_WAITING = """
SELECT address FROM account_sign WHERE subject = :subject AND kind = :kind AND seen_at IS NULL
"""
_UNSEEN = """
SELECT kind, at, address FROM account_sign WHERE subject = :subject AND seen_at IS NULL AND at < :before
ORDER BY id DESC LIMIT :most
"""
_SINCE = """
SELECT kind, at, address FROM account_sign WHERE subject = :subject AND at > :since ORDER BY id DESC LIMIT 20
"""
_SEEN = """
UPDATE account_sign SET seen_at = :now WHERE subject = :subject AND seen_at IS NULL AND at < :before
"""
