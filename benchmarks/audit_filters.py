"""
How the filters of the audit log grow from 10⁵ to 10⁷ entries.

`python -m benchmarks.audit_filters --keep DIRECTORY [--sizes 100000,1000000,10000000]` builds each log once, with its tree, and
measures every filter. At each size every question but that of one request has 100 rows or more, at the same density: what grows is
the log, not the answer.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from frmr_cli.servers import audit
from frmr_cli.servers.audit_subjects import mark_of
from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.registry.audit_filters import Filters, Query
from frmr_cli.servers.registry.audit_queries import page
from frmr_cli.servers.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection

START = datetime(2024, 1, 1, tzinfo=UTC)
STEP = timedelta(seconds=5)
ACTIONS = ("worker.read",) * 12 + ("worker.changed", "worker.disclosed", "education.changed", "access.refused", "token.refused", "audit.read")  # fmt: skip
ROLES = ("practitioner", "organisation_hr", "support", "registry_admin")
PIECE = 50_000
ROUNDS = 15
ROWS = 100
BOUND = 3.0

WORKERS = 50_000
ACTOR, SUBJECT, ADDRESS, OBJECT = "1000000007", "2023.0000007", "10.0.7.7", "entry-7"
"""Those that are asked for: 5 % of all entries are of this account and address, 0.3 % of this worker, 0.2 % of this object."""
SECRET = b"benchmark"
MARKS = [mark_of(f"2023.{number:07d}", SECRET) for number in range(WORKERS)]
NAMES = [f"10{number:08d}" for number in range(2000)]


def entry(number: int, chance: random.Random) -> audit.AuditEntry:
    """One of a busy register: 2 000 accounts, 50 000 workers, a call every five seconds."""
    action = ACTIONS[int(chance.random() * len(ACTIONS))]
    refused = action.endswith("refused")
    hot = chance.random()
    subject = MARKS[7] if hot < 0.003 else MARKS[int(chance.random() * WORKERS)]
    place = int(chance.random() * 200_000)
    return audit.AuditEntry(
        at=START + STEP * number,
        action=action,
        outcome="refused" if refused else "ok",
        request_id=f"{chance.getrandbits(128):032x}",
        actor=ACTOR if chance.random() < 0.05 else NAMES[int(chance.random() * 2000)],
        roles=(ROLES[int(chance.random() * len(ROLES))],),
        session=f"s{number // 400:020d}",
        client_id="frmr-cli",
        address=ADDRESS
        if chance.random() < 0.05
        else f"10.0.{int(chance.random() * 16)}.{int(chance.random() * 250)}",
        subject=subject,
        objects=(OBJECT if hot < 0.04 else f"entry-{place}",)
        if action == "education.changed"
        else (),
        fields=("/snils",) if action == "worker.disclosed" else (),
        reason=f"проверка по запросу {number % 23}" if action == "worker.disclosed" else None,
        code="FRMR-REG-016" if refused else None,
    )


def questions(count: int) -> dict[str, Filters]:
    """One query per filter, and those that people ask together."""
    middle = START + STEP * (count // 2)
    since, until = audit.time_text(middle), audit.time_text(middle + timedelta(days=2))
    span = {"since": since, "until": until}
    return {
        "no filter": Filters(),
        "actor": Filters(actor=ACTOR),
        "subject": Filters(subject=SUBJECT),
        "action": Filters(action="worker.disclosed"),
        "first words of an action": Filters(action="worker"),
        "outcome": Filters(outcome="refused"),
        "object": Filters(object=OBJECT),
        "reason (two words)": Filters(reason="запросу 7"),
        "session": Filters(session=f"s{count // 800:020d}"),
        "address": Filters(address=ADDRESS),
        "request": Filters(request_id="0" * 32),
        "role": Filters(role="support"),
        "time range": Filters(**span),
        "actor and time": Filters(actor=ACTOR, **span),
        "subject and time": Filters(subject=SUBJECT, since=audit.time_text(START), until=until),
        "actor and action": Filters(actor=ACTOR, action="worker.disclosed"),
        "subject and action": Filters(subject=SUBJECT, action="worker.read"),
        "address and outcome": Filters(address=ADDRESS, outcome="refused"),
        "actor and outcome": Filters(actor=ACTOR, outcome="refused"),
        "role and action": Filters(role="support", action="worker.changed"),
    }


def built(path: Path, count: int) -> SqliteDatabase:
    """A log of so many entries; one that is there already is taken as it is."""
    whole = path.exists()
    database = SqliteDatabase(path)
    if whole:
        return database
    migrate(database, "frmr_cli.servers.registry.schema")
    with database.write() as connection:
        name = {"name": SUBJECT, "secret": SECRET, "mark": MARKS[7], "number": 7}
        connection.execute(
            "INSERT INTO audit_subject VALUES (:name, :secret, :mark, :number)", name
        )
    fill(database, count)
    return database


def fill(database: SqliteDatabase, count: int) -> None:
    """Write so many entries behind those that there are."""
    with database.write() as connection:
        indexes = connection.all(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'audit_event' AND sql IS NOT NULL"
        )
        for index in indexes:
            connection.execute(f"DROP INDEX {index['name']}")
    chance = random.Random(3)  # noqa: S311 - the same data each time
    began = time.monotonic()
    for first in range(0, count, PIECE):
        with database.write() as connection:
            connection.execute("PRAGMA cache_size = -200000")
            entries = [entry(number, chance) for number in range(first, min(first + PIECE, count))]
            audit.insert(connection, entries, audit.size(connection), numbers={})
        print(f"\r{first + len(entries)} of {count}, {time.monotonic() - began:.0f} s", end="")
    print()
    for index in indexes:
        # They are sorted instead of grown: the same pages, in a tenth of the time.
        with database.write() as connection:
            connection.execute("PRAGMA cache_size = -200000")
            connection.execute(index["sql"])


def measured(connection: Connection, filters: Filters) -> tuple[float, int]:
    """Milliseconds of the first 100 rows, median of several, and how many rows came."""
    taken = []
    rows = page(connection, Query(filters, limit=ROWS))  # warms up
    for _ in range(ROUNDS):
        began = time.perf_counter()
        page(connection, Query(filters, limit=ROWS))
        taken.append(time.perf_counter() - began)
    return median(taken) * 1000, len(rows)


def main() -> None:
    """Build what is missing, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, required=True, help="where the logs lie")
    parser.add_argument("--sizes", default="100000,1000000,10000000")
    parser.add_argument("--only-build", action="store_true")
    options = parser.parse_args()
    sizes = [int(text) for text in options.sizes.split(",")]
    options.keep.mkdir(parents=True, exist_ok=True)
    logs = {count: built(options.keep / f"{count}.sqlite3", count) for count in sizes}
    if options.only_build:
        return
    print(f"| filter | {' | '.join(str(count) for count in sizes)} | growth | rows |")
    print(f"|---|{'---|' * (len(sizes) + 2)}")
    for name in questions(1):
        times, found = [], []
        for count, database in logs.items():
            with database.read() as connection:
                milliseconds, rows = measured(connection, questions(count)[name])
            times.append(milliseconds)
            found.append(rows)
        growth = times[-1] / times[0]
        cells = " | ".join(f"{value:.2f}" for value in times)
        missed = "" if growth <= BOUND else " ✗"
        print(f"| {name} | {cells} | {growth:.1f}{missed} | {min(found)} |")


if __name__ == "__main__":
    main()
