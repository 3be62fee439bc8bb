"""What a table of rows is made of, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.bulk.cells import Cell


class Row(NamedTuple):
    """One row of a file."""

    number: int
    """As a spreadsheet counts, from 1, header included."""
    cells: tuple[Cell, ...]


class Layout(NamedTuple):
    """How a file is written; what a file of rejected rows repeats."""

    format: str
    """`csv`, `xlsx` or `jsonl`."""
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


class Options(NamedTuple):
    """What the person says about a file instead of the detection; None where nothing is said."""

    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    maps: tuple[str, ...] = ()
    """`HEADER=NAME`."""
    ignored: tuple[str, ...] = ()
    folder: Path | None = None
    """Where names of files in cells begin; None for the folder of the table."""
