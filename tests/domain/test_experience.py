"""Length of service: calendar arithmetic, and each day counted once."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.dates import months_between, plus_months, plus_years
from frmr_cli.domain.experience import Length, experience, length_of, service, summed
from frmr_cli.domain.periods import Period, merged, without

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1950, 1, 1), date(2030, 12, 31))
SPANS = st.lists(
    st.tuples(st.integers(0, 400), st.none() | st.integers(0, 150)).map(
        lambda pair: Period(
            date(2024, 1, 20) + timedelta(pair[0]),
            None if pair[1] is None else date(2024, 1, 20) + timedelta(pair[0] + pair[1]),
        )
    ),
    max_size=6,
)
UNTIL = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ("2024-01-01", "2024-01-01", (0, 0, 1)),
        ("2024-01-01", "2024-01-31", (0, 1, 0)),
        ("2023-01-01", "2023-12-31", (1, 0, 0)),
        ("2023-01-31", "2023-02-27", (0, 0, 28)),
        ("2023-01-31", "2023-02-28", (0, 1, 1)),
        ("2024-01-31", "2024-02-29", (0, 1, 1)),
        ("2023-02-28", "2023-03-27", (0, 1, 0)),
        ("2024-02-29", "2025-02-27", (0, 11, 30)),
        ("2024-02-29", "2025-02-28", (1, 0, 1)),
        ("2024-02-29", "2028-02-28", (4, 0, 0)),
        ("2024-08-31", "2024-09-30", (0, 1, 1)),
        ("2012-05-24", "2026-11-24", (14, 6, 1)),
        ("9999-12-01", "9999-12-31", (0, 0, 30)),
    ],
)
def test_a_span_is_measured_by_the_calendar(
    begin: str, end: str, expected: tuple[int, int, int]
) -> None:
    """Month ends and leap days; both days count; the last day of the calendar is left out."""
    period = Period(date.fromisoformat(begin), date.fromisoformat(end))

    assert length_of(period) == expected


def naive(begin: date, end: date) -> Length:
    """Years, months and days by stepping from month to month."""
    after, months = end + timedelta(1), 0
    while plus_months(begin, months + 1) <= after and (
        plus_months(begin, months + 1).day == begin.day or plus_months(begin, months + 1) < after
    ):
        months += 1
    return Length(months // 12, months % 12, (after - plus_months(begin, months)).days)


@given(begin=DAYS, days=st.integers(0, 12000))
def test_a_span_equals_steps_of_months(begin: date, days: int) -> None:
    """Counting month by month from the first day comes to the same."""
    end = begin + timedelta(days)

    assert length_of(Period(begin, end)) == naive(begin, end)


@given(spans=SPANS)
def test_total_days_equal_a_day_by_day_count(spans: list[Period]) -> None:
    """Overlaps count once, and nothing after the last day counts."""
    counted = experience(spans, until=UNTIL)
    every = {
        day
        for offset in range((UNTIL - date(2024, 1, 1)).days + 1)
        if any(span.holds(day := date(2024, 1, 1) + timedelta(offset)) for span in spans)
    }

    assert counted.total_days == len(every)
    assert {
        period.begin + timedelta(step)
        for period in counted.periods
        for step in range(((period.end or UNTIL) - period.begin).days + 1)
    } == every


@given(spans=SPANS)
def test_counted_periods_are_sorted_with_gaps_between(spans: list[Period]) -> None:
    """What touches is joined, so that full months are not lost between two jobs."""
    periods = merged(spans, until=UNTIL)

    for earlier, later in pairwise(periods):
        assert earlier.end is not None
        assert later.begin > earlier.end + timedelta(1)
    assert all(period.end is not None and period.end <= UNTIL for period in periods)


@given(spans=SPANS, holes=SPANS)
def test_days_taken_away_are_gone_and_no_others(spans: list[Period], holes: list[Period]) -> None:
    """`without` is a difference of sets of days."""
    left = without(spans, holes)

    assert all(span.end is None or span.begin <= span.end for span in left)
    for offset in range(600):
        day = date(2024, 1, 1) + timedelta(offset)
        expected = any(span.holds(day) for span in spans) and not any(
            hole.holds(day) for hole in holes
        )
        assert any(span.holds(day) for span in left) is expected


def test_sums_carry_30_days_and_12_months() -> None:
    """Days of several spans make months, and months make years."""
    assert summed([Length(1, 11, 20), Length(0, 0, 10)]) == (2, 0, 0)
    assert summed([Length(0, 0, 29), Length(0, 0, 30)]) == (0, 1, 29)
    assert summed([]) == (0, 0, 0)


def job(begin: str, end: str | None = None, **members: object) -> dict[str, object]:
    """A job with its dates."""
    return (
        {"beginDate": begin, "contractType": "employment"}
        | ({"endDate": end} if end else {})
        | members
    )


def test_a_career_is_counted_in_three_ways() -> None:
    """In general, by contract and by specialty, each with the spans that were counted."""
    therapy, surgery = {"name": "Терапия"}, {"code": "2", "name": "Хирургия"}
    found = service(
        [
            job("2020-01-01", "2020-12-31", specialty=therapy),
            job("2020-07-01", "2021-06-30", specialty=surgery, contractType="civil"),
            job("2021-07-01", "2021-12-31", specialty={"name": "терапия"}),
            job("2026-11-24"),
            job("2026-11-25"),
            job("2022-01-02", "2022-01-01"),
        ],
        today=TODAY,
    )

    assert found.general.length == (2, 0, 1)
    assert found.general.periods == (
        Period(date(2020, 1, 1), date(2021, 12, 31)),
        Period(TODAY, TODAY),
    )
    assert {name: one.length for name, one in found.by_contract.items()} == {
        "employment": (1, 6, 1),
        "civil": (1, 0, 0),
    }
    assert [(one.specialty, one.experience.length) for one in found.by_specialty] == [
        (therapy, (1, 6, 0)),
        (surgery, (1, 0, 0)),
    ]


def test_absences_are_taken_from_their_own_job_when_asked() -> None:
    """A parallel job goes on counting."""
    leave = {"reason": "отпуск", "beginDate": "2020-02-01", "endDate": "2020-02-29"}
    away = job("2020-01-01", "2020-12-31", absences=[leave, {"beginDate": "2020-12-02"}])

    assert service([away], today=TODAY).general.length == (1, 0, 0)
    assert service([away], today=TODAY, less_absences=True).general.total_days == 366 - 29 - 30
    beside = [away, job("2020-01-01", "2020-12-31")]
    assert service(beside, today=TODAY, less_absences=True).general.length == (1, 0, 0)


@given(day=DAYS, months=st.integers(-1000, 1000))
def test_months_are_added_to_the_same_day_or_the_last_one(day: date, months: int) -> None:
    """The inverse of counting full months, except for lost days of month ends."""
    moved = plus_months(day, months)

    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(1)).day == 1)
    if months >= 0 and moved.day == day.day:
        assert months_between(day, moved) == months


def test_years_end_with_the_calendar() -> None:
    """A leap day ends on 28 February; beyond the calendar its last day stands."""
    assert plus_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert plus_years(date(9999, 5, 1), 5) == date.max
    assert plus_years(date(1, 5, 1), -5) == date.min
