"""The registry killed under a run: started again, the run goes on, and every row was done once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.embedded import LONGEST, ROOT, Home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROWS = 60
MANY = 400
"""Rows enough for batches that processes of their own do."""
POLL = 0.05


@pytest.fixture
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Home]:
    """An administrator with services of their own, which may be killed; the parameter says with how many people."""
    found = Home(tmp_path / "home")
    started = found.run("local", "start", "--people", str(getattr(request, "param", ROWS)))
    assert started.code == 0, started.err
    found.log_in("admin")
    yield found
    found.run("local", "stop")


def _ids(home: Home, rows: Path) -> list[str]:
    """The people of the register, by an export."""
    exported = home.run("bulk", "export", "workers", "-O", str(rows))
    assert exported.code == 0, exported.err
    content = rows.read_text(encoding="utf-8-sig").splitlines()
    return [line.split(";")[0].strip("'") for line in content[1:]]


def _plan(home: Home, rows: Path, plan: str, ids: list[str], category: str) -> int:
    """Everybody gets a category. Returns: how many change."""
    lines = (f"{worker};{category}\n" for worker in ids)
    rows.write_text("id;category\n" + "".join(lines), encoding="utf-8")
    made = home.run("bulk", "plan", "workers", str(rows), "-O", plan, "-o", "json")
    changes: int = made.json["changes"]
    return changes


def _killed_in_mid_run(home: Home, plan: str, lines: int, *options: str) -> None:
    """The registry dies after so many lines of the run, and is started again beside it."""
    service = home.run("local", "status", "-o", "json").json["pid"]
    command = [sys.executable, "-m", "frmr_cli", "bulk", "apply", plan, "--yes"]
    with subprocess.Popen(
        [*command, *options, "-o", "jsonl"],
        cwd=ROOT,
        env=home.environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        for _ in range(lines):
            run.stdout.readline()
        os.kill(service, signal.SIGKILL)
        assert home.run("local", "start").code == 0
        run.communicate(timeout=LONGEST)


def _finished(home: Home) -> int:
    """Go on with the run until it has ended. Returns: how many rows are done."""
    for _ in range(5):
        if home.run("bulk", "status", "-o", "json").json["state"] == "finished":
            break
        home.run("bulk", "resume")
        time.sleep(POLL)
    done: int = home.run("bulk", "status", "-o", "json").json["done"]
    return done


def _versions(home: Home) -> dict[str, int]:
    """Every record of the register with its version, by pages."""
    found: dict[str, int] = {}
    cursor = ""
    while True:
        page = home.run("api", "GET", f"/v1/workers?limit=100{cursor}").json
        found |= {row["id"]: row["version"] for row in page["items"]}
        if not page.get("next"):
            return found
        cursor = f"&cursor={page['next']}"


def _batch_processes(service: int) -> list[int]:
    """The processes that a registry has for batches; empty for one that is gone."""
    # Children stand under the thread that has started them.
    listed = Path(f"/proc/{service}/task").glob("*/children")
    children = [int(pid) for each in listed for pid in each.read_text().split()]
    return [pid for pid in children if _is_of_batches(pid)]


def _is_of_batches(pid: int) -> bool:
    line = Path(f"/proc/{pid}/cmdline")
    return line.exists() and b"batch_process" in line.read_bytes()


def _awaited(condition: Callable[[], bool]) -> bool:
    """Whether something comes to be so before patience ends."""
    ends = time.monotonic() + LONGEST
    while not (is_so := condition()) and time.monotonic() < ends:
        time.sleep(POLL)
    return is_so


@pytest.mark.live
def test_a_killed_registry_loses_and_doubles_nothing(home: Home, tmp_path: Path) -> None:
    """The run waits for the registry; between commit and answer the keys keep rows single."""
    rows, plan = tmp_path / "rows.csv", str(tmp_path / "a.frmrplan")
    ids = _ids(home, rows)
    changes = _plan(home, rows, plan, ids, "dentist")

    _killed_in_mid_run(home, plan, 4, "--batch-size", "2", "--concurrency", "1")

    assert _finished(home) == changes > ROWS // 2
    assert _plan(home, rows, plan, ids, "dentist") == 0
    versions = {home.run("api", "GET", f"/v1/workers/{ids[0]}").json["version"]}
    assert versions <= {1, 2}


@pytest.mark.live
@pytest.mark.parametrize("home", [MANY], indirect=True)
def test_processes_of_batches_end_with_their_registry(home: Home, tmp_path: Path) -> None:
    """Killed while they work: they stop too, the next registry does the rest, and every row has one version more."""
    rows, plan = tmp_path / "rows.csv", str(tmp_path / "a.frmrplan")
    service = home.run("local", "status", "-o", "json").json["pid"]
    ids = _ids(home, rows)
    _plan(home, rows, plan, ids, "dentist")
    first = home.run("bulk", "apply", plan, "--yes", "--batch-size", "150", "-o", "json")
    assert first.code == 0, first.err
    assert _awaited(lambda: bool(_batch_processes(service)))
    working = _batch_processes(service)
    before = _versions(home)
    changes = _plan(home, rows, plan, ids, "doctor")

    _killed_in_mid_run(home, plan, 2, "--batch-size", "130", "--concurrency", "2")

    assert _awaited(lambda: not any(_is_of_batches(pid) for pid in working))
    assert _finished(home) == changes == len(ids)
    assert _plan(home, rows, plan, ids, "doctor") == 0
    assert _versions(home) == {worker: before[worker] + 1 for worker in ids}
