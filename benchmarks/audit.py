"""
The audit log: what the tree costs an append, how fast an export is verified, what memory it takes. `audit_filters` has the queries.

`python -m benchmarks.audit [--size 1000000]`; ratios within one run, on databases in a directory of their own.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.audit_filters import entry
from frmr_cli.servers import audit, audit_tree
from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.sqlite import SqliteDatabase
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.tree import GrowingRoot, leaf_hash
from frmr_cli.transparency.verification import LogCheck, blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 9


def append_ratio(directory: Path, per_transaction: int) -> tuple[float, float]:
    """
    The median round of appending, with the tree ÷ without it, and microseconds of one append with it.

    By the clock where a transaction holds one entry and waits for the disk, by processor time where it holds many.
    """
    clock = time.perf_counter if per_transaction == 1 else time.process_time
    chance = random.Random(1)  # noqa: S311 - the same data each time
    sides: dict[bool, list[float]] = {True: [], False: []}
    databases = {}
    for with_tree in (True, False):
        databases[with_tree] = SqliteDatabase(
            directory / f"append-{per_transaction}-{with_tree}-{time.monotonic_ns()}"
        )
        migrate(databases[with_tree], "frmr_cli.servers.registry.schema")
    whole = audit.canonical, audit_tree.extend, audit.leaf_hash
    count = 2000 if per_transaction > 1 else 300
    for step in range(ROUNDS):
        entries = [entry(step * count + number, chance) for number in range(count)]
        for with_tree in (True, False):
            if not with_tree:
                audit.canonical = lambda _row: b""
                audit.leaf_hash = lambda _entry: b""
                audit_tree.extend = lambda *_: None
            began = clock()
            for first in range(0, count, per_transaction):
                with databases[with_tree].write() as connection:
                    audit.append_all(connection, entries[first : first + per_transaction])
            sides[with_tree].append(clock() - began)
            audit.canonical, audit_tree.extend, audit.leaf_hash = whole
    pairs = zip(sides[True], sides[False], strict=True)
    return median(one / other for one, other in pairs), median(sides[True]) / count * 1e6


def lines(count: int) -> Iterator[bytes]:
    """The lines of an export."""
    chance = random.Random(2)  # noqa: S311 - the same data each time
    for number in range(count):
        yield audit.canonical(audit._row(entry(number, chance), number + 1))  # noqa: SLF001


def written(path: Path, count: int) -> Checkpoint:
    """An export on disk. Returns: its head."""
    tree = GrowingRoot()
    with path.open("wb") as file:
        for line in lines(count):
            file.write(line + b"\n")
            tree.append(leaf_hash(line))
    return Checkpoint("benchmark", count, tree.root)


def verify(path: Path, head: Checkpoint) -> None:
    """Verify an export that must be valid."""
    check = LogCheck([head])
    with path.open("rb") as file:
        for block in blocks_of(file):
            check.take(block)
    result = check.result()
    assert (result.entries, result.faults) == (head.size, ())


def verify_ratio(path: Path, head: Checkpoint) -> tuple[float, float]:
    """A bare SHA-256 loop over the lines ÷ verifying them, and entries per second."""

    def bare() -> None:
        with path.open("rb") as file:
            for line in file:
                hashlib.sha256(line).digest()

    plain, whole = _median(bare), _median(lambda: verify(path, head))
    return plain / whole, head.size / whole


def memory(path: Path, head: Checkpoint) -> float:
    """MiB at most of a process that verifies a file."""
    program = (
        "import resource, sys; from pathlib import Path; from benchmarks.audit import *;"
        "verify(Path(sys.argv[1]), Checkpoint('benchmark', int(sys.argv[2]), bytes.fromhex(sys.argv[3])));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), str(head.size), head.root.hex()],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    return float(done.stdout)


def _median(work: Callable[[], object], rounds: int = 5) -> float:
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return median(taken)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default=1_000_000, type=int, help="entries of the greater export")
    size = parser.parse_args().size
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        for per_transaction in (1, 500):
            ratio, micro = append_ratio(directory, per_transaction)
            print(f"append, {per_transaction} per transaction: × {ratio:.2f} ({micro:.0f} µs)")
        for count in (10_000, size):
            path = directory / f"{count}.jsonl"
            head = written(path, count)
            ratio, rate = verify_ratio(path, head)
            print(f"verify {count}: {ratio:.2f} of bare SHA-256, {rate:.0f} entries/s, {memory(path, head):.0f} MiB")  # fmt: skip


if __name__ == "__main__":
    main()
