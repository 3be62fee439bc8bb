"""Values as Rich renderables, for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from frmr_cli.locale import t
from frmr_cli.render.values import Field, Listing, Record, Section, text_of, value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from frmr_cli.render.values import Row


LABEL_WIDTH = 28


def record_view(record: Record, fields: Sequence[str] = ()) -> RenderableType:
    """A record as titled sections: a label and a value per line, tables for lists."""
    parts: list[RenderableType] = []
    if record.title:
        parts.append(Text(record.title, style="bold"))
    if fields:
        wanted = tuple(_named(record.fields, name) for name in fields)
        parts.append(_pairs(wanted, record.data))
        return Group(*parts)
    width = min(LABEL_WIDTH, max((len(t(item.title)) for item in record.fields), default=0))
    for section in record.sections:
        if section.title:
            parts.extend((Text(""), Text(t(section.title), style="bold cyan")))
        parts.append(_section(section, record.data, width))
    return Group(*parts)


def listing_view(listing: Listing, fields: Sequence[str] = ()) -> RenderableType:
    """A list as a table; a sentence when it is empty."""
    wanted = tuple(_named(listing.fields, name) for name in fields) or listing.fields
    rows = list(listing.rows)
    if not rows:
        return Text(t(listing.empty), style="dim")
    notes = [Text(note, style="dim") for note in listing.notes]
    return Group(_table(wanted, rows), *notes)


def _section(section: Section, data: Row, width: int) -> RenderableType:
    if section.rows is None:
        return _pairs(section.fields, data, width)
    rows = value_at(data, section.rows) or []
    if not rows:
        return Text(t(section.empty or "None."), style="dim")
    return _table(section.fields, rows)


def _pairs(fields: Iterable[Field], data: Row, width: int = 0) -> Table:
    grid = Table.grid(padding=(0, 2))
    # One width for all sections, so that the values of a record stand below each other.
    grid.add_column(style="dim", min_width=width, max_width=LABEL_WIDTH)
    grid.add_column(overflow="fold", ratio=1)
    for item in fields:
        text = text_of(item, data)
        grid.add_row(Text(t(item.title)), Text(text) if text else Text("—", style="dim"))
    return grid


def _table(fields: Sequence[Field], rows: Iterable[Row]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for item in fields:
        table.add_column(t(item.title), overflow="fold")
    for row in rows:
        table.add_row(*(Text(text_of(item, row)) for item in fields))
    return table


def _named(fields: Sequence[Field], name: str) -> Field:
    for item in fields:
        if item.name == name:
            return item
    return Field(name, name)
