"""
Transactions per second of the two databases, at full durability, beside what their disk allows.

    python benchmarks/databases.py [--seconds 3] [--postgresql ADDRESS]

Without an address PostgreSQL is left out. The unit is one transaction of the register: a record changed and an entry
of the audit log appended; in batches of 1 and 500, and with several processes that write at once.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from frmr_cli.servers.databases import open_database

SCHEMA = """
CREATE TABLE bench_item (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE bench_log (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, item INTEGER NOT NULL) STRICT;
CREATE INDEX bench_log_item ON bench_log (item, seq);
"""
BODY = "x" * 900


def fsyncs(seconds: float, directory: Path) -> float:
    """How often the disk confirms a page: the limit of transactions one after the other."""
    count, end = 0, time.perf_counter() + seconds
    with (directory / "probe").open("wb") as file:
        while time.perf_counter() < end:
            file.write(b"x" * 4096)
            file.flush()
            os.fdatasync(file.fileno())
            count += 1
    return count / seconds


def changes(address: str, file: Path, seconds: float, batch: int) -> float:
    """Changes per second by this process."""
    with closing(open_database(address or None, file)) as database:
        count, end, item = 0, time.perf_counter() + seconds, os.getpid() * 1000
        while time.perf_counter() < end:
            with database.write() as connection:
                row = connection.one("SELECT max(seq) AS last FROM bench_log")
                last = (row and row["last"]) or 0
                for number in range(batch):
                    connection.execute(
                        "INSERT INTO bench_item (id, body) VALUES (:id, :body)"
                        " ON CONFLICT (id) DO UPDATE SET body = :body",
                        {"id": item + number % 1000, "body": BODY},
                    )
                    connection.execute(
                        "INSERT INTO bench_log (seq, at, item) VALUES (:seq, :at, :item)",
                        {"seq": last + number + 1, "at": "2026-11-24", "item": item},
                    )
            count += batch
    return count / seconds


def together(address: str, file: Path, seconds: float, processes: int) -> float:
    """Changes per second of several processes, one change a transaction."""
    command = [sys.executable, __file__, "--worker", address, str(file), str(seconds)]
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processes)
    ]
    return sum(float(process.communicate()[0]) for process in started)


def report(name: str, address: str, file: Path, seconds: float, limit: float) -> None:
    """One line per way of writing."""
    with closing(open_database(address or None, file)) as database:
        database.script(SCHEMA)
    rounds = {
        "1 a transaction": lambda: changes(address, file, seconds, 1),
        "500 a transaction": lambda: changes(address, file, seconds, 500),
        "1, 2 processes": lambda: together(address, file, seconds, 2),
        "1, 4 processes": lambda: together(address, file, seconds, 4),
    }
    for title, measured in rounds.items():
        speed = statistics.median(measured() for _ in range(3))
        print(f"{name:12}{title:20}{speed:10.0f} changes/s{speed / limit:8.2f} x disk")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--postgresql", default="")
    parser.add_argument("--worker", nargs=3)
    arguments = parser.parse_args()
    if arguments.worker:
        address, file, seconds = arguments.worker
        print(changes(address, Path(file), float(seconds), 1))
        return
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        limit = statistics.median(fsyncs(arguments.seconds / 3, place) for _ in range(3))
        print(f"{'disk':12}{'fdatasync of 4 KiB':20}{limit:10.0f} /s")
        report("SQLite", "", place / "bench.sqlite3", arguments.seconds, limit)
        if arguments.postgresql:
            report("PostgreSQL", arguments.postgresql, place, arguments.seconds, limit)


if __name__ == "__main__":
    main()
