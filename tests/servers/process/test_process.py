"""The background process: started once, stopped cleanly, restarted with nothing lost."""

from __future__ import annotations

import itertools
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from typing import TYPE_CHECKING

import httpx
import pytest

from frmr_cli import local_state
from frmr_cli.errors import Conflict, ServerError, TimedOut
from frmr_cli.servers import process

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.local_state import LocalState
    from frmr_cli.servers.layout import LocalPaths

    Child = Callable[[str], tuple[str, ...]]


def notes(state: LocalState) -> list[str]:
    """What the registry of `fake_child` holds."""
    answer = httpx.get(f"{state.registry_url}/notes", trust_env=False)
    result: list[str] = answer.json()
    return result


def add_note(state: LocalState, text: str) -> None:
    """Commit a note at the registry of `fake_child`."""
    answer = httpx.post(f"{state.registry_url}/notes", content=text, trust_env=False)
    assert answer.status_code == 201


def test_both_services_answer_when_start_returns(paths: LocalPaths, child: Child) -> None:
    """Readiness means that both health addresses answer, not that a process exists."""
    started = process.start(paths, command=child("notes"))

    assert not started.already
    assert httpx.get(f"{started.state.registry_url}/v1/health", trust_env=False).is_success
    assert httpx.get(f"{started.state.issuer}/health", trust_env=False).is_success
    assert process.endpoints(paths) == (started.state.registry_url, started.state.issuer)


def test_second_start_finds_the_first(paths: LocalPaths, child: Child) -> None:
    """There is one instance: another start only says where it is."""
    first = process.start(paths, command=child("notes"))

    second = process.start(paths, command=child("notes"))

    assert second.already
    assert second.state == first.state


