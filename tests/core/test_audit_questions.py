"""Spans, moments and counts of `frmr audit`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from frmr_cli.audit.questions import counted_names, counts, filters_of
from frmr_cli.errors import UsageError

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "filters"),
    [
        ({"since": "2h"}, {"from": "2026-11-20T10:00:00.000+00:00"}),
        ({"since": "90 m"}, {"from": "2026-11-20T10:30:00.000+00:00"}),
        ({"since": "1W"}, {"from": "2026-11-13T12:00:00.000+00:00"}),
        ({"since": "2026-11-19"}, {"from": "2026-11-19T00:00:00.000+03:00"}),
        ({"from": "2026-11-19T10:00", "to": "2026-11-20T00:00Z"}, {"from": "2026-11-19T10:00:00.000+03:00", "to": "2026-11-20T00:00:00.000+00:00"}),
        ({"on": "2026-11-20"}, {"from": "2026-11-20T00:00:00.000+03:00", "to": "2026-11-21T00:00:00.000+03:00"}),
        ({"actor": "1", "role": None}, {"actor": "1"}),
        ({"since": "999999w"}, {"from": "1900-01-01T00:00:00.000+03:00"}),
        ({"since": "99999d"}, {"from": "1900-01-01T00:00:00.000+03:00"}),
    ],
)  # fmt: skip
def test_options_become_filters(given: dict[str, str | None], filters: dict[str, str]) -> None:
    """A day is a day of the register, and what has no offset is its time."""
    assert filters_of(given, now=NOW) == filters


@pytest.mark.parametrize(
    "given",
    [{"since": "soon"}, {"on": "30.02.2026"}, {"to": "1h"}, {"on": "0001-01-01"}, {"on": "9999-12-31"}, {"from": "0001-01-01T00:00Z"}, {"to": "9999-12-31T23:59Z"}],
)  # fmt: skip
def test_what_is_no_time_is_refused(given: dict[str, str | None]) -> None:
    """The option that cannot be read is named."""
    with pytest.raises(UsageError) as refused:
        filters_of(given, now=NOW)

    assert refused.value.code == "FRMR-AUDIT-013"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"session": ""}, "FRMR-CLI-005"),
        ({"since": " "}, "FRMR-CLI-005"),
        ({"role": "king"}, "FRMR-CLI-009"),
        ({"outcome": "good"}, "FRMR-CLI-009"),
    ],
)
def test_what_lets_everything_through_or_nothing_is_refused(
    given: dict[str, str | None], code: str
) -> None:
    """A variable of a script that was not set is no question, and of a role that is none nothing is ever found."""
    with pytest.raises(UsageError) as refused:
        filters_of(given, now=NOW)

    assert refused.value.code == code


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    """No entry can lie in it, which is not to be told as «nothing found»."""
    with pytest.raises(UsageError) as refused:
        filters_of({"from": "2027-01-01", "to": "2026-01-01"}, now=NOW)

    assert refused.value.code == "FRMR-CLI-005"


def test_counts_are_sorted_and_complete() -> None:
    """Most first; entries without the value are counted under nothing."""
    entries: list[dict[str, Any]] = [
        {"at": "2026-11-20T21:30:00+00:00", "actor": "a", "roles": ["support", "auditor"]},
        {"at": "2026-11-20T21:59:00+00:00", "actor": "a"},
        {"at": "2026-11-20T22:00:00+00:00"},
    ]

    assert counts(entries, ("actor",)) == [{"actor": "a", "count": 2}, {"actor": "", "count": 1}]
    assert counts(entries, ("day", "hour"))[0] == {
        "day": "2026-11-21",
        "hour": "2026-11-21 00:00",
        "count": 2,
    }
    assert {row["role"] for row in counts(entries, ("role",))} == {"support,auditor", ""}


@pytest.mark.parametrize("text", ["", "colour", "actor,colour"])
def test_unknown_counts_are_refused(text: str) -> None:
    """The names that there are come with the refusal."""
    with pytest.raises(UsageError) as refused:
        counted_names(text)

    assert refused.value.code == "FRMR-AUDIT-014"
