"""Passwords that every guesser tries first: common words and walks over the keyboard, in any disguise that is common too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.accounts.known_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROWS: Final = (
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "1q2w3e4r5t6y7u8i9o0p",
    "1й2ц3у4к5е6н7г8ш9щ0з",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "йфяцычувскамепинртгоьшлбщдюз",
)
_WALKS: Final = (*_ROWS, *(row[::-1] for row in _ROWS))
_SHORTEST_WALK: Final = 4
_LONGEST_WORD: Final = max(map(len, WORDS))
_SHORTEST_WORD: Final = min(map(len, WORDS))
_MOST_LETTERS_BESIDE: Final = 2
"""So few letters beside known parts are decoration, as digits and signs are."""

_LATIN: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN: Final = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_OTHER_LAYOUT: Final = str.maketrans(_LATIN + _RUSSIAN, _RUSSIAN + _LATIN)
_LETTERS_MEANT: Final = tuple(str.maketrans("@4$5301!", f"aasseo{one}{one}") for one in "il")
_EDGES: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_SIGNS: Final = re.compile(r"[\W_]+")
_SIGNS_AND_DIGITS: Final = re.compile(r"[\W\d_]+")


def is_known(password: str) -> bool:
    """
    Whether nothing but known parts and decoration makes up a password.

    Known are common words, months, days and walks over the keyboard, typed in either layout, with signs for letters
    or without, one or several; decoration are digits, signs and two letters.
    """
    return any(_is_made_of_known(form) for form in _readings(password.casefold()))


def in_other_layout(text: str) -> str:
    """What the same keys give in the other of the Latin and the Russian layout."""
    return text.casefold().translate(_OTHER_LAYOUT)


def _readings(lower: str) -> Iterator[str]:
    for form in (lower, _EDGES.sub("", lower)):
        yield form
        yield in_other_layout(form)
        yield from (form.translate(table) for table in _LETTERS_MEANT)


def _is_made_of_known(text: str) -> bool:
    for decoration in (_SIGNS, _SIGNS_AND_DIGITS):
        whole = decoration.sub("", text)
        rest = _without_known(whole)
        beside = _letters(rest)
        # A run of digits alone is no known part of a long number that happens to have it.
        has_part = _letters(whole) > beside or len(rest) * 2 <= len(whole)
        if rest != whole and has_part and beside <= _MOST_LETTERS_BESIDE:
            return True
    return False


def _letters(text: str) -> int:
    return sum(sign.isalpha() for sign in text)


def _without_known(text: str) -> str:
    rest, at = "", 0
    while at < len(text):
        length = max(_word(text, at), _walk(text, at))
        rest += "" if length else text[at]
        at += length or 1
    return rest


def _word(text: str, at: int) -> int:
    """Length of the longest word that begins there; 0 for none."""
    lengths = range(_LONGEST_WORD, _SHORTEST_WORD - 1, -1)
    return next((size for size in lengths if text[at : at + size] in WORDS), 0)


def _walk(text: str, at: int) -> int:
    """Length of the longest walk that begins there; 0 where it is too short to be one."""
    end = at + _SHORTEST_WALK
    if end > len(text) or not any(text[at:end] in walk for walk in _WALKS):
        return 0
    while end < len(text) and any(text[at : end + 1] in walk for walk in _WALKS):
        end += 1
    return end - at
