"""
Bulk work as ratios within one run: apply beside a loop and curl, validation beside plain reading, memory by size.

The registry runs in a process of its own with generous limits; everything is on loopback.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from frmr_cli.bulk.checking import check
from frmr_cli.bulk.kinds import kind_of
from frmr_cli.bulk.plan_file import FieldChange, Header, Plan, load, operations
from frmr_cli.bulk.plan_key import PlanKey
from frmr_cli.bulk.plan_writer import PlanWriter
from frmr_cli.bulk.run import Runner, Settings
from frmr_cli.bulk.runs import Runs
from frmr_cli.bulk.source import Layout, open_source
from frmr_cli.registry.batch import Result, batch
from frmr_cli.registry.caller import Caller
from frmr_cli.registry.http import build_client
from frmr_cli.servers.people import people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

KEY = PlanKey(b"k" * 32)
LOOP = 300
"""Rows that are sent one by one."""
TODAY = date(2026, 11, 20)
COLUMNS = ("id", "lastName", "firstName", "gender", "birthDate", "snils", "inn", "category")


def main() -> int:
    """Measure and print. Returns: 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--memory", choices=("validate", "apply"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        print(peak(options.memory, options.rows))
    else:
        report(options.rows)
    return 0


def report(rows: int) -> None:
    """All measurements, one line each."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        print(f"client, µs of processor time a row: {client_cost(directory, rows):.1f} (bound 30)")
        print(
            f"validate / reading and models without rules: {validation(directory, rows):.2f} (bound 4)"
        )
        for what in ("validate", "apply"):
            small, large = (_peak_of(what, count) for count in (10_000, rows * 10))
            print(f"peak memory of {what}, 10 000 and {rows * 10:,} rows: {small} and {large} MiB")
        with registry(directory / "registry", rows + 3 * LOOP) as served:
            apply(directory, served, rows)


def apply(directory: Path, served: dict[str, Any], rows: int) -> None:
    """Rows a second of a run, of the same batches in one process, of a loop, of curl."""
    ids = served["ids"]
    loop = one_by_one(served, ids[-LOOP:])
    curl = curl_parallel(directory, served, ids[-2 * LOOP : -LOOP])
    idle = read_p95(served, ids[0], time.sleep, 1.0)
    plan = planned(directory / "plan", ids[:rows])
    seconds = timed(lambda: run_plan(directory, plan, served))
    again = planned(directory / "again", ids[:rows], etag='"2"')
    busy = read_p95(served, ids[-1], partial(run_plan, directory, again, served))
    rate, direct = rows / seconds, served["direct"]
    print(f"apply, rows/s: {rate:.0f}; a loop: {loop:.0f}; ratio {rate / loop:.1f} (bound 50)")
    if curl:
        print(f"curl --parallel, rows/s: {curl:.0f}; ratio {rate / curl:.1f} (bound 10)")
    print(
        f"the same batches in one process, rows/s: {direct:.0f}; ratio {rate / direct:.2f} (bound 0.85)"
    )
    print(f"reads by others, p95 during the run / idle: {busy / idle:.1f} (bound 3)")


def planned(path: Path, ids: Iterable[str], *, etag: str = '"1"') -> Plan:
    """A plan for records that are all at one version."""
    header = Header(
        "workers", "1", "x", "local", "2026-11-20", "2026-11-27", "0", (), Layout("csv"), KEY.id
    )
    with PlanWriter(path, header, KEY) as writer:
        for row, worker in enumerate(ids):
            address = f"/v1/workers/{worker}"
            writer.add(
                row=row,
                target=worker,
                fields=(FieldChange("birthPlace", "***", "***"),),
                operation={
                    "method": "PATCH",
                    "path": address,
                    "ifMatch": etag,
                    "body": {"birthPlace": "г. Тверь"},
                },
                inverse={"method": "PATCH", "path": address, "body": {"birthPlace": "г. Тула"}},
                cells=(worker, "г. Тверь"),
            )
    return load(path, KEY)


def run_plan(directory: Path, plan: Plan, served: dict[str, Any], _seconds: float = 0) -> None:
    """One run over HTTP."""
    http = build_client(
        base_url=served["url"], user_agent="benchmark", auth=bearer(served["token"])
    )
    work(directory, plan, partial(batch, Caller(http, language="en")))


def work(directory: Path, plan: Plan, send: Callable[[Sequence[bytes]], list[Result]]) -> None:
    """One run with its journal."""
    runs = Runs(directory / "runs", KEY)
    name = runs.begin(plan, skipped=(), started_at="now")
    with runs.writing(name) as run:
        Runner(
            run.journal,
            send,
            lambda start: operations(run.plan, KEY, start=start),
            Settings(plan.changes),
            now=lambda: datetime.now(UTC),
        ).run(name)
        assert run.counts().done == plan.changes, run.counts()


def client_cost(directory: Path, rows: int) -> float:
    """Microseconds of processor time a row of a run: plan, journal, fsync, JSON; nobody answers slowly."""
    plan = planned(directory / "client", [f"2021.{number:07d}" for number in range(rows)])
    begin = time.process_time()
    work(directory / "null", plan, null_send)
    return (time.process_time() - begin) / rows * 1e6


def null_send(rows: Sequence[bytes]) -> list[Result]:
    """A registry that has done everything already; finding the number costs next to nothing."""
    return [
        Result(row[7 : row.index(b'"', 7)].decode(), 200, '"2"', None, None, None) for row in rows
    ]


def validation(directory: Path, rows: int) -> float:
    """The check of a file beside reading it and building a model of each row."""
    from pydantic import BaseModel

    class Row(BaseModel):
        id: str
        lastName: str  # noqa: N815 - the name on the wire
        firstName: str  # noqa: N815
        gender: int
        birthDate: date  # noqa: N815
        snils: str
        inn: str
        category: str

    path = written_rows(directory / "rows.csv", rows)
    kind = kind_of("workers")

    def models() -> None:
        with path.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file, delimiter=";"):
                Row.model_validate(line)

    plain = min(timed(models) for _ in range(3))
    whole = min(timed(lambda: check(open_source(path, kind), kind, today=TODAY)) for _ in range(3))
    return whole / plain


def written_rows(path: Path, rows: int) -> Path:
    """A file of people."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        for person in people(rows, 1):
            document = person.worker or {}
            writer.writerow([document.get(name, "") for name in COLUMNS])
    return path


