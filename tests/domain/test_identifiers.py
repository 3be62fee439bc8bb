"""State numbers: vectors, normalisation and the typing errors that check digits catch."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from frmr_cli.domain.identifiers import (
    format_snils,
    inn_check,
    parse_inn,
    parse_kpp,
    parse_ogrn,
    parse_ogrnip,
    parse_snils,
    snils_check,
)
from frmr_cli.errors import ValidationFailed

UNCHECKED = 1_001_998


def code_of(parse: object, text: str) -> str | None:
    """The code with which the parser refuses; None when it accepts."""
    assert callable(parse)
    try:
        parse(text)
    except ValidationFailed as error:
        return error.code
    return None


def with_digit(digits: str, place: int, digit: int) -> str:
    """The digits with one replaced."""
    return digits[:place] + str(digit) + digits[place + 1 :]


@pytest.mark.parametrize(
    "text",
    [
        "112-233-445 95",
        "087-654-303 00",
        "999-999-999 01",
        "001-019-989 00",
        "001-019-998 00",
        "002-999-989 00",
        "105-876-987 00",
        "106-956-888 00",
        "001-001-998 00",
        "000-000-600 01",
        "000-000-600 15",
        "000-000-000 31",
    ],
)
def test_snils_vectors_are_accepted(text: str) -> None:
    """Known numbers pass, among them sums of 100 and 101 and numbers without check digits."""
    assert format_snils(parse_snils(text)) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("112-233-445 96", "FRMR-RULE-011"),
        ("001-001-999 00", "FRMR-RULE-011"),
        ("111-111-111 11", "FRMR-RULE-012"),
        ("000-000-000 00", "FRMR-RULE-012"),
        ("11223344595а", "FRMR-RULE-010"),
        ("1122334459", "FRMR-RULE-010"),
        ("112.233.445 95", "FRMR-RULE-010"),
        ("²12-233-445 95", "FRMR-RULE-010"),
        ("١١٢٢٣٣٤٤٥٩٥", "FRMR-RULE-010"),
        ("", "FRMR-RULE-010"),
    ],
)
def test_wrong_snils_is_named(text: str, code: str) -> None:
    """Length, check digits and one repeated digit are told apart."""
    assert code_of(parse_snils, text) == code


def test_snils_takes_the_spaces_and_dashes_of_office_programs() -> None:
    """A number pasted from a document keeps its digits."""
    assert parse_snils(" 112–233‑445\u00a095 ") == "11223344595"


@given(st.integers(UNCHECKED + 1, 999_999_999), st.integers(0, 10), st.integers(0, 9))
def test_snils_catches_single_digit_errors(number: int, place: int, digit: int) -> None:
    """One wrong digit is caught, but where the remainders 0 and 100 share the check digits 00."""
    body = f"{number:09d}"
    right = body + snils_check(body)
    wrong = with_digit(right, place, digit)
    assume(wrong != right and len(set(wrong)) > 1 and int(wrong[:9]) > UNCHECKED)
    assume(not (wrong[9:] == right[9:] == "00"))

    assert parse_snils(right) == right
    assert code_of(parse_snils, wrong) == "FRMR-RULE-011"


@given(st.integers(UNCHECKED + 1, 999_999_999))
def test_snils_normalisation_is_idempotent(number: int) -> None:
    """What was read can be printed and read again."""
    snils = parse_snils(f"{number:09d}{snils_check(f'{number:09d}')}")

    assert parse_snils(format_snils(snils)) == snils == parse_snils(snils)


@pytest.mark.parametrize("text", ["7707083893", "500100732259", " 7707 083893 "])
def test_inn_vectors_are_accepted(text: str) -> None:
    """An organisation has 10 digits and a person 12."""
    assert parse_inn(text) == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("7707083894", "FRMR-RULE-014"),
        ("500100732258", "FRMR-RULE-014"),
        ("500100732269", "FRMR-RULE-014"),
        ("0000000000", "FRMR-RULE-015"),
        ("000000000000", "FRMR-RULE-015"),
        ("77070838931", "FRMR-RULE-013"),
        ("77О7083893", "FRMR-RULE-013"),
    ],
)
def test_wrong_inn_is_named(text: str, code: str) -> None:
    """Zeros, whose check digits fit, are refused too."""
    assert code_of(parse_inn, text) == code


@given(st.integers(1, 9_999_999_999), st.integers(0, 11), st.integers(0, 9))
def test_inn_of_a_person_catches_single_digit_errors(number: int, place: int, digit: int) -> None:
    """One wrong digit is caught, but where both check digits stay the same."""
    body = f"{number:010d}"
    right = body + inn_check(body)
    wrong = with_digit(right, place, digit)
    assume(wrong != right and wrong.strip("0"))
    assume(place > 9 or inn_check(wrong[:10]) != right[10:])

    assert parse_inn(right) == right
    assert code_of(parse_inn, wrong) == "FRMR-RULE-014"


@given(st.integers(1, 999_999_999), st.integers(0, 9))
def test_inn_check_digit_of_an_organisation_is_the_only_one(number: int, digit: int) -> None:
    """Of the ten last digits one is right."""
    body = f"{number:09d}"
    right = inn_check(body)

    accepted = code_of(parse_inn, body + str(digit)) is None

    assert accepted == (str(digit) == right)


@pytest.mark.parametrize(
    ("parse", "text", "code"),
    [
        (parse_ogrn, "1027700132195", None),
        (parse_ogrn, "1027700132194", "FRMR-RULE-017"),
        (parse_ogrn, "0000000000000", "FRMR-RULE-016"),
        (parse_ogrn, "304500116000157", "FRMR-RULE-016"),
        (parse_ogrnip, "304500116000157", None),
        (parse_ogrnip, "318357747477112", None),
        (parse_ogrnip, "314040239681840", None),
        (parse_ogrnip, "314040239681841", "FRMR-RULE-019"),
        (parse_ogrnip, "1027700132195", "FRMR-RULE-018"),
        (parse_kpp, "773601001", None),
        (parse_kpp, "7736ab001", None),
        (parse_kpp, "773600001", "FRMR-RULE-020"),
        (parse_kpp, "7736АВ001", "FRMR-RULE-020"),
        (parse_kpp, "77360100", "FRMR-RULE-020"),
    ],
)
def test_numbers_of_organisations(parse: object, text: str, code: str | None) -> None:
    """ОГРН, ОГРНИП (remainders of 10 and more included) and КПП with Latin letters only."""
    assert code_of(parse, text) == code


@given(st.integers(10**13, 10**14 - 1), st.integers(0, 9))
def test_ogrnip_has_one_right_check_digit(body: int, digit: int) -> None:
    """The last digit is the remainder by 13, of which the last digit counts."""
    accepted = code_of(parse_ogrnip, f"{body}{digit}") is None

    assert accepted == (digit == body % 13 % 10)


@given(st.text())
def test_any_text_is_read_or_refused_by_a_rule(text: str) -> None:
    """No text makes a parser fail in another way."""
    for parse in (parse_snils, parse_inn, parse_ogrn, parse_ogrnip, parse_kpp):
        code = code_of(parse, text)

        assert code is None or code.startswith("FRMR-RULE-")
