"""User codes: what a person copies from the terminal to the page (RFC 8628 §6.1)."""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

ALPHABET: Final = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels, so that no words arise; no digits, so that nothing looks like O or I."""

LENGTH: Final = 8

_GROUP: Final = 4

_LETTERS: Final = frozenset(ALPHABET)

_LONGEST_INPUT: Final = 64

# A Russian keyboard is what the person has in hand: letters that look alike count as meant.
_CYRILLIC: Final = dict(zip("ВСНКМРТХЅЈԚԜԌ", "BCHKMPTXSJQWG", strict=True))

_SEPARATORS: Final = frozenset({"Pc", "Pd", "Zs", "Cf", "Cc"})
"""Unicode categories of what may stand between letters: dashes, spaces, underscores, invisible marks."""

_SEPARATOR_SIGNS: Final = frozenset(".,·•−")


def new_user_code() -> str:
    """A code of `LENGTH` letters without separators: 34.6 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """A normal code as people see it: `XXXX-XXXX`."""
    return f"{code[:_GROUP]}-{code[_GROUP:]}"


def normal_user_code(typed: str) -> str | None:
    """
    The code a person meant, or None when it cannot be one.

    Case, separators and the script of look-alike letters do not matter (RFC 8628 §6.1).
    """
    if len(typed) > _LONGEST_INPUT:
        return None
    letters = [_letter(sign) for sign in typed if not _separates(sign)]
    if len(letters) != LENGTH or not _LETTERS.issuperset(letters):
        return None
    return "".join(letters)


def _separates(sign: str) -> bool:
    return sign in _SEPARATOR_SIGNS or unicodedata.category(sign) in _SEPARATORS


def _letter(sign: str) -> str:
    # NFKC turns full-width letters into plain ones.
    upper = unicodedata.normalize("NFKC", sign).upper()
    return _CYRILLIC.get(upper, upper)
