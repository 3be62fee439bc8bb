"""
The limit of bulk work: the database alone writing the rows that a batch leaves, beside the batch and beside a loop.

    python -m benchmarks.batch_rows [--rounds 5]

A registry in a process of its own is changed by a loop of httpx and by batches without a socket. What those batches have left in
each table, finished to the last byte, is then written into copies of the database as it was before, with one statement a table and
transaction, 100 changes a transaction, with the settings of the service. No rule, no seal, no hash and no JSON is in that time: nothing that keeps
these tables and commits as often can be faster on one writer.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.bulk import LOOP, one_by_one, registry, timed
from benchmarks.bulk_registry import DIRECT
from frmr_cli.servers import sqlite

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

TURN = 100
"""Changes of a transaction, as in service."""
_NEW = "SELECT * FROM main.{name} EXCEPT SELECT * FROM old.{name}"


def main() -> int:
    """Measure and print. Returns: 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    loop, direct, bare = [], [], []
    with tempfile.TemporaryDirectory() as name, registry(Path(name) / "r", LOOP) as served:
        for number in range(1, rounds + 1):
            loop.append(one_by_one(served, served.ids[:LOOP], number))
            before = copied(Path(name) / "r", Path(name) / f"before{number}")
            direct.append(served.direct(number))
            after = copied(Path(name) / "r", Path(name) / f"after{number}")
            bare.append(DIRECT / seconds_of(before, left_by(before, after)))
    middle = [statistics.median(each) for each in (loop, direct, bare)]
    print(
        "rows/s: {:.0f} by a loop, {:.0f} by batches, {:.0f} by the database alone".format(*middle)
    )
    print(
        f"batches / loop {middle[1] / middle[0]:.1f}, database / loop {middle[2] / middle[0]:.1f},",
        end=" ",
    )
    print(f"batches / database {middle[1] / middle[2]:.2f}")
    return 0


def copied(directory: Path, target: Path) -> Path:
    """A copy of the registry's database as it is now."""
    target.mkdir()
    path = target / "registry.sqlite3"
    source = closing(_opened(directory / "registry" / "registry.sqlite3"))
    with source as filled, closing(_opened(path)) as copy:
        filled.backup(copy)
    return path


def left_by(before: Path, after: Path) -> dict[str, list[Sequence[Any]]]:
    """Table → the rows that are new or changed."""
    with closing(_opened(after)) as raw:
        raw.execute("ATTACH ? AS old", (str(before),))
        tables = raw.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        found = {
            name: raw.execute(_NEW.format(name=name)).fetchall() for (name,) in tables.fetchall()
        }
    return {name: rows for name, rows in found.items() if rows}


def seconds_of(path: Path, rows: dict[str, list[Sequence[Any]]]) -> float:
    """Seconds in which the database takes them in, `TURN` changes a transaction."""
    with closing(_opened(path)) as raw:
        # A changed row replaces its former state; foreign keys and guards of the log do not know that.
        raw.execute("PRAGMA foreign_keys = OFF")
        return timed(partial(_write, raw, rows))


def _write(raw: sqlite3.Connection, rows: dict[str, list[Sequence[Any]]]) -> None:
    turns = DIRECT // TURN
    for turn in range(turns):
        raw.execute("BEGIN IMMEDIATE")
        for name, all_rows in rows.items():
            part = all_rows[turn * len(all_rows) // turns : (turn + 1) * len(all_rows) // turns]
            if part:
                marks = ", ".join("?" * len(part[0]))
                raw.executemany(f"INSERT OR REPLACE INTO {name} VALUES ({marks})", part)  # noqa: S608 - names of tables
        raw.execute("COMMIT")


def _opened(path: Path) -> sqlite3.Connection:
    raw = sqlite._connect(path)  # noqa: SLF001 - with the settings of the service
    raw.row_factory = None
    return raw


if __name__ == "__main__":
    sys.exit(main())
