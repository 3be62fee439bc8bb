"""`frmr bulk` from a file to the register and back, as a person at a shell would do it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from frmr_cli.errors import ExitCode
from tests.embedded import ROOT, Home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PEOPLE = ("ivanova", "petrova", "sidorov", "mamedov")
OWN = ("2021.0000301", "2021.0000302", "2021.0000303", "2021.0000304")
SCHEMAS = ROOT / "docs" / "schemas"


@pytest.fixture(scope="module")
def admin(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An administrator with the services of the session and nothing else."""
    home = services.neighbour(tmp_path_factory.mktemp("bulk") / "admin")
    home.log_in("admin")
    return home


def _file(path: Path, *rows: tuple[str, ...], encoding: str = "cp1251") -> str:
    header = ("Номер в регистре", "Место рождения")
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        writer.writerows(rows)
    return str(path)


def _keeps(document: Any, name: str) -> bool:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    assert [str(error) for error in validator.iter_errors(document)] == []
    return bool(document["schema"] == f"frmr.{name}/1")


def _events(text: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in text.splitlines())


def test_from_a_file_to_the_register_and_back(admin: Home, tmp_path: Path) -> None:
    """Validate, plan, show, apply, status, undo; each prints what its schema says."""
    town = f"г. Тверь {tmp_path.name}"
    rows = _file(tmp_path / "rows.csv", *((worker, town) for worker in OWN))
    plan, back = str(tmp_path / "a.frmrplan"), str(tmp_path / "b.frmrplan")

    checked = admin.run("bulk", "validate", "workers", rows, "-o", "json")
    made = admin.run(
        "bulk", "plan", "workers", rows, "-O", plan, "--reason", "тест", "-o", "json",
        "--detailed-exitcode",
    )  # fmt: skip
    shown = admin.run("bulk", "show", plan, "-o", "json")
    applied = admin.run("bulk", "apply", plan, "--yes", "-o", "json")
    again = admin.run("bulk", "apply", plan, "--yes")
    run = applied.json["run"]
    status = admin.run("bulk", "status", run[:4], "-o", "json")
    undone = admin.run("bulk", "undo", run, "-O", back, "-o", "json")
    events = admin.run("bulk", "apply", back, "--yes", "-o", "jsonl")

    assert (checked.code, checked.json["items"]) == (0, [])
    assert _keeps(checked.json, "bulk-faults")
    assert (made.code, made.json["changes"]) == (ExitCode.CHANGES_PENDING, len(OWN))
    assert _keeps(made.json, "bulk-plan")
    assert town not in made.out + made.err
    assert shown.json == made.json
    assert (applied.code, applied.json["done"]) == (0, len(OWN))
    assert _keeps(applied.json, "bulk-run")
    assert (again.code, run in again.err) == (ExitCode.CONFLICT, True)
    assert status.json == applied.json
    assert undone.json["changes"] == len(OWN)
    told = list(_events(events.out))
    assert [item["event"] for item in told] == ["started", "progress", "ended"]
    assert all(_keeps(item, "bulk-event") for item in told)
    seen = admin.run("profile", "show", OWN[0], "--reveal", "--reason", "тест", "-o", "json")
    assert seen.json["birthPlace"] != town


def test_lists_keep_their_schemas(admin: Home, tmp_path: Path) -> None:
    """Runs, and the failed rows of one of them."""
    rows = _file(tmp_path / "rows.csv", (OWN[0], f"г. Дно {tmp_path.name}"))
    plan = str(tmp_path / "a.frmrplan")
    admin.run("bulk", "plan", "workers", rows, "-O", plan, "--reason", "тест")
    admin.run("profile", "edit", OWN[0], "--set", f"birthPlace=г. Псков {tmp_path.name}")
    admin.run("bulk", "apply", plan, "--yes")

    runs = admin.run("bulk", "runs", "-o", "json")
    failed = admin.run("bulk", "rejects", "-o", "json")

    assert _keeps(runs.json, "bulk-runs")
    assert _keeps(failed.json, "bulk-rejects")
    assert [item["code"] for item in failed.json["items"]] == ["FRMR-REG-022"]


def test_a_faulty_file_sends_nothing(admin: Home, tmp_path: Path) -> None:
    """Every fault is told with row, column and code; a copy has the cells marked."""
    rows = _file(tmp_path / "rows.csv", ("2021.1", "г. Тверь"), (OWN[0], "x"), (OWN[0], "y"))
    report = tmp_path / "faults.xlsx"

    validated = admin.run(
        "bulk", "validate", "workers", rows, "-o", "json", "--report", str(report)
    )
    planned = admin.run("bulk", "plan", "workers", rows, "--reason", "тест", "-o", "json")

    found = [(item["row"], item["column"], item["code"]) for item in validated.json["items"]]
    assert found == [
        (2, "Номер в регистре", "FRMR-RULE-023"),
        (4, "Номер в регистре", "FRMR-BULK-106"),
    ]
    assert (validated.code, planned.code) == (ExitCode.INVALID, ExitCode.INVALID)
    assert planned.json == validated.json
    assert report.exists()


