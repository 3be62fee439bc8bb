"""
What validation passes, the registry accepts: rows that chance has made, of every kind, at a live registry.

FRMR_TEST_ACCEPTED=2000 makes so many rows of each kind.
"""

from __future__ import annotations

import csv
import os
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from frmr_cli.bulk.desk import REGISTER_TIME
from frmr_cli.bulk.kind_table import TABLE, kind_of
from frmr_cli.bulk.kinds import Form
from frmr_cli.bulk.making import make_plan
from frmr_cli.bulk.plan_file import operations
from frmr_cli.bulk.run import Runner, Settings
from frmr_cli.bulk.runs import Runs
from frmr_cli.bulk.scan_sending import sender
from frmr_cli.bulk.source import open_source
from frmr_cli.domain.dictionary_lookup import demo_dictionaries
from frmr_cli.registry.caller import Caller
from frmr_cli.registry.http import build_client
from frmr_cli.servers.people import people
from frmr_cli.servers.registry.seed import seed
from tests.bulk.ground import Bearer, roomy
from tests.bulk.plans import KEY, header
from tests.servers.registry.conftest import CAST, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from frmr_cli.bulk.kinds import Column, Kind
    from frmr_cli.bulk.plan_file import Plan
    from tests.servers.registry.conftest import Clock, Registry

ROWS = int(os.environ.get("FRMR_TEST_ACCEPTED", "150"))
SOUND = 0.93
"""Share of cells that are meant well."""

STRANGE = {
    Form.TEXT: (
        "=1+1", "'0012", "  два  слова ", "я" * 501, "я" * 500, "x" * 65, "мяг\u00adкий", "Test", "0", "-", "нет",
        "Ё-ё", "а\tб", "1e5", "a@b", "иван@пример.рф", "Іван", "О'Коннор", "\u202eабв", "1977-04-18", "№", "А",
    ),
    Form.DIGITS: (
        "0012345", "1,12233E+10", "٣٤", "АB12", "1" * 65, "11223344595", "112-233-445 96", "500100732259", "643",
        "+79120000001", "8 912 000-00-01", "+7912", "109", "-5", "0", "000000000000", "12 34", "x",
    ),
    Form.DATE: (
        "2024-09-30", "45000", "31.02.2020", "01.01.1900", "01.01.2035", "2024-09-01T10:00:00", "1.1.2001", "1977",
        "29.02.2023", "18.04.1977", "01.09.2024 00:00", "2024-9-1",
    ),
    Form.WHOLE: ("0", "-1", "1000000", "36,0", "36.5", "x", "١٢", "1e3"),
    Form.NUMBER: ("0,5", "0", "-1", "2,5", "1e3", "0,001", "1,50", "x"),
    Form.FLAG: ("да", "нет", "TRUE", "может", "1", "2"),
    Form.CHOICE: ("чушь", "1", "0", "true"),
    Form.FILE: ("none.png", "..", "/", "torn.png"),
}  # fmt: skip
DAYS = ["01.09.2012", "30.06.2018", "15.03.2021", "2023-11-05"]


def _good(column: Column, chance: Random, number: int) -> str:
    dictionary = demo_dictionaries().get(column.dictionary or "")
    if column.choices:
        found: list[str] = [*map(str, column.choices), *column.choices.values()]
    elif dictionary is not None:
        found = [item.code for item in dictionary.entries]
    elif column.name in ("firstName", "lastName", "patronymic"):
        found = ["Анна", "Пётр", "Мария", "Ли"]
    else:
        known = {Form.DATE: DAYS, Form.FLAG: ["да", "нет"], Form.FILE: [f"{number}.png"]}
        found = known.get(column.form) or [column.example or "77"]
    return chance.choice(found)


def _row(kind: Kind, worker: str, chance: Random, number: int) -> list[str]:
    named = kind.owner or kind.key
    share = chance.choice((0.1, 0.3, 0.9))
    cells = []
    for column in kind.columns:
        if column.name == named:
            cells.append(worker)
        elif column.name in (kind.key, "entryId", "purpose") or (
            column.name not in ("file", "kind") and chance.random() > share
        ):
            cells.append("")
        elif chance.random() < SOUND:
            cells.append(_good(column, chance, number))
        elif chance.random() < 0.1:
            cells.append("(удалить)")
        else:
            cells.append(chance.choice(STRANGE[column.form]))
    return cells


def _write(path: Path, kind: Kind, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([column.title for column in kind.columns])
        writer.writerows(rows)


@pytest.fixture
def registry(config: Any, serve: Callable[[Any], Registry]) -> Registry:
    """A registry with as many people as there are rows."""
    generous = roomy(config)
    seed(generous, [*CAST.values(), *people(ROWS, 1)])
    return serve(generous)


@pytest.fixture
def caller(registry: Registry) -> Iterator[Caller]:
    """An administrator."""
    token = registry.issuer.token(subject_of("admin"))
    address = str(registry.http.base_url)
    with build_client(base_url=address, user_agent="test", auth=Bearer(token)) as http:
        yield Caller(http, language="en")


def _scans(folder: Path, count: int) -> None:
    for number in range(count):
        picture = Image.new("RGB", (8, 8), (number % 256, number // 256, 7))
        picture.save(folder / f"{number}.png")
    (folder / "torn.png").write_bytes((folder / "0.png").read_bytes()[:-9])


def _planned(path: Path, rows: list[list[str]], kind: Kind, caller: Caller, today: date) -> Plan:
    """The plan of the rows that validation and the comparison with the register pass."""
    while True:
        _write(path, kind, rows)
        made = make_plan(
            open_source(path, kind),
            kind,
            path=path.with_name("plan"),
            header=header(kind=kind.name, input=str(len(rows))),
            key=KEY,
            caller=caller,
            today=today,
            reason="проверка",
        )
        if made.plan is not None:
            return made.plan
        faulty = {item.row - 2 for item in made.checked.findings if item.is_error}
        assert faulty
        rows = [row for place, row in enumerate(rows) if place not in faulty]


@pytest.mark.parametrize("name", TABLE)
def test_what_validation_passes_the_registry_accepts(
    caller: Caller, clock: Clock, tmp_path: Path, name: str
) -> None:
    """Rows that the rules or the present record refuse are dropped; every other row is carried out."""
    kind, chance = kind_of(name), Random(f"{name} 1")  # noqa: S311 - it protects nothing
    ids = [str(person.worker["id"]) for person in people(ROWS, 1) if person.worker]
    rows = [_row(kind, worker, chance, number) for number, worker in enumerate(ids)]
    _scans(tmp_path, len(rows) if name == "documents" else 1)
    today = clock().astimezone(REGISTER_TIME).date()

    plan = _planned(tmp_path / "rows.csv", rows, kind, caller, today)
    runs = Runs(tmp_path / "runs", KEY)
    send, _ = sender(caller, name)
    with runs.writing(runs.begin(plan, skipped=(), started_at="now")) as run:
        Runner(
            run.journal,
            send,
            lambda start: operations(run.plan, KEY, start=start),
            Settings(run.plan.changes, batch=20),
            now=clock,
        ).run(run.id)
        refused = {ended.number: ended.problem or {} for ended in run.journal.ended(failed=True)}
        changes = {change.number: change for change in run.plan.read(KEY)}

    told = [
        (problem.get("code"), problem.get("errors"), changes[number].cells)
        for number, problem in refused.items()
    ]
    assert told == []
    assert plan.changes > len(ids) // 20
