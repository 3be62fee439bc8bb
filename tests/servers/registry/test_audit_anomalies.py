"""What is told of as unusual, and what is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.servers.registry.audit_anomalies import Anomaly, Detector
from frmr_cli.servers.registry.audit_unusual import (
    Account,
    Names,
    Seen,
    Tally,
    Thresholds,
    listings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.servers.registry.conftest import Registry

DAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""Noon of the register."""


def seen(minutes: float, **members: Any) -> Seen:
    """A reading of somebody's record, so many minutes after noon."""
    standard: dict[str, Any] = {
        "seq": int(minutes * 60) + 10**7,
        "at": DAY + timedelta(minutes=minutes),
        "actor": "a",
        "action": "worker.read",
        "outcome": "ok",
        "subject": "2023.0000001",
        "client": "frmr-cli",
        "address": "10.0.0.1",
    }
    return Seen(**(standard | members))


def usual(days: int = 10, *, a_day: int = 9) -> list[Seen]:
    """What the account did on the days before, within office hours."""
    return [
        seen(number - day * 1440, subject=f"2023.{number:07d}")
        for day in range(days, 0, -1)
        for number in range(a_day)
    ]


def found(entries: Iterable[Seen], **options: Any) -> list[Anomaly]:
    """The anomalies of the day."""
    standard: dict[str, Any] = {
        "is_unrelated": lambda _actor, _subject: False,
        "last_before": lambda _actor: None,
    }
    thresholds = options.pop("thresholds", Thresholds())
    detector = Detector(thresholds, **(standard | options))
    return [anomaly for entry in entries for anomaly in detector.look(entry) if entry.at >= DAY]


def kinds(entries: Iterable[Seen], **options: Any) -> list[str]:
    """Their kinds."""
    return [anomaly.kind for anomaly in found(entries, **options)]


def test_ordinary_work_is_not_told() -> None:
    """The day of an account that does what it always does is silent."""
    assert kinds([*usual(), *(seen(number, subject=f"2023.{number:07d}") for number in range(12))]) == []  # fmt: skip


def test_mass_reading_is_explained_by_numbers() -> None:
    """«412 records in 6 minutes; median of this user 9 a day», told once and not at each record."""
    burst = [seen(number / 69, subject=f"2024.{number:07d}") for number in range(412)]

    told = found([*usual(), *burst])

    assert [anomaly.kind for anomaly in told] == ["mass-reading"]
    assert told[0].numbers == {"count": 100, "minutes": 1.4, "median": 9}


def test_reading_much_is_usual_for_who_always_does() -> None:
    """A hundred records are nothing to somebody who reads eighty each day."""
    burst = [seen(number / 50, subject=f"2024.{number:07d}") for number in range(110)]

    assert kinds([*usual(a_day=80), *burst]) == []


@pytest.mark.parametrize("actor", ["a", None])
def test_burst_of_failures(actor: str | None) -> None:
    """Five failures in ten minutes are told, of an account or, where there is none, of an address."""
    attempts = [seen(n, actor=actor, outcome="refused", action="token.refused") for n in range(7)]

    told = found([*usual(), *attempts])

    assert [anomaly.kind for anomaly in told] == ["failures"]
    assert (told[0].numbers["count"], told[0].address) == (5, "10.0.0.1")
    assert kinds([*usual(), *(entry._replace(at=DAY + timedelta(hours=n)) for n, entry in enumerate(attempts))]) == []  # fmt: skip


def test_new_address_and_new_program() -> None:
    """The first time is told, the second is not; the first entry of an account is no news."""
    entries = [seen(1, address="10.9.9.9"), seen(2, address="10.9.9.9"), seen(3, client="other")]

    assert kinds([*usual(), *entries]) == ["new-address", "new-client"]
    assert kinds(entries[:1]) == []


def test_unusual_hours() -> None:
    """Night is unusual for who works by day, once a night, and usual for who works by night."""
    night = [seen(60 * 13), seen(60 * 13 + 5)]

    assert kinds([*usual(), *night]) == ["unusual-hours"]
    assert kinds([*usual(2, a_day=3), *night]) == []
    assert kinds([*(entry._replace(at=entry.at + timedelta(hours=13)) for entry in usual()), *night]) == []  # fmt: skip


