"""An answer that comes a byte at a time: the run does not wait for its end, and nothing is done twice."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest

from frmr_cli.bulk.patience import Patience
from frmr_cli.bulk.plan_file import operations
from frmr_cli.bulk.run import Runner, Settings
from frmr_cli.errors import ExitCode, FrmrError
from frmr_cli.registry.batch import batch
from frmr_cli.registry.caller import Caller
from frmr_cli.registry.exchange import Exchange
from frmr_cli.registry.http import build_client
from tests.bulk.plans import KEY
from tests.bulk.test_faults import Wire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
PAUSE = 0.02
DEADLINE = 0.3


@contextmanager
def dripping() -> Iterator[str]:
    """A server that answers every request slower than anybody waits. Returns: its address."""
    listener, ended = socket.create_server(("127.0.0.1", 0)), threading.Event()
    threads: list[threading.Thread] = []

    def drip(connection: socket.socket) -> None:
        with connection:
            connection.recv(65536)
            try:
                connection.sendall(HEAD)
                while not ended.wait(PAUSE):
                    connection.sendall(b" ")
            except OSError:  # the client has gone
                return

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:  # shut down
                return
            threads.append(threading.Thread(target=drip, args=(connection,)))
            threads[-1].start()

    server = threading.Thread(target=serve)
    server.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        ended.set()
        listener.shutdown(socket.SHUT_RDWR)
        server.join()
        listener.close()
        for thread in threads:
            thread.join()


def test_an_answer_that_drips_ends_with_the_deadline(tmp_path: Path) -> None:
    """The rows are in doubt, the error says that time is over, and resuming ends the run."""
    wire = Wire(tmp_path)
    name = wire.runs.begin(wire.plan, skipped=(), started_at="now")

    with (
        dripping() as address,
        build_client(base_url=address, user_agent="test") as http,
        wire.runs.writing(name) as run,
    ):
        exchange = Exchange(http=http, sleep=lambda _: None)
        runner = Runner(
            run.journal,
            partial(batch, Caller(http, language="en", exchange=exchange, deadline=DEADLINE)),
            lambda start: operations(wire.plan, KEY, start=start),
            Settings(wire.plan.changes, batch=3, concurrency=2),
            now=lambda: datetime.now(UTC),
            patience=Patience(0),
        )
        with pytest.raises(FrmrError) as stopped:
            runner.run(name)
        doubtful = run.counts().in_doubt
    wire.go(name, wire.answer)

    assert stopped.value.exit_code is ExitCode.TIMED_OUT
    assert doubtful > 0
    assert wire.is_applied()
