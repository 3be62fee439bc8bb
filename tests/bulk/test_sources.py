"""Files of rows as offices have them: recognised, read, or refused with the reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from frmr_cli.bulk.columns import mapped
from frmr_cli.bulk.kind_table import kind_of
from frmr_cli.bulk.source import open_source
from frmr_cli.bulk.tables import Options
from frmr_cli.errors import UsageError
from frmr_cli.locale.ru.fields import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KIND = kind_of("workers")
HEADER = ("Номер в регистре", "Фамилия", "Место рождения")
ROW = ("2023.3475290", "Ёлкина", "г. «Тверь»; ул. Мира, 1\nкв. 2")


def _text(delimiter: str) -> str:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in (HEADER, ROW)]
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


@pytest.mark.parametrize(
    ("kind", "column"),
    [("workers", "id"), ("contacts", "id"), ("education", "workerId"), ("employment", "workerId")],
)
def test_the_record_may_be_headed_as_in_the_lists(kind: str, column: str) -> None:
    """What is copied from a list of this program in Russian needs no `--map`."""
    heading = TEXTS["Register record"]

    assert mapped([heading], kind_of(kind)).named == {column: heading}


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_delimiter_and_encoding_are_detected(
    written: Callable[..., Path], delimiter: str, encoding: str
) -> None:
    """What Excel saves as CSV or as Unicode text is read alike."""
    source = open_source(written(_text(delimiter), encoding=encoding), KIND)

    assert source.layout.delimiter == delimiter
    assert source.layout.encoding == encoding
    assert [(row.number, row.cells) for row in source.rows()] == [(2, ROW)]


def test_titles_above_the_header_are_passed_by(written: Callable[..., Path]) -> None:
    """The header is the row that names columns; rows keep the numbers that a spreadsheet shows."""
    path = written("Список работников;;\n;;\nФамилия;;Номер в регистре\nИванова;;2023.3475290\n")

    source = open_source(path, KIND)

    assert source.header_row == 3
    assert [row.number for row in source.rows()] == [4]
    assert source.mapping.named == {"lastName": "Фамилия", "id": "Номер в регистре"}


def test_empty_rows_say_nothing(written: Callable[..., Path]) -> None:
    """A row of delimiters and spaces is no row."""
    path = written("id;lastName\n;\n  ; \n2023.3475290;Иванова\n;\n")

    assert [row.number for row in open_source(path, KIND).rows()] == [4]


def test_a_workbook_keeps_its_row_numbers(workbook: Callable[..., Path]) -> None:
    """Empty rows and columns before the table count."""
    path = workbook(
        [["Номер в регистре", "Дата рождения"], ["2023.1", date(1977, 4, 18)]], top=3, left=1
    )

    source = open_source(path, KIND)

    assert source.layout.sheet == "Данные"
    assert [(row.number, row.cells) for row in source.rows()] == [
        (5, ("", "2023.1", date(1977, 4, 18)))
    ]


def test_json_lines_may_be_nested(written: Callable[..., Path]) -> None:
    """Members are columns, nested as in the document or dotted; null takes a value away."""
    path = written(
        '{"id": "2023.3475290", "citizenship": {"code": "643"}}\n\n{"id": "x", "inn": null}\n',
        name="rows.jsonl",
    )

    source = open_source(path, KIND)

    assert source.mapping.headers == ("id", "inn", "citizenship.code")
    assert [row.cells for row in source.rows()] == [
        ("2023.3475290", None, "643"),
        ("x", "(remove)", None),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "FRMR-BULK-016"),
        (" \n;;\n", "FRMR-BULK-016"),
        ("a;b\nc;d\n", "FRMR-BULK-002"),
        ("id;Фамлия\n", "FRMR-BULK-003"),
        ("id;Фамилия;lastName\n", "FRMR-BULK-004"),
        ("Фамилия;Имя\n", "FRMR-BULK-006"),
        ('{"id": 1}\n[]\n', "FRMR-BULK-010"),
        ('{"id": 1}\n{"a\n', "FRMR-BULK-010"),
    ],
)
def test_a_wrong_file_is_named(written: Callable[..., Path], text: str, code: str) -> None:
    """What cannot be a file of rows is refused with its own code."""
    with pytest.raises(UsageError) as refused:
        open_source(written(text), KIND)

    assert refused.value.code == code


def test_a_misspelt_column_is_guessed(written: Callable[..., Path]) -> None:
    """An unknown column is never dropped silently; what it may mean is said."""
    with pytest.raises(UsageError) as refused:
        open_source(written("id;Фамлия;Примечание\n"), KIND)

    assert refused.value.details["headers"] == "«Фамлия» → Фамилия?; «Примечание»"


def test_columns_can_be_named_and_passed_by(written: Callable[..., Path]) -> None:
    """`--map` says what a column is, `--ignore-column` that it is none."""
    path = written("Номер;Сотрудник;Примечание\n2023.3475290;Иванова;x\n")
    options = Options(maps=("Номер=id", "Сотрудник=Фамилия"), ignored=("Примечание",))

    source = open_source(path, KIND, options)

    assert source.mapping.named == {"id": "Номер", "lastName": "Сотрудник"}


def test_a_map_that_fits_nothing_is_refused(written: Callable[..., Path]) -> None:
    """A typing error in `--map` is no silent no-op."""
    with pytest.raises(UsageError) as refused:
        open_source(written("id;Имя\n"), KIND, Options(maps=("Нет такого=firstName",)))

    assert refused.value.code == "FRMR-BULK-005"


@pytest.mark.parametrize(
    ("text", "encoding", "code"),
    [
        ('id;lastName\n2023.3475290;"Иванова\n1;2\n', "utf-8", "FRMR-BULK-008"),
        ("id;lastName\n2023.3475290;Иванова\n", "cp1251", "FRMR-BULK-007"),
    ],
)
def test_rows_that_cannot_be_read_name_their_place(
    written: Callable[..., Path], text: str, encoding: str, code: str
) -> None:
    """A quote that nothing closes and bytes of another encoding end the reading with the row."""
    path = written(text, encoding=encoding)

    with pytest.raises(UsageError) as refused:
        list(open_source(path, KIND, Options(encoding="utf-8")).rows())

    assert refused.value.code == code
    assert refused.value.details["row"]


@pytest.mark.parametrize("content", [b"PK\x03\x04 no archive", b"\xd0\xcf\x11\xe0 old"])
def test_a_broken_workbook_is_named(tmp_path: Path, content: bytes) -> None:
    """A torn .xlsx, an .xls and a protected file are refused alike."""
    path = tmp_path / "rows.xlsx"
    path.write_bytes(content)

    with pytest.raises(UsageError) as refused:
        open_source(path, KIND)

    assert refused.value.code == "FRMR-BULK-009"


def test_a_missing_sheet_names_the_others(workbook: Callable[..., Path]) -> None:
    """The sheets to choose from are said."""
    with pytest.raises(UsageError) as refused:
        open_source(workbook([["id"]]), KIND, Options(sheet="Нет"))

    assert (refused.value.code, refused.value.details["known"]) == ("FRMR-BULK-011", "Данные")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The system's own reason is told."""
    with pytest.raises(UsageError) as refused:
        open_source(tmp_path / "none.csv", KIND)

    assert refused.value.code == "FRMR-BULK-001"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp866"])
def test_text_without_a_mark_is_recognised(written: Callable[..., Path], encoding: str) -> None:
    """UTF-16 by its zeros, the old encoding of DOS by the names of columns."""
    text = "Номер в регистре;Фамилия\r\n2023.3475290;Ёлкина\r\n"

    source = open_source(written(text, encoding=encoding), KIND)

    assert source.layout.encoding == encoding
    assert [row.cells for row in source.rows()] == [("2023.3475290", "Ёлкина")]


def test_a_header_merged_downwards_is_one_header(written: Callable[..., Path]) -> None:
    """A name above an empty cell belongs to the row below, where the other names stand."""
    path = written(
        "Список;;\nНомер в регистре;Данные;\n;Фамилия;Место рождения\n2023.3475290;Иванова;г. Тверь\n"
    )

    source = open_source(path, KIND)

    assert source.header_row == 3
    assert source.mapping.headers == HEADER
    assert [row.number for row in source.rows()] == [4]
