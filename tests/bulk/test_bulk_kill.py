"""
Runs killed at any moment: after `resume` every row was done exactly once, and journal and register agree.

FRMR_TEST_KILLS=200 (so many that died before their end) and FRMR_TEST_ROWS=2000 make the long test of the
reliability document;
FRMR_TEST_CALLS=1 kills a small run before each of its calls into the system.
"""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.people import people
from frmr_cli.servers.registry.seed import seed
from tests.bulk.ground import BATCHES, Ground, roomy
from tests.embedded import LONGEST
from tests.servers.registry.conftest import CAST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.registry.conftest import Registry

KILLS = int(os.environ.get("FRMR_TEST_KILLS", "6"))
ROWS = int(os.environ.get("FRMR_TEST_ROWS", "120"))
EVERY_CALL = "FRMR_TEST_CALLS" in os.environ
SMALL = 6
MOST_CALLS = 5000


@pytest.fixture
def ground(
    config: Any, serve: Callable[[Any], Registry], tmp_path: Path
) -> Callable[[int], Ground]:
    """Start a registry with as many people as asked for."""

    def start(rows: int) -> Ground:
        generous = roomy(config)
        seed(generous, [*CAST.values(), *people(rows, 1)])
        return Ground(serve(generous), tmp_path, rows)

    return start


@pytest.mark.live
def test_a_run_killed_at_random_is_resumed(ground: Callable[[int], Ground]) -> None:
    """Whatever the moment: nothing twice, nothing lost, and what was told as done is done."""
    here, chance = ground(ROWS), Random(6)  # noqa: S311 - it protects nothing
    size = max(ROWS // BATCHES, 1)
    killed = 0
    for _ in range(3 * KILLS):
        if killed == KILLS:
            break
        before, plan = here.versions(), here.plan()
        with here.start(plan, size=size) as child:
            told = here.interrupt(child, chance, child.kill)
            killed += told is not None

        now = here.versions()
        done = sum(now[worker] == number + 1 for worker, number in before.items())
        assert all(now[worker] - number in (0, 1) for worker, number in before.items())
        assert done >= (told or 0)
        here.finish(plan, size=size)
        here.require_once(before)
    assert killed == KILLS


@pytest.mark.live
def test_a_run_killed_before_a_call_into_the_system_is_resumed(
    ground: Callable[[int], Ground],
) -> None:
    """A small run dies before its n-th call, for each n or for some of them."""
    here, resumed = ground(SMALL), 0
    step = 1 if EVERY_CALL else 173
    for number in range(1, MOST_CALLS, step):
        before, plan = here.versions(), here.plan()
        with here.start(plan, size=2, fatal=number) as child:
            child.communicate(timeout=LONGEST)
        if child.returncode == 0:
            break
        here.finish(plan, size=2)
        here.require_once(before)
        resumed += 1
    else:
        pytest.fail("the run never ended by itself")
    assert resumed > (1000 if EVERY_CALL else 5)
