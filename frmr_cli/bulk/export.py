"""Objects of the register as a file that can be corrected and planned."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.endings import form_of
from frmr_cli.bulk.kinds import Form
from frmr_cli.bulk.owned_files import reserve
from frmr_cli.bulk.spreadsheets import kept, literal
from frmr_cli.bulk.templates import header_for
from frmr_cli.errors import UsageError
from frmr_cli.locale import language
from frmr_cli.render.values import value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from frmr_cli.bulk.kinds import Column

_LITERAL = frozenset({Form.TEXT, Form.DIGITS})


def write_export(
    documents: Iterable[Mapping[str, Any]],
    columns: Sequence[Column],
    path: Path,
    *,
    encoding: str = "utf-8-sig",
    delimiter: str = ";",
) -> int:
    """
    Write documents, one a row, in constant memory, in the form that the ending names.

    No cell is a formula, and no number loses a digit, when a spreadsheet opens and saves the file.
    Returns: how many there are. Raises: UsageError FRMR-BULK-015, and as `form_of`.
    """
    form = form_of(path)
    try:
        reserve(path)
        match form:
            case "csv":
                with path.open("w", encoding=encoding, newline="") as file:
                    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
                    writer.writerow([header_for(column) for column in columns])
                    return _count(
                        writer.writerow([_cell(item, column) for column in columns])
                        for item in documents
                    )
            case "jsonl":
                with path.open("w", encoding="utf-8", newline="") as file:
                    return _count(file.write(_line(item, columns)) for item in documents)
        return _write_xlsx(documents, columns, path)
    except OSError as error:
        raise UsageError("FRMR-BULK-015", path=path, why=error.strerror or "?") from error


def _write_xlsx(
    documents: Iterable[Mapping[str, Any]], columns: Sequence[Column], path: Path
) -> int:
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    number = 0
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet()
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width, day if column.form is Form.DATE else text)
            sheet.write_string(0, place, header_for(column), bold)
        for number, item in enumerate(documents, start=1):
            for place, column in enumerate(columns):
                value = value_at(item, column.name)
                if column.form is Form.DATE and _is_day(value):
                    sheet.write_datetime(number, place, date.fromisoformat(value), day)
                elif value is not None:
                    sheet.write_string(number, place, kept(_text(value, column)), text)
    return number


def _cell(item: Mapping[str, Any], column: Column) -> str:
    text = _text(value_at(item, column.name), column)
    return literal(text) if column.form in _LITERAL else text


def _text(value: Any, column: Column) -> str:
    match value:
        case None:
            return ""
        case bool():
            return _flag(value)
        case float() | int() if not column.choices:
            return str(value).replace(".", ",") if language() == "ru" else str(value)
    if column.choices and language() == "ru":
        return column.choices.get(value, str(value))
    if column.form is Form.DATE and _is_day(value):
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    return str(value)


def _flag(value: bool) -> str:
    words = ("да", "нет") if language() == "ru" else ("yes", "no")
    return words[0] if value else words[1]


def _is_day(value: Any) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _line(item: Mapping[str, Any], columns: Sequence[Column]) -> str:
    members = {column.name: value_at(item, column.name) for column in columns}
    given = {
        name: kept(value) if isinstance(value, str) else value
        for name, value in members.items()
        if value is not None
    }
    return json.dumps(given, ensure_ascii=False) + "\n"


def _count(rows: Iterator[Any]) -> int:
    return sum(1 for _ in rows)
