"""Every filter of the audit log is served by an index, alone and with others."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers import audit
from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.registry import audit_queries
from frmr_cli.servers.registry.audit_filters import Filters, Query
from frmr_cli.servers.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frmr_cli.servers.database import Connection

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SPAN: dict[str, Any] = {
    "since": "2026-11-20T00:00:00.000+00:00",
    "until": "2026-11-21T00:00:00.000+00:00",
}
WORKER = "2023.0000007"
QUESTIONS = (
    Filters(),
    Filters(actor="a"),
    Filters(subject="w"),
    Filters(action="worker.read"),
    Filters(action="worker"),
    Filters(outcome="refused"),
    Filters(outcome="ok"),
    Filters(object="o"),
    Filters(object=WORKER),
    Filters(worker=1),
    Filters(worker=1, actor="a"),
    Filters(actor="a", object=WORKER, outcome="ok"),
    Filters(reason="проверка запросу"),
    Filters(session="s"),
    Filters(address="10.0.0.1"),
    Filters(request_id="request-1"),
    Filters(role="support"),
    Filters(mark=audit.NEW_SESSION),
    Filters(**SPAN),
    Filters(actor="a", **SPAN),
    Filters(actor="a", action="worker"),
    Filters(address="10.0.0.1", outcome="refused", role="support"),
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A log of a few entries."""
    database = SqliteDatabase(tmp_path / "log.sqlite3")
    migrate(database, "frmr_cli.servers.registry.schema")
    with database.write() as connection:
        for number in range(30):
            entry = audit.AuditEntry(
                at=NOON,
                action=("worker.read", "worker.changed", "other")[number % 3],
                outcome="refused" if number % 5 == 0 else "ok",
                request_id=f"request-{number}",
                actor="a",
                roles=("support",),
                session="s",
                address="10.0.0.1",
                subject="w",
                objects=("o", WORKER) if number % 2 else ("o",),
                reason="проверка по запросу",
            )
            audit.append(connection, entry)
        yield connection
    database.close()


@pytest.mark.parametrize("filters", QUESTIONS, ids=str)
@pytest.mark.parametrize("newest_first", [True, False])
def test_no_filter_scans_or_sorts(
    connection: Connection, filters: Filters, *, newest_first: bool
) -> None:
    """The plan of each statement searches by an index and takes its order."""
    query = Query(filters, newest_first=newest_first)
    bounds = audit_queries._bounds(connection, query, audit.size(connection))

    plans = [
        step["detail"]
        for statement in audit_queries._statements(connection, query, bounds)
        for step in connection.all(f"EXPLAIN QUERY PLAN {statement.sql}", statement.params)
    ]

    assert plans
    assert not [step for step in plans if "SCAN" in step or "TEMP B-TREE" in step]


@pytest.mark.parametrize("filters", QUESTIONS, ids=str)
def test_filters_find_what_a_plain_look_finds(connection: Connection, filters: Filters) -> None:
    """However a query is led, it lets through the same entries as looking at each of them."""
    found = audit_queries.page(connection, Query(filters, limit=100))

    rows = connection.all("SELECT * FROM audit_event ORDER BY seq DESC")
    wanted = [row["seq"] for row in rows if _fits(filters, row)]
    assert [row["seq"] for row in found] == wanted


def test_what_is_rare_leads(connection: Connection) -> None:
    """A filter that lets little through is read by its index, whatever else is asked for with it."""
    entry = audit.AuditEntry(at=NOON, action="rare.one", outcome="ok", request_id="r", actor="a")
    for _ in range(200):
        audit.append(connection, audit.AuditEntry(at=NOON, action="worker.read", outcome="ok", request_id="r", actor="a"))  # fmt: skip
    audit.append(connection, entry)
    query = Query(Filters(actor="a", action="rare"))
    bounds = audit_queries._bounds(connection, query, audit.size(connection))

    (found,) = audit_queries._statements(connection, query, bounds)

    assert "WHERE e.action = :lead" in found.sql


def _fits(filters: Filters, row: dict[str, str]) -> bool:
    action = filters.action
    is_of_worker = filters.worker is not None or filters.object == WORKER
    return (
        (not is_of_worker or row["objects"].count(",") == 1)
        and (action is None or row["action"] == action or row["action"].startswith(f"{action}."))
        and filters.outcome in (None, row["outcome"])
        and filters.request_id in (None, row["request_id"])
        and (filters.mark is None or audit.NEW_SESSION in row["details"])
        and (filters.reason is None or set(audit.words(filters.reason)) <= set(audit.words(row["reason"])))
    )  # fmt: skip
