"""
A registry of many people in a directory, made in minutes: `python benchmarks/big_registry.py DIRECTORY --people 3000000`.

The rows are those of real writes: the same generator, masks, seals, blind indexes and search keys, through the functions that the
service writes with. What differs is the way to the disk: several processes make the rows and one stores them, thousands a
transaction, without confirmation by the disk, indexes are built at the end, and people have no entry of the audit log. SQLite only.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sqlite3
import sys
import time
from collections import defaultdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frmr_cli.servers.embedded import Embedded, Seeding, endpoints_of, registry_config
from frmr_cli.servers.layout import LocalPaths
from frmr_cli.servers.people import FIRST_INDEX, people
from frmr_cli.servers.registry import cards, entries, workers
from frmr_cli.servers.registry.config import utc_now
from frmr_cli.servers.registry.register_time import register_day
from frmr_cli.servers.registry.seed import _entries
from frmr_cli.servers.registry.services import open_services
from frmr_cli.servers.sqlite import SqliteConnection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from frmr_cli.servers.registry.vault import Vault

BATCH = 5_000
FILLED = ("worker", "worker_version", "entry", "entry_version", "worker_card")
PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1500000", "temp_store = FILE")

Statement = tuple[str, list[dict[str, Any]]]

_shared: list[Callable[[tuple[int, int]], list[Statement]]] = []
"""What a process of the pool does; the keys in it cannot be sent."""


class Recorder:
    """Stands for a connection to an empty register: keeps the statements that would fill it."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []

    def one(self, *_: object) -> None:
        """Nobody is there yet."""

    def execute_many(self, sql: str, params: Sequence[Mapping[str, Any]]) -> int:
        """Keep a statement."""
        self.statements.append((sql, [dict(row) for row in params]))
        return len(params)


def main() -> int:
    """Make the registry, and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--people", type=int, default=30_000)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    began = time.perf_counter()
    paths = LocalPaths(data=options.directory.resolve(), state=options.directory.resolve() / "run")
    make(paths, options.people, processes=options.processes)
    size = paths.registry_database.stat().st_size
    print(f"{options.people} people, {size / 2**20:.0f} MiB, {time.perf_counter() - began:.0f} s")
    return 0


def make(paths: LocalPaths, count: int, *, processes: int = 2) -> None:
    """The demo cast as the embedded services seed it, and so many people beside it."""
    paths.make()
    endpoints = endpoints_of((1, 2))
    Embedded().seed(endpoints, paths, Seeding(0, 1))
    services = open_services(registry_config(endpoints, paths))
    services.vault.prepare()
    services.close()
    chunks = [(first, min(BATCH, count - first)) for first in range(0, count, BATCH)]
    # Forked, so that each process has the keys; none has a connection.
    context = multiprocessing.get_context("fork")
    with context.Pool(processes, _use, (services.vault, utc_now())) as pool:
        _fill(paths.registry_database, pool.imap(_work, chunks))
    with services.database.write() as connection:
        while cards.refresh(connection, today=register_day(utc_now())):
            continue
    services.database.close()


def _use(vault: Vault, now: datetime) -> None:
    _shared.append(partial(rows_of, vault, now))


def _work(chunk: tuple[int, int]) -> list[Statement]:
    return _shared[0](chunk)


def rows_of(vault: Vault, now: datetime, chunk: tuple[int, int]) -> list[Statement]:
    """The statements that store some people, with their entries and their cards."""
    first, count = chunk
    batch = list(people(count, f"big {first}", first=FIRST_INDEX + first))
    recorder = Recorder()
    documents = [person.worker for person in batch if person.worker]
    workers.insert_new(recorder, vault, documents, changed_by="seed", now=now)  # type: ignore[arg-type]
    told = {row["id"]: row["masked"] for row in recorder.statements[0][1]}
    new = list(_entries(batch, now=now))
    entries.insert_many(recorder, vault, new)  # type: ignore[arg-type]
    shown = {row["id"]: row for row in recorder.statements[2][1]}
    confirmed: defaultdict[str, list[entries.StoredEntry]] = defaultdict(list)
    for owner, _, change in new:
        if change.state == "confirmed":
            confirmed[owner["worker_id"]].append(_stored(owner, shown[owner["id"]]))
    cards.write(recorder, _cards(told, confirmed, now))  # type: ignore[arg-type]
    return [statement for statement in recorder.statements if "stale_card" not in statement[0]]


def _cards(
    told: Mapping[str, str], confirmed: Mapping[str, list[entries.StoredEntry]], now: datetime
) -> Iterator[cards.Card]:
    today = register_day(now)
    for name, masked in told.items():
        latest = sorted(confirmed.get(name, ()), key=lambda entry: entry.id)
        latest.sort(key=lambda entry: entry.begin_date, reverse=True)
        yield cards.card_of(json.loads(masked), latest, on=today)


def _stored(owner: Mapping[str, str], row: Mapping[str, Any]) -> entries.StoredEntry:
    own = (owner["id"], owner["worker_id"], owner["noun"], 1, 1, row["state"], row["at"])
    return entries.StoredEntry(*own, row["begin_date"], row["public"], None, row["faults"])


def _fill(path: Path, batches: Iterator[list[Statement]]) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.row_factory = sqlite3.Row
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    later = _without_indexes(raw)
    connection = SqliteConnection(raw)
    for number, statements in enumerate(batches, start=1):
        raw.execute("BEGIN")
        for sql, params in statements:
            connection.execute_many(sql, params)
        raw.execute("COMMIT")
        _say(f"{number * BATCH} people")
    for sql in later:
        raw.execute(sql)
        _say(sql.split(" ON ", maxsplit=1)[0])
    for table in FILLED:
        # Not of the log: it is all but empty yet, and a plan that was made for that reads all of it later.
        raw.execute(f"ANALYZE {table}")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.close()


def _without_indexes(raw: sqlite3.Connection) -> list[str]:
    """Take indexes and triggers of what is filled away. Returns: the statements that bring them back."""
    found = raw.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).fetchall()
    names = [row for row in found if _table(row["sql"]) in FILLED]
    for row in names:
        raw.execute(f"DROP {row['type']} {row['name']}")
    return [row["sql"] for row in names]


def _table(sql: str) -> str:
    return sql.split(" ON ", maxsplit=1)[1].split(maxsplit=1)[0].partition("(")[0]


def _say(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")


if __name__ == "__main__":
    sys.exit(main())
