"""Export, through a spreadsheet that saves it in its own way, and back: the plan is empty."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.bulk.checking import check
from frmr_cli.bulk.differences import difference
from frmr_cli.bulk.export import write_export
from frmr_cli.bulk.kind_table import kind_of
from frmr_cli.bulk.kinds import Form
from frmr_cli.bulk.rejects import Reject, write_rejects
from frmr_cli.bulk.source import open_source
from frmr_cli.bulk.tables import Layout
from frmr_cli.bulk.validation import checked_rows
from frmr_cli.servers.people import people
from tests.bulk.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KIND = kind_of("workers")
CONTACTS = kind_of("contacts")
COUNT = 60
STRANGE = (
    "=1+1",
    "+7",
    "-5",
    "@x",
    "'=a",
    "'0012",
    "0012",
    "1-2",
    "3E5",
    "12.05",
    "a;b",
    'a"b',
    "а, б",
)
_NUMBER = re.compile(r"\d+")
_LONGEST_NUMBER = 11
"""Digits that Excel shows in full; longer numbers it writes as 5,001E+11."""


@pytest.fixture(params=["ru", "en"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The names of columns and choices in both languages."""
    monkeypatch.setenv("FRMR_LANG", request.param)
    return str(request.param)


@pytest.fixture
def documents() -> list[dict[str, Any]]:
    """Records of people, some of them with places of birth that look like something else."""
    found = [dict(person.worker) for person in people(COUNT, 3) if person.worker is not None]
    for document, text in zip(found, STRANGE, strict=False):
        document["birthPlace"] = text
    return found


PAPERS: dict[str, list[dict[str, Any]]] = {
    "education": [
        {
            "kind": "cpd",
            "activity": "course",
            "institution": {"code": "0012", "name": "=Учебный «университет»; филиал"},
            "specialty": {"code": "demo-201", "name": "Терапия"},
            "theme": "+1-2",
            "hours": 36,
            "beginDate": "2024-09-01",
            "endDate": "2024-09-30",
            "planned": False,
            "diploma": {"series": "0077", "number": "000123456789012", "date": "2024-09-30"},
        },
        {
            "kind": "certificate",
            "institution": {"name": "Институт, город"},
            "specialty": {"code": "demo-201", "name": "Терапия"},
            "series": "12-05",
            "number": "3E5",
            "examDate": "2012-06-30",
            "endDate": "2017-06-30",
        },
    ],
    "employment": [
        {
            "organization": {"oid": "1.2.643.5.1.13.13.12.2.77.1", "name": "Больница № 1"},
            "department": {"name": "@приёмное"},
            "post": {"code": "109", "name": "врач-терапевт"},
            "positionType": 1,
            "contractType": "employment",
            "main": True,
            "rate": rate,
            "beginDate": "2024-09-01",
            "contract": {"number": "12-05", "date": "2024-08-30"},
            "personnelNumber": "00123",
        }
        for rate in (1, 0.5, 0.25)
    ],
    "documents": [
        {
            "kind": "diploma",
            "details": {
                "series": "0077",
                "number": "0012345678901234",
                "date": "2012-06-30",
                "issuer": "=МГМУ",
            },
            "validUntil": "2029-06-30",
            "name": "a.pdf",
            "mediaType": "application/pdf",
        }
    ],
}
"""Entries that a spreadsheet would spoil where it can."""


def _papers(kind: str) -> list[dict[str, Any]]:
    return [
        {**document, "id": f"{number:03}{'-_Az09' * 4}"[:22], "workerId": "2021.0000301"}
        for number, document in enumerate(PAPERS[kind])
    ]


def _as_excel_saves(text: str, source: str, target: str, encoding: str) -> bytes:
    """What a spreadsheet does to a file that is opened and saved: unguarded numbers are numbers."""
    saved = io.StringIO()
    writer = csv.writer(saved, delimiter=target, lineterminator="\r\n")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=source):
        writer.writerow([_as_number(cell) for cell in row])
    return saved.getvalue().encode(encoding)


def _as_number(cell: str) -> str:
    if not _NUMBER.fullmatch(cell):
        return cell
    if len(cell) > _LONGEST_NUMBER:
        return f"{float(cell):.5E}".replace(".", ",")
    return str(int(cell))