def test_simultaneous_starts_make_one_process(paths: LocalPaths, child: Child) -> None:
    """Of starts at the same moment one wins and the others find it."""
    results = []
    threads = [
        threading.Thread(
            target=lambda: results.append(process.start(paths, command=child("notes")))
        )
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({result.state.pid for result in results}) == 1
    assert [result.already for result in results].count(False) == 1


def test_process_has_a_session_of_its_own(paths: LocalPaths, child: Child) -> None:
    """A closed terminal signals the processes of its session; this one is not among them."""
    state = process.start(paths, command=child("notes")).state

    assert os.getsid(state.pid) == state.pid
    os.kill(state.pid, signal.SIGHUP)
    assert notes(state) == []


def test_stop_leaves_nothing(paths: LocalPaths, child: Child) -> None:
    """After stop there is no process, no state file and no open port."""
    state = process.start(paths, command=child("notes")).state

    stopped = process.stop(paths)

    assert stopped == process.Stopped(ran=True, killed=False)
    assert local_state.read_state(paths.state) is None
    with pytest.raises(httpx.ConnectError):
        notes(state)


def test_stop_without_a_process_clears_its_traces(paths: LocalPaths) -> None:
    """Stopping what does not run is no error, and takes a stale state file away."""
    paths.make()
    local_state.write_state(paths.state, local_state.LocalState(1, "r", "i", "t", "v"))

    stopped = process.stop(paths)

    assert stopped == process.Stopped(ran=False, killed=False)
    assert local_state.read_state(paths.state) is None


def test_deaf_process_is_killed_and_it_is_said(paths: LocalPaths, child: Child) -> None:
    """A process that does not end within the grace period is killed."""
    process.start(paths, command=child("deaf"))

    stopped = process.stop(paths, grace=0.1)

    assert stopped == process.Stopped(ran=True, killed=True)
    assert not local_state.is_held(paths.state)


def test_killed_process_loses_nothing(paths: LocalPaths, child: Child) -> None:
    """What was answered as done is there after kill -9 and a new start, on the same ports."""
    first = process.start(paths, command=child("notes")).state
    add_note(first, "kept")
    os.kill(first.pid, signal.SIGKILL)
    wait_until_free(paths)

    second = process.start(paths, command=child("notes")).state

    assert notes(second) == ["kept"]
    assert (second.registry_url, second.issuer) == (first.registry_url, first.issuer)
    assert second.pid != first.pid


def test_stale_state_is_recognised(paths: LocalPaths, child: Child) -> None:
    """A state file whose process was killed is no sign of life, even if the number lives again."""
    state = process.start(paths, command=child("notes")).state
    os.kill(state.pid, signal.SIGKILL)
    wait_until_free(paths)
    local_state.write_state(paths.state, state._replace(pid=os.getpid()))

    assert process.endpoints(paths) is None
    assert process.stop(paths) == process.Stopped(ran=False, killed=False)


def test_taken_port_is_replaced(paths: LocalPaths, child: Child) -> None:
    """A remembered port that somebody else uses now is given up."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        paths.make()
        port = taken.getsockname()[1]
        local_state.write_json(paths.ports, {"registry": port, "gosuslugi": port})

        state = process.start(paths, command=child("notes")).state

    assert str(port) not in state.registry_url + state.issuer
    remembered = json.loads(paths.ports.read_text())
    assert state.registry_url.endswith(f":{remembered['registry']}")


@pytest.mark.parametrize("name", ["local.json", "local.lock", "local.log", "ports.json"])
def test_files_are_for_their_owner_alone(paths: LocalPaths, child: Child, name: str) -> None:
    """Nobody else on the machine may read what the services write."""
    process.start(paths, command=child("notes"))

    assert stat.S_IMODE((paths.state / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((paths.registry / "notes.sqlite3").stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.state.stat().st_mode) == 0o700
    assert stat.S_IMODE(paths.data.stat().st_mode) == 0o700


def test_reported_error_is_passed_on(paths: LocalPaths, child: Child) -> None:
    """An error of the catalogue inside the process is the error of the start, with its details."""
    with pytest.raises(ServerError) as caught:
        process.start(paths, command=child("refusing"))

    assert caught.value.code == "FRMR-LOCAL-001"
    assert caught.value.details["found"] == 9
    assert not local_state.is_held(paths.state)


@pytest.mark.parametrize(
    ("kind", "reason", "status"), [("breaking", "OSError: no room", 70), ("silent", "-", 9)]
)
def test_death_at_start_tells_the_last_words(
    paths: LocalPaths, child: Child, kind: str, reason: str, status: int
) -> None:
    """A start whose process ends says why, as far as the process could tell."""
    with pytest.raises(ServerError) as caught:
        process.start(paths, command=child(kind))

    assert caught.value.code == "FRMR-LOCAL-003"
    assert caught.value.details["reason"] == reason
    assert caught.value.details["status"] == status


def test_start_does_not_wait_for_ever(paths: LocalPaths) -> None:
    """A process that neither answers nor ends makes the start fail in the end."""
    paths.make()
    lock = local_state.hold(paths.state)
    assert lock is not None
    ticks = itertools.count(step=10)

    with pytest.raises(TimedOut, match="FRMR-LOCAL-004"):
        process.start(paths, sleep=lambda _: None, monotonic=lambda: next(ticks))

    os.close(lock)


def test_data_of_another_instance_is_refused(
    paths: LocalPaths, child: Child, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Two instances never work on the same databases."""
    process.start(paths, command=child("notes"))
    other = type(paths)(data=paths.data, state=tmp_path_factory.mktemp("other"))

    with pytest.raises(Conflict, match="FRMR-LOCAL-013"):
        process.start(other, command=child("notes"))


def test_people_are_seeded_once(paths: LocalPaths, child: Child) -> None:
    """A later start without --people keeps the generated people and adds none."""
    process.start(paths, people=2, seed=7, command=child("notes"))
    process.stop(paths)

    state = process.start(paths, command=child("notes")).state

    assert notes(state) == ["person 0 of 7", "person 1 of 7"]


def test_other_seed_is_refused(paths: LocalPaths, child: Child) -> None:
    """People of two seeds would not be reproducible, so the second seed is refused."""
    process.start(paths, people=1, seed=7, command=child("notes"))
    process.stop(paths)

    with pytest.raises(Conflict, match="FRMR-LOCAL-006"):
        process.start(paths, people=2, seed=8, command=child("notes"))


def test_more_people_than_the_running_services_have(paths: LocalPaths, child: Child) -> None:
    """People cannot be added to running services, and that is said instead of ignored."""
    process.start(paths, people=1, command=child("notes"))

    with pytest.raises(Conflict, match="FRMR-LOCAL-012"):
        process.start(paths, people=2, command=child("notes"))


def test_running_services_keep_their_data(paths: LocalPaths, child: Child) -> None:
    """Reset is refused while the services run."""
    process.start(paths, command=child("notes"))

    with pytest.raises(Conflict, match="FRMR-LOCAL-007"):
        process.reset(paths)


def test_reset_deletes_what_was_kept(paths: LocalPaths, child: Child) -> None:
    """After stop and reset nothing of the data is left, and files of others in the directory stay."""
    state = process.start(paths, command=child("notes")).state
    add_note(state, "secret")
    process.stop(paths)
    (paths.data / "somebody-elses.txt").write_text("mine")

    process.reset(paths)

    left = {path.name for path in [*paths.data.iterdir(), *paths.state.iterdir()]}
    assert left == {"somebody-elses.txt", "local.lock"}


def test_secrets_and_proxies_are_not_inherited(paths: LocalPaths, child: Child) -> None:
    """The environment of a long-lived process holds no token of the person who started it."""
    environ = os.environ | {"FRMR_TOKEN": "canary", "HTTPS_PROXY": "http://p:1", "no_proxy": "x"}

    state = process.start(paths, command=child("notes"), environ=environ).state

    shown = subprocess.run(
        ["ps", "eww", "-o", "command=", "-p", str(state.pid)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "fake_child" in shown
    assert "canary" not in shown
    assert "PROXY" not in shown.upper()


def test_foreign_host_name_is_refused(paths: LocalPaths, child: Child) -> None:
    """A page that rebinds its own name to the loopback address gets nothing."""
    state = process.start(paths, command=child("notes")).state

    answer = httpx.get(
        f"{state.registry_url}/notes", headers={"Host": "evil.example"}, trust_env=False
    )

    assert answer.status_code == 421


def test_log_holds_no_text_of_exceptions(paths: LocalPaths, child: Child) -> None:
    """An exception may quote what was sent; the log has its type and place alone."""
    state = process.start(paths, command=child("notes")).state

    httpx.post(f"{state.registry_url}/failing?code=canary", content="canary", trust_env=False)
    process.stop(paths)

    log = paths.log.read_text()
    assert "ValueError" in log
    assert "fake_child.py" in log
    assert "canary" not in log


def wait_until_free(paths: LocalPaths) -> None:
    """Until the kernel has freed the lock of a process that was killed just now."""
    while local_state.is_held(paths.state):
        pass


def test_start_loads_nothing_heavy() -> None:
    """The background process answers before anything is loaded that only a request needs."""
    heavy = ("pydantic", "authlib", "argon2", "jinja2", "joserfc", "cryptography", "httpx", "click")
    program = f"""
import sys
from pathlib import Path
from frmr_cli.servers import run
from frmr_cli.servers.embedded import Embedded, endpoints_of
from frmr_cli.servers.layout import LocalPaths
paths = LocalPaths(data=Path(sys.argv[1]) / "d", state=Path(sys.argv[1]) / "s")
paths.make()
Embedded().applications(endpoints_of((1, 2)), paths)
print([name for name in {heavy!r} if name in sys.modules])
"""
    with tempfile.TemporaryDirectory() as directory:
        shown = subprocess.run(
            [sys.executable, "-c", program, directory], check=True, capture_output=True, text=True
        ).stdout

    assert shown == "[]\n"
