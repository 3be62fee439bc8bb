"""A help page as plain text and as a Rich view, from one description."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

WIDTH = 80
"""Columns of a page as text."""
_TERM_WIDTH = 26
"""A longer term stands on a line of its own."""


class Row(NamedTuple):
    """A term and what it means."""

    term: str
    text: str


class Part(NamedTuple):
    """A titled part of a page."""

    title: str
    rows: tuple[Row, ...]


class Page(NamedTuple):
    """What a help page says, in the order it is said."""

    usage: str
    help: str
    parts: tuple[Part, ...]
    examples: tuple[str, ...]


def text_page(page: Page) -> str:
    """The page as text of 80 columns, final newline included."""
    lines = [f"{t('Usage')}: {page.usage}", ""]
    for paragraph in page.help.split("\n\n"):
        lines += [*(f"  {line}" for line in wrapped(paragraph, WIDTH - 2)), ""]
    for part in page.parts:
        lines += [f"{part.title}:", *_rows(part.rows), ""]
    if page.examples:
        lines += [f"{t('Examples')}:", *(f"  $ {line}" for line in page.examples), ""]
    return "\n".join(lines)


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    indent = min(max((len(row.term) for row in rows), default=0), _TERM_WIDTH) + 4
    for row in rows:
        texts = wrapped(row.text, WIDTH - indent) or [""]
        if len(row.term) > indent - 4:
            yield f"  {row.term}"
            yield from (" " * indent + line for line in texts)
            continue
        yield f"  {row.term}".ljust(indent) + texts[0] if texts[0] else f"  {row.term}"
        yield from (" " * indent + line for line in texts[1:])


def wrapped(text: str, width: int) -> list[str]:
    """The words of a text in lines of at most `width` columns; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def rich_page(page: Page) -> RenderableType:
    """The page for a terminal of any width."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.text import Text

    usage = Text.assemble((f"{t('Usage')}: ", "yellow"), (page.usage, "bold"))
    pieces: list[RenderableType] = [Padding(usage, 1)]
    if page.help:
        pieces.append(Padding(Text(page.help), (0, 1, 1, 1)))
    pieces += [
        Panel(_table(part.rows), title=part.title, title_align="left", border_style="dim")
        for part in page.parts
    ]
    if page.examples:
        examples = Text("\n".join(f"$ {line}" for line in page.examples))
        pieces.append(Panel(examples, title=t("Examples"), title_align="left", border_style="dim"))
    return Group(*pieces)


def _table(rows: Iterable[Row]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold cyan", max_width=_TERM_WIDTH + 2, overflow="fold")
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(Text(row.term), Text(row.text))
    return table
