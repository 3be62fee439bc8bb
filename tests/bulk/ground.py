"""A live registry with people, and runs over all of them in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from frmr_cli.bulk.runs import Runs
from frmr_cli.servers.people import people
from frmr_cli.servers.registry.config import Rate
from tests.bulk.plans import KEY, header, moved
from tests.embedded import LONGEST, ROOT
from tests.servers.registry.conftest import subject_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path
    from random import Random

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import Registry

BATCHES = 20
"""Of a run that is interrupted."""
MOST_RESUMES = 5
_LIMITED = ("read", "change", "batch", "batch-read", "batch-change", "upload")


def roomy(config: RegistryConfig) -> RegistryConfig:
    """The settings without rates that the clock of a test, which stands still, would never let go on."""
    rates = {**config.rates, **dict.fromkeys(_LIMITED, Rate(0.0001, 100_000_000))}
    return type(config)(**{**vars(config), "rates": rates})


class Bearer(httpx.Auth):
    """The token on each request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """See httpx."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class Ground:
    """A live registry with people, and plans that give all of them another place of birth."""

    def __init__(self, registry: Registry, directory: Path, rows: int) -> None:
        self.registry = registry
        self.directory = directory
        self.ids = sorted(str(person.worker["id"]) for person in people(rows, 1) if person.worker)
        self.count = 0

    @property
    def runs(self) -> Path:
        """Where the runs of the newest plan lie: alone, so that none costs the next a call."""
        return self.directory / f"runs{self.count}"

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
        place = f"г. Город-{self.count}"
        rows = ((worker, f'"{versions[worker]}"', None, place) for worker in self.ids)
        moved(path, rows, header(input=f"{self.count}"))
        return path

    def start(
        self, plan: Path, *, size: int, fatal: int = 0, wrapper: Sequence[str] = ()
    ) -> subprocess.Popen[str]:
        """Work on a plan in another process; `wrapper`: a program that runs it."""
        token = self.registry.issuer.token(subject_of("admin"))
        url = str(self.registry.http.base_url)
        worker = str(ROOT / "tests" / "bulk" / "run_worker.py")
        return subprocess.Popen(
            [
                *wrapper,
                sys.executable,
                worker,
                url,
                token,
                plan,
                self.runs,
                f"{size}",
                f"{fatal}",
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def interrupt(
        self, child: subprocess.Popen[str], chance: Random, interruption: Callable[[], None]
    ) -> int | None:
        """
        Let a run come to a drawn batch and a drawn moment beyond, and interrupt it there, however fast the machine is.

        Returns: how many rows it told as done; None when it had ended before.
        """
        assert child.stdout is not None
        batches = chance.randrange(BATCHES)
        told = [child.stdout.readline() for _ in range(batches)]
        try:
            child.wait(chance.uniform(0, 0.02 if batches else 0.6))
        except subprocess.TimeoutExpired:
            interruption()
            told += child.stdout
            child.wait(LONGEST)
            return max(map(int, filter(str.strip, told)), default=0)
        return None

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
        runs = Runs(self.runs, KEY)
        with runs.reading(runs.names()[0]) as run:
            assert run.counts() == (len(self.ids), 0, 0, 0, 0)
