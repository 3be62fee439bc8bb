"""
Reads over HTTP with everything that belongs to them: `python -m benchmarks.served DIRECTORY …`, registers of `big_registry.py`.

Rights, masks, rates and the entry of the audit log with its confirmation by the disk are in each request. Beside it stands, in the same
run, a bare Starlette route that sends the same stored bytes, and the same route after one row of the size of an entry was written to a
database of its own and confirmed by the disk: what a read that is logged costs at least. Then several connections ask at once, and everybody is exported to the client
of the product: records a second, and the memory of both sides.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import os
import resource
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx
from joserfc.jwk import ECKey
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Mount, Route
from uvicorn.config import Config
from uvicorn.server import Server

from benchmarks.bulk_registry import FREE, ISSUER, _issuer, _token
from benchmarks.growth import Register
from frmr_cli.registry.client import RegistryClient
from frmr_cli.registry.http import build_client
from frmr_cli.servers.people import cast
from frmr_cli.servers.registry.app import create_app
from frmr_cli.servers.registry.config import DEFAULT_RATES, RegistryConfig
from frmr_cli.servers.registry.paging import joined
from frmr_cli.servers.registry.search import find_bodies

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

ROUNDS = 200
CONNECTIONS = (1, 4, 16)
PAGE, AGAIN, RECORD = "page of 100 by id", "the same pages again", "one record"
"""A worker who is named in the log for the first time gets a key and a mark; «again» nobody is."""


class Service(NamedTuple):
    """A process that serves, and what it told about itself."""

    process: subprocess.Popen[str]
    url: str
    token: str
    ids: list[str]
    names: list[str]


def serve(directory: Path) -> None:
    """The registry of a directory with generous limits, and the bare route beside it; tells address, token and people."""
    people, stored = _drawn(directory)
    key = ECKey.generate_key("P-256", {"kid": "k1"})
    server = Server(
        Config(
            _application(directory, key, stored),
            port=0,
            log_level="error",
            access_log=False,
            ws="none",
            http="h11",
        )
    )
    admin = next(person.subject for person in cast(1) if person.login == "admin")
    told = {
        "token": _token(key, admin),
        "ids": [person["id"] for person in people],
        "names": [f"{person['lastName']} {person['firstName'][0]}." for person in people],
    }

    def tell() -> None:
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        print(json.dumps({"url": f"http://127.0.0.1:{port}", **told}), flush=True)

    threading.Thread(target=tell, daemon=True).start()
    asyncio.run(server.serve())


def _drawn(directory: Path) -> tuple[list[dict[str, Any]], bytes]:
    """People of the register by chance, and a page of it as it is answered."""
    register = Register(directory)
    with register.database.read() as connection:
        people = [register.somebody(connection) for _ in range(ROUNDS)]
        page = find_bodies(connection, register.wanted, after=register.worker_id(0.5), limit=100)
    register.database.close()
    return people, joined((item.text for item in page), None)


def _application(directory: Path, key: ECKey, stored: bytes) -> Starlette:
    config = RegistryConfig(
        base_url="http://127.0.0.1:8080",
        issuer=ISSUER,
        directory=directory / "registry",
        spool=directory / "spool",
        http=lambda: httpx.Client(transport=httpx.MockTransport(lambda asked: _issuer(key, asked))),
        log=lambda *_, **__: None,
        rates=dict.fromkeys(DEFAULT_RATES, FREE),
    )

    async def bare(_request: object) -> Response:
        return Response(stored, media_type="application/json")

    logged = _logged(directory / "limit.sqlite3", stored)
    registry = create_app(config)
    routes = [Route("/bare", bare), Route("/logged", logged), Mount("/", registry)]
    return Starlette(routes=routes, lifespan=registry.router.lifespan_context)


def _logged(path: Path, stored: bytes) -> Callable[[object], Awaitable[Response]]:
    """The bare route that may answer only when a row is durable, as sparingly as SQLite can."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT)")
    body = "x" * 600

    async def logged(_request: object) -> Response:
        database.execute("INSERT INTO entry (body) VALUES (?)", (body,))
        return Response(stored, media_type="application/json")

    return logged


