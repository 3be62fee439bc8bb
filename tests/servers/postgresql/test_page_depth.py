"""A page of workers costs the same wherever it begins: PostgreSQL reads what is on it, and not what is before it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.postgresql import PostgresqlDatabase
from frmr_cli.servers.registry.search import Wanted, find_bodies
from frmr_cli.servers.registry.services import SCHEMA
from tests.postgresql import new_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.servers.database import Connection

FILL = (
    "INSERT INTO worker (id, version, updated_at) SELECT '2021.' || (n + 1000000), 1, '' FROM generate_series(1, 4000) n",
    "INSERT INTO worker_card (worker_id, body, summary, from_day, until_day)"
    " SELECT id, repeat('x', 1000), '', '2026-01-01', '2027-01-01' FROM worker",
    "DELETE FROM stale_card",
    "ANALYZE worker",
    "ANALYZE worker_card",
)


class Recorder:
    """Stands for a connection: keeps the statement that was asked."""

    def __init__(self) -> None:
        self.sql = ""
        self.params: Mapping[str, Any] = {}

    def encoded(self, sql: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Keep it; nothing is found."""
        self.sql, self.params = sql, params
        return []


def test_a_page_reads_its_own_rows_only() -> None:
    """No step of the plan of a page from the middle yields more rows than the page has."""
    database = PostgresqlDatabase(new_schema())
    migrate(database, SCHEMA)
    recorder = Recorder()
    wanted = Wanted(on=date(2026, 11, 20))
    find_bodies(cast("Connection", recorder), wanted, after="2021.1002000", limit=101)

    with database.write() as connection:
        for statement in FILL:
            connection.execute(statement)
    with database.write() as connection:
        found = connection.all(f"EXPLAIN (ANALYZE, FORMAT JSON) {recorder.sql}", recorder.params)
        bodies = find_bodies(connection, wanted, after="2021.1002000", limit=101)
    database.close()

    steps = list(_steps(found[0]["QUERY PLAN"][0]["Plan"]))
    assert len(steps) > 3
    assert max(step["Actual Rows"] * step["Actual Loops"] for step in steps) <= 101
    assert [item.worker_id for item in bodies] == [f"2021.{1002001 + n}" for n in range(101)]


def _steps(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _steps(part)
