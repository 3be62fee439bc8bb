"""Empty files of a kind: drop-downs, widths, an example row, a sheet of codes."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.endings import form_of
from frmr_cli.bulk.kinds import Form
from frmr_cli.bulk.spreadsheets import inert
from frmr_cli.domain.dictionary_lookup import demo_dictionaries
from frmr_cli.errors import UsageError
from frmr_cli.locale import language

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from frmr_cli.bulk.kinds import Column, Kind

ROWS = 10_000
"""Rows below the header that have drop-downs and formats."""
_CODES = {"ru": "Коды", "en": "Codes"}
_DATA = {"ru": "Данные", "en": "Data"}
_LONGEST_LIST = 255
"""Characters that a drop-down may hold in itself (Excel)."""


def write_template(kind: Kind, path: Path, *, today: date) -> None:
    """
    Write a template; the ending decides whether it is text or a workbook.

    The names of the columns are Russian or English as the process speaks. Codes are those that hold `today`.
    Raises: UsageError FRMR-BULK-015, and FRMR-BULK-017 for another ending.
    """
    form = form_of(path)
    if form == "jsonl":
        raise UsageError("FRMR-BULK-017", path=path)
    try:
        if form == "csv":
            _write_csv(kind, path)
        else:
            _write_xlsx(kind, path, today)
    except OSError as error:
        raise UsageError("FRMR-BULK-015", path=path, why=error.strerror or "?") from error


def header_for(column: Column) -> str:
    """The name of a column in the language of the process."""
    return column.title if language() == "ru" else column.name


def _example(column: Column) -> str:
    """The example in the language of the process; a choice is named as the drop-down has it."""
    if language() == "ru" or not column.choices:
        return column.example
    return next(
        (str(value) for value, name in column.choices.items() if name == column.example), ""
    )


def _write_csv(kind: Kind, path: Path) -> None:
    # The mark lets Excel read Cyrillic, the semicolon is what its Russian version expects.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([header_for(column) for column in kind.columns])
        writer.writerow([inert(_example(column)) for column in kind.columns])


def _write_xlsx(kind: Kind, path: Path, today: date) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(_DATA[language()])
        codes = book.add_worksheet(_CODES[language()])
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        # Text, so that Excel keeps leading zeros and long numbers as they are typed.
        text = book.add_format({"num_format": "@"})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.freeze_panes(1, 0)
        place_of_codes = 0
        for place, column in enumerate(kind.columns):
            form = day if column.form is Form.DATE else text
            sheet.set_column(place, place, column.width, form)
            sheet.write_string(0, place, header_for(column), bold)
            sheet.write_string(1, place, _example(column), text)
            values = _values(column, today)
            if values:
                reference = _write_codes(codes, place_of_codes, column, values, bold)
                place_of_codes += 3
                _offer(sheet, place, column, values, reference)
        codes.protect()


def _values(column: Column, today: date) -> list[tuple[str, str]]:
    """Value and name of what may stand in a column."""
    if column.choices:
        return [(str(value), name) for value, name in column.choices.items()]
    if column.form is Form.FLAG:
        return (
            [("true", "да"), ("false", "нет")] if language() == "ru" else [("yes", ""), ("no", "")]
        )
    dictionary = demo_dictionaries().get(column.dictionary or "")
    if dictionary is None:
        return []
    return [(item.code, item.name) for item in dictionary.entries if item.valid_on(today)]


def _write_codes(
    sheet: Any, place: int, column: Column, values: list[tuple[str, str]], bold: Any
) -> str:
    """Write the values of a column beside those of others. Returns: where those to choose from stand."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    sheet.set_column(place, place, 16)
    sheet.set_column(place + 1, place + 1, 44)
    sheet.write_string(0, place, header_for(column), bold)
    for number, (value, name) in enumerate(values, start=1):
        sheet.write_string(number, place, value)
        sheet.write_string(number, place + 1, name)
    chosen = place + 1 if _is_named(column) else place
    first = xl_rowcol_to_cell(1, chosen, row_abs=True, col_abs=True)
    last = xl_rowcol_to_cell(len(values), chosen, row_abs=True, col_abs=True)
    return f"='{_CODES[language()]}'!{first}:{last}"


def _is_named(column: Column) -> bool:
    """Whether people choose the name and not the code."""
    named = column.choices is not None or column.form is Form.FLAG
    return named and language() == "ru"


def _offer(
    sheet: Any, place: int, column: Column, values: list[tuple[str, str]], reference: str
) -> None:
    listed = [name if _is_named(column) else value for value, name in values]
    short = len(",".join(listed)) <= _LONGEST_LIST and not any("," in item for item in listed)
    sheet.data_validation(
        1,
        place,
        ROWS,
        place,
        {"validate": "list", "source": listed if short else reference, "error_type": "warning"},
    )
