"""The faults of a file, as rows for a listing and as a copy with marked cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.columns import ERROR_COLUMNS
from frmr_cli.bulk.owned_files import reserve
from frmr_cli.domain.catalogue import entry
from frmr_cli.errors import UsageError
from frmr_cli.locale import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from frmr_cli.bulk.source import Source
    from frmr_cli.bulk.verdicts import Finding


def finding_rows(findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    """Row, column, severity, code, message and cure of each fault; never the value itself."""
    for finding in findings:
        message, hint = _texts(finding)
        yield {
            "row": finding.row,
            "column": finding.column,
            "severity": finding.fault.severity.value,
            "code": finding.fault.code,
            "message": message,
            "hint": hint,
        }


def write_report(source: Source, findings: Sequence[Finding], path: Path) -> None:
    """
    Write the faulty rows as the file has them, each wrong cell marked and explained by a note.

    Raises: UsageError FRMR-BULK-015.
    """
    import xlsxwriter

    by_row: dict[int, list[Finding]] = {}
    for finding in findings:
        by_row.setdefault(finding.row, []).append(finding)
    headers = source.mapping.headers
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    try:
        reserve(path)
        with xlsxwriter.Workbook(str(path), options) as book:
            sheet = book.add_worksheet("Rows")
            bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
            wrong = book.add_format({"num_format": "@", "bg_color": "#FFC7CE"})
            for place, name in enumerate([*headers, *ERROR_COLUMNS]):
                sheet.write_string(0, place, name, bold)
            faulty = (row for row in source.rows() if row.number in by_row)
            for number, row in enumerate(faulty, start=1):
                found = by_row[row.number]
                _write_row(sheet, number, headers, row.cells, found, text, wrong)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise UsageError("FRMR-BULK-015", path=path, why=str(error)) from error


def _write_row(
    sheet: Any,
    number: int,
    headers: Sequence[str],
    cells: Sequence[Any],
    found: Sequence[Finding],
    text: Any,
    wrong: Any,
) -> None:
    marked = {finding.column: finding for finding in found}
    for place, header in enumerate(headers):
        cell = cells[place] if place < len(cells) else ""
        form = wrong if header in marked else text
        sheet.write_string(number, place, "" if cell is None else str(cell), form)
        if header in marked:
            sheet.write_comment(number, place, _texts(marked[header])[0])
    first = found[0]
    message, hint = _texts(first)
    for place, value in enumerate((first.fault.code, message, hint), start=len(headers)):
        sheet.write_string(number, place, value, text)


def _texts(finding: Finding) -> tuple[str, str]:
    known = entry(finding.fault.code)
    if known is None:
        return finding.fault.code, ""
    text, params = known.text(language()), dict(finding.fault.params)
    return text.message.format_map(params), text.hint.format_map(params)
