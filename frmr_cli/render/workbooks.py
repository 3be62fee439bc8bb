"""Values as an Excel file, in constant memory however many rows there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.render.machine import named_fields
from frmr_cli.render.safe import safe
from frmr_cli.render.values import Record, plain, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from frmr_cli.render.values import Listing

MOST_ROWS = 1_048_576
"""Of a sheet, its header among them; what is more goes on in the next sheet."""
LONGEST_CELL = 32_767
_WIDTH = 22


def write_workbook(
    value: Record | Listing, fields: Sequence[str], file: BinaryIO, *, most: int = MOST_ROWS
) -> None:
    """
    Write a value as .xlsx: the names of the fields, then a row for each thing; a text is never a formula.

    `most`: rows of a sheet, the header among them.
    The rows wait in a temporary file of the system, because the parts of an Excel file cannot be written one behind the other.
    """
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    names = named_fields(value, fields)
    rows = (value.data,) if isinstance(value, Record) else value.rows
    with xlsxwriter.Workbook(file, options) as book:
        sheets = _sheets(book, names)
        sheet = next(sheets)
        place = 0
        for row in rows:
            place += 1
            if place == most:
                sheet, place = next(sheets), 1
            for column, name in enumerate(names):
                _write(sheet, place, column, value_at(row, name))


def _sheets(book: Workbook, names: Sequence[str]) -> Iterator[Worksheet]:
    bold = book.add_format({"bold": True})
    while True:
        sheet = book.add_worksheet()
        sheet.set_column(0, max(len(names) - 1, 0), _WIDTH)
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, bold)
        yield sheet


def _write(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float() if abs(value) < 10**15:
            sheet.write_number(row, column, value)
        case _:
            sheet.write_string(row, column, safe(plain(value))[:LONGEST_CELL])
