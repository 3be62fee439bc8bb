"""Tables of scans: files beside the table, checked before anything is sent, each stored once."""

from __future__ import annotations

import csv
import hashlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from frmr_cli.errors import ExitCode
from tests.embedded import Home
from tests.servers.scans import specimens

if TYPE_CHECKING:
    from pathlib import Path

WORKER, OTHER = "2021.0000301", "2021.0000302"
HEADER = (
    "Номер в регистре",
    "Файл",
    "Вид документа",
    "Номер",
    "Дата выдачи",
    "Подтверждает запись",
)


@pytest.fixture(scope="module")
def admin(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An administrator with the services of the session and nothing else."""
    home = services.neighbour(tmp_path_factory.mktemp("scans") / "admin")
    home.log_in("admin")
    return home


def _table(path: Path, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> str:
    with path.open("w", encoding="cp1251", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        writer.writerows(rows)
    return str(path)


def _scan(path: Path, mark: str) -> None:
    """A picture that is like no other."""
    path.parent.mkdir(exist_ok=True)
    octets = hashlib.sha256(f"{path.parent}{mark}".encode()).digest()
    picture = Image.new("RGB", (120, 160), tuple(octets[:3]))
    path.write_bytes(specimens.saved(picture, "PNG"))


def _entry(admin: Home, tmp_path: Path) -> str:
    """A new entry of education of the worker."""
    rows, plan = tmp_path / "education.csv", str(tmp_path / "e.frmrplan")
    rows.write_text(
        "workerId;kind;activity;institution.name;specialty.code;theme;hours;beginDate;endDate\n"
        f"{WORKER};cpd;course;Учебный университет;demo-201;{tmp_path.name};36;01.09.2024;30.09.2024\n",
        encoding="utf-8",
    )
    admin.run("bulk", "plan", "education", str(rows), "-O", plan)
    admin.run("bulk", "apply", plan, "--yes")
    listed = admin.run("api", "GET", f"/v1/workers/{WORKER}/education").json["items"]
    return str(next(item["id"] for item in listed if item.get("theme") == tmp_path.name))


def _documents(admin: Home, worker: str) -> dict[str, Any]:
    items = admin.run("api", "GET", f"/v1/workers/{worker}/documents?limit=100").json["items"]
    return {item["id"]: item for item in items}


def test_scans_are_stored_once_linked_and_taken_back(admin: Home, tmp_path: Path) -> None:
    """Upload with link; the same table again changes nothing; another number is a change; undo deletes."""
    entry = _entry(admin, tmp_path)
    _scan(tmp_path / "сканы" / "диплом.png", "1")
    row = (WORKER, "сканы\\диплом.png", "удостоверение о повышении квалификации")
    table = tmp_path / "scans.csv"
    plan, back = str(tmp_path / "a.frmrplan"), str(tmp_path / "b.frmrplan")
    before = _documents(admin, WORKER)

    _table(table, (*row, "0012345", "30.09.2024", entry))
    made = admin.run("bulk", "plan", "documents", str(table), "-O", plan, "-o", "json")
    applied = admin.run("bulk", "apply", plan, "--yes", "-o", "json")
    again = admin.run("bulk", "plan", "documents", str(table), "-O", plan, "-o", "json")
    (new,) = (item for name, item in _documents(admin, WORKER).items() if name not in before)
    _table(table, (*row, "0012346", "30.09.2024", entry))
    other = admin.run("bulk", "plan", "documents", str(table), "-O", plan, "-o", "json")
    admin.run("bulk", "undo", applied.json["run"], "-O", back)
    undone = admin.run("bulk", "apply", back, "--yes", "-o", "json")

    assert (made.json["changes"], applied.json["done"]) == (1, 1), made.err + applied.err
    assert again.json["changes"] == 0, again.out
    assert (new["details"]["number"], new["name"]) == ("0012345", "диплом.png")
    assert new["links"] == [{"entryId": entry, "purpose": "scan"}]
    assert [item["field"] for item in other.json["samples"]] == ["details.number"]
    assert undone.json["done"] == 1, undone.err
    assert _documents(admin, WORKER).keys() == before.keys()


def test_bad_scans_are_found_before_anything_is_sent(admin: Home, tmp_path: Path) -> None:
    """Missing, torn, something else, an unknown kind: each with its row, and nothing is stored."""
    _scan(tmp_path / "good.png", "1")
    (tmp_path / "torn.pdf").write_bytes(specimens.pdf()[:-50])
    (tmp_path / "program.pdf").write_bytes(b"MZ" + bytes(100))
    rows = [
        (WORKER, "none.pdf", "диплом", "1", "", ""),
        (WORKER, "torn.pdf", "диплом", "2", "", ""),
        (WORKER, "program.pdf", "диплом", "3", "", ""),
        (WORKER, "", "диплом", "4", "", ""),
        (WORKER, "good.png", "дипломы", "5", "", ""),
        (WORKER, "good.png", "диплом", "6", "", "не номер"),
    ]
    before = _documents(admin, WORKER)

    done = admin.run(
        "bulk", "validate", "documents", _table(tmp_path / "t.csv", *rows), "-o", "json"
    )

    found = [
        (item["row"], item["code"]) for item in done.json["items"] if item["severity"] == "error"
    ]
    assert found == [
        (2, "FRMR-BULK-123"),
        (3, "FRMR-DOC-010"),
        (4, "FRMR-DOC-004"),
        (5, "FRMR-BULK-120"),
        (6, "FRMR-RULE-060"),
        (7, "FRMR-BULK-108"),
    ]
    assert done.code == ExitCode.INVALID
    assert _documents(admin, WORKER).keys() == before.keys()


def test_a_scan_that_changed_since_the_plan_is_not_sent(admin: Home, tmp_path: Path) -> None:
    """The others go on; the row comes back in a table from which the file is found wherever it lies."""
    for number in (1, 2):
        _scan(tmp_path / f"{number}.png", f"{number}")
    table = _table(
        tmp_path / "t.csv",
        *((OTHER, f"{number}.png", "другое", "", "", "") for number in (1, 2)),
    )
    plan, rejects = str(tmp_path / "a.frmrplan"), tmp_path / "elsewhere" / "rejects.csv"
    rejects.parent.mkdir()
    admin.run("bulk", "plan", "documents", table, "-O", plan)
    _scan(tmp_path / "2.png", "3")

    applied = admin.run("bulk", "apply", plan, "--yes", "-o", "json")
    told = admin.run("bulk", "rejects", "-o", "json")
    admin.run("bulk", "rejects", "-O", str(rejects))
    fed = admin.run("bulk", "plan", "documents", str(rejects), "-O", plan, "-o", "json")

    assert (applied.code, applied.json["done"], applied.json["failed"]) == (
        ExitCode.PARTIAL,
        1,
        1,
    )
    assert [item["code"] for item in told.json["items"]] == ["FRMR-BULK-062"]
    assert fed.json["changes"] == 1, fed.err + fed.out


def test_a_scan_whose_link_is_refused_is_not_stored_twice(admin: Home, tmp_path: Path) -> None:
    """The row tells that the document is there; corrected and sent again it is only linked."""
    _scan(tmp_path / "1.png", "1")
    row = (WORKER, "1.png", "другое", "", "")
    plan, table = str(tmp_path / "a.frmrplan"), tmp_path / "t.csv"
    before = _documents(admin, WORKER)

    admin.run("bulk", "plan", "documents", _table(table, (*row, "A" * 22)), "-O", plan)
    refused = admin.run("bulk", "apply", plan, "--yes", "-o", "json")
    told = admin.run("bulk", "rejects", "-o", "json")
    stored = _documents(admin, WORKER).keys() - before.keys()
    entry = _entry(admin, tmp_path)
    admin.run("bulk", "plan", "documents", _table(table, (*row, entry)), "-O", plan)
    linked = admin.run("bulk", "apply", plan, "--yes", "-o", "json")
    after = _documents(admin, WORKER)

    assert (refused.code, len(stored)) == (ExitCode.PARTIAL, 1)
    assert [item["code"] for item in told.json["items"]] == ["FRMR-BULK-063"]
    assert linked.json["done"] == 1, linked.err
    assert after.keys() - before.keys() == stored
    assert after[stored.pop()]["links"] == [{"entryId": entry, "purpose": "scan"}]


def test_entries_and_papers_come_back_unchanged(admin: Home, tmp_path: Path) -> None:
    """What is exported of each kind plans to nothing."""
    for kind in ("education", "employment", "documents"):
        for ending in ("csv", "xlsx", "jsonl"):
            path = str(tmp_path / f"{kind}.{ending}")
            exported = admin.run("bulk", "export", kind, "-O", path)
            planned = admin.run(
                "bulk", "plan", kind, path, "-O", str(tmp_path / "p.frmrplan"), "-o", "json"
            )

            assert exported.code == 0, exported.err
            assert planned.code == 0, planned.out + planned.err
            assert planned.json["changes"] == 0, planned.json["samples"]


def test_jobs_are_edited_without_a_file(admin: Home, tmp_path: Path) -> None:
    """Only the jobs that fit themselves, not the others of the same workers."""
    plan = str(tmp_path / "edit.frmrplan")

    made = admin.run(
        "bulk", "edit", "employment", "--where", "post.code=109", "--set", "department.name=Приёмное",
        "-O", plan, "-o", "json",
    )  # fmt: skip
    unknown = admin.run("bulk", "edit", "employment", "--where", "pots=1", "--set", "rate=1")

    assert made.code == 0, made.err
    assert made.json["changes"] > 0
    assert {item["field"] for item in made.json["samples"]} == {"department.name"}
    assert (unknown.code, "FRMR-BULK-034" in unknown.err) == (ExitCode.USAGE, True)