def peak(what: str, rows: int) -> int:
    """MiB that this process has needed at most."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        if what == "validate":
            kind = kind_of("workers")
            check(open_source(written_rows(directory / "rows.csv", rows), kind), kind, today=TODAY)
        else:
            ids = (f"2021.{number:07d}" for number in range(rows))
            work(directory, planned(directory / "plan", ids), null_send)
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _peak_of(what: str, rows: int) -> int:
    command = [sys.executable, __file__, "--memory", what, "--rows", str(rows)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def one_by_one(served: dict[str, Any], ids: Sequence[str]) -> float:
    """Rows a second of a plain loop."""
    with httpx.Client(base_url=served["url"], headers=headers(served), trust_env=False) as http:

        def loop() -> None:
            for number, worker in enumerate(ids):
                answer = http.patch(
                    f"/v1/workers/{worker}",
                    content='{"birthPlace": "г. Тверь"}'.encode(),
                    headers={"Idempotency-Key": f"loop-{number}"},
                )
                assert answer.status_code == 200, answer.text

        return len(ids) / timed(loop)


def curl_parallel(directory: Path, served: dict[str, Any], ids: Sequence[str]) -> float | None:
    """Rows a second of curl with 16 connections; None where there is no curl."""
    if shutil.which("curl") is None:
        return None
    quoted = {name: value.replace('"', '\\"') for name, value in headers(served).items()}
    common = "".join(f'header = "{name}: {value}"\n' for name, value in quoted.items())
    steps = [
        f'url = "{served["url"]}/v1/workers/{worker}"\nrequest = PATCH\noutput = /dev/null\n'
        f'header = "Idempotency-Key: curl-{number}"\n{common}data = "{{\\"birthPlace\\": \\"x\\"}}"\n'
        for number, worker in enumerate(ids)
    ]
    config = directory / "curl.txt"
    config.write_text("next\n".join(steps), encoding="utf-8")
    command = ["curl", "--silent", "--parallel", "--parallel-max", "16", "--config", str(config)]
    return len(ids) / timed(lambda: subprocess.run(command, check=True))


def read_p95(
    served: dict[str, Any], worker: str, work: Callable[[float], Any], seconds: float = 0
) -> float:
    """The 95th percentile of reads, every 20 ms, while something else goes on."""
    took: list[float] = []
    done = threading.Event()

    def read() -> None:
        with httpx.Client(base_url=served["url"], headers=headers(served), trust_env=False) as http:
            while not done.wait(0.02):
                took.append(timed(lambda: http.get(f"/v1/workers/{worker}")))

    thread = threading.Thread(target=read)
    thread.start()
    work(seconds)
    done.set()
    thread.join()
    return statistics.quantiles(took, n=20)[-1]


def headers(served: dict[str, Any]) -> dict[str, str]:
    """Of a single change from version 1."""
    return {
        "Authorization": f"Bearer {served['token']}",
        "Content-Type": "application/merge-patch+json",
        "If-Match": '"1"',
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
def registry(directory: Path, rows: int) -> Iterator[dict[str, Any]]:
    """A registry with people in a process of its own; what it told about itself."""
    command = [
        sys.executable,
        str(Path(__file__).with_name("bulk_registry.py")),
        str(directory),
        str(rows),
    ]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        yield json.loads(child.stdout.readline())
        child.terminate()


if __name__ == "__main__":
    sys.exit(main())
