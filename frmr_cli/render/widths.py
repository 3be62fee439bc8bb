"""How wide the columns of a table are: what they want, the widest made narrower first, words whole while that is possible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 3
"""Columns of the terminal between two columns of a table."""
LONGEST_WORD = 16
"""Longer words may break."""

ODD = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\U0010ffff]")
"""Characters that may take none or two columns: combining marks, and everything beyond Cyrillic and Armenian."""


def size(text: str) -> int:
    """Columns of the terminal that a text takes."""
    return len(text) if text.isascii() or not ODD.search(text) else cell_len(text)


def least(lines: Sequence[Sequence[str]], longest: int = LONGEST_WORD) -> list[int]:
    """The longest word of each column, at most `longest`; at least 1."""
    return [
        max(1, *(min(size(word), longest) for text in column for word in (text or ".").split()))
        for column in zip(*lines, strict=True)
    ]


def total(columns: Sequence[int]) -> int:
    """Columns of the terminal that a table takes."""
    return sum(columns) + GAP * (len(columns) - 1)


def widths(lines: Sequence[Sequence[str]], room: int) -> list[int]:
    """
    A width for each column, so that the table takes at most `room`.

    Words stay whole if they can, first the longest give in; where even that is too wide, columns get down to 1.
    """
    wanted = [max(1, *map(size, column)) for column in zip(*lines, strict=True)]
    for floor in (least(lines, room), least(lines), [1] * len(wanted)):
        while total(wanted) > room:
            spare = [width if width > low else 0 for width, low in zip(wanted, floor, strict=True)]
            if not any(spare):
                break
            wanted[spare.index(max(spare))] -= 1
    return wanted
