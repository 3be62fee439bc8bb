"""Files as offices write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.registry.conftest import clock, config, issuer, serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["clock", "config", "issuer", "serve"]

TODAY = date(2026, 11, 20)


@pytest.fixture
def store() -> None:
    """The registries of these tests keep their data in a file."""


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of text in an encoding."""

    def write(text: str, *, encoding: str = "utf-8", name: str = "rows.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook whose cells keep their types."""

    def write(rows: list[list[Any]], *, top: int = 0, left: int = 0) -> Path:
        import xlsxwriter

        path = tmp_path / "rows.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("Данные")
            day = book.add_format({"num_format": "dd.mm.yyyy"})
            for number, cells in enumerate(rows, start=top):
                for place, cell in enumerate(cells, start=left):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, place, cell, day)
                    elif isinstance(cell, str):
                        sheet.write_string(number, place, cell)
                    elif cell is not None:
                        sheet.write(number, place, cell)
        return path

    return write
