"""
Bulk work against a registry, as ratios within one run: a plan applied beside a loop, curl and the server alone.

    python -m benchmarks.bulk [--rows 2000] [--rounds 3] [--batch-size 500] [--concurrency 2] [--full]

The registry runs in a process of its own with generous limits; everything is on loopback, where wanted behind a proxy that
answers 30 ms later. The kinds of work take turns, and medians of the rounds are printed. What a run costs the client by itself
is measured by `bulk_client.py`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from frmr_cli.bulk.run import BATCH, CONCURRENCY
from frmr_cli.registry.batch import batch
from frmr_cli.registry.caller import Caller
from frmr_cli.registry.http import build_client
from tests.bulk.plans import header, moved, worked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from frmr_cli.bulk.plan_file import Plan

LOOP, CURL, FAR = 60, 200, 12
"""Rows of each round that are sent one by one."""
DIRECT = 2000
"""Rows that the registry changes in its own process."""
LATENCY = 0.03
HERE = Path(__file__).parent


class Served(NamedTuple):
    """A registry in a process of its own."""

    url: str
    token: str
    ids: list[str]
    child: subprocess.Popen[str]

    def at(self, url: str) -> Served:
        """The same registry at another address."""
        return self._replace(url=url)

    def direct(self, version: int) -> float:
        """Rows a second of batches in its own process."""
        assert self.child.stdin is not None
        assert self.child.stdout is not None
        self.child.stdin.write(f"{version}\n")
        self.child.stdin.flush()
        return DIRECT / float(self.child.stdout.readline())


def main() -> int:
    """Measure and print. Returns: 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batch-size", type=int, default=BATCH)
    parser.add_argument("--concurrency", type=int, default=CONCURRENCY)
    parser.add_argument("--full", action="store_true", help="100 000 rows, one round")
    options = parser.parse_args()
    rows, rounds = (100_000, 1) if options.full else (options.rows, options.rounds)
    with (
        tempfile.TemporaryDirectory() as name,
        registry(Path(name) / "registry", rows + LOOP + CURL + FAR + 1) as served,
        far_away(served) as far,
    ):
        work = partial(run_plan, batch_size=options.batch_size, concurrency=options.concurrency)
        found = [
            measured(Path(name), served, far, rows, number, work) for number in range(1, rounds + 1)
        ]
    report(found, rows)
    return 0


class Round(NamedTuple):
    """Rows a second; seconds of the reads."""

    loop: float
    curl: float | None
    direct: float
    applied: float
    far_loop: float
    far_applied: float
    idle: float
    busy: float


def measured(
    directory: Path,
    served: Served,
    far: Served,
    rows: int,
    number: int,
    work: Callable[[Path, Plan, Served], None],
) -> Round:
    """One round; every row is at version `number` when it begins. `work`: how a plan is applied."""
    ids = served.ids
    first, second = (2 * number - 1, 2 * number)
    near, wide = (directory / f"{kind}{number}" for kind in ("near", "wide"))
    bulk = ids[:rows]
    singles = ids[rows:]
    loop = one_by_one(served, singles[:LOOP], number)
    curl = curl_parallel(directory, served, singles[LOOP : LOOP + CURL], number)
    direct = served.direct(number)
    idle = reading(served, ids[-1], partial(time.sleep, 2.0))
    plan = planned(near, bulk, first)
    seconds: list[float] = []
    busy = reading(
        served, ids[-1], lambda: seconds.append(timed(partial(work, directory, plan, served)))
    )
    far_loop = one_by_one(far, singles[LOOP + CURL : LOOP + CURL + FAR], number)
    plan = planned(wide, bulk, second)
    far_seconds = timed(partial(run_plan, directory, plan, far, concurrency=4))
    return Round(loop, curl, direct, rows / seconds[0], far_loop, rows / far_seconds, idle, busy)


def report(found: Sequence[Round], rows: int) -> None:
    """The table of the speed of bulk work."""
    middle = Round(
        *(_median([item[place] for item in found]) for place in range(len(Round._fields)))
    )
    print(f"{rows} rows, {len(found)} rounds; rows/s: {middle.applied:.0f} applied,", end=" ")
    print(
        f"{middle.direct:.0f} in the process of the registry, {middle.loop:.0f} by a loop,", end=" "
    )
    print(f"{middle.curl or 0:.0f} by curl; reads by others {middle.idle * 1000:.1f} ms idle, p95")
    lines: list[tuple[str, Callable[[Round], float], str]] = [
        ("apply / a loop", lambda one: one.applied / one.loop, "≥ 50"),
        ("apply / curl --parallel", lambda one: one.applied / (one.curl or 1), "≥ 10"),
        ("apply / the same in one process", lambda one: one.applied / one.direct, "≥ 0.85"),
        ("apply / a loop, 30 ms away", lambda one: one.far_applied / one.far_loop, "≥ 1000"),
        ("p95 of others' reads, run / idle", lambda one: one.busy / one.idle, "≤ 3"),
    ]
    for title, ratio, bound in lines:
        each = sorted(ratio(one) for one in found)
        print(
            f"{title:36}{statistics.median(each):10.2f}   {each[0]:.2f} … {each[-1]:.2f}   {bound}"
        )


