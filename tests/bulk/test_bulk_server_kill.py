"""The registry killed under a run: started again, the run goes on, and every row was done once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.embedded import LONGEST, ROOT, Home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = 60
POLL = 0.05


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """An administrator with services of their own, which may be killed."""
    found = Home(tmp_path / "home")
    started = found.run("local", "start", "--people", str(ROWS))
    assert started.code == 0, started.err
    found.log_in("admin")
    yield found
    found.run("local", "stop")


@pytest.mark.live
def test_a_killed_registry_loses_and_doubles_nothing(home: Home, tmp_path: Path) -> None:
    """The run waits for the registry; between commit and answer the keys keep rows single."""
    rows, plan = tmp_path / "rows.csv", str(tmp_path / "a.frmrplan")
    exported = home.run("bulk", "export", "workers", "-O", str(rows))
    assert exported.code == 0, exported.err
    content = rows.read_text(encoding="utf-8-sig").splitlines()
    ids = [line.split(";")[0].strip("'") for line in content[1:]]
    rows.write_text(
        "id;category\n" + "".join(f"{worker};dentist\n" for worker in ids), encoding="utf-8"
    )
    made = home.run("bulk", "plan", "workers", str(rows), "-O", plan, "-o", "json")
    service = home.run("local", "status", "-o", "json").json["pid"]

    command = [sys.executable, "-m", "frmr_cli", "bulk", "apply", plan, "--yes"]
    with subprocess.Popen(
        [*command, "--batch-size", "2", "--concurrency", "1", "-o", "jsonl"],
        cwd=ROOT,
        env=home.environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        for _ in range(4):
            run.stdout.readline()
        os.kill(service, signal.SIGKILL)
        assert home.run("local", "start").code == 0
        run.communicate(timeout=LONGEST)
    for _ in range(5):
        if home.run("bulk", "status", "-o", "json").json["state"] == "finished":
            break
        home.run("bulk", "resume")
        time.sleep(POLL)

    state = home.run("bulk", "status", "-o", "json").json
    again = home.run("bulk", "plan", "workers", str(rows), "-O", plan, "-o", "json")
    assert state["done"] == made.json["changes"] > ROWS // 2
    assert again.json["changes"] == 0
    versions = {home.run("api", "GET", f"/v1/workers/{ids[0]}").json["version"]}
    assert versions <= {1, 2}
