"""An account beside a record: what differs, and who is to correct it."""

from __future__ import annotations

from typing import Any

import pytest

from frmr_cli.domain.comparison import Compared, Outcome, Side, compared

CLAIMS = {
    "sub": "1",
    "family_name": "Королёва",
    "given_name": "Алёна",
    "middle_name": "Фёдоровна",
    "birthdate": "1988-02-29",
    "gender": "female",
    "snils": "112-233-445 95",
    "phone_number": "+7 912 000-00-01",
    "email": "K@example.org",
}
WORKER = {
    "lastName": "Королёва",
    "firstName": "Алёна",
    "patronymic": "Фёдоровна",
    "birthDate": "1988-02-29",
    "gender": 2,
    "snils": "11223344595",
    "phone": "+79120000001",
    "email": "K@example.org",
}


def of(field: str, **changes: Any) -> Compared:
    """One field, with claims (`c_…`) or members of the record changed."""
    claims = CLAIMS | {name[2:]: value for name, value in changes.items() if name[:2] == "c_"}
    worker = WORKER | {name: value for name, value in changes.items() if name[:2] != "c_"}
    return next(item for item in compared(claims, worker) if item.field == field)


def test_spelling_of_numbers_is_no_difference() -> None:
    """СНИЛС with signs, a phone with spaces and the gender as a word are the same values."""
    assert {item.outcome for item in compared(CLAIMS, WORKER)} == {Outcome.SAME}


@pytest.mark.parametrize(
    ("field", "changes", "outcome", "side"),
    [
        ("lastName", {"lastName": "Королева"}, Outcome.SPELLING, Side.REGISTER),
        ("lastName", {"lastName": "Семёнова"}, Outcome.DIFFERS, Side.REGISTER),
        ("lastName", {"c_family_name": "Kоролёва"}, Outcome.DIFFERS, Side.ACCOUNT),
        ("lastName", {"lastName": "Kоролёва"}, Outcome.DIFFERS, Side.REGISTER),
        ("birthDate", {"birthDate": "1988-02-28"}, Outcome.DIFFERS, Side.REGISTER),
        ("snils", {"c_snils": "112-233-445 96"}, Outcome.DIFFERS, Side.ACCOUNT),
        ("phone", {"phone": "+79120000002"}, Outcome.DIFFERS, Side.EITHER),
        ("email", {"email": "other@example.org"}, Outcome.DIFFERS, Side.EITHER),
        ("phone", {"phone": None}, Outcome.ABSENT, Side.REGISTER),
        ("phone", {"c_phone_number": None}, Outcome.NOT_RELEASED, None),
        ("patronymic", {"c_middle_name": None, "patronymic": None}, Outcome.SAME, None),
        ("patronymic", {"c_middle_name": None}, Outcome.NOT_RELEASED, None),
        ("gender", {"gender": 1}, Outcome.DIFFERS, Side.REGISTER),
    ],
)
def test_each_difference_names_the_side(
    field: str, changes: dict[str, Any], outcome: Outcome, side: Side | None
) -> None:
    """A value that breaks a rule is wrong on its own side; else a checked account is believed."""
    found = of(field, **changes)

    assert (found.outcome, found.correct) == (outcome, side)


def test_a_login_without_scopes_compares_nothing() -> None:
    """What the account does not tell is no difference."""
    outcomes = {item.outcome for item in compared({"sub": "1"}, WORKER)}

    assert outcomes == {Outcome.NOT_RELEASED}
