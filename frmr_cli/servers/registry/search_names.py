"""What people type for ФИО, as a condition on the indexed key of names."""

from __future__ import annotations

import re
from typing import NamedTuple

from frmr_cli.domain.names import search_key

_NO_LETTER = re.compile(r"[\W_]+")


class NamePattern(NamedTuple):
    """A range of keys, and what must be looked at in it."""

    low: str
    high: str
    """The first key that is no longer in the range."""
    like: str | None
    """A pattern of LIKE; None where the range says it all."""


def name_pattern(text: str) -> NamePattern | None:
    """
    The condition for the beginning of a name, in whatever case, with ё or е, with or without hyphens.

    «Иванова А. С.» finds by initials: a single letter stands for a name that begins with it, every other
    word but the last is whole. Returns: None for a text without a letter.
    """
    words = search_key(_NO_LETTER.sub(" ", text)).split()
    if not words:
        return None
    lengths = [len(word) for word in words]
    first = lengths.index(1) if 1 in lengths else len(words) - 1
    low = " ".join(words[: first + 1])
    high = low[:-1] + chr(ord(low[-1]) + 1)
    if first == len(words) - 1:
        return NamePattern(low, high, None)
    last = len(words) - 1
    pattern = " ".join(
        f"{word}%" if len(word) == 1 or place == last else word for place, word in enumerate(words)
    )
    return NamePattern(low, high, pattern)
