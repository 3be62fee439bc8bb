"""
Runs killed at any moment: after `resume` every row was done exactly once, and journal and register agree.

FRMR_TEST_KILLS=200 (so many that died before their end) and FRMR_TEST_ROWS=2000 make the long test of the
reliability document;
FRMR_TEST_CALLS=1 kills a small run before each of its calls into the system.
"""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.bulk.plan_file import FieldChange
from frmr_cli.bulk.plan_writer import PlanWriter
from frmr_cli.bulk.runs import Runs
from frmr_cli.servers.people import people
from frmr_cli.servers.registry.config import Rate
from frmr_cli.servers.registry.seed import seed
from tests.bulk.plans import KEY, header
from tests.embedded import LONGEST, ROOT
from tests.servers.registry.conftest import CAST, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.registry.conftest import Registry

KILLS = int(os.environ.get("FRMR_TEST_KILLS", "6"))
ROWS = int(os.environ.get("FRMR_TEST_ROWS", "120"))
EVERY_CALL = "FRMR_TEST_CALLS" in os.environ
SMALL = 6
MOST_CALLS = 5000
MOST_RESUMES = 5


class Ground:
    """A live registry with people, and plans that give all of them another place of birth."""

    def __init__(self, registry: Registry, directory: Path, rows: int) -> None:
        self.registry = registry
        self.directory = directory
        self.ids = sorted(str(person.worker["id"]) for person in people(rows, 1) if person.worker)
        self.count = 0

    def versions(self) -> dict[str, int]:
        """The version of each record, as the database has it."""
        with self.registry.database() as database, database.read() as connection:
            rows = connection.all("SELECT id, version FROM worker")
        return {row["id"]: row["version"] for row in rows if row["id"] in set(self.ids)}

    def plan(self) -> Path:
        """A plan from the present versions."""
        self.count += 1
        path = self.directory / f"plan{self.count}"
        versions = self.versions()
        with PlanWriter(path, header(input=f"{self.count}"), KEY) as writer:
            for row, worker in enumerate(self.ids, start=2):
                address = f"/v1/workers/{worker}"
                body = {"birthPlace": f"г. Город-{self.count}"}
                writer.add(
                    row=row,
                    target=worker,
                    fields=(FieldChange("birthPlace", "***", "***"),),
                    operation={
                        "method": "PATCH",
                        "path": address,
                        "ifMatch": f'"{versions[worker]}"',
                        "body": body,
                    },
                    inverse=None,
                    cells=(),
                )
        return path

    def start(self, plan: Path, *, size: int, fatal: int = 0) -> subprocess.Popen[str]:
        """Work on a plan in another process."""
        token = self.registry.issuer.token(subject_of("admin"))
        url = str(self.registry.http.base_url)
        worker = str(ROOT / "tests" / "bulk" / "run_worker.py")
        return subprocess.Popen(
            [
                sys.executable,
                worker,
                url,
                token,
                plan,
                self.directory / "runs",
                f"{size}",
                f"{fatal}",
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(self, plan: Path, *, size: int) -> None:
        """Go on until the run ends by itself; a slow machine may need it several times."""
        errors = ""
        for _ in range(MOST_RESUMES):
            with self.start(plan, size=size) as child:
                _, errors = child.communicate(timeout=10 * LONGEST)
            if child.returncode == 0:
                return
        pytest.fail(errors)

    def require_once(self, before: dict[str, int]) -> None:
        """Every record has exactly one version more; the journal calls every row done."""
        assert self.versions() == {worker: number + 1 for worker, number in before.items()}
        runs = Runs(self.directory / "runs", KEY)
        with runs.reading(runs.names()[0]) as run:
            assert run.counts() == (len(self.ids), 0, 0, 0, 0)


@pytest.fixture
def ground(
    config: Any, serve: Callable[[Any], Registry], tmp_path: Path
) -> Callable[[int], Ground]:
    """Start a registry with as many people as asked for."""

    def start(rows: int) -> Ground:
        generous = {**config.rates, "batch": Rate(0.0001, 10_000)}
        roomy = type(config)(**{**vars(config), "rates": generous})
        seed(roomy, [*CAST.values(), *people(rows, 1)])
        return Ground(serve(roomy), tmp_path, rows)

    return start


@pytest.mark.live
def test_a_run_killed_at_random_is_resumed(ground: Callable[[int], Ground]) -> None:
    """Whatever the moment: nothing twice, nothing lost, and what was told as done is done."""
    here, chance = ground(ROWS), Random(6)  # noqa: S311 - it protects nothing
    size = max(ROWS // 20, 1)
    killed = 0
    for _ in range(3 * KILLS):
        if killed == KILLS:
            break
        before, plan = here.versions(), here.plan()
        longest = 0.5 + ROWS / 1000
        with here.start(plan, size=size) as child:
            try:
                child.wait(chance.uniform(0.1, longest))
            except subprocess.TimeoutExpired:
                child.kill()
                killed += 1
            told, _ = child.communicate(timeout=LONGEST)

        now = here.versions()
        done = sum(now[worker] == number + 1 for worker, number in before.items())
        assert all(now[worker] - number in (0, 1) for worker, number in before.items())
        assert done >= max(map(int, told.split()), default=0)
        here.finish(plan, size=size)
        here.require_once(before)
    assert killed == KILLS


@pytest.mark.live
def test_a_run_killed_before_a_call_into_the_system_is_resumed(
    ground: Callable[[int], Ground],
) -> None:
    """A small run dies before its n-th call, for each n or for some of them."""
    here = ground(SMALL)
    step = 1 if EVERY_CALL else 173
    for number in range(1, MOST_CALLS, step):
        before, plan = here.versions(), here.plan()
        with here.start(plan, size=2, fatal=number) as child:
            child.communicate(timeout=LONGEST)
        if child.returncode == 0:
            break
        here.finish(plan, size=2)
        here.require_once(before)
    else:
        pytest.fail("the run never ended by itself")
