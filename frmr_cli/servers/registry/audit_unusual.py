"""What is looked at of an entry to find it unusual: counters of an account, and the thresholds they are held against."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.registry.register_time import REGISTER_TIME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAYS = 30
"""So many days say what is usual."""
MOST_READ = 10_000
"""Records of a day that are told apart; who reads more is known for reading many."""
BEYOND = 2
"""So many times the names are told apart from which on something is told."""

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


class Tally:
    """How much happened within a time that ends now, in constant memory: what happened in one second is counted together."""

    def __init__(self) -> None:
        self._seconds: deque[tuple[datetime, int]] = deque()
        self._count = 0

    def add(self, at: datetime, span: timedelta) -> None:
        """Count what happens now, and let go of what is older than the span."""
        second = at.replace(microsecond=0)
        count = self._seconds.pop()[1] if self._seconds and self._seconds[-1][0] == second else 0
        self._seconds.append((second, count + 1))
        self._count += 1
        while second - self._seconds[0][0] > span:
            self._count -= self._seconds.popleft()[1]

    def __len__(self) -> int:
        return self._count

    @property
    def minutes(self) -> float:
        """From the first to the last."""
        return _minutes(self._seconds[0][0], self._seconds[-1][0])


class Names:
    """Which names there were within a time that ends now, each with the last moment at which it was there."""

    def __init__(self) -> None:
        self._last: dict[str, datetime] = {}
        """The one that was there longest ago comes first."""

    def add(self, at: datetime, names: Iterable[str], span: timedelta, *, most: int) -> None:
        """Note names that are there now; let go of what is older than the span, and of the oldest ones beyond `most`."""
        for name in names:
            self._last.pop(name, None)
            self._last[name] = at
        while len(self._last) > most or at - self._first[1] > span:
            del self._last[self._first[0]]

    def __len__(self) -> int:
        return len(self._last)

    @property
    def minutes(self) -> float:
        """From the first to the last."""
        return _minutes(self._first[1], next(reversed(self._last.values())))

    @property
    def _first(self) -> tuple[str, datetime]:
        return next(iter(self._last.items()))


def _minutes(first: datetime, last: datetime) -> float:
    return round((last - first).total_seconds() / 60, 1)


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
    """Whose records were read on that day, at most `MOST_READ`."""
    days: deque[int] = field(default_factory=lambda: deque(maxlen=DAYS))
    """How many were read on each of the days before on which there were some."""
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    names: dict[str, Names] = field(default_factory=lambda: defaultdict(Names))
    told: dict[str, datetime] = field(default_factory=dict)
    """Kind → when it was last told."""


def learn(entry: Seen, account: Account, thresholds: Thresholds) -> None:
    """Let an entry count among what is usual."""
    account.entries += 1
    account.nightly += _is_night(entry.at, thresholds)
    account.last = entry.at
    account.addresses.add(entry.address or "")
    account.clients.add(entry.client or "")
    if is_reading(entry) and len(account.read) < MOST_READ:
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
    return _tallied(account.tallies["failures"], entry, thresholds, thresholds.failures)


def readings(entry: Seen, account: Account, thresholds: Thresholds) -> Numbers | None:
    """More records than this account reads on a usual day."""
    if not is_reading(entry):
        return None
    usual = _median(account.days)
    least = max(thresholds.readings, usual * thresholds.times_usual)
    told = _named(account.names["readings"], (entry.subject or "",), entry, thresholds, least)
    return told and {**told, "median": usual}


def disclosures(entry: Seen, account: Account, thresholds: Thresholds) -> Numbers | None:
    """Many restricted values or exports."""
    if entry.outcome != "ok" or not entry.action.endswith((".disclosed", ".exported")):
        return None
    return _tallied(account.tallies["disclosures"], entry, thresholds, thresholds.disclosures)


def listings(entry: Seen, account: Account, thresholds: Thresholds) -> Numbers | None:
    """Many records in the answers to searches: the register is being copied page by page."""
    if not entry.listed:
        return None
    names = account.names["listings"]
    return _named(names, entry.listed, entry, thresholds, thresholds.listings)


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


def _tallied(tally: Tally, entry: Seen, thresholds: Thresholds, least: int) -> Numbers | None:
    """What an entry makes of a tally, from so many on within the window."""
    tally.add(entry.at, thresholds.window)
    return {"count": len(tally), "minutes": tally.minutes} if len(tally) >= least else None


def _named(
    names: Names, there: Iterable[str], entry: Seen, thresholds: Thresholds, least: float
) -> Numbers | None:
    """The same of different names."""
    names.add(entry.at, there, thresholds.window, most=int(least * BEYOND))
    return {"count": len(names), "minutes": names.minutes} if len(names) >= least else None


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
