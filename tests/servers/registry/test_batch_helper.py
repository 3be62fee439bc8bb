"""Large batches are done by processes of their own, and nobody can tell by what is answered and written."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.registry.batch_helper import LARGE_BYTES

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    import httpx

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

ADMIN = "admin"


@pytest.fixture
def registry(registry: Registry) -> Registry:
    """A registry whose processes take batches already."""
    assert registry.app.state.services.batches.wait()
    return registry


def _children(registry: Registry) -> list[subprocess.Popen[bytes]]:
    found = [helper._child for helper in registry.app.state.services.batches._all]
    return [child for child in found if child is not None]


def _send(registry: Registry, *bodies: dict[str, Any], if_match: str = '"1"') -> httpx.Response:
    """Changes of one record and of another one, in turn; large by the name of the last."""
    ids = [registry.id_of(login) for login in ("ivanova", "sidorov")]
    operations = [
        {
            "id": str(number),
            "key": f"key-{number}",
            "method": "PATCH",
            "path": f"/v1/workers/{ids[number % 2]}",
            "ifMatch": if_match,
            "body": body,
        }
        for number, body in enumerate(bodies)
    ]
    operations[-1]["id"] = "x" * LARGE_BYTES
    return registry.ask("POST", "/v1/batch", by=ADMIN, json={"operations": operations})


def _in_thread(work: Callable[[], httpx.Response]) -> tuple[threading.Thread, list[httpx.Response]]:
    answers: list[httpx.Response] = []
    thread = threading.Thread(target=lambda: answers.append(work()))
    thread.start()
    return thread, answers


def test_a_large_batch_is_done_by_another_process(registry: Registry) -> None:
    """It is not answered while that one stands still; the record, its history and the log are as always."""
    worker = registry.id_of("ivanova")
    for child in _children(registry):
        child.send_signal(signal.SIGSTOP)
    thread, answers = _in_thread(lambda: _send(registry, {"birthPlace": "г. Тула"}, {"snils": "1"}))
    reads = [registry.ask("GET", f"/v1/workers/{worker}", by=ADMIN) for _ in range(3)]
    is_waiting = thread.is_alive()
    for child in _children(registry):
        child.send_signal(signal.SIGCONT)
    thread.join()

    assert [answer.json()["version"] for answer in reads] == [1, 1, 1]
    assert is_waiting
    assert [item["status"] for item in answers[0].json()["results"]] == [200, 422]
    history = registry.ask("GET", f"/v1/workers/{worker}/history", by=ADMIN).json()["items"]
    assert [item["version"] for item in history] == [2, 1]
    actions = [(event["action"], event["outcome"]) for event in registry.events()]
    assert actions.count(("worker.changed", "ok")) == 1
    assert actions.count(("worker.changed", "failed")) == 1
    assert actions.count(("batch.applied", "ok")) == 1


def test_a_batch_whose_process_dies_is_done_all_the_same(registry: Registry) -> None:
    """It was drafted and waited for its turn; the registry does it again by its keys, and goes on taking turns."""
    registry.ask("GET", "/v1/me", by=ADMIN)
    database = registry.app.state.services.database
    with database.write() as _:
        thread, answers = _in_thread(
            lambda: _send(registry, {"birthPlace": "г. Тула"}, {"birthPlace": "г. Орёл"})
        )
        while not database._line.waiting:
            pass
        for child in _children(registry):
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
    thread.join()

    assert [item["etag"] for item in answers[0].json()["results"]] == ['"2"', '"2"']
    assert [event["action"] for event in registry.events()].count("worker.changed") == 2


def test_a_refusal_of_a_whole_batch_comes_through(registry: Registry) -> None:
    """With its faults, its language and one entry."""
    answer = registry.ask(
        "POST",
        "/v1/batch",
        by=ADMIN,
        json={"operations": [{"id": "x" * LARGE_BYTES, "method": "PATCH"}]},
        headers={"Accept-Language": "ru"},
    )

    assert answer.status_code == 422
    assert answer.headers["Content-Language"] == "ru"
    assert [error["pointer"] for error in answer.json()["errors"]] == [
        "/operations/0/path",
        "/operations/0/key",
    ]
    assert [event["action"] for event in registry.events()].count("batch.applied") == 1


def test_a_defect_is_told_as_one(registry: Registry) -> None:
    """What broke is in the log of the service; the client learns that it was no fault of its own."""
    with registry.database() as database, database.write() as connection:
        connection.execute("ALTER TABLE idempotency RENAME TO gone")
    answer = _send(registry, {"birthPlace": "г. Тула"})

    assert (answer.status_code, answer.json()["code"]) == (500, "FRMR-REG-001")
    assert [event["action"] for event in registry.events()].count("request.failed") == 1


def test_messages_of_a_large_batch_go_out(registry: Registry) -> None:
    """The owner of a changed contact is told."""
    _send(registry, {"email": "new@example.org"})

    assert registry.messages(str(registry.record_of("ivanova")["email"]))


def test_the_processes_end_with_the_registry(
    config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]
) -> None:
    """Nothing is left behind."""
    registry = serve(config)
    assert registry.app.state.services.batches.wait()
    children = _children(registry)
    registry.app.state.services.batches.close()

    assert len(children) == 2
    assert [child.poll() for child in children] == [0, 0]
