"""
Peak memory of bulk work by the number of rows: validate, plan, apply, undo, export.

Each in a process of its own; what a registry would say is made in it.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.checking import check
from frmr_cli.bulk.export import write_export
from frmr_cli.bulk.kind_table import kind_of
from frmr_cli.bulk.making import make_plan
from frmr_cli.bulk.plan_writer import PlanWriter
from frmr_cli.bulk.runs import Runs
from frmr_cli.bulk.source import open_source
from frmr_cli.bulk.undo import plan_undo
from frmr_cli.registry.batch import Result
from frmr_cli.registry.reply import Reply
from tests.bulk.plans import KEY, header, moved, worked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from frmr_cli.bulk.plan_file import Plan

TODAY = date(2026, 11, 20)
WORKERS, CONTACTS = kind_of("workers"), kind_of("contacts")
WORK = ("validate", "plan", "apply", "undo", "export")
FEW, MANY = 10_000, 1_000_000


def main() -> int:
    """Measure and print. Returns: 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=FEW)
    parser.add_argument("--many", type=int, default=MANY)
    parser.add_argument("--only", choices=WORK)
    parser.add_argument("--peak", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        print(json.dumps(peak(options.only, options.peak)))
        return 0
    for what in [options.only] if options.only else WORK:
        small, large = (_peak_of(what, count) for count in (options.few, options.many))
        print(
            f"peak of {what}: {small:.0f} MiB at {options.few:,} rows, {large:.0f} MiB at"
            f" {options.many:,}, ratio {large / small:.2f} (bounds 1.20, 96 MB)",
            flush=True,
        )
    return 0


def peak(what: str, rows: int) -> float:
    """MiB that this process has needed at most; what the measurement itself needs is in all of them."""
    with tempfile.TemporaryDirectory() as name:
        _MEASURED[what](Path(name), rows)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _validate(directory: Path, rows: int) -> None:
    path = written_contacts(directory / "rows.csv", rows)
    assert check(open_source(path, CONTACTS), CONTACTS, today=TODAY).rows == rows


def _plan(directory: Path, rows: int) -> None:
    path = written_contacts(directory / "rows.csv", rows)
    made = make_plan(
        open_source(path, CONTACTS),
        CONTACTS,
        path=directory / "plan",
        header=header(),
        key=KEY,
        caller=_Register(),  # type: ignore[arg-type]
        today=TODAY,
        reason="benchmark",
    )
    assert made.plan is not None
    assert made.plan.changes == rows


def _apply(directory: Path, rows: int) -> None:
    assert worked(directory / "runs", planned(directory / "plan", rows), done).done == rows


def _undo(directory: Path, rows: int) -> None:
    _apply(directory, rows)
    runs = Runs(directory / "runs", KEY)
    with runs.reading("last") as run, PlanWriter(directory / "back", header(), KEY) as writer:
        left = plan_undo(run, KEY, _Register(), writer)  # type: ignore[arg-type]
        assert (writer.count, left) == (rows, [])


def _export(directory: Path, rows: int) -> None:
    found = (_document(f"2021.{number:07d}") for number in range(rows))
    assert write_export(found, WORKERS.columns, directory / "out.csv") == rows


_MEASURED = {
    "validate": _validate,
    "plan": _plan,
    "apply": _apply,
    "undo": _undo,
    "export": _export,
}


class _Register:
    """Answers batches of reads: every worker is there, at version 2, with another phone."""

    def raw(self, _method: str, _path: str, content: bytes, _headers: Any) -> Reply:
        steps = json.loads(content)["operations"]
        body = json.dumps({"results": [_answer(step) for step in steps]}).encode()
        return Reply(200, {"content-type": "application/json"}, body, "h")


def _answer(step: dict[str, Any]) -> dict[str, Any]:
    if step["path"].endswith("/disclosures"):
        values = {"/phone": "+79120000000", "/email": "old@example.org"}
        return {"id": step["id"], "status": 200, "body": {"values": values}}
    document = _document(step["path"].split("/")[3])
    return {"id": step["id"], "status": 200, "etag": '"2"', "body": document}


def _document(worker: str) -> dict[str, Any]:
    return {
        "id": worker,
        "lastName": "Иванова",
        "firstName": "Мария",
        "gender": 2,
        "birthDate": "1977-04-18",
        "citizenship": {"code": "643", "name": "Россия"},
        "category": "doctor",
        "phone": "+79120000000",
        "email": "old@example.org",
    }


def done(rows: Sequence[bytes]) -> list[Result]:
    """A registry that does everything; finding the number of a row costs next to nothing."""
    return [
        Result(row[7 : row.index(b'"', 7)].decode(), 200, '"2"', None, None, None) for row in rows
    ]


def planned(path: Path, rows: int) -> Plan:
    """A plan for records that are all at one version."""
    records = ((f"2021.{row:07d}", '"1"', "г. Тула", "г. Тверь") for row in range(rows))
    return moved(path, records, header())


def written_contacts(path: Path, rows: int) -> Path:
    """A file of contacts, all of them different."""
    lines = ([f"2021.{n:07d}", f"+7912{n:07d}", f"w{n}@example.org"] for n in range(rows))
    return written(path, ["id", "phone", "email"], lines)


def written(path: Path, names: list[str], lines: Iterable[list[Any]]) -> Path:
    """A table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(names)
        writer.writerows(lines)
    return path


def _peak_of(what: str, rows: int) -> float:
    command = [sys.executable, "-m", "benchmarks.bulk_memory", "--only", what, "--peak", str(rows)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    sys.exit(main())
