"""Dictionaries with validity dates and the demo set."""

from __future__ import annotations

from datetime import date

import pytest

from frmr_cli.domain.dictionaries import (
    COUNTRIES,
    DEPARTMENTS,
    IDENTITY_DOCUMENTS,
    ORGANISATIONS,
    POSITION_TYPES,
    POSTS,
    Dictionary,
    DictionaryEntry,
)
from frmr_cli.domain.dictionary_lookup import demo_dictionaries, entry
from frmr_cli.domain.oids import parse_department_oid
from frmr_cli.servers.people.organisations import ORGANISATIONS as PLACES

DAY = date(2026, 11, 23)
TERM = DictionaryEntry("1", "старое", official=True, begin=date(2020, 1, 1), end=date(2023, 8, 31))
NEXT = DictionaryEntry("1", "новое", official=True, begin=date(2023, 9, 1))
AMONG = {"x": Dictionary("x", "Пример", (TERM, NEXT))}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), TERM),
        (date(2023, 8, 31), TERM),
        (date(2023, 9, 1), NEXT),
    ],
)
def test_entry_is_valid_on_its_first_and_last_day(day: date, expected: DictionaryEntry) -> None:
    """The same code means what it meant on the day."""
    assert entry("x", "1", on=day, among=AMONG) == expected


def test_unknown_codes_and_dictionaries_are_absent() -> None:
    """Nothing is guessed."""
    assert entry("x", "2", on=DAY, among=AMONG) is None
    assert entry("y", "1", on=DAY, among=AMONG) is None


def test_only_confirmed_codes_are_official() -> None:
    """Every other code of the demo set says that it is demo, but ISO codes of countries and OIDs."""
    official = {
        (oid, found.code)
        for oid, dictionary in demo_dictionaries().items()
        for found in dictionary.entries
        if found.official
    }
    others = {
        found.code
        for oid, dictionary in demo_dictionaries().items()
        for found in dictionary.entries
        if not found.official and oid not in (COUNTRIES, ORGANISATIONS, DEPARTMENTS)
    }

    assert official == {
        (POSTS, "109"),
        *((POSITION_TYPES, code) for code in "1234"),
        *((IDENTITY_DOCUMENTS, code) for code in ("1", "2", "4", "5", "6", "24", "36", "42", "43")),
    }
    assert all(code.startswith("demo-") for code in others)


def test_codes_of_a_demo_dictionary_are_unique() -> None:
    """The demo set has no history, so a code stands once."""
    for dictionary in demo_dictionaries().values():
        codes = [found.code for found in dictionary.entries]

        assert len(codes) == len(set(codes))


def test_demo_organisations_are_those_of_the_demo_people() -> None:
    """A demo job is at a known organisation; OIDs have the right form and numbers above 990000."""
    known = demo_dictionaries()
    departments = known[DEPARTMENTS].entries

    assert [(found.code, found.name) for found in known[ORGANISATIONS].entries] == [
        (place.oid, place.name) for place in PLACES
    ]
    for place in PLACES:
        assert place.departments == tuple(
            found.name for found in departments if found.code.startswith(f"{place.oid}.0.")
        )
    for found in departments:
        number = parse_department_oid(found.code).rpartition(".")[2]
        assert int(number) > 990000
