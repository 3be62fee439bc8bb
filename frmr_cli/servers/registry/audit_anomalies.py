"""
What is unusual in the audit log, found in one pass over its entries and explained by numbers.

An entry is compared with what the same account did before it. Nothing here says that somebody did wrong.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.registry.register_time import REGISTER_TIME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Numbers = dict[str, int | float | str]


class Thresholds(NamedTuple):
    """From when on something is told."""

    window: timedelta = timedelta(minutes=10)
    """The time in which failures, readings and disclosures are counted."""
    failures: int = 5
    readings: int = 100
    """Different records."""
    disclosures: int = 20
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


class Anomaly(NamedTuple):
    """Something unusual."""

    kind: str
    """`failures`, `new-address`, `new-client`, `unusual-hours`, `mass-reading`, `mass-disclosure`, `long-unused`, `no-relation`."""
    seq: int
    """The entry at which it was found."""
    at: datetime
    actor: str | None
    address: str | None
    numbers: Numbers
    """What it was told by: counts, minutes, medians, hours."""


@dataclass
class _Account:
    """What is known of an account so far."""

    entries: int = 0
    nightly: int = 0
    last: datetime | None = None
    addresses: set[str] = field(default_factory=set)
    clients: set[str] = field(default_factory=set)
    read_of_day: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    recent: dict[str, deque[tuple[datetime, str]]] = field(
        default_factory=lambda: defaultdict(deque)
    )
    told: dict[str, datetime] = field(default_factory=dict)
    """Kind → when it was last told."""


def anomalies(
    entries: Iterable[Seen],
    *,
    since: datetime,
    thresholds: Thresholds,
    is_unrelated: Callable[[str, str], bool],
    last_before: Callable[[str], datetime | None],
) -> Iterator[Anomaly]:
    """
    The anomalies of the entries from `since` on, in their order; earlier entries say what is usual.

    `is_unrelated`: whether an account that acts for an organisation has read the record of somebody who does not work there.
    `last_before`: when an account was last seen before the first of the entries.
    """
    accounts: dict[str, _Account] = defaultdict(_Account)
    for entry in entries:
        # Who is not known is told apart by the address.
        account = accounts[entry.actor or f"@{entry.address}"]
        if account.last is None and entry.actor:
            account.last = last_before(entry.actor)
        if entry.at >= since:
            yield from _found(entry, account, thresholds, is_unrelated)
        _learn(entry, account, thresholds)


def _found(
    entry: Seen, account: _Account, thresholds: Thresholds, is_unrelated: Callable[[str, str], bool]
) -> Iterator[Anomaly]:
    yield from _told(entry, account, "failures", thresholds, _failures(entry, account, thresholds))
    if entry.actor is None:
        return
    checks = (
        ("new-address", _new(entry.address, account.addresses, account)),
        ("new-client", _new(entry.client, account.clients, account)),
        ("unusual-hours", _hours(entry, account, thresholds)),
        ("mass-reading", _readings(entry, account, thresholds)),
        ("mass-disclosure", _disclosures(entry, account, thresholds)),
        ("long-unused", _idle(entry, account, thresholds)),
        ("no-relation", _unrelated(entry, is_unrelated)),
    )
    for kind, numbers in checks:
        yield from _told(entry, account, kind, thresholds, numbers)


def _told(
    entry: Seen,
    account: _Account,
    kind: str,
    thresholds: Thresholds,
    numbers: Numbers | None,
) -> Iterator[Anomaly]:
    """The anomaly, unless the same was told of the account just before."""
    if numbers is None:
        return
    key = f"{kind} {entry.subject}" if kind == "no-relation" else kind
    pause = timedelta(hours=12) if kind == "unusual-hours" else thresholds.window
    before = account.told.get(key)
    account.told[key] = entry.at
    if before is None or entry.at - before > pause or kind.startswith("new-"):
        yield Anomaly(kind, entry.seq, entry.at, entry.actor, entry.address, numbers)


def _learn(entry: Seen, account: _Account, thresholds: Thresholds) -> None:
    account.entries += 1
    account.nightly += _is_night(entry.at, thresholds)
    account.last = entry.at
    account.addresses.add(entry.address or "")
    account.clients.add(entry.client or "")
    if _is_reading(entry):
        account.read_of_day[entry.at.astimezone(REGISTER_TIME).date().isoformat()].add(
            entry.subject or ""
        )


def _failures(entry: Seen, account: _Account, thresholds: Thresholds) -> Numbers | None:
    if entry.outcome == "ok":
        return None
    window = _window(account, "failures", entry, thresholds)
    if len(window) < thresholds.failures:
        return None
    return {"count": len(window), "minutes": _minutes(window)}


def _readings(entry: Seen, account: _Account, thresholds: Thresholds) -> Numbers | None:
    if not _is_reading(entry):
        return None
    window = _window(account, "readings", entry, thresholds)
    count = len({subject for _, subject in window})
    today = entry.at.astimezone(REGISTER_TIME).date().isoformat()
    days = [len(read) for day, read in account.read_of_day.items() if day != today]
    usual = _median(days)
    if count < thresholds.readings or count < usual * thresholds.times_usual:
        return None
    return {"count": count, "minutes": _minutes(window), "median": usual}


def _disclosures(entry: Seen, account: _Account, thresholds: Thresholds) -> Numbers | None:
    if entry.outcome != "ok" or not entry.action.endswith((".disclosed", ".exported")):
        return None
    window = _window(account, "disclosures", entry, thresholds)
    if len(window) < thresholds.disclosures:
        return None
    return {"count": len(window), "minutes": _minutes(window)}


def _hours(entry: Seen, account: _Account, thresholds: Thresholds) -> Numbers | None:
    if not _is_night(entry.at, thresholds) or account.entries < thresholds.known_entries:
        return None
    share = account.nightly / account.entries
    if share >= thresholds.usual_share:
        return None
    hour = entry.at.astimezone(REGISTER_TIME).strftime("%H:%M")
    return {"hour": hour, "nightly": account.nightly, "entries": account.entries}


def _idle(entry: Seen, account: _Account, thresholds: Thresholds) -> Numbers | None:
    if account.last is None or entry.at - account.last < thresholds.idle:
        return None
    return {"days": (entry.at - account.last).days}


def _unrelated(entry: Seen, is_unrelated: Callable[[str, str], bool]) -> Numbers | None:
    if not _is_reading(entry) or not is_unrelated(entry.actor or "", entry.subject or ""):
        return None
    return {"subject": entry.subject or ""}


def _new(value: str | None, known: set[str], account: _Account) -> Numbers | None:
    if not account.entries or (value or "") in known:
        return None
    return {"value": value or "", "known": len(known), "entries": account.entries}


def _window(
    account: _Account, name: str, entry: Seen, thresholds: Thresholds
) -> deque[tuple[datetime, str]]:
    """What happened within the window that ends with this entry."""
    window = account.recent[name]
    window.append((entry.at, entry.subject or ""))
    while entry.at - window[0][0] > thresholds.window:
        window.popleft()
    return window


def _median(counts: list[int]) -> float:
    # `statistics` would load fractions and decimals at the start of the service.
    ordered = sorted(counts)
    middle = len(ordered) // 2
    if not ordered:
        return 0
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _minutes(window: deque[tuple[datetime, str]]) -> float:
    return round((window[-1][0] - window[0][0]).total_seconds() / 60, 1)


def _is_reading(entry: Seen) -> bool:
    return (
        entry.outcome == "ok"
        and entry.subject is not None
        and entry.action.endswith((".read", ".disclosed"))
    )


def _is_night(moment: datetime, thresholds: Thresholds) -> bool:
    start, end = thresholds.night
    hour = moment.astimezone(REGISTER_TIME).hour
    return hour >= start or hour < end if start > end else start <= hour < end