def _changed(path: Path, documents: list[dict[str, Any]], kind: Any) -> list[Any]:
    """What the rows of a file would change."""
    source = open_source(path, kind)
    assert [item for item in check(source, kind, today=TODAY).findings if item.is_error] == []
    by_id = {document["id"]: document for document in documents}
    rows = list(checked_rows(source, kind, today=TODAY))
    assert len(rows) == len(documents)
    found = [difference(by_id[row.target], row.values, kind.noun) for row in rows]
    return [item.fields for item in found if item is not None]


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("kind", [KIND, CONTACTS], ids=["workers", "contacts"])
def test_csv_through_a_spreadsheet(
    tmp_path: Path, documents: list[dict[str, Any]], kind: Any, encoding: str, delimiter: str
) -> None:
    """Leading zeros, long numbers, days and formulas come back as they were."""
    path = tmp_path / "export.csv"
    write_export(documents, kind.columns, path)
    text = path.read_bytes().decode("utf-8-sig")
    saved = tmp_path / "saved.csv"
    saved.write_bytes(_as_excel_saves(text, ";", delimiter, encoding))

    assert _changed(saved, documents, kind) == []


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("name", PAPERS)
def test_entries_through_a_spreadsheet(
    tmp_path: Path, name: str, encoding: str, delimiter: str
) -> None:
    """The same for what belongs to a worker, as text and as a workbook."""
    kind, documents = kind_of(name), _papers(name)
    path, book, saved = (tmp_path / item for item in ("export.csv", "export.xlsx", "saved.csv"))
    columns = [column for column in kind.columns if column.form is not Form.FILE]
    write_export(documents, columns, path)
    write_export(documents, columns, book)
    text = path.read_bytes().decode("utf-8-sig")
    saved.write_bytes(_as_excel_saves(text, ";", delimiter, encoding))
    _saved_again(book)

    assert _changed(saved, documents, kind) == []
    assert _changed(book, documents, kind) == []


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("kind", [KIND, CONTACTS], ids=["workers", "contacts"])
@pytest.mark.parametrize("ending", ["xlsx", "jsonl"])
def test_other_forms(
    tmp_path: Path, documents: list[dict[str, Any]], kind: Any, ending: str
) -> None:
    """A workbook that another program opens and saves, and JSON Lines, change nothing."""
    path = tmp_path / f"export.{ending}"
    write_export(documents, kind.columns, path)
    if ending == "xlsx":
        _saved_again(path)

    assert _changed(path, documents, kind) == []


def _saved_again(path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    book.save(path)


def test_no_exported_cell_is_a_formula(tmp_path: Path, documents: list[dict[str, Any]]) -> None:
    """Neither a workbook nor a CSV has a cell that a spreadsheet would calculate."""
    import openpyxl

    workbook, table = tmp_path / "export.xlsx", tmp_path / "export.csv"
    write_export(documents, KIND.columns, workbook)
    write_export(documents, KIND.columns, table)

    sheet = openpyxl.load_workbook(workbook).active
    cells = [cell.data_type for row in sheet.iter_rows() for cell in row]
    with table.open(encoding="utf-8-sig", newline="") as file:
        texts = [cell for row in csv.reader(file, delimiter=";") for cell in row]
    assert "f" not in cells
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_export_has_one_row_a_record(
    tmp_path: Path, documents: list[dict[str, Any]], written: Callable[..., Path]
) -> None:
    """The count is told, also for none."""
    assert write_export(documents, KIND.columns, tmp_path / "a.xlsx") == COUNT
    assert write_export([], KIND.columns, tmp_path / "b.xlsx") == 0
    assert write_export([], KIND.columns, tmp_path / "b.csv") == 0


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.jsonl"])
def test_a_file_of_people_is_for_its_owner_alone(
    tmp_path: Path, documents: list[dict[str, Any]], name: str
) -> None:
    """Exports and rejected rows hold values in clear; nobody else on the machine reads them."""
    exported, rejected = tmp_path / name, tmp_path / f"rejected-{name}"
    reject = Reject(1, "", ("11223344595",), "FRMR-RULE-020", "", "")
    layout = Layout(name.partition(".")[2], "utf-8", ";")

    write_export(documents, KIND.columns, exported)
    write_rejects(iter([reject]), rejected, ("СНИЛС",), layout)

    assert [path.stat().st_mode & 0o077 for path in (exported, rejected)] == [0, 0]
