"""Objects of the register as a file that can be corrected and planned."""

from __future__ import annotations

import csv
import json
import os
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from frmr_cli.bulk.endings import form_of
from frmr_cli.bulk.export_progress import Progress, finish, keep
from frmr_cli.bulk.kinds import Form
from frmr_cli.bulk.owned_files import reserve
from frmr_cli.bulk.spreadsheets import kept, literal
from frmr_cli.bulk.templates import header_for
from frmr_cli.errors import UsageError
from frmr_cli.locale import language
from frmr_cli.render.values import value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from frmr_cli.bulk.kinds import Column

_LITERAL = frozenset({Form.TEXT, Form.DIGITS})
KEPT_EVERY = 5_000
"""Records after which the progress of an export is kept."""


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
    is_workbook = not can_go_on(path)
    try:
        reserve(path)
        if is_workbook:
            return _write_xlsx(documents, columns, path)
        with path.open("w", encoding=_encoding(path, encoding), newline="") as file:
            add = _adding(file, columns, path, delimiter=delimiter)
            return _count(add(item) for item in documents)
    except OSError as error:
        raise UsageError("FRMR-BULK-015", path=path, why=error.strerror or "?") from error


def can_go_on(path: Path) -> bool:
    """
    Whether an export into a file of this ending can be gone on with: a workbook is written as a whole.

    Raises: as `form_of`.
    """
    return form_of(path) != "xlsx"


def go_on(
    blocks: Iterable[Sequence[bytes]],
    columns: Sequence[Column],
    path: Path,
    *,
    asked: Mapping[str, object],
    found: Progress,
) -> int:
    """
    Write records as `write_export` into a file that already has those of `found`; broken off, it can be gone on with.

    `blocks`: the records behind the last one of these, as JSON, some at a time. `asked`: what tells this export from another
    one, of JSON values. Returns: how many the file has. Raises: UsageError FRMR-BULK-015.
    """
    count = found.records
    try:
        reserve(path)
        os.truncate(path, found.size)
        with path.open("a", encoding=_encoding(path, "utf-8-sig"), newline="") as file:
            add = _adding(file, columns, path, has_header=found.size > 0)
            for block in blocks:
                for line in block:
                    add(json.loads(line))
                count += len(block)
                if count - found.records >= KEPT_EVERY:
                    file.flush()
                    last = str(json.loads(block[-1])["id"])
                    found = Progress(last, count, path.stat().st_size)
                    keep(path, asked, found)
        finish(path)
    except OSError as error:
        raise UsageError("FRMR-BULK-015", path=path, why=error.strerror or "?") from error
    return count


def _encoding(path: Path, table: str) -> str:
    return "utf-8" if form_of(path) == "jsonl" else table


def _adding(
    file: IO[str],
    columns: Sequence[Column],
    path: Path,
    *,
    delimiter: str = ";",
    has_header: bool = False,
) -> Callable[[Mapping[str, Any]], object]:
    """What writes a document into an open file; the header of a table is there afterwards."""
    if form_of(path) == "jsonl":
        return lambda item: file.write(_line(item, columns))
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    if not has_header:
        writer.writerow([header_for(column) for column in columns])
    return lambda item: writer.writerow([_cell(item, column) for column in columns])


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
