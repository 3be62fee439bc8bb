"""What is looked at of an entry to find it unusual: counters of an account, and the thresholds they are held against."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.registry.register_time import REGISTER_TIME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

DAYS = 30
"""So many days say what is usual."""

Numbers = dict[str, int | float | str]


class Thresholds(NamedTuple):
    """From when on something is told."""

    window: timedelta = timedelta(minutes=10)
    """The time in which failures, readings and disclosures are counted."""
    failures: int = 5
    readings: int = 100
    """Different records."""
    disclosures: int = 20
    """Of restricted values, and exports."""
    listings: int = 1000
    """Different records in the answers to searches."""
    times_usual: float = 5.0
    """Readings must also be so many times the median day of the account."""
    night: tuple[int, int] = (23, 6)
    """Hours of register time, from the first up to the second."""
    known_entries: int = 20
    """So much must be known of an account before its hours are judged."""
    usual_share: float = 0.05
    """The share of its entries at night below which night is unusual."""
    idle: timedelta = timedelta(days=90)


class Seen(NamedTuple):
    """What is looked at of an entry."""

    seq: int
    at: datetime
    actor: str | None
    action: str
    outcome: str
    subject: str | None = None
    client: str | None = None
    address: str | None = None
    listed: tuple[str, ...] = ()
    """The records that a search has answered with."""


class Window:
    """What happened within a time that ends now, counted as it comes and goes."""

    def __init__(self) -> None:
        self._entries: deque[tuple[datetime, str]] = deque()
        self._counts: dict[str, int] = {}

    def add(self, at: datetime, names: Sequence[str], span: timedelta) -> None:
        """Add what happens now, and let go of what is older than the span."""
        for name in names:
            self._entries.append((at, name))
            self._counts[name] = self._counts.get(name, 0) + 1
        while at - self._entries[0][0] > span:
            _, name = self._entries.popleft()
            self._counts[name] -= 1
            if not self._counts[name]:
                del self._counts[name]

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def different(self) -> int:
        """How many different names there are."""
        return len(self._counts)

    @property
    def minutes(self) -> float:
        """From the first to the last."""
        return round((self._entries[-1][0] - self._entries[0][0]).total_seconds() / 60, 1)


@dataclass
class Account:
    """What is known of an account so far."""

    entries: int = 0
    nightly: int = 0
    last: datetime | None = None
    addresses: set[str] = field(default_factory=set)
    clients: set[str] = field(default_factory=set)
    day: str = ""
    """The day of the last entry."""
    read: set[str] = field(default_factory=set)
    """Whose records were read on that day."""
    days: deque[int] = field(default_factory=lambda: deque(maxlen=DAYS))
    """How many were read on each of the days before on which there were some."""
    recent: dict[str, Window] = field(default_factory=lambda: defaultdict(Window))
    told: dict[str, datetime] = field(default_factory=dict)
    """Kind → when it was last told."""


def learn(entry: Seen, account: Account, thresholds: Thresholds) -> None:
    """Let an entry count among what is usual."""
    account.entries += 1
    account.nightly += _is_night(entry.at, thresholds)
    account.last = entry.at
    account.addresses.add(entry.address or "")
    account.clients.add(entry.client or "")
    if is_reading(entry):
        account.read.add(entry.subject or "")


def turn_day(entry: Seen, account: Account) -> None:
    """Close the day before, when an entry is the first of another."""
    day = entry.at.astimezone(REGISTER_TIME).date().isoformat()
    if day != account.day:
        if account.read:
            account.days.append(len(account.read))
        account.day, account.read = day, set()


def failures(entry: Seen, account: Account, thresholds: Thresholds) -> Numbers | None:
    """What failed or was refused, again and again."""
    if entry.outcome == "ok":
        return None
    window = _window(account, "failures", entry, thresholds)
    if len(window) < thresholds.failures:
        return None
    return {"count": len(window), "minutes": window.minutes}


def readings(entry: Seen, account: Account, thresholds: Thresholds) -> Numbers | None:
    """More records than this account reads on a usual day."""
    if not is_reading(entry):
        return None
    window = _window(account, "readings", entry, thresholds)
    count = window.different
    usual = _median(account.days)
    if count < thresholds.readings or count < usual * thresholds.times_usual:
        return None
    return {"count": count, "minutes": window.minutes, "median": usual}


def disclosures(entry: Seen, account: Account, thresholds: Thresholds) -> Numbers | None:
    """Many restricted values or exports."""
    if entry.outcome != "ok" or not entry.action.endswith((".disclosed", ".exported")):
        return None
    window = _window(account, "disclosures", entry, thresholds)
    if len(window) < thresholds.disclosures:
        return None
    return {"count": len(window), "minutes": window.minutes}


def listings(entry: Seen, account: Account, thresholds: Thresholds) -> Numbers | None:
    """Many records in the answers to searches: the register is being copied page by page."""
    if not entry.listed:
        return None
    window = _window(account, "listings", entry, thresholds, entry.listed)
    count = window.different
    if count < thresholds.listings:
        return None
    return {"count": count, "minutes": window.minutes}


def hours(entry: Seen, account: Account, thresholds: Thresholds) -> Numbers | None:
    """Work at night of an account that works by day."""
    if not _is_night(entry.at, thresholds) or account.entries < thresholds.known_entries:
        return None
    share = account.nightly / account.entries
    if share >= thresholds.usual_share:
        return None
    hour = entry.at.astimezone(REGISTER_TIME).strftime("%H:%M")
    return {"hour": hour, "nightly": account.nightly, "entries": account.entries}


def idle(entry: Seen, account: Account, thresholds: Thresholds) -> Numbers | None:
    """The first entry after a long time."""
    if account.last is None or entry.at - account.last < thresholds.idle:
        return None
    return {"days": (entry.at - account.last).days}


def unrelated(entry: Seen, is_unrelated: Callable[[str, str], bool]) -> Numbers | None:
    """The record of somebody who does not work where the account acts for."""
    if not is_reading(entry) or not is_unrelated(entry.actor or "", entry.subject or ""):
        return None
    return {"subject": entry.subject or ""}


def new(value: str | None, known: set[str], account: Account) -> Numbers | None:
    """An address or a program that the account has never had."""
    if not account.entries or (value or "") in known:
        return None
    return {"value": value or "", "known": len(known), "entries": account.entries}


def _window(
    account: Account,
    name: str,
    entry: Seen,
    thresholds: Thresholds,
    names: Sequence[str] | None = None,
) -> Window:
    """What happened within the window that ends with this entry."""
    window = account.recent[name]
    window.add(entry.at, names or (entry.subject or "",), thresholds.window)
    return window


def _median(counts: Iterable[int]) -> float:
    # `statistics` would load fractions and decimals at the start of the service.
    ordered = sorted(counts)
    middle = len(ordered) // 2
    if not ordered:
        return 0
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def is_reading(entry: Seen) -> bool:
    """Whether it is the reading of somebody's record."""
    return (
        entry.outcome == "ok"
        and entry.subject is not None
        and entry.action.endswith((".read", ".disclosed"))
    )


def _is_night(moment: datetime, thresholds: Thresholds) -> bool:
    start, end = thresholds.night
    hour = moment.astimezone(REGISTER_TIME).hour
    return hour >= start or hour < end if start > end else start <= hour < end
