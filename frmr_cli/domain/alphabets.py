"""Letters that look like letters of the other alphabet."""

from __future__ import annotations

LOOK_ALIKES = dict(
    zip("ABCEHKMOPTXYaceopxykm03ΑΒΕΗΚΜΟΡΤΧαορ", "АВСЕНКМОРТХУасеорхукмОЗАВЕНКМОРТХаор", strict=True)
)
"""A Latin letter, Greek letter or digit → the Russian letter that it is taken for."""


def is_cyrillic(letter: str) -> bool:
    """Whether the letter stands in the Cyrillic block of Unicode, Russian or not."""
    return "\u0400" <= letter <= "\u052f"


def is_latin(letter: str) -> bool:
    """Whether the letter is Latin, with or without diacritics."""
    return letter.isalpha() and letter <= "\u024f"


def mixed_letter(word: str) -> str | None:
    """The first letter that is not of the alphabet in which the word begins; digits are neutral."""
    if word.isascii():
        return None
    first: str | None = None
    for letter in word:
        if not letter.isalpha():
            continue
        if first is None:
            first = letter
        elif is_cyrillic(letter) != is_cyrillic(first):
            return letter
    return None
