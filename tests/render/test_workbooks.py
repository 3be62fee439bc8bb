"""Values as Excel files."""

from __future__ import annotations

import io
import tracemalloc
from typing import TYPE_CHECKING, Any

import openpyxl

from frmr_cli.render.audit import entries_listing, entry_record
from frmr_cli.render.workbooks import write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable


def entry(seq: int, **more: Any) -> dict[str, Any]:
    """An entry of the audit log."""
    return {
        "seq": seq,
        "at": "2026-11-20T12:00:00.000+00:00",
        "actor": "1000000307",
        "action": "worker.read",
        "outcome": "ok",
        "subject": f"2023.{seq:07d}",
    } | more


def sheets(rows: Iterable[dict[str, Any]], **options: Any) -> list[list[tuple[Any, ...]]]:
    """What an independent reader finds in each sheet."""
    file = io.BytesIO()
    write_workbook(entries_listing(rows), (), file, **options)
    file.seek(0)
    book = openpyxl.load_workbook(file)
    return [[tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book]


def test_rows_stand_under_the_names_of_their_fields() -> None:
    """Numbers are numbers, everything else is text, what is missing is empty."""
    ((header, *rows),) = sheets([entry(7), entry(8, actor=None)])

    assert header == ("seq", "at", "actor", "action", "outcome", "subject")
    assert rows[0] == (7, "2026-11-20T12:00:00.000+00:00", "1000000307", "worker.read", "ok", "2023.0000007")  # fmt: skip
    assert rows[1][2] is None


def test_text_is_never_a_formula() -> None:
    """What begins like one, or like an address, stays what it is."""
    ((_, row),) = sheets([entry(1, actor="=1+1", action="https://example.org", subject="\x1b[31mx")])  # fmt: skip

    assert row[2:4] == ("=1+1", "https://example.org")
    assert "\x1b" not in row[5]


def test_full_sheet_goes_on_in_the_next() -> None:
    """Excel reads a million rows of a sheet; none is lost."""
    found = sheets((entry(seq) for seq in range(1, 8)), most=4)

    assert [[row[0] for row in sheet[1:]] for sheet in found] == [[1, 2, 3], [4, 5, 6], [7]]
    assert {sheet[0] for sheet in found} == {("seq", "at", "actor", "action", "outcome", "subject")}


def test_memory_does_not_grow_with_the_rows(tmp_path: Any) -> None:
    """Ten times the rows take the same."""
    peaks = []
    for count in (1000, 10_000):
        tracemalloc.start()
        with (tmp_path / f"{count}.xlsx").open("wb") as file:
            write_workbook(entries_listing(entry(seq) for seq in range(count)), (), file)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] * 1.5


def test_one_thing_is_one_row() -> None:
    """A record is a sheet with a single row."""
    file = io.BytesIO()
    write_workbook(entry_record(entry(7)), ("seq", "action"), file)
    file.seek(0)

    (sheet,) = openpyxl.load_workbook(file)
    assert list(sheet.iter_rows(values_only=True)) == [("seq", "action"), (7, "worker.read")]
