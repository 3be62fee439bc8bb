"""
A list of any length on a terminal: written as it comes, in columns that the first page decides.

A Rich table costs over a millisecond a row and holds all of them; nothing would be seen until the last one is there.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from rich.cells import cell_len

from frmr_cli.locale import t
from frmr_cli.render.values import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from frmr_cli.render.values import Field, Row

PAGE = 200
"""Rows from which a list counts as long, and that decide the columns."""
GAP = "   "
SLACK = 4
"""Columns that a field gets beyond what the page wants, where there is room."""
_ODD = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\U0010ffff]")
"""Characters that may take none or two columns: combining marks, and everything beyond Cyrillic and Armenian."""


def first_page(rows: Iterable[Row]) -> tuple[list[Row], Iterator[Row]]:
    """At most a page of rows and one more, and the rest, unread."""
    iterator = iter(rows)
    return list(islice(iterator, PAGE + 1)), iterator


def lines(
    fields: Sequence[Field], page: Sequence[Row], rest: Iterable[Row], *, width: int
) -> Iterator[str]:
    """
    The header and the rows, in constant memory; text wider than its column goes on below.

    `width`: columns of the terminal. Yields: text with newlines, a row at a time.
    """
    titles = [t(item.title) for item in fields]
    cells = [[text_of(item, row) for item in fields] for row in page]
    columns = _columns([titles, *cells], width)
    yield _row(titles, columns)
    yield "─" * min(sum(columns) + len(GAP) * (len(columns) - 1), width) + "\n"
    for row in chain(page, rest):
        yield _row([text_of(item, row) for item in fields], columns)


def _columns(texts: Sequence[Sequence[str]], width: int) -> list[int]:
    """Widths that the page wants, the widest cut first until all fit."""
    wanted = [max(1, *map(_size, column)) for column in zip(*texts, strict=True)]
    room = width - len(GAP) * (len(wanted) - 1)
    while sum(wanted) > room and max(wanted) > 1:
        widest = wanted.index(max(wanted))
        wanted[widest] -= 1
    # Later rows may be a little longer than those of the page.
    more = min(max(room - sum(wanted), 0) // len(wanted), SLACK)
    return [column + more for column in wanted]


def _row(texts: Sequence[str], columns: Sequence[int]) -> str:
    spare = [column - _size(text) for text, column in zip(texts, columns, strict=True)]
    if min(spare) >= 0:
        padded = [text + " " * left for text, left in zip(texts, spare, strict=True)]
        return GAP.join(padded).rstrip() + "\n"
    parts = [_folded(text, column) for text, column in zip(texts, columns, strict=True)]
    height = max(map(len, parts))
    return "".join(
        _row([part[line] if line < len(part) else "" for part in parts], columns)
        for line in range(height)
    )


def _folded(text: str, column: int) -> list[str]:
    """The text in lines of at most `column` columns, broken at spaces where there are some."""
    found = [""]
    for word in text.split(" "):
        together = f"{found[-1]} {word}" if found[-1] else word
        if _size(together) <= column:
            found[-1] = together
        else:
            pieces = list(_pieces(word, column))
            found = [*found, *pieces] if found[-1] else [*found[:-1], *pieces]
    return found


def _pieces(word: str, column: int) -> Iterator[str]:
    """A word in parts that fit."""
    while _size(word) > column:
        cut = _fitting(word, column)
        yield word[:cut]
        word = word[cut:]
    yield word


def _fitting(text: str, column: int) -> int:
    """How many characters fit, at least one."""
    cut = min(len(text), column)
    while cut > 1 and _size(text[:cut]) > column:
        cut -= 1
    return cut


def _size(text: str) -> int:
    """Columns that a text takes."""
    return len(text) if text.isascii() or not _ODD.search(text) else cell_len(text)
