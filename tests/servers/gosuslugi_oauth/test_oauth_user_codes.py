"""The code that a person types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.servers.gosuslugi.oauth.user_codes import (
    ALPHABET,
    LENGTH,
    new_user_code,
    normal_user_code,
    shown,
)

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)
LOOK_ALIKE = {"B": "В", "C": "С", "H": "Н", "K": "К", "M": "М", "P": "Р", "T": "Т", "X": "Х"}
SEPARATORS = ["", " ", "-", "–", "—", "‑", "_", ".", "\u00a0", "\u200b", "  ", "\t", "−"]


def test_new_codes_are_their_own_normal_form() -> None:
    """What is issued is found as it is shown."""
    code = new_user_code()

    assert code == normal_user_code(code) == normal_user_code(shown(code))
    assert (len(code), len(shown(code))) == (LENGTH, LENGTH + 1)


@given(code=CODES, data=st.data())
def test_spelling_does_not_matter(code: str, data: st.DataObject) -> None:
    """Case, separators and Cyrillic look-alikes change nothing."""
    typed = ""
    for letter in code:
        letters = [letter, letter.lower(), chr(ord(letter) + 0xFEE0)]
        if letter in LOOK_ALIKE:
            letters += [LOOK_ALIKE[letter], LOOK_ALIKE[letter].lower()]
        typed += data.draw(st.sampled_from(letters)) + data.draw(st.sampled_from(SEPARATORS))

    assert code == normal_user_code(typed)


@given(typed=st.text(max_size=80))
def test_any_text_gives_a_code_or_none(typed: str) -> None:
    """Whatever is typed, the result is a code of the alphabet or nothing."""
    code = normal_user_code(typed)

    assert code is None or (len(code) == LENGTH and set(code) <= set(ALPHABET))


@given(code=CODES, extra=st.sampled_from(ALPHABET))
def test_wrong_length_is_no_code(code: str, extra: str) -> None:
    """A letter too many or too few is not guessed away."""
    assert normal_user_code(code + extra) is None
    assert normal_user_code(code[:-1]) is None


@pytest.mark.parametrize(
    "typed",
    ["AEIO-UYAE", "BCDF-GHJ1", "BCDF-GHJЖ", "㎏BCDFGHJ", "ßBCDFGHJ", "B" * 8 + " " * 99],
    ids=["vowels", "digit", "cyrillic", "one sign for two", "sharp s", "endless"],
)
def test_other_signs_are_no_code(typed: str) -> None:
    """Only the alphabet and its look-alikes count, sign for sign."""
    assert normal_user_code(typed) is None
