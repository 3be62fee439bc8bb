"""ФИО: spellings, look-alike letters, patronymics and the key of the search."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.names import (
    Gender,
    full_name,
    gender_of_patronymic,
    normalised,
    parse_name,
    parse_patronymic,
    search_key,
)
from frmr_cli.errors import ValidationFailed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Иванова", "Иванова"),
        ("  Мамед   оглы ", "Мамед оглы"),
        ("Королёва – Семёнова", "Королёва-Семёнова"),
        ("Д’Анжело", "Д'Анжело"),
        (unicodedata.normalize("NFD", "Йолкин-Ёлкин"), "Йолкин-Ёлкин"),
        ("Ю", "Ю"),
    ],
)
def test_names_are_accepted_in_one_spelling(text: str, expected: str) -> None:
    """NFC, single spaces, plain hyphens and apostrophes."""
    assert parse_name(text) == expected


@pytest.mark.parametrize(
    ("text", "symbol", "position", "expected"),
    [("Ивaнова", "a", 3, "а"), ("Cидоров", "C", 1, "С"), ("Петр0в", "0", 5, "О")],
)
def test_look_alike_is_named(text: str, symbol: str, position: int, expected: str) -> None:
    """The message tells the symbol, its place and the letter that belongs there."""
    with pytest.raises(ValidationFailed, match="FRMR-RULE-040") as caught:
        parse_name(text)

    assert caught.value.details == {"symbol": symbol, "position": position, "expected": expected}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ivanova", "FRMR-RULE-041"),
        ("Ивановаz", "FRMR-RULE-041"),
        ("Иванова7", "FRMR-RULE-042"),
        ("Ива\u200bнова", "FRMR-RULE-042"),
        ("Ива\x1b[31mнова", "FRMR-RULE-042"),
        ("Шевченкі", "FRMR-RULE-042"),
        ("А.", "FRMR-RULE-043"),
        ("-Иванова", "FRMR-RULE-045"),
        ("Иванова-", "FRMR-RULE-045"),
        ("Иванова--Петрова", "FRMR-RULE-045"),
        ("'", "FRMR-RULE-045"),
        ("", "FRMR-RULE-045"),
        ("И" * 101, "FRMR-RULE-004"),
    ],
)
def test_wrong_names_are_told_apart(text: str, code: str) -> None:
    """Each kind of error has a code of its own."""
    with pytest.raises(ValidationFailed, match=code):
        parse_name(text)


def test_patronymic_may_be_absent_but_not_in_words() -> None:
    """An empty field is right; «нет» in it is not."""
    assert parse_patronymic("  ") is None
    assert parse_patronymic("Ахмед  кызы") == "Ахмед кызы"
    for words in ("нет", "Отсутствует", "-"):
        with pytest.raises(ValidationFailed, match="FRMR-RULE-044"):
            parse_patronymic(words)


@pytest.mark.parametrize(
    ("patronymic", "gender"),
    [
        ("Сергеевна", Gender.FEMALE),
        ("Ильинична", Gender.FEMALE),
        ("Никитична", Gender.FEMALE),
        ("Ильич", Gender.MALE),
        ("Ахмед оглы", Gender.MALE),
        ("Ахмед кызы", Gender.FEMALE),
        ("Хосе", None),
    ],
)
def test_patronymic_tells_the_gender(patronymic: str, gender: Gender | None) -> None:
    """The ending decides, where it is a known one."""
    assert gender_of_patronymic(patronymic) == gender


def test_search_key_joins_spellings() -> None:
    """ё and е, hyphen and space, case and apostrophes do not matter to a search."""
    assert search_key("Королёва-Семёнова") == search_key(" КОРОЛЕВА  семенова ")
    assert search_key("Д’Анжело") == search_key("дАнжело")
    assert search_key("Иван") != search_key("Иоан")


@given(st.text(alphabet="абвеёйАБЕЁЙ -–'’\t", max_size=30))
def test_normalisation_and_key_are_idempotent(text: str) -> None:
    """A second pass changes nothing."""
    assert normalised(normalised(text)) == normalised(text)
    assert search_key(search_key(text)) == search_key(text)


@given(st.text())
def test_any_text_is_read_or_refused_by_a_rule(text: str) -> None:
    """A name that is accepted is accepted again unchanged."""
    try:
        name = parse_name(text)
    except ValidationFailed:
        return

    assert parse_name(name) == name


def test_full_name_leaves_out_what_is_absent() -> None:
    """No double space where there is no patronymic."""
    assert full_name("Нгуен", "Лан") == "Нгуен Лан"
    assert full_name("Иванова", "Анна", "Сергеевна") == "Иванова Анна Сергеевна"
