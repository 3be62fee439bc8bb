"""Rows of a workbook; calamine holds the whole sheet in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from frmr_cli.bulk.tables import Row
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LARGEST_UNPACKED = 2 << 30
"""Octets; a small archive that unpacks to more is no table."""


def xlsx_rows(path: Path, sheet: str | None) -> tuple[str, Callable[[], Iterator[Row]]]:
    """
    Name and rows of a sheet: the named one, else the first that is visible.

    Raises: UsageError FRMR-BULK-009 for what is no workbook, -011 for a sheet that is not there.
    """
    import python_calamine as calamine

    _require_small(path)
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        name = _chosen(book, sheet)
        table = book.get_sheet_by_name(name)
    except calamine.CalamineError as error:
        raise UsageError("FRMR-BULK-009", path=path, why=_first_line(error)) from error

    def rows() -> Iterator[Row]:
        # Empty columns before the first cell are not handed over.
        _, left = table.start or (0, 0)
        for number, cells in enumerate(table.iter_rows(), start=1):
            yield Row(number, ("",) * left + tuple(map(_cell, cells)))

    return name, rows


def _chosen(book: Any, sheet: str | None) -> str:
    import python_calamine as calamine

    visible = calamine.SheetVisibleEnum.Visible
    names = [item.name for item in book.sheets_metadata if item.visible == visible]
    if sheet is None and names:
        return str(names[0])
    if sheet is None or sheet not in book.sheet_names:
        raise UsageError("FRMR-BULK-011", sheet=sheet or "?", known=", ".join(book.sheet_names))
    return sheet


def _cell(value: Any) -> Any:
    """Times and durations are no values of a register; as text they are refused by their column."""
    from datetime import date

    return value if isinstance(value, str | int | float | date) else str(value)


def _require_small(path: Path) -> None:
    try:
        with ZipFile(path) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except (BadZipFile, OSError, NotImplementedError) as error:
        raise UsageError("FRMR-BULK-009", path=path, why=_first_line(error)) from error
    if size > LARGEST_UNPACKED:
        raise UsageError("FRMR-BULK-009", path=path, why=f"> {LARGEST_UNPACKED >> 30} GiB")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
