"""The last use of a role: the same as a look at every entry would tell, found without one."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.domain.rights import RIGHTS, Relation, Role
from frmr_cli.servers import audit
from frmr_cli.servers.audit_subjects import actors, mark
from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.registry import access_grant_uses
from frmr_cli.servers.registry.access_grant_uses import last_use
from frmr_cli.servers.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from frmr_cli.servers.database import Connection
    from tests.servers.registry.conftest import Registry

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ACCOUNTS = ("1001", "1002", "1003")
RECORDS = {"1001": "2023.0000001", "1002": "2023.0000002", "1003": None}
SETS = ((), ("practitioner",), ("organisation_hr",), ("practitioner", "organisation_hr"), ("auditor", "support"))  # fmt: skip


def entries(seed: int, count: int) -> list[audit.AuditEntry]:
    """What some people did: staff and for themselves, to the own record, another one and none."""
    chance = random.Random(seed)  # noqa: S311 - the same entries each time
    return [
        audit.AuditEntry(
            at=NOON + timedelta(minutes=number),
            action=chance.choice(("worker.read", "principal.read", "nsi.read")),
            outcome=chance.choice(("ok", "ok", "refused", "failed")),
            request_id=f"r{number}",
            actor=chance.choice(ACCOUNTS),
            is_private=chance.random() < 0.4,
            roles=chance.choice(SETS),
            subject=chance.choice((None, "4711", *RECORDS.values())),
        )
        for number in range(count)
    ]


def naive(connection: Connection, account: str, role: str, worker_id: str | None) -> str | None:
    """Every entry is looked at."""
    reach = frozenset().union(*RIGHTS[Role(role)].values())
    own = mark(connection, worker_id) if worker_id else None
    found = None
    for row in connection.all("SELECT * FROM audit_event ORDER BY seq"):
        is_own = own is not None and row["subject"] == own
        is_use = row["outcome"] == "ok" and row["action"] != "principal.read"
        allowed = Relation.OWN in reach if is_own else reach != {Relation.OWN}
        by_whom = row["actor"] in actors(connection, account)
        if by_whom and is_use and allowed and role in json.loads(row["roles"]):
            found = row["at"]
    return found


@pytest.mark.parametrize("seed", range(6))
def test_last_use_is_what_a_look_at_every_entry_tells(registry: Registry, seed: int) -> None:
    """For every account and role, with a log of few entries, in which much was never used, and of many."""
    with registry.database() as database, database.write() as connection:
        audit.append_all(connection, entries(seed, 12 if seed % 2 else 150))
        asked = [(name, role.value) for name in ACCOUNTS for role in Role]

        found = {one: last_use(connection, *one, RECORDS[one[0]]) for one in asked}

        assert found == {one: naive(connection, *one, RECORDS[one[0]]) for one in asked}
        assert {bool(at) for at in found.values()} == {True, False}


class Recorder:
    """A connection that keeps what it was asked, with the plan for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.plans: list[tuple[str, str]] = []

    def one(self, sql: str, params: Mapping[str, Any]) -> dict[str, Any] | None:
        """Answer as the connection does."""
        steps = self._connection.all(f"EXPLAIN QUERY PLAN {sql}", params)
        self.plans += [(sql, str(step["detail"])) for step in steps]
        return self._connection.one(sql, params)

    def all(self, sql: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Answer as the connection does."""
        return self._connection.all(sql, params)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A log of some entries."""
    database = SqliteDatabase(tmp_path / "log.sqlite3")
    migrate(database, "frmr_cli.servers.registry.schema")
    with database.write() as connection:
        audit.append_all(connection, entries(1, 200))
        yield connection
    database.close()


def test_nothing_is_sorted_and_the_entries_of_an_account_are_never_read_through(
    connection: Connection,
) -> None:
    """Sets of roles and their newest entries come by the index of both, entries on the own record by their subject."""
    recorder = Recorder(connection)

    for role in Role:
        last_use(recorder, "1001", role.value, "2023.0000001")  # type: ignore[arg-type]

    wanted = {
        access_grant_uses._NEXT_ROLES: "access_grant_use (actor=? AND roles>?)",
        access_grant_uses._NEWEST: "access_grant_use (actor=? AND roles=?)",
        access_grant_uses._NEWEST_OWN: "audit_event_subject (subject=?)",
    }
    assert {sql for sql, _ in recorder.plans} == set(wanted)
    assert [step for sql, step in recorder.plans if not step.endswith(wanted[sql])] == []
