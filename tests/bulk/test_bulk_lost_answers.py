"""
The registry killed between commit and answer: what it did is not done again, and nobody hears of it twice.

FRMR_TEST_DEATHS=200 and FRMR_TEST_ROWS=2000 make the long test of the reliability document.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from frmr_cli.bulk.state import AT_ONCE, States, Wanted
from frmr_cli.registry.batch import batch
from frmr_cli.registry.caller import Caller
from frmr_cli.registry.http import build_client
from tests.bulk.fatal_registry import MOST_ANSWERS
from tests.bulk.ground import Bearer
from tests.bulk.plans import header, moved, worked
from tests.embedded import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DEATHS = int(os.environ.get("FRMR_TEST_DEATHS", "3"))
ROWS = int(os.environ.get("FRMR_TEST_ROWS", "120"))
SIZE = max(ROWS // (MOST_ANSWERS * DEATHS + 1), 1)
"""Rows of a batch: so many batches that the last life dies before the run has ended."""


@pytest.mark.live
def test_what_was_done_and_not_answered_is_done_once(tmp_path: Path) -> None:
    """The run waits for each next life, sends what is in doubt again, and ends by itself; every row was done once."""
    command = [sys.executable, "-m", "tests.bulk.fatal_registry", tmp_path / "r", ROWS, DEATHS]
    with subprocess.Popen(
        list(map(str, command)),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        assert child.stdout is not None
        try:
            told = json.loads(child.stdout.readline())
            with build_client(
                base_url=told["url"], user_agent="test", auth=Bearer(told["token"])
            ) as http:
                caller, ids = Caller(http, language="en"), told["ids"][:ROWS]
                rows = ((worker, '"1"', None, "г. Тверь") for worker in ids)
                plan = moved(tmp_path / "plan", rows, header())
                counts = worked(tmp_path / "runs", plan, partial(batch, caller), batch_size=SIZE)
                etags = _etags(caller, ids)
            deaths = [child.stdout.readline() for _ in range(DEATHS)]
        finally:
            os.killpg(child.pid, signal.SIGKILL)

    assert deaths[-1].strip() == str(DEATHS)
    assert counts == (ROWS, 0, 0, 0, 0)
    assert set(etags) == {'"2"'}


def _etags(caller: Caller, ids: Sequence[str]) -> list[str | None]:
    states = States(caller, "workers")
    parts = (ids[first : first + AT_ONCE] for first in range(0, len(ids), AT_ONCE))
    return [state.etag for part in parts for state in states.of([Wanted(x, "") for x in part])]
