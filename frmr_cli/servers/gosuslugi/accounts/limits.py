"""
How often something may be tried; the counters live in the database and survive a restart.

An attempt is counted before it is judged, so that a thousand at once are a thousand attempts and not one.
A right attempt is then forgiven (its counter starts anew) or refunded (only this attempt is taken back).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds, to_milliseconds

if TYPE_CHECKING:
    from datetime import datetime

    from frmr_cli.servers.database import Connection


@dataclass(frozen=True, kw_only=True)
class Limit:
    """`most` attempts within a window; the last of them locks, each time twice as long."""

    kind: str
    most: int
    window: timedelta
    lock: timedelta
    """Length of the first lock."""
    longest: timedelta
    """No lock is longer: the honest person always gets another chance."""


_QUARTER: Final = timedelta(minutes=15)
_HOUR: Final = timedelta(hours=1)
_FORGOTTEN: Final = timedelta(days=1)
"""After so long without a lock the next one is short again."""

PASSWORDS: Final = Limit(
    kind="password", most=5, window=_QUARTER, lock=timedelta(minutes=5), longest=_HOUR
)
PASSWORDS_OF_ADDRESS: Final = Limit(
    kind="password_address", most=50, window=_QUARTER, lock=timedelta(minutes=5), longest=_HOUR
)
FACTORS: Final = Limit(
    kind="factor", most=9, window=_QUARTER, lock=timedelta(minutes=5), longest=_HOUR
)
"""Three SMS codes with three tries each."""
PUSHES: Final = Limit(kind="push", most=5, window=_HOUR, lock=timedelta(minutes=15), longest=_HOUR)
"""So few that nobody is worn down to a tap by a flood of them."""
IDENTITY: Final = Limit(
    kind="identity", most=3, window=_QUARTER, lock=timedelta(minutes=15), longest=timedelta(days=1)
)
LETTERS: Final = Limit(
    kind="letter", most=5, window=_HOUR, lock=timedelta(minutes=15), longest=_HOUR
)
REGISTRATIONS: Final = Limit(
    kind="registration", most=30, window=_HOUR, lock=timedelta(minutes=15), longest=_HOUR
)
"""Codes to new contacts that one address may have sent."""
LINKS_OF_ADDRESS: Final = Limit(
    kind="link_address", most=50, window=_QUARTER, lock=timedelta(minutes=5), longest=_HOUR
)
"""Of links that nobody got; one that was sent costs nothing."""
USER_CODES: Final = Limit(
    kind="user_code", most=5, window=_QUARTER, lock=timedelta(minutes=5), longest=_HOUR
)
USER_CODES_OF_ADDRESS: Final = Limit(
    kind="user_code_address", most=50, window=_QUARTER, lock=timedelta(minutes=5), longest=_HOUR
)
REFUSALS: Final = Limit(kind="refusal", most=60, window=_QUARTER, lock=_QUARTER, longest=_QUARTER)
"""Pages refused to one address that are written to the log one by one."""


def attempt(connection: Connection, limit: Limit, key: str, now: datetime) -> datetime | None:
    """
    Count an attempt in the running transaction.

    Returns: None when it may be made, otherwise the moment until which none is judged.
    """
    at = to_milliseconds(now)
    row = connection.one(_SELECT, {"kind": limit.kind, "key": key})
    locked = locked_until(connection, limit, key, now)
    if locked is not None:
        return locked
    if row is None or row["window_ends"] <= at:
        count, window_ends = 1, at + _milliseconds(limit.window)
    else:
        count, window_ends = row["count"] + 1, row["window_ends"]
    level = row["level"] if row and (row["level_ends"] or 0) > at else 0
    values = {"count": count, "window_ends": window_ends, "locked_until": None, "level": level}
    values["level_ends"] = row["level_ends"] if row else None
    if count >= limit.most:
        length = min(limit.lock * 2 ** min(level, 20), limit.longest)
        until = at + _milliseconds(length)
        values |= {"count": 0, "window_ends": until, "locked_until": until, "level": level + 1}
        values["level_ends"] = until + _milliseconds(_FORGOTTEN)
    connection.execute(_UPSERT, {"kind": limit.kind, "key": key, **values})
    return None


def locked_until(connection: Connection, limit: Limit, key: str, now: datetime) -> datetime | None:
    """The end of the running lock, or None when there is none."""
    row = connection.one(_SELECT, {"kind": limit.kind, "key": key})
    if row is None or row["locked_until"] is None or row["locked_until"] <= to_milliseconds(now):
        return None
    return from_milliseconds(row["locked_until"])


def level(connection: Connection, limit: Limit, key: str) -> int:
    """How many locks there were in a row, the running one included."""
    row = connection.one(_SELECT, {"kind": limit.kind, "key": key})
    return int(row["level"]) if row else 0


def attempts_left(connection: Connection, limit: Limit, key: str, now: datetime) -> int:
    """How many attempts may still be made before the lock."""
    row = connection.one(_SELECT, {"kind": limit.kind, "key": key})
    if locked_until(connection, limit, key, now) is not None:
        return 0
    if row is None or row["window_ends"] <= to_milliseconds(now):
        return limit.most
    return int(limit.most - row["count"])


def forgive(connection: Connection, limit: Limit, key: str) -> None:
    """Forget the attempts: the person has shown who they are."""
    connection.execute(_DELETE, {"kind": limit.kind, "key": key})


def refund(connection: Connection, limit: Limit, key: str, now: datetime) -> None:
    """Take one attempt back: it was right, but says nothing about the former ones."""
    row = connection.one(_SELECT, {"kind": limit.kind, "key": key})
    if row is None:
        return
    if row["locked_until"] is not None and row["locked_until"] > to_milliseconds(now):
        # The attempt that has just locked was right: back to one short of the lock.
        params = {
            "kind": limit.kind,
            "key": key,
            "count": limit.most - 1,
            "window_ends": to_milliseconds(now + limit.window),
            "locked_until": None,
            "level": max(row["level"] - 1, 0),
            "level_ends": row["level_ends"],
        }
        connection.execute(_UPSERT, params)
        return
    connection.execute(_REFUND, {"kind": limit.kind, "key": key})


def _milliseconds(length: timedelta) -> int:
    return length // timedelta(milliseconds=1)


_SELECT = "SELECT * FROM attempt_counter WHERE kind = :kind AND key = :key"

_UPSERT = """
INSERT INTO attempt_counter (kind, key, count, window_ends, locked_until, level, level_ends)
VALUES (:kind, :key, :count, :window_ends, :locked_until, :level, :level_ends)
ON CONFLICT (kind, key) DO UPDATE SET count = excluded.count, window_ends = excluded.window_ends,
  locked_until = excluded.locked_until, level = excluded.level, level_ends = excluded.level_ends
"""

_DELETE = "DELETE FROM attempt_counter WHERE kind = :kind AND key = :key"

_REFUND = """
UPDATE attempt_counter SET count = max(count - 1, 0) WHERE kind = :kind AND key = :key
"""
