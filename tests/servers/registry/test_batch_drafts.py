"""A batch is done on a snapshot before its turn to write; what changes meanwhile is seen all the same."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.registry import workers
from frmr_cli.servers.registry.batch import AT_ONCE, UNDRAFTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frmr_cli.servers.database import Connection
    from tests.servers.registry.conftest import Registry

ADMIN = "admin"
TULA = {"birthPlace": "г. Тула"}


def _batch(registry: Registry, *workers: str) -> dict[str, Any]:
    """Changes from version 1."""
    operations = [
        {
            "id": str(number),
            "key": f"key-{worker}",
            "method": "PATCH",
            "path": f"/v1/workers/{worker}",
            "ifMatch": '"1"',
            "body": TULA,
        }
        for number, worker in enumerate(workers)
    ]
    answer = registry.ask(
        "POST",
        "/v1/batch",
        by=ADMIN,
        json={"operations": operations},
        headers={"Prefer": "return=minimal"},
    )
    found: dict[str, Any] = answer.json()
    return found


def _readings(registry: Registry, *workers: str) -> dict[str, Any]:
    """Entries of records, which no draft looks up beforehand."""
    operations = [
        {"id": str(number), "method": "GET", "path": f"/v1/workers/{worker}/education"}
        for number, worker in enumerate(workers)
    ]
    answer = registry.ask("POST", "/v1/batch", by=ADMIN, json={"operations": operations})
    found: dict[str, Any] = answer.json()
    return found


@contextmanager
def _meanwhile(
    registry: Registry, *workers: str, send: Callable[..., dict[str, Any]] = _batch
) -> Iterator[tuple[Connection, dict[str, Any]]]:
    """A batch that was drafted and waits for its turn; its answer is there when the block has ended."""
    registry.ask("GET", "/v1/me", by=ADMIN)
    answer: dict[str, Any] = {}
    thread = threading.Thread(target=lambda: answer.update(send(registry, *workers)))
    database = registry.app.state.services.database
    with database.write() as connection:
        thread.start()
        while not database._line.waiting:
            pass
        yield connection, answer
    thread.join()


def _between(
    registry: Registry, answer: dict[str, Any], act: Callable[[Connection, int], bool]
) -> threading.Thread:
    """
    Somebody else in the line, behind a batch that waits, and again behind it until the batch is answered.

    `act`: gets the number of operations that are done; says whether that was enough.
    """
    database = registry.app.state.services.database

    def stand() -> None:
        enough = False
        while not enough and not answer:
            with database.write(alone=True) as connection:
                row = connection.one(
                    "SELECT count(*) AS count FROM audit_event"
                    " WHERE action IN ('worker.changed', 'education.read')"
                )
                assert row is not None
                enough = act(connection, row["count"])
                # Whoever is not in the line by now would come behind this thread again.
                while not database._line.waiting and not answer:
                    pass

    thread = threading.Thread(target=stand)
    thread.start()
    while database._line.waiting < 2:
        pass
    return thread


def _change(registry: Registry, connection: Connection, worker_id: str) -> None:
    """Somebody else changes a record."""
    services = registry.app.state.services
    worker = workers.find(connection, worker_id)
    assert worker is not None
    workers.write_version(
        connection,
        services.vault,
        {**workers.opened(worker, services.vault), "birthPlace": "г. Орёл"},
        version=worker.version + 1,
        changed_by="other",
        now=services.config.now(),
    )


def test_a_draft_is_what_is_written(registry: Registry) -> None:
    """Nothing has changed meanwhile: what was drafted becomes the record, with history, answer and entry."""
    one, other = registry.id_of("ivanova"), registry.id_of("sidorov")
    with _meanwhile(registry, one, other) as (_, answer):
        pass
    again = _batch(registry, one, other)
    history = registry.ask("GET", f"/v1/workers/{one}/history", by=ADMIN).json()["items"]

    assert [item["etag"] for item in answer["results"]] == ['"2"', '"2"']
    assert again == answer
    assert [item["version"] for item in history] == [2, 1]
    assert [event["action"] for event in registry.events()].count("worker.changed") == 4


def test_a_record_that_has_changed_meanwhile_is_not_overwritten(registry: Registry) -> None:
    """The version that was named is not the present one any more, whenever that came."""
    one, other = registry.id_of("ivanova"), registry.id_of("sidorov")
    with _meanwhile(registry, one, other) as (connection, answer):
        _change(registry, connection, one)

    assert [item["status"] for item in answer["results"]] == [412, 200]
    assert answer["results"][0]["etag"] == '"2"'


def test_a_batch_that_comes_twice_at_once_changes_once(registry: Registry) -> None:
    """Both were drafted before either was written: the second one is answered as the first."""
    worker = registry.id_of("ivanova")
    second: dict[str, Any] = {}
    thread = threading.Thread(target=lambda: second.update(_batch(registry, worker)))
    line = registry.app.state.services.database._line
    with _meanwhile(registry, worker) as (_, first):
        thread.start()
        while line.waiting < 2:
            pass
    thread.join()

    assert first["results"] == second["results"]
    assert registry.ask("GET", f"/v1/workers/{worker}", by=ADMIN).json()["version"] == 2


@pytest.mark.parametrize("is_helped", [False, True])
def test_others_write_between_the_parts_of_a_long_batch(
    registry: Registry, *, is_helped: bool
) -> None:
    """Who waits while a long batch goes on waits for a part of it, here and in a process of its own."""
    _settle(registry, is_helped=is_helped)
    whole = 2 * AT_ONCE + 1
    seen: list[int] = []

    def look(_connection: Connection, done: int) -> bool:
        seen.append(done)
        return False

    with _meanwhile(registry, *[registry.id_of("ivanova")] * whole) as (_, answer):
        other = _between(registry, answer, look)
    other.join()

    assert {AT_ONCE, 2 * AT_ONCE} <= set(seen)
    assert [item["etag"] for item in answer["results"]] == ['"2"'] * whole
    assert [event["action"] for event in registry.events()].count("batch.applied") == 1


def test_what_cannot_be_drafted_takes_shorter_turns(registry: Registry) -> None:
    """All of its work is done while others wait, so there is less of it in a turn."""
    whole = 2 * UNDRAFTED + 1
    seen: list[int] = []

    def look(_connection: Connection, done: int) -> bool:
        seen.append(done)
        return False

    workers = [registry.id_of("ivanova")] * whole
    with _meanwhile(registry, *workers, send=_readings) as (_, answer):
        other = _between(registry, answer, look)
    other.join()

    assert {UNDRAFTED, 2 * UNDRAFTED} <= set(seen)
    assert [item["status"] for item in answer["results"]] == [200] * whole


@pytest.mark.parametrize("is_helped", [False, True])
def test_a_batch_that_was_cut_off_is_done_when_it_comes_again(
    registry: Registry, *, is_helped: bool
) -> None:
    """A part was done and the rest was not: the keys of the part answer, and nothing happens twice."""
    _settle(registry, is_helped=is_helped)
    one, other = sorted([registry.id_of("ivanova"), registry.id_of("sidorov")])
    whole = [*[one] * AT_ONCE, other]

    def break_off(connection: Connection, done: int) -> bool:
        if done:
            connection.execute("ALTER TABLE idempotency RENAME TO gone")
        return bool(done)

    with _meanwhile(registry, *whole) as (_, answer):
        breaking = _between(registry, answer, break_off)
    breaking.join()
    before = [_version(registry, name) for name in (one, other)]
    with registry.database() as database, database.write() as connection:
        connection.execute("ALTER TABLE gone RENAME TO idempotency")
    again = _batch(registry, *whole)

    assert answer["code"] == "FRMR-REG-001"
    assert before == [2, 1]
    assert [item["etag"] for item in again["results"]] == ['"2"'] * len(whole)
    assert [_version(registry, name) for name in (one, other)] == [2, 2]


def _settle(registry: Registry, *, is_helped: bool) -> None:
    """Have large batches done by processes from the first one on, or by none."""
    batches = registry.app.state.services.batches
    if is_helped:
        assert batches.wait()
    else:
        batches.close()


def _version(registry: Registry, worker_id: str) -> int:
    version: int = registry.ask("GET", f"/v1/workers/{worker_id}", by=ADMIN).json()["version"]
    return version
