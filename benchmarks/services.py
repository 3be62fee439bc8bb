"""
Start of the embedded services, from the start of their process to the first answer of both, as a ratio to `python -c pass`.

The databases are seeded once beforehand; each round starts, asks, stops.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

BOUND = 45.0
AIM = 15.0
PAUSE = 0.002


def main() -> int:
    """Measure and print. Returns: 1 with --check when the bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--check", action="store_true", help="exit 1 when the bound is broken")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        data, state = Path(name) / "data", Path(name) / "state"
        _start(data, state)
        floors, starts = [], []
        for _ in range(options.rounds):
            floors.append(_floor())
            starts.append(_start(data, state))
    ratio = statistics.median(starts) / statistics.median(floors)
    best = min(starts) / min(floors)
    print(f"embedded services, start to first answer: {ratio:.1f} (best {best:.1f})")
    print(f"bound {BOUND:g}, aim {AIM:g}; rounds {options.rounds}")
    return int(options.check and ratio > BOUND)


def _floor() -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - begin


def _start(data: Path, state: Path) -> float:
    """Seconds until both services have answered; they are stopped again."""
    for path in (data, state):
        path.mkdir(exist_ok=True, mode=0o700)
    found = state / "local.json"
    found.unlink(missing_ok=True)
    module = ("-P", "-m", "frmr_cli.servers.run")
    command = [sys.executable, *module, str(data), str(state), "0", "1"]
    begin = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        addresses = _addresses(found)
        for url in (f"{addresses['registry_url']}/v1/health", f"{addresses['issuer']}/health"):
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own loopback
                answer.read()
        took = time.perf_counter() - begin
        os.kill(child.pid, signal.SIGTERM)
    return took


def _addresses(found: Path) -> dict[str, str]:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            content: dict[str, str] = json.loads(found.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            time.sleep(PAUSE)
        else:
            return content
    raise TimeoutError("the services did not start")


if __name__ == "__main__":
    sys.exit(main())
