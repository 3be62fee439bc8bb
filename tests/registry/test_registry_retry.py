"""When a request may go out again, and after which pause."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.http_fields import http_date, retry_after
from frmr_cli.registry.retry import Policy, is_repeatable, next_pause

MOMENTS = st.integers(min_value=0, max_value=2 * 10**11).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)


def imf(moment: datetime) -> str:
    """The preferred form of a date in HTTP."""
    return format_datetime(moment, usegmt=True)


@given(st.integers(min_value=0, max_value=10**11))
def test_seconds_are_taken_as_they_are(seconds: int) -> None:
    """The delta form is a number of seconds."""
    assert retry_after({"retry-after": f" {seconds} "}) == seconds


@given(MOMENTS, st.integers(min_value=-(10**6), max_value=10**6))
def test_date_counts_from_the_clock_of_the_server(server: datetime, seconds: int) -> None:
    """The date form says the same pause whatever our own clock shows, and never a negative one."""
    until = server + timedelta(seconds=seconds)

    assert retry_after({"retry-after": imf(until), "date": imf(server)}) == max(seconds, 0)


@given(st.text(), st.text())
def test_any_header_is_survived(value: str, date: str) -> None:
    """Whatever a server writes gives a pause of 0 or more, or nothing."""
    pause = retry_after({"retry-after": value, "date": date})

    assert pause is None or pause >= 0


@given(MOMENTS)
def test_all_three_forms_of_a_date_are_read(moment: datetime) -> None:
    """The preferred form and asctime name the same moment."""
    assert moment == http_date(imf(moment))
    assert moment == http_date(moment.strftime("%a %b %d %H:%M:%S ") + f"{moment.year:04}")


@pytest.mark.parametrize(
    "value",
    [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun, 06 Nov 1994 09:49:37 +0100",
    ],
)
def test_examples_of_the_standard(value: str) -> None:
    """The examples of RFC 9110 §5.6.7, and a zone of its own."""
    assert datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC) == http_date(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "-1",
        "1.5",
        "²",
        "1e3",
        "soon",
        "Fri, 31 Dec 9999 23:59:59 -2359",
        "Mon, 1 Foo 2026 00:00",
    ],
)
def test_what_is_no_pause_is_none(value: str) -> None:
    """Junk, fractions and dates that no calendar has are as good as no header."""
    assert (
        retry_after({"retry-after": value, "date": imf(datetime(2026, 1, 1, tzinfo=UTC))}) is None
    )


def test_date_without_the_clock_of_the_server_is_none() -> None:
    """Without `Date` there is nothing to count from."""
    assert retry_after({"retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"}) is None


@given(
    st.floats(min_value=0, max_value=100),
    st.floats(min_value=0, max_value=1),
)
def test_pause_keeps_its_bounds(previous: float, chance: float) -> None:
    """A pause is never shorter than the first and never longer than the longest."""
    policy = Policy()

    pause = next_pause(previous, policy, lambda low, high: low + (high - low) * chance)

    assert policy.first_pause <= pause <= policy.longest_pause


def test_pause_grows_from_the_one_before() -> None:
    """The upper bound is three times the pause before."""
    assert next_pause(1.0, Policy(), max) == 3.0


@pytest.mark.parametrize(
    ("method", "headers", "expected"),
    [
        ("GET", {}, True),
        ("head", {}, True),
        ("OPTIONS", {}, True),
        ("POST", {}, False),
        ("DELETE", {}, False),
        ("PATCH", {"If-Match": '"1"'}, False),
        ("PATCH", {"Idempotency-Key": "k"}, True),
    ],
)
def test_only_what_does_no_more_twice_is_repeated(
    method: str, headers: dict[str, str], expected: bool
) -> None:
    """Reading is repeatable; a write only with an Idempotency-Key."""
    assert expected == is_repeatable(method, headers)
