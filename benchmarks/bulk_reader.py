"""Somebody else who reads a record every 20 ms: settings on standard input; a line on it ends, the 95th percentile is printed."""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

EVERY = 0.02


def main() -> None:
    """Read until told to stop. Prints seconds."""
    given = json.loads(sys.stdin.readline())
    connection = HTTPConnection(urlsplit(given["url"]).netloc)
    done = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), done.set()), daemon=True).start()
    took: list[float] = []
    is_warm = False
    headers = {"Authorization": f"Bearer {given['token']}"}
    while not done.wait(EVERY):
        begin = time.perf_counter()
        connection.request("GET", f"/v1/workers/{given['worker']}", headers=headers)
        answer = connection.getresponse()
        answer.read()
        if is_warm:
            took.append(time.perf_counter() - begin)
        else:
            print("ready", flush=True)
        is_warm = True
        assert answer.status == 200, answer.status
    print(json.dumps([statistics.median(took), statistics.quantiles(took, n=20)[-1], len(took)]))


if __name__ == "__main__":
    main()
