"""
Peak memory of an export of the audit log by the number of its entries, of the client and of the registry that serves it.

`python -m benchmarks.audit_memory [--sizes 10000,1000000]`; registry and client are processes of their own, over HTTP on this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.audit_filters import fill
from frmr_cli.audit.files import export
from frmr_cli.audit.witness import Witness
from frmr_cli.http_library import httpx
from frmr_cli.registry.client import RegistryClient
from frmr_cli.servers.registry.app import create_app
from frmr_cli.servers.registry.config import RegistryConfig
from frmr_cli.servers.registry.seed import seed
from frmr_cli.servers.registry.services import DATABASE_FILE
from frmr_cli.servers.sqlite import SqliteDatabase
from tests.servers.registry.conftest import CAST, ISSUER, FakeIssuer, subject_of

TOKEN_SECONDS = 7200


def main() -> None:
    """Measure and print; as `--serve` and `--export` it is the two processes that are measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,1000000")
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--export", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve)
    elif options.export:
        exported(*options.export)
    else:
        for count in map(int, options.sizes.split(",")):
            with tempfile.TemporaryDirectory() as folder:
                measure(Path(folder), count)


def measure(directory: Path, count: int) -> None:
    """Build a log, export it, and print what both sides have needed."""
    config = settings(directory)
    seed(config, CAST.values())
    database = SqliteDatabase(config.directory / DATABASE_FILE)
    fill(database, count)
    database.close()
    with _program("--serve", str(directory), stdin=subprocess.PIPE) as server:
        assert server.stdout is not None
        told = json.loads(server.stdout.readline())
        began = time.monotonic()
        with _program("--export", told["url"], told["token"], str(directory)) as client:
            out, _ = client.communicate()
        taken = time.monotonic() - began
        served = _peak_of(server.pid)
        server.communicate(b"")
    done = json.loads(out)
    print(
        f"export of {done['entries']:,} entries: client {done['peak']:.0f} MiB, registry {served:.0f} MiB, {taken:.0f} s",
        flush=True,
    )


def settings(directory: Path) -> RegistryConfig:
    """Of the registry that is measured."""
    return RegistryConfig(
        base_url="http://127.0.0.1:8080",
        issuer=ISSUER,
        directory=directory / "registry",
        spool=directory / "spool",
    )


def serve(directory: Path) -> None:
    """Serve a registry until the standard input ends."""
    import socket
    import threading

    import uvicorn

    issuer = FakeIssuer(lambda: datetime.now(UTC))  # type: ignore[arg-type]
    config = RegistryConfig(**{**vars(settings(directory)), "http": issuer.client})
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(config), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    token = issuer.token(
        subject_of("auditor"), "openid frmr.audit", exp=int(time.time()) + TOKEN_SECONDS
    )
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    print(json.dumps({"url": url, "token": token}), flush=True)
    sys.stdin.read()
    server.should_exit = True
    thread.join()


def exported(url: str, token: str, directory: str) -> None:
    """Export the log, and print how many entries it had and what that took."""
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}) as http:
        log = RegistryClient(http, language="en").audit
        witness = Witness(Path(directory) / "heads.json", "registry")
        done = export(log, witness, Path(directory) / "audit.jsonl", told=lambda _done, _size: None)
    print(json.dumps({"entries": done.entries, "peak": _peak_of(os.getpid())}))


def _program(*arguments: str, stdin: int | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.audit_memory", *arguments]
    return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE)


def _peak_of(process: int) -> float:
    """MiB that a running process has needed at most; `getrusage` would also count what its parent had when it was started."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    (line,) = (text for text in status.splitlines() if text.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
