"""Several server processes on one PostgreSQL: nothing lost, nothing doubled, no hole in the audit log."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from frmr_cli.servers.postgresql import PostgresqlDatabase
from tests.postgresql import new_schema
from tests.servers.postgresql.conftest import CAST, client, seeded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.postgresql.conftest import KeyIssuer, Server

WRITERS = 6
CHANGES = 5


def test_writers_in_many_processes(
    tmp_path: Path, issuer: KeyIssuer, start_server: Callable[..., Server]
) -> None:
    """
    Two servers of two workers each take changes of one record at the same time.

    Every change that was answered with success is a version of its own; a change with one key is made once,
    wherever it arrives; entries of the audit log are numbered without a hole.
    """
    database = new_schema()
    seeded(tmp_path / "registry", issuer, database)
    servers = [start_server(database), start_server(database)]
    token = issuer.token("ivanova")
    gate = threading.Barrier(WRITERS)

    def change(number: int) -> list[int]:
        versions: list[int] = []
        gate.wait()
        with client(servers[number % 2], token) as http:
            while len(versions) < CHANGES:
                etag = http.get("/v1/workers/me").headers["ETag"]
                place = f"г. Тверь, {number}-{len(versions)}"
                answer = http.patch(
                    "/v1/workers/me",
                    json={"birthPlace": place},
                    headers={"If-Match": etag, "Content-Type": "application/merge-patch+json"},
                )
                assert answer.status_code in (200, 412), answer.text
                if answer.status_code == 200:
                    versions.append(int(answer.headers["ETag"].strip('"')))
        return versions

    with ThreadPoolExecutor(WRITERS) as pool:
        made = [version for versions in pool.map(change, range(WRITERS)) for version in versions]
    last = 1 + WRITERS * CHANGES

    assert sorted(made) == list(range(2, last + 1))

    def repeat(number: int) -> tuple[int, str]:
        gate.wait()
        with client(servers[number % 2], token) as http:
            answer = http.patch(
                "/v1/workers/me",
                json={"birthPlace": "г. Клин"},
                headers={
                    "If-Match": f'"{last}"',
                    "Content-Type": "application/merge-patch+json",
                    "Idempotency-Key": "one-change",
                },
            )
            return answer.status_code, answer.headers.get("ETag", "")

    with ThreadPoolExecutor(WRITERS) as pool:
        answers = set(pool.map(repeat, range(WRITERS)))

    # 409: the key was busy in the very process; who repeats gets the answer.
    assert {answer for answer in answers if answer[0] != 409} == {(200, f'"{last + 1}"')}
    assert {status for status, _ in answers} <= {200, 409}
    check_rows(database, last + 1)


def check_rows(address: str, versions: int) -> None:
    """As many versions of the record as answers said, and an audit log without a hole."""
    database = PostgresqlDatabase(address)
    worker = CAST["ivanova"].worker
    assert worker is not None
    with database.read() as connection:
        kept = connection.one(
            "SELECT count(*) AS many, max(version) AS newest FROM worker_version WHERE worker_id = :id",
            {"id": str(worker["id"])},
        )
        keys = connection.one("SELECT count(*) AS many FROM idempotency")
        numbers = connection.one(
            "SELECT count(*) AS many, min(seq) AS first, max(seq) AS last FROM audit_event"
        )
    database.close()

    assert kept == {"many": versions, "newest": versions}
    assert keys == {"many": 1}
    assert numbers is not None
    assert numbers["first"] == 1
    assert numbers["last"] == numbers["many"] > WRITERS * CHANGES
