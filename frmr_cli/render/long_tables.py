"""
A list of any length on a terminal: written as it comes, in columns that the first page decides.

A Rich table costs over a millisecond a row and holds all of them; nothing would be seen until the last one is there.
"""

from __future__ import annotations

from itertools import chain, islice
from operator import ge
from typing import TYPE_CHECKING

from frmr_cli.locale import t
from frmr_cli.render.values import text_of
from frmr_cli.render.widths import GAP, ODD, size, total, widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from frmr_cli.render.values import Field, Row

PAGE = 200
"""Rows from which a list counts as long, and that decide the columns."""
BETWEEN = " " * GAP
SLACK = 4
"""Columns that a field gets beyond what the page wants, where there is room."""


def first_page(rows: Iterable[Row]) -> tuple[list[Row], Iterator[Row]]:
    """At most a page of rows and one more, and the rest, unread."""
    iterator = iter(rows)
    return list(islice(iterator, PAGE + 1)), iterator


def lines(
    fields: Sequence[Field],
    page: Sequence[Row],
    rest: Iterable[Row],
    *,
    width: int,
    sample: Sequence[Row] = (),
) -> Iterator[str]:
    """
    The header and the rows, in constant memory; text wider than its column goes on below.

    `width`: columns of the terminal.
    `sample`: rows that decide the columns with the page, and are not written.
    Yields: text with newlines, a row at a time.
    """
    titles = [t(item.title) for item in fields]
    cells = [[text_of(item, row) for item in fields] for row in (*page, *sample)]
    columns = _columns([titles, *cells], width)
    yield _row(titles, columns)
    yield "─" * min(total(columns), width) + "\n"
    for row in chain(page, rest):
        yield _row([text_of(item, row) for item in fields], columns)


def _columns(texts: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths that the page wants, and some more: later rows may be a little longer."""
    wanted = widths(texts, width)
    more = min(max(width - total(wanted), 0) // len(wanted), SLACK)
    return [column + more for column in wanted]


def _row(texts: Sequence[str], columns: Sequence[int]) -> str:
    if not ODD.search("".join(texts)) and all(map(ge, columns, map(len, texts))):
        return BETWEEN.join(map(str.ljust, texts, columns)).rstrip() + "\n"
    spare = [column - size(text) for text, column in zip(texts, columns, strict=True)]
    if min(spare) >= 0:
        padded = [text + " " * left for text, left in zip(texts, spare, strict=True)]
        return BETWEEN.join(padded).rstrip() + "\n"
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
        if size(together) <= column:
            found[-1] = together
        else:
            pieces = list(_pieces(word, column))
            found = [*found, *pieces] if found[-1] else [*found[:-1], *pieces]
    return found


def _pieces(word: str, column: int) -> Iterator[str]:
    """A word in parts that fit."""
    while size(word) > column:
        cut = _fitting(word, column)
        yield word[:cut]
        word = word[cut:]
    yield word


def _fitting(text: str, column: int) -> int:
    """How many characters fit, at least one."""
    cut = min(len(text), column)
    while cut > 1 and size(text[:cut]) > column:
        cut -= 1
    return cut
