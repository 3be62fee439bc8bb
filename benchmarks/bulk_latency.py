"""
What the distance of a registry costs a run: one that answers at once, but so many milliseconds later, does everything.

    python -m benchmarks.bulk_latency [--rows 100000] [--latency 0.03]

Nothing of a real registry takes part, so what is measured is the client alone: rows a second by size of batch and batches in flight,
how many really were in flight, and the same beside a plain loop of httpx with one request a row.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.bulk import Served, one_by_one, planned, run_plan, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

SHAPES = ((100, 2), (100, 4), (100, 8), (500, 1), (500, 2), (500, 4), (500, 8), (1000, 4))
"""Rows of a batch, batches in flight."""
LOOP = 10
_NUMBER = re.compile(rb'"id":"(\d+)"')


def main() -> int:
    """Measure and print. Returns: 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--latency", type=float, default=0.03, help="seconds")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.latency))
        return 0
    with tempfile.TemporaryDirectory() as name, far_away(options.latency) as served:
        report(Path(name), served, options.rows)
    return 0


def report(directory: Path, served: Served, rows: int) -> None:
    """A line for each shape."""
    loop = one_by_one(served, served.ids[:LOOP], 1)
    print(f"a loop: {loop:.1f} rows/s")
    for number, (size, concurrency) in enumerate(SHAPES):
        plan = planned(directory / f"plan{number}", [f"2021.{n:07d}" for n in range(rows)], number)
        run = partial(run_plan, directory, plan, served, batch_size=size, concurrency=concurrency)
        speed = rows / timed(run)
        print(
            f"{size:4} × {concurrency}: {speed:8.0f} rows/s, {speed / loop:6.0f} × the loop,"
            f" {flying(served):.1f} in flight on average",
            flush=True,
        )


def flying(served: Served) -> float:
    """How many batches waited at once, on average over the time in which any did, since the last question."""
    assert served.child.stdin is not None
    assert served.child.stdout is not None
    served.child.stdin.write("\n")
    served.child.stdin.flush()
    return float(served.child.stdout.readline())


@contextmanager
def far_away(latency: float) -> Iterator[Served]:
    """The registry in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.bulk_latency", "--serve", f"--latency={latency}"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        url = f"http://127.0.0.1:{child.stdout.readline().strip()}"
        try:
            yield Served(url, "t", [f"2021.{n:07d}" for n in range(LOOP)], child)
        finally:
            child.terminate()


class _Waiting:
    """Batches that wait for their answer, over time."""

    def __init__(self) -> None:
        self._now = 0
        self._since = self._busy = self._sum = 0.0

    def change(self, by: int, moment: float) -> None:
        passed = moment - self._since
        self._busy += passed * (self._now > 0)
        self._sum += passed * self._now
        self._now, self._since = self._now + by, moment

    def average(self) -> float:
        found = self._sum / self._busy if self._busy else 0.0
        self._busy = self._sum = 0.0
        return found


async def serve(latency: float) -> None:
    """Answer batches and single changes; each line of standard input is answered by the average in flight."""
    loop, waiting = asyncio.get_running_loop(), _Waiting()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            body = await reader.readexactly(int(length[1])) if length else b""
            waiting.change(1, loop.time())
            later = loop.time() + latency
            answer = _answer(body)
            await asyncio.sleep(later - loop.time())
            waiting.change(-1, loop.time())
            writer.write(answer)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0, limit=1 << 20)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        print(waiting.average(), flush=True)


def _answer(body: bytes) -> bytes:
    results = [{"id": n.decode(), "status": 200, "etag": '"2"'} for n in _NUMBER.findall(body)]
    content = json.dumps({"results": results}).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(content)}"
    return f"{head}\r\n\r\n".encode() + content


if __name__ == "__main__":
    sys.exit(main())