def test_a_record_that_is_not_there_refuses_the_plan(admin: Home, tmp_path: Path) -> None:
    """A number that is well formed and unknown is found before anything is sent."""
    rows = _file(tmp_path / "rows.csv", ("2020.9999999", "г. Тверь"))

    planned = admin.run("bulk", "plan", "workers", rows, "--reason", "тест", "-o", "json")

    assert (planned.code, planned.json["items"][0]["code"]) == (
        ExitCode.INVALID,
        "FRMR-BULK-109",
    )


def test_rejects_are_corrected_and_fed_back(admin: Home, tmp_path: Path) -> None:
    """A row that somebody changed in between is refused, written out as it came, and planned again."""
    town = f"г. Орёл {tmp_path.name}"
    rows = _file(tmp_path / "rows.csv", (OWN[0], town), (OWN[1], town))
    plan, rejects = str(tmp_path / "a.frmrplan"), tmp_path / "rejects.csv"
    admin.run("bulk", "plan", "workers", rows, "-O", plan, "--reason", "тест")
    admin.run("profile", "edit", OWN[1], "--set", f"birthPlace=другой {tmp_path.name}")

    applied = admin.run("bulk", "apply", plan, "--yes", "-o", "json")
    written = admin.run("bulk", "rejects", "-O", str(rejects))
    lines = [line.split(";") for line in rejects.read_text(encoding="cp1251").splitlines()]
    fed = admin.run(
        "bulk", "plan", "workers", str(rejects), "-O", plan, "--reason", "тест", "-o", "json"
    )

    assert (applied.code, applied.json["failed"]) == (ExitCode.PARTIAL, 1)
    assert written.code == 0
    assert lines[0][:2] == ["Номер в регистре", "Место рождения"]
    assert lines[1][:3] == [OWN[1], town, "FRMR-REG-022"]
    assert fed.json["changes"] == 1


def test_a_review_decides_what_is_sent(admin: Home, tmp_path: Path) -> None:
    """Rows marked with «skip» stay as they are."""
    import openpyxl

    town = f"г. Клин {tmp_path.name}"
    rows = _file(tmp_path / "rows.csv", (OWN[2], town), (OWN[3], town))
    plan, review = str(tmp_path / "a.frmrplan"), tmp_path / "review.xlsx"
    admin.run("bulk", "plan", "workers", rows, "-O", plan, "--reason", "тест")
    admin.run("bulk", "show", plan, "--xlsx", str(review))
    book = openpyxl.load_workbook(review)
    book.active.cell(3, 2).value = "skip"
    book.save(review)

    applied = admin.run("bulk", "apply", plan, "--yes", "--review", str(review), "-o", "json")

    assert (applied.json["done"], applied.json["skipped"]) == (1, 1)


def test_a_second_person_approves(admin: Home, tmp_path: Path) -> None:
    """Without the approval of that key nothing is sent; with it the plan goes through."""
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    private, public = tmp_path / "approver", tmp_path / "approver.pub"
    private.write_bytes(
        key.private_bytes(form.Encoding.PEM, form.PrivateFormat.OpenSSH, form.NoEncryption())
    )
    public.write_bytes(
        key.public_key().public_bytes(form.Encoding.OpenSSH, form.PublicFormat.OpenSSH)
    )
    rows = _file(tmp_path / "rows.csv", (OWN[0], f"г. Ржев {tmp_path.name}"))
    plan = str(tmp_path / "a.frmrplan")
    admin.run("bulk", "plan", "workers", rows, "-O", plan, "--reason", "тест")

    refused = admin.run("bulk", "apply", plan, "--yes", "--require-approval", str(public))
    signed = admin.run("bulk", "plan", plan, "--sign", str(private))
    applied = admin.run("bulk", "apply", plan, "--yes", "--require-approval", str(public))

    assert (refused.code, "FRMR-BULK-027" in refused.err) == (ExitCode.INVALID, True)
    assert signed.code == 0, signed.err
    assert applied.code == 0, applied.err


def test_nothing_is_sent_without_a_yes(admin: Home, tmp_path: Path) -> None:
    """Without a terminal the flag is named, and the plan stays good."""
    rows = _file(tmp_path / "rows.csv", (OWN[0], f"г. Ухта {tmp_path.name}"))
    plan = str(tmp_path / "a.frmrplan")
    admin.run("bulk", "plan", "workers", rows, "-O", plan, "--reason", "тест")

    refused = admin.run("bulk", "apply", plan)

    assert (refused.code, "--yes" in refused.err) == (ExitCode.USAGE, True)
    assert admin.run("bulk", "apply", plan, "--yes").code == 0


