"""
Cost of the rules, as a ratio to what reading the same record with `json.loads` costs.

Each round checks a batch of records and reads the same batch; the medians of the rounds are compared.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from frmr_cli.domain.education_rules import check_education
from frmr_cli.domain.employment_rules import check_employment
from frmr_cli.domain.worker_rules import check_worker
from frmr_cli.servers.people import REFERENCE_DAY, people
from tests.domain.entries import CPD, EMPLOYMENT, PROFESSIONAL, RECORD, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

BATCH = 1000
BOUNDS = {"worker": 8.0, "professional education": 20.0, "training": 20.0, "employment": 20.0}
"""Several times what reading a record costs: beyond that a rule has become slow."""


def main() -> int:
    """Measure and print. Returns: 1 with --check when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--check", action="store_true", help="exit 1 when a bound is broken")
    options = parser.parse_args()
    broken = False
    for name, (documents, check) in _cases().items():
        ratio, micros = _measure(documents, check, options.rounds)
        broken |= ratio > BOUNDS[name]
        print(f"{name}: {ratio:.1f} × json.loads, {micros:.0f} µs (bound {BOUNDS[name]:g})")
    return int(options.check and broken)


def _cases() -> dict[str, tuple[list[Mapping[str, object]], Callable[..., object]]]:
    workers = [found.worker for found in people(BATCH, seed=1) if found.worker]
    education = partial(check_education, today=TODAY, record=RECORD, complete=True)
    employment = partial(check_employment, today=TODAY, record=RECORD, complete=True)
    return {
        "worker": (list(workers), partial(check_worker, today=REFERENCE_DAY)),
        "professional education": ([PROFESSIONAL] * BATCH, education),
        "training": ([CPD] * BATCH, education),
        "employment": ([EMPLOYMENT] * BATCH, employment),
    }


def _measure(
    documents: list[Mapping[str, object]], check: Callable[..., object], rounds: int
) -> tuple[float, float]:
    """The ratio, and microseconds for a record; of medians."""
    texts = [json.dumps(document, ensure_ascii=False) for document in documents]
    reading, checking = [], []
    for _ in range(rounds):
        reading.append(_seconds(json.loads, texts))
        checking.append(_seconds(check, documents))
    took = statistics.median(checking)
    return took / statistics.median(reading), took / len(documents) * 1e6


def _seconds(work: Callable[..., object], values: Sequence[object]) -> float:
    begin = time.perf_counter()
    for value in values:
        work(value)
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
