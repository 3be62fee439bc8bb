"""A run in a process of its own, which somebody kills; tells how many rows are done after each batch."""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from frmr_cli.bulk.patience import Patience
from frmr_cli.bulk.plan_file import load, operations
from frmr_cli.bulk.plan_key import PlanKey
from frmr_cli.bulk.run import Runner, Settings
from frmr_cli.bulk.runs import Runs
from frmr_cli.errors import Conflict
from frmr_cli.http_library import httpx
from frmr_cli.registry.batch import batch
from frmr_cli.registry.caller import Caller
from frmr_cli.registry.http import build_client

SYSTEM = ("sqlite3", "_socket", "posix", "_io", "fcntl", "select", "_thread")
"""Modules whose functions end in a system call."""


def main(url: str, token: str, plan_file: str, runs_directory: str, size: str, fatal: str) -> None:
    """Begin the run of a plan, or go on with it; `fatal`: die before this call into the system."""
    if int(fatal):
        _die_before(int(fatal))
    key = PlanKey(b"k" * 32)
    plan = load(Path(plan_file), key)
    runs = Runs(Path(runs_directory), key)
    try:
        name = runs.begin(plan, skipped=(), started_at="now")
    except Conflict:
        name = plan.sha256[:12]
    http = build_client(base_url=url, user_agent="test", auth=_Bearer(token))
    caller = Caller(http, language="en")
    with runs.writing(name) as run:
        Runner(
            run.journal,
            lambda rows: batch(caller, rows),
            lambda start: operations(run.plan, key, start=start),
            Settings(plan.changes, batch=int(size), concurrency=2),
            now=lambda: datetime.now(UTC),
            tell=lambda progress: print(progress.done, flush=True),  # noqa: T201 - its output
            patience=Patience(0),
        ).run(name)


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Any:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def _die_before(number: int) -> None:
    """Kill this process before its n-th call of a function that asks the system for something."""
    count = 0
    lock = threading.Lock()

    def watch(_frame: Any, event: str, function: Any) -> None:
        nonlocal count
        if event != "c_call":
            return
        owner = getattr(function, "__self__", None)
        place = getattr(function, "__module__", None) or type(owner).__module__
        if place not in SYSTEM:
            return
        with lock:
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)

    threading.setprofile(watch)
    sys.setprofile(watch)


if __name__ == "__main__":
    main(*sys.argv[1:])
