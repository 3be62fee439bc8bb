"""
What bulk work costs the client: validation beside plain reading, processor time of a run, progress.

Ratios within one run. No registry takes part: each answer is made in this process at once.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import tempfile
import time
from contextlib import redirect_stderr
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.bulk_memory import done, planned, written
from frmr_cli.bulk.checking import check
from frmr_cli.bulk.kind_table import kind_of
from frmr_cli.bulk.plan_file import Plan
from frmr_cli.bulk.reporting import teller
from frmr_cli.bulk.run import Progress
from frmr_cli.bulk.runs import Runs
from frmr_cli.bulk.source import open_source
from frmr_cli.render.values import value_at
from frmr_cli.servers.people import people
from tests.bulk.plans import KEY, worked

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 20)
KIND = kind_of("workers")
ROUNDS = 7


def main() -> int:
    """Measure and print. Returns: 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--only", choices=("validate", "apply", "progress"))
    options = parser.parse_args()
    report(options.rows, options.only)
    return 0


def report(rows: int, only: str | None) -> None:
    """All measurements, one line each."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        if only in (None, "validate"):
            print(f"validate / reading and models: {validation(directory, rows):.2f} (bound 4)")
        if only in (None, "apply"):
            print(
                f"apply, µs of processor time a row: {client_cost(directory, rows):.1f} (bound 30)"
            )
        if only in (None, "progress"):
            print(
                f"progress line, share of the run: {progress_share(directory, rows):.2%} (bound 3 %)"
            )


def validation(directory: Path, rows: int) -> float:
    """The check of a file beside reading it and building a model of each row, in processor time."""
    from pydantic import BaseModel, create_model

    path = written_rows(directory / "rows.csv", rows)
    with path.open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file, delimiter=";"))
    types = {"birthDate": date, "gender": int}
    fields: Any = {name.replace(".", "_"): (types.get(name, str), ...) for name in names}
    model: type[BaseModel] = create_model("Row", **fields)

    def models() -> None:
        with path.open(encoding="utf-8", newline="") as file:
            for line in islice(csv.DictReader(file, list(fields), delimiter=";"), 1, None):
                model.model_validate(line)

    def whole() -> None:
        checked = check(open_source(path, KIND), KIND, today=TODAY)
        assert (checked.rows, checked.errors) == (rows, 0), checked.findings[:3]

    pairs = [(spent(whole), spent(models)) for _ in range(ROUNDS)]
    return min(one for one, _ in pairs) / min(other for _, other in pairs)


def client_cost(directory: Path, rows: int) -> float:
    """Microseconds of processor time a row of a run: plan, journal, fsync, JSON; answers cost nothing."""
    plan = planned(directory / "client", rows)
    return _least(directory, plan) / rows * 1e6


def _least(directory: Path, plan: Plan) -> float:
    """Seconds of processor time of the cheapest of three runs."""
    return min(
        spent(partial(worked, directory / f"{plan.path.name}{n}", plan, done)) for n in range(3)
    )


def progress_share(directory: Path, rows: int) -> float:
    """What telling adds to a run, in processor time: every batch is told to a terminal of 80 columns."""
    plan = planned(directory / "told", rows)
    silent = _least(directory, plan)
    line = _line(directory, plan)

    def told() -> None:
        for ended in range(500, rows + 1, 500):
            line.tell(Progress((), ended, 0))

    return min(spent(told) for _ in range(3)) / silent


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _line(directory: Path, plan: Plan) -> Any:
    """The moving line of a run that has just begun; its clock makes each batch due."""
    from frmr_cli.console import Console

    clock = iter(range(10**9))
    runs = Runs(directory / "line", KEY)
    with (
        redirect_stderr(_Terminal()),
        runs.writing(runs.begin(plan, skipped=(), started_at="now")) as run,
    ):
        console = Console(stdout=io.StringIO(), stderr=_Terminal(), stdin=io.StringIO())
        return teller(console, run, events=False, clock=lambda: float(next(clock)))


def written_rows(path: Path, rows: int) -> Path:
    """A file of people with every column of the kind."""
    names = [column.name for column in KIND.columns]
    lines = (
        [value_at(item.worker or {}, name) or "" for name in names] for item in people(rows, 1)
    )
    return written(path, names, lines)


def spent(work: Callable[[], Any]) -> float:
    """Seconds of processor time."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