def started(directory: Path) -> Service:
    """Start the service."""
    command = [sys.executable, "-m", "benchmarks.served", "--serve", str(directory)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = json.loads(process.stdout.readline())
    return Service(process, told["url"], told["token"], told["ids"], told["names"])


def asked(service: Service) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Seconds of each request by kind, on one kept connection; and seconds of the service's processor per request."""
    connection = http.client.HTTPConnection(service.url.removeprefix("http://"))
    taken: dict[str, list[float]] = {}
    used: dict[str, float] = {}
    for kind, made in questions(service).items():
        before, times = _used(service.process), []
        for number in range(ROUNDS):
            began = time.perf_counter()
            _ask(service, connection, made(number))
            times.append(time.perf_counter() - began)
        taken[kind], used[kind] = times, (_used(service.process) - before) / ROUNDS
    connection.close()
    return taken, used


def together(service: Service, kind: str, connections: int) -> tuple[float, float]:
    """Requests of a kind a second over so many connections at once, and seconds of the service's processor per request."""
    made, numbers = questions(service)[kind], iter(range(ROUNDS * 2))

    def work(_place: int) -> None:
        connection = http.client.HTTPConnection(service.url.removeprefix("http://"))
        for number in numbers:
            _ask(service, connection, made(number % ROUNDS))
        connection.close()

    before, began = _used(service.process), time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        list(pool.map(work, range(connections)))
    seconds = time.perf_counter() - began
    return ROUNDS * 2 / seconds, (_used(service.process) - before) / (ROUNDS * 2)


Asked = tuple[str, str, bytes | None]


def questions(service: Service) -> dict[str, Callable[[int], Asked]]:
    """By name; each number asks about somebody else."""

    def page(number: int) -> Asked:
        return "GET", f"/v1/workers?limit=100&cursor={service.ids[number]}", None

    return {
        "bare Starlette, the same page": lambda _: ("GET", "/bare", None),
        "the same after one durable row": lambda _: ("GET", "/logged", None),
        PAGE: page,
        AGAIN: page,
        RECORD: lambda n: ("GET", f"/v1/workers/{service.ids[n]}", None),
        "surname + initial, 20": lambda n: (
            "POST",
            "/v1/workers/search",
            json.dumps({"name": service.names[n], "limit": 20}).encode(),
        ),
        "surname + initial, 100": lambda n: (
            "POST",
            "/v1/workers/search",
            json.dumps({"name": service.names[n]}).encode(),
        ),
    }


def _ask(service: Service, connection: http.client.HTTPConnection, asked: Asked) -> None:
    method, path, body = asked
    headers = {"Authorization": f"Bearer {service.token}", "Content-Type": "application/json"}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, (path, answer.status)


def _used(process: subprocess.Popen[str]) -> float:
    """Seconds of the processor that a process has taken."""
    stat = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def exported(service: Service) -> tuple[int, float, float]:
    """How many records came, how many seconds that took, and MiB of the client at most."""

    class Bearer(httpx.Auth):
        def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:
            request.headers["Authorization"] = f"Bearer {service.token}"
            yield request

    with build_client(
        base_url=service.url, user_agent="benchmark", auth=Bearer(), trust_env=False
    ) as web:
        began, count = time.perf_counter(), 0
        for lines in RegistryClient(web, language="en").search.everybody({}):
            count += len(lines)
        seconds = time.perf_counter() - began
    return count, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def peak(process: subprocess.Popen[str]) -> float:
    """MiB of a process at most so far."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directories", type=Path, nargs="+")
    parser.add_argument("--serve", action="store_true")
    options = parser.parse_args()
    if options.serve:
        serve(options.directories[0])
        return 0
    for directory in options.directories:
        service = started(directory)
        try:
            report(directory, service)
        finally:
            service.process.terminate()
            service.process.wait()
    return 0


def report(directory: Path, service: Service) -> None:
    """Print what one register takes."""
    taken, used = asked(service)
    base, least = (next(iter(each.values())) for each in (taken, used))
    print(f"{directory.name}:")
    for kind, seconds in taken.items():
        print(
            f"| {kind} | {median(seconds) * 1e3:.2f} ms | {median(seconds) / median(base):.1f}"
            f" | {used[kind] * 1e3:.2f} ms | {used[kind] / least:.1f} |"
        )
    for kind in (AGAIN, RECORD):
        for connections in CONNECTIONS:
            rate, seconds_each = together(service, kind, connections)
            print(
                f"{kind}, {connections} at once: {rate:.0f} a second, {seconds_each * 1e3:.2f} ms of the processor each"
            )
    before = peak(service.process)
    count, seconds, client = exported(service)
    print(f"export over HTTP: {count} records, {count / seconds:.0f} a second; memory at most: client {client:.0f} MiB,"
          f" service {before:.0f} MiB before, {peak(service.process):.0f} MiB after")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