def test_a_plan_is_for_one_login(services: Home, admin: Home, tmp_path: Path) -> None:
    """Somebody else's login cannot apply it, nor can a copy that was altered."""
    rows = _file(tmp_path / "rows.csv", (OWN[0], f"г. Углич {tmp_path.name}"))
    plan = tmp_path / "a.frmrplan"
    admin.run("bulk", "plan", "workers", rows, "-O", str(plan), "--reason", "тест")
    other = services.neighbour(tmp_path / "other")

    token = {"FRMR_TOKEN": admin.token()}
    foreign = other.run("bulk", "apply", str(plan), "--yes", environ=token)
    plan.write_bytes(plan.read_bytes().replace(b'"row":2', b'"row":3'))
    altered = admin.run("bulk", "apply", str(plan), "--yes")

    assert (foreign.code, "FRMR-BULK-022" in foreign.err) == (ExitCode.USAGE, True)
    assert (altered.code, "FRMR-BULK-021" in altered.err) == (ExitCode.INVALID, True)


def test_contacts_by_standard_input(admin: Home, tmp_path: Path) -> None:
    """A pipe is as good as a file; values never reach the screen."""
    text = f"id,phone\n{OWN[2]},8 912 000-77-01\n"
    plan = str(tmp_path / "a.frmrplan")

    made = admin.run("bulk", "plan", "contacts", "-", "-O", plan, "--reason", "тест", stdin=text)
    applied = admin.run("bulk", "apply", plan, "--yes", "-o", "json")

    assert made.code == 0, made.err
    assert not any(
        form in made.out + made.err for form in ("912 000", "912000", "000-77-01", "0007701")
    )
    assert applied.json["done"] == 1


def test_templates_are_valid_files(admin: Home, tmp_path: Path) -> None:
    """The header of each template is known, in both forms and languages."""
    for language in ("ru", "en"):
        for kind in ("workers", "contacts", "education", "employment", "documents"):
            for ending in ("xlsx", "csv"):
                path = str(tmp_path / f"{kind}-{language}.{ending}")

                written = admin.run("bulk", "template", kind, "-O", path, "--lang", language)
                checked = admin.run("bulk", "validate", kind, path, "-o", "json")

                assert written.code == 0, written.err
                assert checked.code in (ExitCode.OK, ExitCode.INVALID), checked.err


def test_unknown_kinds_and_runs_are_named(admin: Home, tmp_path: Path) -> None:
    """A typing error ends with the code that says so."""
    kind = admin.run("bulk", "template", "worker", "-O", str(tmp_path / "x.csv"))
    run = admin.run("bulk", "status", "xyz")  # no id of a run begins so

    assert (kind.code, run.code) == (ExitCode.USAGE, ExitCode.NOT_FOUND)


def test_new_entries_are_made_once_and_taken_back(admin: Home, tmp_path: Path) -> None:
    """Rows without an id make entries; the same file again changes nothing; undo deletes them."""
    rows, plan = tmp_path / "education.csv", str(tmp_path / "a.frmrplan")
    rows.write_text(
        "workerId;kind;activity;institution.name;specialty.code;theme;hours;beginDate;endDate\n"
        f"{OWN[0]};cpd;course;Учебный университет;demo-201;{tmp_path.name};36;01.09.2024;30.09.2024\n",
        encoding="utf-8",
    )

    made = admin.run("bulk", "plan", "education", str(rows), "-O", plan, "-o", "json")
    applied = admin.run("bulk", "apply", plan, "--yes", "-o", "json")
    again = admin.run("bulk", "plan", "education", str(rows), "-O", plan, "-o", "json")
    admin.run("bulk", "undo", applied.json["run"], "-O", plan)
    undone = admin.run("bulk", "apply", plan, "--yes", "-o", "json")
    anew = admin.run("bulk", "plan", "education", str(rows), "-O", plan, "-o", "json")
    applied_anew = admin.run("bulk", "apply", plan, "--yes", "-o", "json")
    seen = admin.run("bulk", "plan", "education", str(rows), "-O", plan, "-o", "json")

    assert (made.json["changes"], applied.json["done"]) == (1, 1), made.err + applied.err
    assert again.json["changes"] == 0
    assert (undone.json["done"], anew.json["changes"], applied_anew.json["done"]) == (1, 1, 1)
    assert seen.json["changes"] == 0


def test_a_person_without_runs_is_told_how_to_begin(
    services: Home, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """«There is no run last» would send them to an empty list."""
    home = services.neighbour(tmp_path_factory.mktemp("bulk") / "new")

    for command in ("status", "undo", "rejects", "resume"):
        told = home.run("bulk", command)

        assert told.code == ExitCode.NOT_FOUND
        assert "FRMR-BULK-047" in told.err
        assert "frmr bulk plan" in told.err


def test_a_file_without_a_known_ending_is_not_written(admin: Home, tmp_path: Path) -> None:
    """A workbook named .doc would open nowhere."""
    for command in ("template", "export"):
        path = tmp_path / f"{command}.doc"

        told = admin.run("bulk", command, "workers", "-O", str(path))

        assert "FRMR-BULK-017" in told.err
        assert not path.exists()


def test_conditions_take_the_words_of_the_template(admin: Home, tmp_path: Path) -> None:
    """A category by its Russian name chooses whom its code chooses."""
    found = []
    for word in ("врач", "doctor"):
        path = tmp_path / f"{word}.jsonl"
        admin.run("bulk", "export", "workers", "--where", f"category={word}", "-O", str(path))
        found.append(path.read_text(encoding="utf-8"))

    assert found[0] == found[1] != ""
