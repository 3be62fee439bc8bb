"""What a row changes, and the patch that takes it back."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frmr_cli.bulk.differences import difference, inverse_patch
from frmr_cli.domain.json_documents import merge

SCALARS = st.one_of(st.booleans(), st.integers(), st.text(max_size=3))
NAMES = st.sampled_from("abc")
INNER = st.dictionaries(NAMES, SCALARS, max_size=2)
DOCUMENTS = st.dictionaries(NAMES, st.one_of(SCALARS, INNER), max_size=3)
BEFORE: dict[str, Any] = {
    "id": "2021.0000001",
    "lastName": "Иванова",
    "phone": "+79120000001",
    "qualification": {"category": "первая", "beginDate": "2020-01-01"},
}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS, DOCUMENTS)
def test_the_inverse_takes_back(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Applied to what came out, it gives what was there."""
    assert merge(after, inverse_patch(before, after)) == before


def test_values_that_stand_there_change_nothing() -> None:
    """Other spellings of the same value are the same value."""
    values = {"lastName": "Иванова", "phone": "8 (912) 000-00-01"}

    assert difference(BEFORE, values, "workers") is None


def test_only_what_differs_is_sent() -> None:
    """The patch is as small as it can be, and names fields by their dotted name."""
    found = difference(
        BEFORE, {"lastName": "Иванова", "qualification": {"category": "высшая"}}, "workers"
    )

    assert found is not None
    assert found.patch == {"qualification": {"category": "высшая"}}
    assert found.inverse == {"qualification": {"category": "первая"}}
    assert [tuple(item) for item in found.fields] == [
        ("qualification.category", "первая", "высшая")
    ]


def test_restricted_values_are_shown_masked() -> None:
    """What people see of a change tells no secret."""
    found = difference(BEFORE, {"phone": "+79120000002"}, "workers")

    assert found is not None
    assert [tuple(item) for item in found.fields] == [
        ("phone", "+7 9** ***-**-01", "+7 9** ***-**-02")
    ]
    assert found.inverse == {"phone": "+79120000001"}


def test_a_value_is_taken_away_and_comes_back() -> None:
    """Removal is a null of the merge patch."""
    found = difference(BEFORE, {"phone": None}, "workers")

    assert found is not None
    assert (found.patch, found.inverse) == ({"phone": None}, {"phone": "+79120000001"})
