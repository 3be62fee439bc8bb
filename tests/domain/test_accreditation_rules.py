"""Rules and terms of an accreditation."""

from __future__ import annotations

from datetime import date

import pytest

from frmr_cli.domain.accreditation_rules import (
    ACCREDITATION_RULES,
    check_accreditation,
    expires_soon,
    filing_window,
    holds_on,
    latest,
    practice_specialties,
)
from frmr_cli.domain.legal_terms import TERMS, study_months, term
from frmr_cli.domain.periods import Period
from frmr_cli.domain.record import Case, Record
from tests.domain.entries import ACCREDITATION, RECORD, TODAY, patched

BROKEN: tuple[tuple[dict[str, object], list[tuple[str, str]]], ...] = (
    ({}, []),
    ({"endDate": None}, [("002", "/endDate")]),
    ({"passDate": "2026-11-25", "endDate": "2031-11-25"}, [("051", "/passDate")]),
    ({"protocolDate": "2026-11-25"}, [("051", "/protocolDate")]),
    ({"endDate": "2025-09-26"}, [("052", "/endDate")]),
    ({"endDate": "2030-09-28"}, [("200", "/endDate")]),
    ({"endDateExtension": "2030-09-26"}, [("201", "/endDateExtension")]),
    ({"endDateExtension": "2031-09-27"}, []),
    ({"procedure": {"code": "404"}}, [("070", "/procedure/code")]),
    ({"specialty": {"code": "404"}}, [("070", "/specialty/code")]),
    ({"post": {"code": "404"}}, [("070", "/post/code")]),
)


@pytest.mark.parametrize(("patch", "expected"), BROKEN)
def test_each_broken_rule_is_found_at_its_place(
    patch: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    """One wrong value makes one fault."""
    entry = patched(ACCREDITATION, patch)
    faults = check_accreditation(entry, today=TODAY, record=RECORD)

    assert [(fault.code[-3:], fault.pointer) for fault in faults] == expected


def test_every_rule_is_broken_by_a_case() -> None:
    """A rule without a case could be lost without anybody seeing it."""
    cases = [
        Case(patched(ACCREDITATION, patch), TODAY, Record(), None, True) for patch, _ in BROKEN
    ]

    for rule in ACCREDITATION_RULES:
        assert any(list(rule(case)) for case in cases), rule.__name__


@pytest.mark.parametrize(
    ("day", "holds", "soon"),
    [
        (date(2025, 9, 26), False, False),
        (date(2025, 9, 27), True, False),
        (date(2029, 9, 26), True, False),
        (date(2029, 9, 27), True, True),
        (date(2030, 9, 27), True, True),
        (date(2030, 9, 28), False, False),
    ],
)
def test_it_holds_to_its_last_day_and_is_filed_for_in_its_last_year(
    day: date, holds: bool, soon: bool
) -> None:
    """Twelve months before the end the window opens; the last day counts."""
    assert (holds_on(ACCREDITATION, day), expires_soon(ACCREDITATION, on=day)) == (holds, soon)


def test_an_extension_moves_end_and_window() -> None:
    """The later of both ends counts."""
    extended = ACCREDITATION | {"endDateExtension": "2031-03-31"}

    assert filing_window(extended) == Period(date(2030, 3, 31), date(2031, 3, 31))
    assert holds_on(extended, date(2031, 3, 31))
    assert latest([ACCREDITATION, extended], on=TODAY) is extended
    assert latest([ACCREDITATION], on=date(2035, 1, 1)) is None
    assert practice_specialties([ACCREDITATION], on=TODAY) == [ACCREDITATION["specialty"]]


def test_nothing_is_proved_without_an_end() -> None:
    """An accreditation whose term cannot be read lets nobody practise."""
    for end in (None, "soon", 5):
        entry = ACCREDITATION | {"endDate": end}
        assert not holds_on(entry, TODAY)
        assert filing_window(entry) is None


def test_legal_terms_have_a_source_and_no_two_values_on_a_day() -> None:
    """Of one name at most one number holds on a day."""
    for found in TERMS:
        assert found.source
        same_day = [
            other
            for other in TERMS
            if other.name == found.name and other.holds_on(found.begin or found.end or TODAY)
        ]
        assert len(same_day) == 1


def test_terms_of_study_are_longer_where_one_works_beside() -> None:
    """Evening, part-time and distance studies may last a year longer."""
    assert study_months("higher", "full_time", on=TODAY) == (36, 108)
    assert study_months("higher", "evening", on=TODAY) == (36, 120)
    assert study_months("school", None, on=TODAY) is None
    assert term("cpd_hours", on=date(1990, 1, 1)) == 144
