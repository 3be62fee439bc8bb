"""Death at any moment of a write."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORKER = Path(__file__).with_name("write_worker.py")
CALL = re.compile(r"^(\w+)\((.*)$")


@pytest.fixture(scope="session")
def worker() -> Any:
    """The worker as a module, to look at what it left."""
    spec = spec_from_file_location("write_worker", WORKER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.live
def test_kill_at_every_call_leaves_old_or_new(tmp_path: Path) -> None:
    """
    At whatever call a write is killed, the next process reads the old or the new tokens whole.

    Works without a tracer, so it runs everywhere: CPython reports each call that leaves for the
    system, before and after it.
    """
    done = subprocess.run(
        [sys.executable, str(WORKER), "everywhere", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )

    states = done.stdout.split()
    switch = states.index("new")
    assert states == ["old"] * switch + ["new"] * (len(states) - switch)
    assert 20 < switch < len(states) - 2


def traced(directory: Path, *options: str) -> tuple[int, list[str]]:
    """Exit status of a write under strace, and its calls between the two marks."""
    log = directory.with_suffix(".log")
    strace = ["strace", "-qq", "-e", "signal=none", "-o", str(log), *options]
    environ = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [*strace, sys.executable, str(WORKER), "once", str(directory)]
    done = subprocess.run(command, env=environ, check=False, stderr=subprocess.DEVNULL)
    return done.returncode, log.read_text(errors="replace").splitlines()


def write_calls(log: list[str]) -> Iterator[tuple[str, int, str]]:
    """Name, number (the how-many-th of that name in the process) and text of each call."""
    seen: Counter[str] = Counter()
    inside = False
    for line in log:
        call = CALL.match(line)
        if call is None:
            continue
        seen[call[1]] += 1
        if "/frmr-write-ends" in line:
            return
        if inside:
            yield call[1], seen[call[1]], line
        inside = inside or "/frmr-write-begins" in line


@pytest.fixture
def strace(require: Callable[[str], str]) -> str:
    """The tracer, where it may trace."""
    return require("strace")


@pytest.mark.live
def test_kill_at_every_system_call_leaves_old_or_new(
    tmp_path: Path, strace: str, worker: Any
) -> None:
    """The same with the kernel's own eyes: SIGKILL on entry of each system call of the write."""
    directory = tmp_path / "s"
    worker.opened(str(directory)).save(worker.ACCOUNT, worker.tokens("old"))
    status, log = traced(directory)
    assert status == 0
    calls = list(write_calls(log))
    states = []

    for name, number, _text in calls:
        worker.opened(str(directory)).save(worker.ACCOUNT, worker.tokens("old"))
        kill = f"inject={name}:signal=KILL:when={number}"
        status, log = traced(directory, "-e", kill)
        assert status in (-signal.SIGKILL, 128 + signal.SIGKILL), name
        assert any("/frmr-write-begins" in line for line in log), name
        assert not any("/frmr-write-ends" in line for line in log), name
        states.append(worker.found(str(directory)))

    switch = states.index("new")
    assert states == ["old"] * switch + ["new"] * (len(states) - switch)
    assert calls[switch - 1][0].startswith("rename")


@pytest.mark.live
def test_draft_is_on_the_disk_before_it_gets_the_name(
    tmp_path: Path, strace: str, worker: Any
) -> None:
    """Power may fail, too: write, fsync, rename, then fsync of the directory, in this order."""
    worker.opened(str(tmp_path / "s")).save(worker.ACCOUNT, worker.tokens("old"))

    _, log = traced(tmp_path / "s")

    wanted = ("write", "fsync", "rename", "renameat")
    names = [name for name, _, _ in write_calls(log) if name in wanted]
    assert [name.removesuffix("at") for name in names] == ["write", "fsync", "rename", "fsync"]