def test_account_that_slept_for_months() -> None:
    """An account is told of when it comes back after the time that is allowed."""
    told = found([seen(1)], last_before=lambda _actor: DAY - timedelta(days=200))

    assert [anomaly.kind for anomaly in told] == ["long-unused"]
    assert told[0].numbers == {"days": 200}
    assert kinds([seen(1)], last_before=lambda _actor: DAY - timedelta(days=20)) == []


def test_disclosures_in_a_row() -> None:
    """Twenty disclosures within ten minutes are told."""
    row = [seen(n / 4, action="worker.disclosed", subject="2023.1") for n in range(25)]

    assert kinds([*usual(), *row]) == ["mass-disclosure"]


def test_reading_without_relation() -> None:
    """Each record of another organisation is told once."""
    entries = [seen(1, subject="x"), seen(2, subject="x"), seen(3, subject="y"), seen(4)]

    told = found([*usual(), *entries], is_unrelated=lambda _actor, subject: subject in "xy")

    assert [anomaly.numbers["subject"] for anomaly in told] == ["x", "y"]


def test_register_that_is_copied_page_by_page() -> None:
    """Searches that answer with a thousand different records within minutes are told, once."""
    pages = [
        seen(
            n / 3,
            action="worker.searched",
            subject=None,
            listed=tuple(f"{n}-{k}" for k in range(100)),
        )
        for n in range(12)
    ]
    again = [seen(n / 3, action="worker.searched", subject=None, listed=("same",) * 100) for n in range(12)]  # fmt: skip

    told = found([*usual(), *pages])

    assert [(anomaly.kind, anomaly.numbers["count"]) for anomaly in told] == [
        ("mass-listing", 1000)
    ]
    assert kinds([*usual(), *again]) == []


def test_thresholds_are_settings() -> None:
    """A registry that wants to hear of two failures hears of two."""
    attempts = [seen(n, outcome="failed") for n in range(2)]

    assert kinds([*usual(), *attempts], thresholds=Thresholds(failures=2)) == ["failures"]


def test_registry_tells_support(registry: Registry) -> None:
    """Support sees what happened a moment ago, with its numbers."""
    for _ in range(6):
        registry.ask("GET", "/v1/workers/2023.0000001", by="ivanova")

    answer = registry.ask("GET", "/v1/audit/anomalies", by="support", scope="openid frmr.audit")

    items = answer.json()["items"]
    assert answer.status_code == 200, answer.text
    assert [item["kind"] for item in items] == ["failures"]
    assert items[0]["numbers"]["count"] == 5


STEPS = st.lists(st.tuples(st.integers(0, 400), st.sampled_from("abcde")), min_size=1, max_size=60)
"""Seconds since the step before, and a name."""
SPAN = timedelta(minutes=10)


@given(steps=STEPS)
def test_counts_equal_those_of_a_list_of_everything(steps: list[tuple[int, str]]) -> None:
    """Within a time that ends now: how much there was, and which names."""
    tally, names, at = Tally(), Names(), DAY
    everything: list[tuple[datetime, str]] = []
    for seconds, name in steps:
        at += timedelta(seconds=seconds)
        everything.append((at, name))
        tally.add(at, SPAN)
        names.add(at, (name,), SPAN, most=100)
        within = [(moment, one) for moment, one in everything if at - moment <= SPAN]
        last = {one: moment for moment, one in within}

        assert len(tally) == len(within)
        assert tally.minutes == round((at - within[0][0]).total_seconds() / 60, 1)
        assert len(names) == len(last)
        assert names.minutes == round((at - min(last.values())).total_seconds() / 60, 1)


def test_who_lists_the_register_fills_no_memory() -> None:
    """However much is listed within the window, no more is kept than it takes to tell of it."""
    account, told = Account(), None
    for page in range(300):
        listed = tuple(f"{page}-{row}" for row in range(100))
        told = listings(seen(page / 60, listed=listed), account, Thresholds())

    assert told == {"count": 2000, "minutes": 0.3}
    assert len(account.names["listings"]) == 2000
