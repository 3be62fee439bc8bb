"""A plan as a sheet that a person goes through: apply this row, leave that one out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.owned_files import reserve
from frmr_cli.bulk.wording import Wording
from frmr_cli.errors import UsageError
from frmr_cli.locale import language

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.bulk.plan_file import Plan

_WORDS = {"ru": ("применить", "пропустить"), "en": ("accept", "skip")}
_ACCEPT = frozenset(words[0] for words in _WORDS.values()) | {""}
_SKIP = frozenset(words[1] for words in _WORDS.values())
_HEADERS = {
    "ru": ("№", "Решение", "Строка", "Запись", "Поле", "Было", "Стало"),
    "en": ("No.", "Decision", "Row", "Record", "Field", "Before", "After"),
}
_HEAD = 2
"""Rows above the changes: the hash of the plan, and the header."""


def write_review(plan: Plan, path: Path) -> None:
    """
    Write every change, a line per field; the decision stands in the first line of a row of the plan.

    Restricted values are masked. Raises: UsageError FRMR-BULK-015.
    """
    import xlsxwriter

    words = list(_WORDS[language()])
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    try:
        reserve(path)
        with xlsxwriter.Workbook(str(path), options) as book:
            sheet = book.add_worksheet()
            bold = book.add_format({"bold": True})
            sheet.write_string(0, 0, plan.sha256)
            for place, name in enumerate(_HEADERS[language()]):
                sheet.write_string(1, place, name, bold)
            last = _write_changes(sheet, plan, words[0])
            sheet.data_validation(_HEAD, 1, last, 1, {"validate": "list", "source": words})
            sheet.set_column(1, 6, 22)
            sheet.freeze_panes(_HEAD, 0)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise UsageError("FRMR-BULK-015", path=path, why=str(error)) from error


def _write_changes(sheet: Any, plan: Plan, word: str) -> int:
    number, words = _HEAD, Wording(plan.header.kind, language())
    for line in plan.lines():
        for place, (field, before, after) in enumerate(line["fields"]):
            sheet.write_number(number, 0, line["n"])
            if place == 0:
                sheet.write_string(number, 1, word)
                sheet.write_number(number, 2, line["row"])
                sheet.write_string(number, 3, line["target"])
            said = (words.field(field), words.value(field, before), words.value(field, after))
            for column, text in enumerate(said, start=4):
                sheet.write_string(number, column, text)
            number += 1
    return max(number - 1, _HEAD)


def skipped_rows(plan: Plan, path: Path) -> set[int]:
    """
    The numbers of the changes that a review leaves out.

    Raises: UsageError FRMR-BULK-030 for a sheet of another plan, -031 for a word that is no decision.
    """
    import python_calamine as calamine

    try:
        sheet = calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        rows = list(sheet.to_python(skip_empty_area=False))
    except (calamine.CalamineError, OSError) as error:
        raise UsageError("FRMR-BULK-030", path=path) from error
    if not rows or str(rows[0][0]) != plan.sha256:
        raise UsageError("FRMR-BULK-030", path=path)
    skipped = set()
    for number, (change, word, *_) in enumerate(rows[_HEAD:], start=_HEAD + 1):
        decision = str(word).strip().casefold()
        if decision in _SKIP:
            skipped.add(_number(change, plan, path))
        elif decision not in _ACCEPT:
            raise UsageError("FRMR-BULK-031", row=number, word=word)
    return skipped


def _number(cell: Any, plan: Plan, path: Path) -> int:
    if not isinstance(cell, int | float) or not 0 <= int(cell) < plan.changes:
        raise UsageError("FRMR-BULK-030", path=path)
    return int(cell)
