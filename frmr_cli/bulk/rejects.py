"""The rows that were not done, as the file had them, with the reason last."""

from __future__ import annotations

import csv
import json
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.columns import ERROR_COLUMNS
from frmr_cli.bulk.manifests import moved
from frmr_cli.bulk.owned_files import reserve
from frmr_cli.bulk.spreadsheets import inert
from frmr_cli.domain.catalogue import entry
from frmr_cli.errors import UsageError
from frmr_cli.locale import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from frmr_cli.bulk.plan_key import PlanKey
    from frmr_cli.bulk.runs import Run
    from frmr_cli.bulk.tables import Layout


class Reject(NamedTuple):
    """One row to correct."""

    row: int
    target: str
    cells: tuple[Any, ...]
    code: str
    message: str
    hint: str


def rejects(run: Run, key: PlanKey, folder: Path | None = None) -> Iterator[Reject]:
    """
    The failed rows of a run, in the order of the plan, in constant memory.

    `folder`: where they will be written, so that files named in cells are found from there too.
    """
    changes = run.plan.read(key)
    for ended in run.journal.ended(failed=True):
        change = next(item for item in changes if item.number == ended.number)
        code, message, hint = _reason(ended.problem or {})
        cells = change.cells
        if folder is not None and run.plan.header.kind == "documents":
            cells = moved(cells, json.loads(change.operation), folder)
        yield Reject(change.row, change.target, cells, code, message, hint)


def write_rejects(
    rows: Iterator[Reject], path: Path, headers: Sequence[str], layout: Layout
) -> int:
    """
    Write a file that can be corrected and fed back as it is: the same columns, order and form.

    Returns: how many rows it has. Raises: UsageError FRMR-BULK-015.
    """
    try:
        reserve(path)
        match layout.format:
            case "xlsx":
                return _write_xlsx(rows, path, headers, layout)
            case "jsonl":
                return _write_jsonl(rows, path, headers)
        encoding = layout.encoding or "utf-8-sig"
        # What an encoding cannot hold stands in the reason at most.
        with path.open("w", encoding=encoding, errors="backslashreplace", newline="") as file:
            return _write_csv(rows, file, headers, layout.delimiter or ";")
    except OSError as error:
        raise UsageError("FRMR-BULK-015", path=path, why=error.strerror or "?") from error


def _write_csv(
    rows: Iterator[Reject], file: IO[str], headers: Sequence[str], delimiter: str
) -> int:
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([*headers, *ERROR_COLUMNS])
    count = 0
    for reject in rows:
        cells = [_as_it_was(cell) for cell in _padded(reject.cells, len(headers))]
        writer.writerow([*cells, *map(inert, (reject.code, reject.message, reject.hint))])
        count += 1
    return count


def _write_xlsx(rows: Iterator[Reject], path: Path, headers: Sequence[str], layout: Layout) -> int:
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    count = 0
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet((layout.sheet or "Rejects")[:31])
        text = book.add_format({"num_format": "@"})
        for place, name in enumerate([*headers, *ERROR_COLUMNS]):
            sheet.write_string(0, place, name, book.add_format({"bold": True}))
        for count, reject in enumerate(rows, start=1):
            cells = _padded(reject.cells, len(headers))
            for place, cell in enumerate([*cells, reject.code, reject.message, reject.hint]):
                if cell not in (None, ""):
                    sheet.write_string(count, place, _as_it_was(cell), text)
    return count


def _write_jsonl(rows: Iterator[Reject], path: Path, headers: Sequence[str]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        for reject in rows:
            told = zip(ERROR_COLUMNS, (reject.code, reject.message, reject.hint), strict=True)
            given = zip(headers, _padded(reject.cells, len(headers)), strict=True)
            members = {name: cell for name, cell in given if cell is not None} | dict(told)
            file.write(json.dumps(members, ensure_ascii=False) + "\n")
            count += 1
    return count


def _padded(cells: Sequence[Any], length: int) -> list[Any]:
    """As many cells as there are headers; what lies beyond them is part of the fault."""
    return [*cells[:length], *([""] * (length - len(cells)))]


def _as_it_was(cell: Any) -> str:
    """The text of a cell of the file; numbers of a workbook as people write them."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
    return str(cell)


def _reason(problem: dict[str, Any]) -> tuple[str, str, str]:
    """Code, message and advice of a failed row: that of its first fault where it names any."""
    errors = problem.get("errors") or []
    code = str(problem.get("code", ""))
    if errors:
        messages = "; ".join(f"{error['pointer']}: {error['message']}" for error in errors)
        return str(errors[0]["code"]), messages, str(problem.get("detail", ""))
    known = entry(code)
    if known is None or problem.get("title"):
        return code, str(problem.get("title", "")), str(problem.get("detail", ""))
    text = known.text(language())
    return code, text.message.format_map(problem.get("params") or {}), text.hint
