"""Masks: what stays visible, and that nothing more does."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.domain.masks import MASKS, mask_any, mask_document

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip

DOCUMENT: dict[str, object] = {
    "id": "2021.0000301",
    "lastName": "Иванова",
    "birthDate": "1977-04-18",
    "birthPlace": "г. Примерск",
    "snils": "11223344595",
    "inn": "500100732259",
    "phone": "+79123456745",
    "email": "иванова@example.org",
    "documents": [
        {"documentId": 1, "serial": "7609", "number": "456987", "codeOrg": "300-101", "passOrg": None}
    ],
    "addresses": [{"address": {"region": "Белгородская область", "house": "5"}}],
}  # fmt: skip


def test_restricted_values_are_masked_and_listed() -> None:
    """Each masked value has its form and its pointer; the rest stays as it is."""
    masked, pointers = mask_document(DOCUMENT)

    assert masked == {
        "id": "2021.0000301",
        "lastName": "Иванова",
        "birthDate": "**.**.1977",
        "birthPlace": "***",
        "snils": "112-***-*** 95",
        "inn": "50********59",
        "phone": "+7 9** ***-**-45",
        "email": "и***@example.org",
        "documents": [
            {"documentId": 1, "serial": "76**", "number": "****87", "codeOrg": "***", "passOrg": None}
        ],
        "addresses": [{"address": {"region": "Белгородская область", "house": "***"}}],
    }  # fmt: skip
    assert pointers == (
        "/birthDate",
        "/birthPlace",
        "/snils",
        "/inn",
        "/phone",
        "/email",
        "/documents/0/serial",
        "/documents/0/number",
        "/documents/0/codeOrg",
        "/addresses/0/address/house",
    )


@pytest.mark.parametrize("pointer", ["/phone", "/documents", "/documents/0/number"])
def test_visible_pointers_show_what_is_under_them(pointer: str) -> None:
    """A pointer opens its value and everything below, and nothing else."""
    _, all_pointers = mask_document(DOCUMENT)

    masked, pointers = mask_document(DOCUMENT, {pointer})

    hidden = {
        each for each in all_pointers if each != pointer and not each.startswith(f"{pointer}/")
    }
    assert set(pointers) == hidden
    assert mask_document(masked, {pointer})[1] == pointers


@pytest.mark.parametrize(
    ("field", "value", "limit"),
    [
        ("snils", "98765432109", 5),
        ("inn", "987654321098", 4),
        ("inn", "9876543210", 4),
        ("phone", "+79876543210", 4),
        ("serial", "9876", 2),
        ("number", "987654", 2),
        ("birthDate", "1987-06-05", 4),
        ("passDate", "1987-06-05", 4),
    ],
)
def test_mask_keeps_few_digits(field: str, value: str, limit: int) -> None:
    """The count of digits that stay is fixed for each kind (of a phone two are the same for all)."""
    digits = [sign for sign in MASKS[field](value) if sign.isdigit()]

    assert len(digits) == limit


@given(st.sampled_from([*MASKS, "other"]), st.text(max_size=20))
def test_odd_text_is_hidden(field: str, value: str) -> None:
    """A value of unknown form never shows itself, whatever it is."""
    mask = MASKS.get(field, mask_any)(value)

    assert "*" in mask
    assert mask.count("*") >= 2
    assert not value or value not in mask.replace("***", "") or field == "email"


@pytest.mark.parametrize("value", ["ab@example.org", "a@example.org"])
def test_short_mail_name_is_hidden_whole(value: str) -> None:
    """One letter of two would be half of the name."""
    assert MASKS["email"](value) == "***@example.org"


@given(st.dictionaries(st.sampled_from(sorted(DOCUMENT)) | st.text(max_size=4), JSON, max_size=5))
def test_masking_never_fails_and_never_leaks(patch: dict[str, object]) -> None:
    """Any JSON is masked; every listed pointer leads to a mask."""
    masked, pointers = mask_document(patch)

    json.dumps(masked)
    for pointer in pointers:
        value: object = masked
        for step in pointer.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            value = value[int(name)] if isinstance(value, list) else value[name]  # type: ignore[index]
        assert isinstance(value, str)
        assert "**" in value


@given(st.integers(0, 99_999_999_999))
def test_no_digit_of_the_hidden_part_of_a_snils_shows(number: int) -> None:
    """Two numbers that differ only in the hidden part have one mask."""
    snils = f"{number:011d}"
    other = snils[:3] + "000000" + snils[9:]

    assert MASKS["snils"](snils) == MASKS["snils"](other)


def test_the_document_is_not_changed() -> None:
    """Masking makes a copy."""
    before = json.dumps(DOCUMENT)

    mask_document(DOCUMENT)

    assert json.dumps(DOCUMENT) == before