def _median(values: Sequence[float | None]) -> float:
    return statistics.median(value or 0 for value in values)


def planned(path: Path, ids: Sequence[str], version: int) -> Plan:
    """A plan for records that are all at one version."""
    place = f"г. Тверь {version}"
    return moved(path, ((worker, f'"{version}"', "г. Тула", place) for worker in ids), header())


def run_plan(
    directory: Path,
    plan: Plan,
    served: Served,
    *,
    batch_size: int = BATCH,
    concurrency: int = CONCURRENCY,
) -> None:
    """One run with its journal, over HTTP."""
    http = build_client(base_url=served.url, user_agent="benchmark", auth=bearer(served.token))
    send = partial(batch, Caller(http, language="en"))
    counts = worked(directory / "runs", plan, send, batch_size=batch_size, concurrency=concurrency)
    assert counts.done == plan.changes, counts


def one_by_one(served: Served, ids: Sequence[str], version: int) -> float:
    """Rows a second of a plain loop."""
    with httpx.Client(
        base_url=served.url, headers=headers(served, version), trust_env=False
    ) as http:
        begin = time.perf_counter()
        for number, worker in enumerate(ids):
            answer = http.patch(
                f"/v1/workers/{worker}",
                content=f'{{"birthPlace": "г. Тверь {version}"}}'.encode(),
                headers={"Idempotency-Key": f"loop-{worker}-{version}-{number}"},
            )
            assert answer.status_code == 200, answer.text
        return len(ids) / (time.perf_counter() - begin)


def curl_parallel(
    directory: Path, served: Served, ids: Sequence[str], version: int
) -> float | None:
    """Rows a second of curl with 16 connections; None where there is no curl."""
    if shutil.which("curl") is None:
        return None
    quoted = {name: value.replace('"', '\\"') for name, value in headers(served, version).items()}
    common = "".join(f'header = "{name}: {value}"\n' for name, value in quoted.items())
    steps = [
        f'url = "{served.url}/v1/workers/{worker}"\nrequest = PATCH\noutput = /dev/null\n'
        f'header = "Idempotency-Key: curl-{version}-{number}"\n{common}'
        f'data = "{{\\"birthPlace\\": \\"x{version}\\"}}"\n'
        for number, worker in enumerate(ids)
    ]
    config = directory / "curl.txt"
    config.write_text("next\n".join(steps), encoding="utf-8")
    command = ["curl", "--silent", "--parallel", "--parallel-max", "16", "--config", str(config)]
    return len(ids) / timed(lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL))


def reading(served: Served, worker: str, work: Callable[[], Any]) -> float:
    """Seconds in which 95 of 100 reads of another process are answered while something goes on."""
    command = [sys.executable, str(HERE / "bulk_reader.py")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        given = {"url": served.url, "token": served.token, "worker": worker}
        child.stdin.write(json.dumps(given) + "\n")
        child.stdin.flush()
        child.stdout.readline()
        work()
        child.stdin.write("\n")
        child.stdin.flush()
        _, p95, _ = json.loads(child.stdout.readline())
    return float(p95)


def headers(served: Served, version: int) -> dict[str, str]:
    """Of a single change."""
    return {
        "Authorization": f"Bearer {served.token}",
        "Content-Type": "application/merge-patch+json",
        "If-Match": f'"{version}"',
    }


def bearer(token: str) -> httpx.Auth:
    """The token on each request."""

    class Bearer(httpx.Auth):
        def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
            request.headers["Authorization"] = f"Bearer {token}"
            yield request

    return Bearer()


def timed(work: Callable[[], Any]) -> float:
    """Seconds."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


@contextmanager
def registry(directory: Path, rows: int) -> Iterator[Served]:
    """A registry with people in a process of its own."""
    command = [sys.executable, str(HERE / "bulk_registry.py"), str(directory), str(rows)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        told = json.loads(child.stdout.readline())
        try:
            yield Served(told["url"], told["token"], told["ids"], child)
        finally:
            child.terminate()


@contextmanager
def far_away(served: Served) -> Iterator[Served]:
    """The registry behind a proxy; a round trip takes `LATENCY` longer."""
    port = served.url.rpartition(":")[2]
    command = [sys.executable, str(HERE / "bulk_proxy.py"), port, str(LATENCY / 2)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        try:
            yield served.at(f"http://127.0.0.1:{child.stdout.readline().strip()}")
        finally:
            child.terminate()


if __name__ == "__main__":
    sys.exit(main())
