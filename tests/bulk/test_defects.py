"""Validation of a large file: every planted defect is found, and none is invented."""

from __future__ import annotations

import csv
from random import Random
from typing import TYPE_CHECKING

import pytest

from frmr_cli.bulk.checking import check
from frmr_cli.bulk.kind_table import kind_of
from frmr_cli.bulk.source import open_source
from frmr_cli.servers.people import people
from tests.bulk.conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

ROWS, DEFECTS = 10_000, 1_000
KIND = kind_of("workers")
COLUMNS = ("id", "lastName", "firstName", "gender", "birthDate", "snils", "inn", "category")

DEFECTS_OF = {
    "lastName": [
        ("Ivanova", "FRMR-RULE-041"),
        ("И.", "FRMR-RULE-043"),
        ("(удалить)", "FRMR-RULE-002"),
    ],
    "firstName": [("Мaрия", "FRMR-RULE-040"), ("Мария2", "FRMR-RULE-042")],
    "gender": [("средний", "FRMR-RULE-060")],
    "birthDate": [
        ("31.02.1977", "FRMR-RULE-050"),
        ("1977", "FRMR-BULK-104"),
        ("01.01.2030", "FRMR-RULE-051"),
        ("01.01.2020", "FRMR-RULE-053"),
    ],
    "snils": [("1,12233E+10", "FRMR-BULK-101"), ("112-233-445 96", "FRMR-RULE-011")],
    "inn": [
        ("5,001E+11", "FRMR-BULK-101"),
        ("123", "FRMR-RULE-013"),
        ("000000000000", "FRMR-RULE-015"),
    ],
    "category": [("врачь", "FRMR-RULE-060")],
    "id": [("2023-NNN", "FRMR-RULE-023"), ("", "FRMR-BULK-105")],
}


def _rows() -> list[list[str]]:
    return [
        [str(person.worker.get(name, "")) for name in COLUMNS]
        for person in people(ROWS, 7)
        if person.worker is not None
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_defects_in_ten_thousand_rows(tmp_path: Path, seed: int) -> None:
    """Row, column and code of each; nothing is said about a sound cell."""
    chance = Random(seed)  # noqa: S311 - it protects nothing
    rows = _rows()
    expected = set()
    for place in chance.sample(range(ROWS), DEFECTS):
        name = chance.choice(list(DEFECTS_OF))
        value, code = chance.choice(DEFECTS_OF[name])
        # Two wrong numbers that are the same would be duplicates as well.
        rows[place][COLUMNS.index(name)] = value.replace("NNN", str(place))
        expected.add((place + 2, name, code))
    path = tmp_path / "rows.csv"
    with path.open("w", encoding="cp1251", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(rows)

    checked = check(open_source(path, KIND), KIND, today=TODAY)

    found = {(item.row, item.column, item.fault.code) for item in checked.findings if item.is_error}
    assert found == expected
    assert (checked.rows, checked.faulty) == (ROWS, DEFECTS)


def test_duplicates_are_found_at_any_distance(tmp_path: Path) -> None:
    """The later row names the earlier one."""
    path = tmp_path / "rows.csv"
    lines = [f"2021.{number:07d};г. Тверь" for number in range(5000)]
    path.write_text("\n".join(["id;birthPlace", *lines, lines[0], lines[4999]]), encoding="utf-8")

    checked = check(open_source(path, KIND), KIND, today=TODAY)

    found = [(item.row, item.fault.code, item.fault.params["other"]) for item in checked.findings]
    assert found == [(5002, "FRMR-BULK-106", 2), (5003, "FRMR-BULK-106", 5001)]


def test_too_many_cells_are_named(tmp_path: Path) -> None:
    """A delimiter inside a value that nobody quoted does not shift the row silently."""
    path = tmp_path / "rows.csv"
    path.write_text("id;birthPlace\n2021.0000001;г. Тверь; ул. Мира\n", encoding="utf-8")

    (finding,) = check(open_source(path, KIND), KIND, today=TODAY).findings

    assert (finding.row, finding.fault.code) == (2, "FRMR-BULK-107")
