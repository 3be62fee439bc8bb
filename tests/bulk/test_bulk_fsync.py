"""The disk refuses to make the journal durable: the run ends before more is sent, and resuming ends it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.people import people
from frmr_cli.servers.registry.seed import seed
from tests.bulk.ground import Ground, roomy
from tests.embedded import LONGEST
from tests.servers.registry.conftest import CAST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.registry.conftest import Registry

ROWS = 6
FAILING = (4, 7, 9)
"""Which call of fsync or fdatasync is the first that fails."""


@pytest.mark.live
@pytest.mark.parametrize("first", FAILING)
def test_a_disk_that_keeps_nothing_stops_the_run(
    config: Any, serve: Callable[[Any], Registry], tmp_path: Path, first: int
) -> None:
    """What was told as done is done; the error names the journal; every row ends up done once."""
    strace = shutil.which("strace")
    if strace is None:
        if os.environ.get("FRMR_TEST_REQUIRE_LIVE") == "1":
            pytest.fail("strace is not installed, and FRMR_TEST_REQUIRE_LIVE=1")
        pytest.skip("strace is not installed")
    generous = roomy(config)
    seed(generous, [*CAST.values(), *people(ROWS, 1)])
    here = Ground(serve(generous), tmp_path, ROWS)
    before, plan = here.versions(), here.plan()
    inject = f"fsync,fdatasync:error=EIO:when={first}+"
    wrapper = [
        strace,
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "trace=fsync,fdatasync",
        "-e",
        f"inject={inject}",
    ]

    with here.start(plan, size=2, wrapper=wrapper) as child:
        told, errors = child.communicate(timeout=LONGEST)
    now = here.versions()
    here.finish(plan, size=2)

    assert child.returncode != 0, told
    assert "FRMR-BULK-046" in errors or "FRMR-BULK-015" in errors
    done = sum(now[worker] == number + 1 for worker, number in before.items())
    assert done >= max(map(int, told.split()), default=0)
    here.require_once(before)
