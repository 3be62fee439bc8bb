"""A file of rows, whatever its format: what was detected, the header, the rows one by one."""

from __future__ import annotations

from itertools import filterfalse, islice, product
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.bulk.columns import Mapping, folded, mapped, matches, names_of
from frmr_cli.bulk.detection import examined
from frmr_cli.bulk.tables import Layout, Options, Row
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from frmr_cli.bulk.cells import Cell
    from frmr_cli.bulk.columns import Names
    from frmr_cli.bulk.kinds import Kind

FORMATS = ("csv", "xlsx", "jsonl")
DELIMITERS = (";", ",", "\t")
CYRILLIC = ("cp1251", "cp866")
"""What text with one octet a letter may be; bytes alone do not tell, the names of columns do."""

HEADER_DEPTH = 20
"""Rows among which the header is looked for."""


class Source(NamedTuple):
    """A file that was recognised; the rows may be read more than once."""

    path: Path
    sha256: str
    layout: Layout
    mapping: Mapping
    header_row: int
    rows: Callable[[], Iterator[Row]]
    """Those below the header that are not empty."""
    folder: Path
    """Where names of files in cells begin."""


def open_source(path: Path, kind: Kind, options: Options = Options()) -> Source:  # noqa: B008 - immutable
    """
    Recognise a file.

    Raises: UsageError FRMR-BULK-001 (cannot be read), -002 (no header), -007 to -012 (its format),
    and as `columns.mapped`.
    """
    found = examined(path, options)
    match found.format:
        case "xlsx":
            from frmr_cli.bulk.xlsx_source import xlsx_rows

            sheet, reader = xlsx_rows(path, options.sheet)
            layout = Layout("xlsx", sheet=sheet)
            return _table(path, found.sha256, layout, kind, options, reader)
        case "jsonl":
            from frmr_cli.bulk.jsonl_source import jsonl_header, jsonl_rows

            headers = jsonl_header(path, kind)
            mapping = mapped(headers, kind, given=options.maps, ignored=options.ignored)
            layout = Layout("jsonl", encoding="utf-8")
            folder = options.folder or path.parent
            return Source(
                path, found.sha256, layout, mapping, 0, lambda: jsonl_rows(path, headers), folder
            )
    return _csv(path, found.sha256, found.encoding or "utf-8", kind, options)


def _csv(path: Path, sha256: str, encoding: str, kind: Kind, options: Options) -> Source:
    from frmr_cli.bulk.csv_source import csv_rows

    names = names_of(kind)
    delimiters = (options.delimiter,) if options.delimiter else DELIMITERS
    is_guess = encoding == CYRILLIC[0] and not options.encoding
    encodings = CYRILLIC if is_guess else (encoding,)

    def reader(encoding: str, delimiter: str) -> Callable[[], Iterator[Row]]:
        return lambda: csv_rows(path, encoding, delimiter)

    best = max(product(encodings, delimiters), key=lambda pair: _fit(reader(*pair), names))
    return _table(path, sha256, Layout("csv", *best), kind, options, reader(*best))


def _fit(reader: Callable[[], Iterator[Row]], names: Names) -> tuple[int, int]:
    """How well a delimiter fits: names of columns found, then cells of the header."""
    best = (0, 0)
    try:
        for row in islice(reader(), HEADER_DEPTH):
            best = max(best, (matches(row.cells, names), len(row.cells)))
    except UsageError:
        return best
    return best


def _table(
    path: Path,
    sha256: str,
    layout: Layout,
    kind: Kind,
    options: Options,
    reader: Callable[[], Iterator[Row]],
) -> Source:
    top = _top(reader())
    if all(map(_is_empty, top)):
        raise UsageError("FRMR-BULK-016", path=path)
    header = _header(top, kind, options)
    names = _trimmed([str(cell if cell is not None else "").strip() for cell in header.cells])
    mapping = mapped(names, kind, given=options.maps, ignored=options.ignored)

    def rows() -> Iterator[Row]:
        below = islice(reader(), header.number, None)
        return filterfalse(_is_empty, below)

    folder = options.folder or path.parent
    return Source(path, sha256, layout, mapping, header.number, rows, folder)


def _header(top: Sequence[Row], kind: Kind, options: Options) -> Row:
    """The row that names most columns; titles above it name none or few."""
    given = {text.partition("=")[0] for text in options.maps}
    names, found, best = names_of(kind), None, 0
    for row in _merged(top, names):
        fit = matches(row.cells, names) + sum(str(cell) in given for cell in row.cells)
        if fit > best:
            found, best = row, fit
    if found is None:
        examples = ", ".join(column.title for column in kind.columns[:5])
        raise UsageError("FRMR-BULK-002", kind=kind.name, examples=examples)
    return found


def _merged(top: Sequence[Row], names: Names) -> Iterator[Row]:
    """The rows with the names of columns that stand above empty cells: cells merged downwards are empty but for the first."""
    above: dict[int, Cell] = {}
    for row in top:
        cells = tuple(
            above.get(place, cell) if _is_blank(cell) else cell
            for place, cell in enumerate(row.cells)
        )
        above = {place: cell for place, cell in enumerate(cells) if folded(str(cell)) in names}
        yield Row(row.number, cells)


def _top(rows: Iterable[Row]) -> list[Row]:
    return list(islice(rows, HEADER_DEPTH))


def _trimmed(names: list[str]) -> list[str]:
    while names and not names[-1]:
        names.pop()
    return names


def _is_empty(row: Row) -> bool:
    for first in row.cells[:1]:  # answers nearly always
        if isinstance(first, str) and first and not first.isspace():
            return False
    return all(map(_is_blank, row.cells))


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
