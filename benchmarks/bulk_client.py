"""
What bulk work costs the client, as ratios within one run: validation beside plain reading, processor time of a run, memory by size, the share of the progress line.

No registry takes part: answers are made in the process, or by a register that is read from a file of people.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.checking import check
from frmr_cli.bulk.kinds import kind_of
from frmr_cli.bulk.source import open_source
from frmr_cli.render.values import value_at
from frmr_cli.servers.people import people

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 20)
KIND = kind_of("workers")
ROUNDS = 5


def main() -> int:
    """Measure and print. Returns: 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print(
            f"validate / reading and models: {validation(Path(name), options.rows):.2f} (bound 4)"
        )
    return 0


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
            reader = csv.DictReader(file, list(fields), delimiter=";")
            next(reader)
            for line in reader:
                model.model_validate(line)

    def whole() -> None:
        checked = check(open_source(path, KIND), KIND, today=TODAY)
        assert not checked.errors, checked.findings[:3]

    pairs = [(spent(whole), spent(models)) for _ in range(ROUNDS)]
    a, b = min(w for w, _ in pairs), min(p for _, p in pairs)
    print(a / rows * 1e6, b / rows * 1e6)
    return a / b


def written_rows(path: Path, rows: int) -> Path:
    """A file of people with every column of the kind."""
    names = [column.name for column in KIND.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(names)
        for person in people(rows, 1):
            document = person.worker or {}
            writer.writerow([value_at(document, name) or "" for name in names])
    return path


def spent(work: Callable[[], Any]) -> float:
    """Seconds of processor time."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
