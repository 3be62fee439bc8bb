"""
PostgreSQL stopped at once under a run, as a loss of power stops it: after `resume` every row was done once.

FRMR_TEST_STOPS=50 stops it so often.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.people import people
from frmr_cli.servers.registry.seed import seed
from tests.bulk.ground import BATCHES, Ground, roomy
from tests.postgresql import binaries, unprivileged
from tests.servers.registry.conftest import CAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.servers.registry.conftest import Registry

STOPS = int(os.environ.get("FRMR_TEST_STOPS", "2"))
ROWS = int(os.environ.get("FRMR_TEST_ROWS", "120"))
SETTINGS = "-c listen_addresses='' -c fsync=on -c synchronous_commit=on -c unix_socket_directories="


class Cluster:
    """A PostgreSQL of its own, durable as one in use, which may be stopped without mercy."""

    def __init__(self) -> None:
        self._binaries, self._user = binaries(), unprivileged()
        self.directory = Path(tempfile.mkdtemp(prefix="frmr-postgresql-"))
        if self._user:
            os.chown(self.directory, self._user["user"], self._user["group"])
        self._run("initdb", "--auth=trust", "--username=frmr", "--encoding=UTF8", "--no-locale")
        self.start()

    def start(self) -> None:
        """Start it; after a stop without mercy it recovers from its log first."""
        log = f"--log={self.directory / 'log'}"
        self._run("pg_ctl", "--wait", log, f"--options={SETTINGS}{self.directory}", "start")

    def stop(self, mode: str) -> None:
        """`immediate` ends all processes as a crash does."""
        self._run("pg_ctl", "--wait", f"--mode={mode}", "stop")

    def remove(self) -> None:
        """Nothing is left."""
        self.stop("immediate")
        shutil.rmtree(self.directory)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"postgresql://frmr@/postgres?host={self.directory}"

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._binaries / program, "-D", self.directory / "data", *arguments],
            check=True,
            cwd=self.directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            **self._user,
        )


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A server that starts with the test and ends with it."""
    found = Cluster()
    yield found
    found.remove()


@pytest.mark.live
def test_a_stopped_database_loses_and_doubles_nothing(
    cluster: Cluster, config: Any, serve: Callable[[Any], Registry], tmp_path: Path
) -> None:
    """The run ends with an error or waits; what was told as done outlives the database."""
    config = roomy(type(config)(**{**vars(config), "database": cluster.address}))
    seed(config, [*CAST.values(), *people(ROWS, 1)])
    here, chance = Ground(serve(config), tmp_path, ROWS), Random(6)  # noqa: S311 - it protects nothing
    size, stopped = max(ROWS // BATCHES, 1), 0
    for _ in range(4 * STOPS):
        if stopped == STOPS:
            break
        before, plan = here.versions(), here.plan()
        with here.start(plan, size=size) as child:
            told = here.interrupt(child, chance, lambda: cluster.stop("immediate"))
        if told is not None:
            stopped += 1
            cluster.start()

        now = here.versions()
        assert all(now[worker] - number in (0, 1) for worker, number in before.items())
        done = sum(now[worker] == number + 1 for worker, number in before.items())
        assert done >= (told or 0)
        here.finish(plan, size=size)
        here.require_once(before)
    assert stopped == STOPS
