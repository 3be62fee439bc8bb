"""
The audit log: what the tree costs an append, how fast an export is verified, how filters grow, what memory it takes.

`python benchmarks/audit.py [--sizes 100000,1000000]`; ratios within one run, on databases in a directory of their own.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from frmr_cli.servers import audit, audit_tree
from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.registry.audit_filters import Filters, Query
from frmr_cli.servers.registry.audit_queries import page
from frmr_cli.servers.sqlite import SqliteDatabase
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.tree import GrowingRoot, leaf_hash
from frmr_cli.transparency.verification import LogCheck, blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

START = datetime(2026, 1, 1, tzinfo=UTC)
ACTIONS = ("worker.read",) * 12 + ("worker.changed", "worker.disclosed", "education.changed", "access.refused", "token.refused", "audit.read")  # fmt: skip
ROUNDS = 9


def entry(number: int, chance: random.Random) -> audit.AuditEntry:
    """One of a busy register: 2 000 accounts, 50 000 workers, a call every ten seconds."""
    action = chance.choice(ACTIONS)
    refused = action.endswith("refused")
    return audit.AuditEntry(
        at=START + timedelta(seconds=number * 10),
        action=action,
        outcome="refused" if refused else "ok",
        request_id=f"{chance.getrandbits(128):032x}",
        actor=f"{1000000000 + chance.randrange(2000)}",
        roles=(chance.choice(("practitioner", "organisation_hr", "support", "registry_admin")),),
        session=f"s{number // 40:020d}",
        client_id="frmr-cli",
        address=f"10.0.{chance.randrange(16)}.{chance.randrange(250)}",
        subject=f"2023.{chance.randrange(50_000):07d}",
        objects=(f"entry-{chance.randrange(200_000)}",) if action == "education.changed" else (),
        fields=("/snils",) if action == "worker.disclosed" else (),
        reason=f"проверка по запросу {number % 997}" if action == "worker.disclosed" else None,
        code="FRMR-REG-016" if refused else None,
    )


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
    whole = audit.canonical, audit_tree.append, audit.leaf_hash
    count = 2000 if per_transaction > 1 else 300
    for step in range(ROUNDS):
        entries = [entry(step * count + number, chance) for number in range(count)]
        for with_tree in (True, False):
            if not with_tree:
                audit.canonical = lambda _row: b""
                audit.leaf_hash = lambda _entry: b""
                audit_tree.append = lambda *_: None
            began = clock()
            for first in range(0, count, per_transaction):
                with databases[with_tree].write() as connection:
                    for item in entries[first : first + per_transaction]:
                        audit.append(connection, item)
            sides[with_tree].append(clock() - began)
            audit.canonical, audit_tree.append, audit.leaf_hash = whole
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


def filled(path: Path, count: int) -> SqliteDatabase:
    """A log of so many entries, without the tree, which no filter reads."""
    database = SqliteDatabase(path)
    migrate(database, "frmr_cli.servers.registry.schema")
    chance = random.Random(3)  # noqa: S311 - the same data each time
    whole = audit_tree.append
    audit_tree.append = lambda *_: None
    for first in range(1, count + 1, 20_000):
        with database.write() as connection:
            for seq in range(first, min(first + 20_000, count + 1)):
                audit.insert(connection, entry(seq, chance), seq)
    audit_tree.append = whole
    return database


def questions(count: int) -> dict[str, Filters]:
    """One query per filter, and some together."""
    middle = START + timedelta(seconds=count * 5)
    since, until = middle.isoformat(), (middle + timedelta(days=30)).isoformat()
    return {
        "no filter": Filters(),
        "actor": Filters(actor="1000000007"),
        "subject": Filters(subject="2023.0000007"),
        "action": Filters(action="worker.disclosed"),
        "first words of an action": Filters(action="worker"),
        "outcome": Filters(outcome="refused"),
        "object": Filters(object="entry-7"),
        "reason": Filters(reason="запросу 7"),
        "session": Filters(session=f"s{count // 80:020d}"),
        "address": Filters(address="10.0.7.7"),
        "request": Filters(request_id="0" * 32),
        "role": Filters(role="support"),
        "time": Filters(since=since, until=until),
        "actor and time": Filters(actor="1000000007", since=since, until=until),
        "actor and action": Filters(actor="1000000007", action="worker.disclosed"),
        "address and outcome": Filters(address="10.0.7.7", outcome="refused"),
    }


def filter_times(database: SqliteDatabase, count: int) -> dict[str, float]:
    """Milliseconds of the first 100 rows, by query."""
    times = {}
    for name, filters in questions(count).items():

        def ask(filters: Filters = filters) -> None:
            with database.read() as connection:
                page(connection, Query(filters, limit=100))

        ask()
        times[name] = _median(ask, rounds=25) * 1000
    return times


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
    parser.add_argument("--sizes", default="100000,1000000", help="entries of the filtered logs")
    sizes = [int(text) for text in parser.parse_args().sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        for per_transaction in (1, 500):
            ratio, micro = append_ratio(directory, per_transaction)
            print(f"append, {per_transaction} per transaction: × {ratio:.2f} ({micro:.0f} µs)")
        for count in (10_000, sizes[-1]):
            path = directory / f"{count}.jsonl"
            head = written(path, count)
            ratio, rate = verify_ratio(path, head)
            print(f"verify {count}: {ratio:.2f} of bare SHA-256, {rate:.0f} entries/s, {memory(path, head):.0f} MiB")  # fmt: skip
        found = {}
        for count in sizes:
            database = filled(directory / f"{count}.sqlite3", count)
            found[count] = filter_times(database, count)
            database.close()
        print("| filter | " + " | ".join(f"{count}" for count in sizes) + " | growth |")
        for name in found[sizes[0]]:
            times = [found[count][name] for count in sizes]
            cells = " | ".join(f"{value:.2f}" for value in times)
            print(f"| {name} | {cells} | × {times[-1] / times[0]:.1f} |")


if __name__ == "__main__":
    main()
