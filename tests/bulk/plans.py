"""Plans made without a file, for tests of what comes after."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.plan_file import FieldChange, Header, Plan, load, operations
from frmr_cli.bulk.plan_key import PlanKey
from frmr_cli.bulk.plan_writer import PlanWriter
from frmr_cli.bulk.run import BATCH, CONCURRENCY, Runner, Settings
from frmr_cli.bulk.runs import Runs
from frmr_cli.bulk.tables import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from frmr_cli.bulk.journal import Counts
    from frmr_cli.bulk.run import Send
    from tests.bulk.register import NaiveRegister

KEY = PlanKey(b"k" * 32)


def header(**changed: Any) -> Header:
    """The head of a plan of workers."""
    return Header(
        kind="workers",
        subject="1",
        account="Соколов Дмитрий Юрьевич",
        server="local",
        day="2026-11-20",
        expires="2026-11-27",
        input="0" * 64,
        headers=("Номер в регистре", "Место рождения"),
        layout=Layout("csv", "cp1251", ";"),
        key=KEY.id,
    )._replace(**changed)


def written(
    path: Path, wishes: dict[str, str], register: NaiveRegister, head: Header | None = None
) -> Plan:
    """A plan that gives each record another place of birth, from the present state."""
    rows = (
        (target, register.etag(target), register.records[target].get("birthPlace"), value)
        for target, value in sorted(wishes.items())
    )
    return moved(path, rows, head or header())


def worked(
    directory: Path,
    plan: Plan,
    send: Send,
    *,
    batch_size: int = BATCH,
    concurrency: int = CONCURRENCY,
) -> Counts:
    """One run of a plan with its journal, to its end. Returns: how its rows stand."""
    runs = Runs(directory, KEY)
    name = runs.begin(plan, skipped=(), started_at="now")
    with runs.writing(name) as run:
        Runner(
            run.journal,
            send,
            lambda start: operations(run.plan, KEY, start=start),
            Settings(plan.changes, batch_size, concurrency),
            now=lambda: datetime.now(UTC),
        ).run(name)
        return run.counts()


def moved(path: Path, rows: Iterable[tuple[str, str, str | None, str]], head: Header) -> Plan:
    """A plan that gives workers another place of birth; `rows`: id, etag, place before and after."""
    with PlanWriter(path, head, KEY) as writer:
        for row, (target, etag, before, after) in enumerate(rows, start=2):
            writer.patch(
                f"/v1/workers/{target}",
                row=row,
                target=target,
                etag=etag,
                body={"birthPlace": after},
                inverse={"birthPlace": before},
                fields=(FieldChange("birthPlace", "***", "***"),),
                cells=(target, after),
            )
    return load(path, KEY)
