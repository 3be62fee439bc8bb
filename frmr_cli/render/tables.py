"""Values as Rich renderables, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Group
from rich.table import Table
from rich.text import Text

from frmr_cli.locale import t
from frmr_cli.render.safe import safe
from frmr_cli.render.values import Field, Listing, Record, Section, text_of, value_at
from frmr_cli.render.widths import least, total, widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from frmr_cli.render.values import Row


LABEL_WIDTH = 28


def record_view(record: Record, fields: Sequence[str] = ()) -> RenderableType:
    """A record as titled sections: a label and a value per line, tables for lists."""
    parts: list[RenderableType] = []
    if record.title:
        parts.append(Text(safe(record.title), style="bold"))
    if fields:
        wanted = tuple(named(record.fields, name) for name in fields)
        parts.append(_Pairs(wanted, record.data))
        return Group(*parts)
    labels = (t(item.title) for each in record.sections if not each.rows for item in each.fields)
    width = min(LABEL_WIDTH, max(map(len, labels), default=0))
    for section in record.sections:
        if section.title:
            parts.extend([Text("")] if parts else [])
            parts.append(Text(t(section.title), style="bold cyan"))
        parts.append(_section(section, record.data, width))
    return Group(*parts)


def listing_view(listing: Listing, fields: Sequence[str] = ()) -> RenderableType:
    """A list as a table; a sentence when it is empty."""
    wanted = tuple(named(listing.fields, name) for name in fields) or listing.fields
    rows = list(listing.rows)
    if not rows:
        return Text(t(listing.empty), style="dim")
    notes = [Text(safe(note), style="dim") for note in listing.notes]
    return Group(_Rows(wanted, rows), *notes)


def _section(section: Section, data: Row, width: int) -> RenderableType:
    if section.rows is None:
        return _Pairs(section.fields, data, width)
    found = value_at(data, section.rows)
    rows = (
        [row for row in found if isinstance(row, Mapping)]
        if isinstance(found, list | tuple)
        else []
    )
    if not rows:
        return Text(t(section.empty or "None."), style="dim")
    return _Rows(section.fields, rows)


class _Pairs:
    """Labels and values side by side; the labels of all sections are equally wide."""

    def __init__(self, fields: Iterable[Field], data: Row, width: int = 0) -> None:
        self._rows = [(t(item.title), text_of(item, data)) for item in fields]
        self._width = width or max((cell_len(label) for label, _ in self._rows), default=0)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        # On a narrow terminal labels wrap, so that values get most of the line.
        label = min(self._width, LABEL_WIDTH, options.max_width * 2 // 5)
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="dim", width=label, overflow="fold")
        grid.add_column(overflow="fold", max_width=max(options.max_width - label - 2, 1))
        for title, text in self._rows:
            grid.add_row(Text(title), Text(text) if text else Text("—", style="dim"))
        yield grid


class _Rows:
    """A table; on a terminal too narrow for its words, each row as labels and values."""

    def __init__(self, fields: Sequence[Field], rows: Sequence[Row]) -> None:
        self._fields = fields
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        fields = list(self._fields)
        cells, titles = self._cells(fields)
        while total(least([titles, *cells])) > options.max_width and any(map(_spare, fields)):
            fields.remove(max(fields, key=_spare))
            cells, titles = self._cells(fields)
        if total(least([titles, *cells])) > options.max_width:
            for number, row in enumerate(self._rows):
                if number:
                    yield Text("")
                yield _Pairs(self._fields, row)
            return
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
        # Rich would shrink all columns alike and break a date to spare a sentence.
        columns = widths([titles, *cells], options.max_width)
        for title, width in zip(titles, columns, strict=True):
            table.add_column(title, overflow="fold", width=width)
        for line in cells:
            table.add_row(*map(Text, line))
        yield table

    def _cells(self, fields: Sequence[Field]) -> tuple[list[list[str]], list[str]]:
        cells = [[text_of(item, row) for item in fields] for row in self._rows]
        return cells, [t(item.title) for item in fields]


def _spare(field: Field) -> int:
    return field.spare


def named(fields: Sequence[Field], name: str) -> Field:
    """The field of this name; one without a title of its own where there is none."""
    for item in fields:
        if item.name == name:
            return item
    return Field(name, name)
