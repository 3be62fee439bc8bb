"""
What one question costs as the register grows, in the store: `python -m benchmarks.growth DIRECTORY …`, one per size.

The directories are those of `big_registry.py`. Each question is asked of names and places that are drawn anew, warm, and
the median is told; ratios are to a page of 100 records by id in the same register. Writes are rolled back.
Everything is told in processor time, which a busy machine changes least. With `--postgresql ADDRESS` the registers are copied to
PostgreSQL first and asked there; what its processes take of the processor counts too, so it must run on this machine (Linux).
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import time
import tracemalloc
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NoReturn

import psycopg

from benchmarks.copied_registry import copied
from frmr_cli.servers.registry import entries, workers
from frmr_cli.servers.registry.config import utc_now
from frmr_cli.servers.registry.record_views import derived, masked_record
from frmr_cli.servers.registry.register_time import end_of, register_day
from frmr_cli.servers.registry.search import Wanted, find_bodies, find_summaries, find_workers
from frmr_cli.servers.registry.search_names import name_pattern
from frmr_cli.servers.registry.services import DATABASE_FILE
from frmr_cli.servers.registry.vault import Vault
from frmr_cli.servers.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frmr_cli.servers.database import Connection, Database

ROUNDS = 40
PIECES = 100
"""Of 1 000 records, of which an export is timed."""
BATCH = 500
BASE = "page by id, first"


class Rollback(Exception):
    """Takes back what a round has written."""


class Register:
    """A register of some size, and people drawn from it."""

    def __init__(self, directory: Path, *, postgresql: str = "") -> None:
        folder = directory / "registry"
        self.address = str(folder / DATABASE_FILE)
        self.database: Database = SqliteDatabase(folder / DATABASE_FILE)
        self.postmaster: Path | None = None
        self.bare: Any = None
        """A connection of the benchmark itself."""
        if postgresql:
            self.database.close()
            self.database, self.address = copied(
                folder / DATABASE_FILE, postgresql, f"growth_{directory.name}"
            )
            with self.database.read() as connection:
                row = connection.one("SELECT pg_backend_pid() AS pid") or {}
            status = Path(f"/proc/{row['pid']}/stat").read_text(encoding="utf-8")
            parent = status.rpartition(")")[2].split()[1]
            self.postmaster = Path(f"/proc/{parent}/task/{parent}/children")
        self.vault = Vault(self.database, folder, now=utc_now)
        self.vault.prepare()
        self.chance = random.Random(7)  # noqa: S311 - the same people each time
        self.today = register_day(utc_now())
        self.wanted = Wanted(on=self.today)
        with self.database.read() as connection:
            row = connection.one("SELECT count(*) AS size, max(id) AS last FROM worker")
        assert row is not None
        self.size, self.last = int(row["size"]), str(row["last"])

    def seconds(self, work: Callable[[], object]) -> float:
        """What some work takes of the processor, here and in the processes of PostgreSQL."""
        there, here = self._served(), time.process_time()
        work()
        return time.process_time() - here + self._served() - there

    def _served(self) -> float:
        if self.postmaster is None:
            return 0.0
        children = self.postmaster.read_text(encoding="utf-8").split()
        texts = [Path(f"/proc/{pid}/schedstat").read_text(encoding="utf-8") for pid in children]
        return sum(int(text.split()[0]) for text in texts) / 1e9

    def worker_id(self, share: float) -> str:
        """The id below which that share of the workers lies."""
        return f"2021.{int(1000 + share * self.size):07d}"

    def somebody(self, connection: Connection) -> workers.Document:
        """A record drawn by chance."""
        found = find_bodies(
            connection, self.wanted, after=self.worker_id(self.chance.random() * 0.98), limit=1
        )
        document: workers.Document = json.loads(found[0].text)
        return document

    def named(self, connection: Connection, form: str, *, limit: int) -> Callable[[], object]:
        """A search for a person by the name in some form."""
        person = self.somebody(connection)
        last, first = person["lastName"], person["firstName"]
        second = person.get("patronymic") or "Иванович"
        text = {
            "surname": last,
            "whole": f"{last} {first} {second}",
            "initial": f"{last} {first[0]}.",
            "initials": f"{last} {first[0]}. {second[0]}.",
        }[form]
        wanted = self.wanted._replace(name=name_pattern(text))
        return lambda: find_summaries(connection, wanted, cursor=None, limit=limit)


def questions(
    register: Register, connection: Connection
) -> dict[str, Callable[[], Callable[[], object]]]:
    """By name; each call asks about somebody else."""
    chance, wanted, today = register.chance, register.wanted, register.today
    before = end_of(today)  # nobody was there earlier, and to find that out takes the whole range

    def page(share: float, spread: float = 0.01) -> Callable[[], object]:
        after = register.worker_id(share + chance.random() * spread) if share else ""
        return lambda: find_bodies(connection, wanted, after=after, limit=100)

    def by_name(limit: int) -> Callable[[], object]:
        cursor = register.somebody(connection)["id"]
        return lambda: find_summaries(connection, wanted, cursor=cursor, limit=limit)

    def read() -> Callable[[], object]:
        name = register.somebody(connection)["id"]
        return lambda: masked_record(connection, workers.find(connection, name), on=today)  # type: ignore[arg-type]

    def then() -> Callable[[], object]:
        name = register.somebody(connection)["id"]
        return lambda: (
            workers.find_then(connection, name, before=before),
            entries.of_worker(connection, name, confirmed=True, before=before),
        )

    def search_then() -> Callable[[], object]:
        person = register.somebody(connection)
        pattern = name_pattern(f"{person['lastName']} {person['firstName'][0]}")
        past = wanted._replace(name=pattern, before=before)
        return lambda: find_workers(connection, past, cursor=None, limit=20)

    def by_snils() -> Callable[[], object]:
        worker = workers.find(connection, register.somebody(connection)["id"])
        assert worker is not None
        snils = workers.opened(worker, register.vault).get("snils") or "11223344595"
        return lambda: workers.find_by_snils(connection, register.vault, snils)

    return {
        BASE: lambda: page(0),
        "page by id, middle": lambda: page(0.5),
        "page by id, 97 %": lambda: page(0.97),
        "page by name, 100, anywhere": lambda: by_name(100),
        "surname, 20": lambda: register.named(connection, "surname", limit=20),
        "surname, 100": lambda: register.named(connection, "surname", limit=100),
        "whole name": lambda: register.named(connection, "whole", limit=20),
        "surname + initial, 20": lambda: register.named(connection, "initial", limit=20),
        "surname + two initials, 20": lambda: register.named(connection, "initials", limit=20),
        "СНИЛС": by_snils,
        "one record": read,
        "one record as of a day": then,
        "search as of a day, 20": search_then,
    }


def asked(register: Register) -> dict[str, float]:
    """Microseconds by question; first asked once, then timed, so that pages of the file are warm."""
    found = {}
    with register.database.read() as connection:
        for name, made in questions(register, connection).items():
            taken = []
            for _ in range(ROUNDS):
                ask = made()
                ask()
                taken.append(register.seconds(ask))
            found[name] = median(taken) * 1e6
    return found


def written(register: Register, *, spread: bool) -> float:
    """Microseconds a row of a batch of new versions, one behind the other or anywhere; without the commit."""
    taken = []
    for _ in range(5):
        with register.database.read() as connection:
            if spread:
                shares = sorted(register.chance.random() * 0.98 for _ in range(BATCH))
                names = [register.worker_id(share) for share in shares]
            else:
                after = register.worker_id(register.chance.random() * 0.9)
                names = [item.worker_id for item in find_bodies(connection, register.wanted, after=after, limit=BATCH)]  # fmt: skip
        with suppress(Rollback), register.database.write() as connection:
            taken.append(_timed_batch(register, connection, names))
            _take_back()
    return median(taken) / BATCH * 1e6


def _timed_batch(register: Register, connection: Connection, names: list[str]) -> float:
    def work() -> None:
        for name in names:
            _rewrite(register, connection, name)
        connection.finish()

    return register.seconds(work)


def _take_back() -> NoReturn:
    raise Rollback


def _rewrite(register: Register, connection: Connection, name: str) -> None:
    worker = workers.find(connection, name)
    if worker is None:
        return
    document = {**workers.opened(worker, register.vault), "birthPlace": "г. Тверь"}
    workers.write_version(
        connection,
        register.vault,
        document,
        version=worker.version + 1,
        changed_by="benchmark",
        now=utc_now(),
    )


def pieces(register: Register) -> Iterator[bytes]:
    """An export as the service makes it, from somewhere in the register."""
    after = register.worker_id(0.3 * register.chance.random())
    for _ in range(PIECES):
        with register.database.read() as connection:
            found = find_bodies(connection, register.wanted, after=after, limit=1000)
        if not found:
            return
        yield b"".join(item.text + b"\n" for item in found)
        after = found[-1].worker_id


def bare(register: Register) -> Iterator[bytes]:
    """The stored bodies, joined in thousands, by a bare cursor."""
    after = register.worker_id(0.3 * register.chance.random())
    sql = "SELECT body FROM worker_card WHERE worker_id > {} ORDER BY worker_id"
    if register.bare is None:
        connect: Any = sqlite3 if register.postmaster is None else psycopg
        register.bare = connect.connect(register.address)
    if register.postmaster is None:
        cursor = register.bare.execute(sql.format("?"), (after,))
    else:
        cursor = register.bare.cursor(name="bare")
        cursor.execute(sql.format("%s"), (after,))
    for _ in range(PIECES):
        if not (rows := cursor.fetchmany(1000)):
            break
        yield ("\n".join(row[0] for row in rows) + "\n").encode()
    cursor.close()


def encoded(register: Register) -> Iterator[bytes]:
    """The same records put together from their rows, a dictionary each, and encoded; by orjson where it is installed."""
    try:
        from orjson import dumps
    except ImportError:

        def dumps(value: object) -> bytes:
            return json.dumps(value, ensure_ascii=False).encode()

    after = register.worker_id(0.3 * register.chance.random())
    for _ in range(PIECES // 10):
        with register.database.read() as connection:
            rows = connection.all("SELECT id FROM worker WHERE id > :after ORDER BY id LIMIT 1000", {"after": after})  # fmt: skip
            names = [str(row["id"]) for row in rows]
            if not names:
                return
            own: defaultdict[str, list[entries.StoredEntry]] = defaultdict(list)
            for entry in entries.of_workers(connection, names, "employment", "accreditation"):
                own[entry.worker_id].append(entry)
            yield b"".join(
                dumps(derived(worker.public(), own[worker.id], on=register.today)) + b"\n"
                for worker in workers.find_many(connection, names)
            )
        after = names[-1]


def exported(register: Register) -> dict[str, float]:
    """Records a second of the three ways, in turn; and the peak of memory of ours in MiB."""
    ways: dict[str, Callable[[Register], Iterator[bytes]]] = {
        "export": pieces,
        "bare": bare,
        "encoded": encoded,
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(3):
        for name, way in ways.items():
            count = 0

            def work(way: Callable[[Register], Iterator[bytes]] = way) -> None:
                nonlocal count
                count = sum(piece.count(b"\n") for piece in way(register))

            seconds = register.seconds(work)
            taken[name].append(count / seconds)
    tracemalloc.start()
    for _ in pieces(register):
        continue
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return {**{name: median(rates) for name, rates in taken.items()}, "memory": peak}


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directories", type=Path, nargs="+")
    parser.add_argument("--postgresql", metavar="ADDRESS", default="")
    options = parser.parse_args()
    found: dict[int, dict[str, float]] = {}
    for directory in options.directories:
        register = Register(directory, postgresql=options.postgresql)
        times = asked(register)
        times["batch write, a row, neighbours"] = written(register, spread=False)
        times["batch write, a row, anywhere"] = written(register, spread=True)
        export = exported(register)
        times["export, a record"] = 1e6 / export["export"]
        found[register.size] = times
        print(
            f"{register.size}: export {export['export']:.0f} records/s, {export['export'] / export['bare']:.2f} of bare"
            f" bodies, {export['export'] / export['encoded']:.1f} × rows as dictionaries; {export['memory']:.1f} MiB"
        )
        register.database.close()
    sizes = list(found)
    print("| µs | " + " | ".join(f"{size} | to a page" for size in sizes) + " | growth |")
    print("|---" * (2 * len(sizes) + 2) + "|")
    for name in found[sizes[0]]:
        cells = [f"{found[size][name]:.0f} | {found[size][name] / found[size][BASE]:.2f}" for size in sizes]  # fmt: skip
        print(f"| {name} | {' | '.join(cells)} | {found[sizes[-1]][name] / found[sizes[0]][name]:.2f} |")  # fmt: skip


if __name__ == "__main__":
    main()
