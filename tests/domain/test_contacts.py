"""Phones and e-mail addresses as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.contacts import USUAL, format_phone, parse_email, parse_phone
from frmr_cli.errors import ValidationFailed


@pytest.mark.parametrize(
    "text",
    ["8 912 345-67-89", "+7 (912) 345-67-89", "9123456789", "79123456789", "8(912)345.67.89"],
)
def test_spellings_of_one_phone(text: str) -> None:
    """The trunk prefix, the country code and none of them mean the same number."""
    assert parse_phone(text) == "+79123456789"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("+7 700 123-45-67", "FRMR-RULE-028"),
        ("8 777 123 45 67", "FRMR-RULE-028"),
        ("+7 495 123-45-67", "FRMR-RULE-029"),
        ("8 800 500-74-78", "FRMR-RULE-029"),
        ("+375 29 123-45-67", "FRMR-RULE-030"),
        ("+8 912 345-67-89", "FRMR-RULE-030"),
        ("+9123456789", "FRMR-RULE-030"),
        ("912345678", "FRMR-RULE-027"),
        ("8 912 345-67-89 доб. 5", "FRMR-RULE-027"),
        ("+", "FRMR-RULE-027"),
        ("", "FRMR-RULE-027"),
        ("+7 912 345 67 8", "FRMR-RULE-027"),
    ],
)
def test_wrong_phones_are_named(text: str, code: str) -> None:
    """Kazakhstan, a landline and another country each have a text of their own."""
    with pytest.raises(ValidationFailed, match=code):
        parse_phone(text)


@given(st.integers(9_000_000_000, 9_999_999_999))
def test_phone_normalisation_is_idempotent(national: int) -> None:
    """What was read can be printed and read again."""
    phone = parse_phone(str(national))

    assert parse_phone(phone) == phone == parse_phone(format_phone(phone))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivanova@Example.ORG", "Ivanova@example.org"),
        (" a.b+tag@mail.example.org ", "a.b+tag@mail.example.org"),
        ("иванова@пример.рф", "иванова@пример.рф"),
        ("info@пример.рф", "info@пример.рф"),
        ("a@xn--e1afmkfd.xn--p1ai", "a@xn--e1afmkfd.xn--p1ai"),
    ],
)
def test_addresses_are_accepted(text: str, expected: str) -> None:
    """The domain is lowered, the name keeps its case; Cyrillic domains are domains."""
    assert parse_email(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@",
        "a@",
        "@example.org",
        "a@localhost",
        "a b@example.org",
        ".a@example.org",
        "a..b@example.org",
        "a@-example.org",
        "a@exam_ple-.org",
        "a@example.1",
        "a@example..org",
        "a\u200bb@example.org",
        f"{'a' * 65}@example.org",
        f"a@{'b' * 64}.org",
        f"a@{'b.' * 130}org",
    ],
)
def test_malformed_addresses_are_refused(text: str) -> None:
    """Wrong points, missing parts, invisible signs and lengths beyond RFC 5321."""
    with pytest.raises(ValidationFailed, match="FRMR-RULE-031"):
        parse_email(text)


@pytest.mark.parametrize(
    ("text", "letter"), [("ivanovа@example.org", "а"), ("a@exаmple.org", "а"), ("иванoв@а.рф", "o")]
)
def test_letter_of_the_other_alphabet_is_named(text: str, letter: str) -> None:
    """A look-alike letter inside a word would send the mail nowhere."""
    with pytest.raises(ValidationFailed, match="FRMR-RULE-032") as caught:
        parse_email(text)

    assert caught.value.details == {"letter": letter}


@given(st.text() | st.from_regex(r"[\w.@+-]{0,40}", fullmatch=True))
def test_any_text_is_read_or_refused_by_a_rule(text: str) -> None:
    """A text that is accepted is accepted again unchanged; nothing else than a rule refuses."""
    for parse in (parse_phone, parse_email):
        try:
            value = parse(text)
        except ValidationFailed:
            continue

        assert parse(value) == value


@given(st.from_regex(USUAL, fullmatch=True).filter(lambda text: len(text) <= 63))
def test_a_usual_address_is_what_the_long_way_makes_of_it(address: str) -> None:
    """The short way for most addresses accepts nothing that the other one refuses or changes."""
    local, _, domain = address.rpartition("@")

    assert parse_email(f" {address} ") == parse_email(address) == f"{local}@{domain}"
