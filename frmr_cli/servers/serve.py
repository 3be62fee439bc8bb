"""
The process of `frmr serve` that supervises: it listens, starts the working processes and starts those anew that die.

Signals: SIGTERM and SIGINT let running requests end and stop; SIGHUP replaces the workers one by one, which then
read a renewed certificate. The socket stays open meanwhile, so that nobody is refused.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from queue import SimpleQueue
from typing import TYPE_CHECKING

from frmr_cli.errors import UsageError
from frmr_cli.servers import service_log

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.servers.serve_settings import Place, ServeSettings

_BACKLOG = 1024
_MODULE = "frmr_cli.servers.serve_worker"
_YOUNG_SECONDS = 5.0
"""A worker that dies younger than this is followed by a pause, or a wrong setting would fill the log."""
_PAUSE_SECONDS = 2.0
_KILL_AFTER = 5
"""Seconds beyond the grace after which a worker that hangs is killed."""


class Supervisor:
    """Keeps a number of workers alive until it is told to stop."""

    def __init__(
        self,
        settings: ServeSettings,
        *,
        workers: int,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._settings = settings
        self._workers = workers
        self._sleep = sleep
        # `put` of a SimpleQueue may be called by a signal handler.
        self._events: SimpleQueue[int | subprocess.Popen[bytes]] = SimpleQueue()
        self._running: dict[subprocess.Popen[bytes], float] = {}
        self._outdated: list[subprocess.Popen[bytes]] = []

    def run(self, listener: socket.socket) -> None:
        """Serve on a listening socket until SIGTERM or SIGINT; every worker has ended then."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda number, _frame: self._events.put(number))
        for _ in range(self._workers):
            self._start(listener)
        host, port = listener.getsockname()[:2]
        service_log.write("info", "listening", host=host, port=port, workers=self._workers)
        while True:
            event = self._events.get()
            if event in (signal.SIGTERM, signal.SIGINT):
                break
            if event == signal.SIGHUP:
                self._outdated = list(self._running)
                self._replace_next()
            elif isinstance(event, subprocess.Popen):
                self._succeed(event, listener)
        self._stop()

    def _start(self, listener: socket.socket) -> None:
        descriptor = listener.fileno()
        # -P: a file of the current directory must not stand in for a module.
        command = [sys.executable, "-P", "-m", _MODULE, self._settings.to_json(), str(descriptor)]
        # A session of its own: Ctrl-C of a terminal reaches this process alone, which then asks the workers. The
        # pipe tells them when this process is no more.
        worker = subprocess.Popen(  # noqa: S603
            command, pass_fds=(descriptor,), stdin=subprocess.PIPE, start_new_session=True
        )
        self._running[worker] = time.monotonic()
        threading.Thread(target=self._watch, args=(worker,), daemon=True).start()

    def _watch(self, worker: subprocess.Popen[bytes]) -> None:
        worker.wait()
        self._events.put(worker)

    def _succeed(self, ended: subprocess.Popen[bytes], listener: socket.socket) -> None:
        began = self._running.pop(ended)
        asked = ended in self._outdated
        if asked:
            self._outdated.remove(ended)
        else:
            service_log.write("error", "worker died", pid=ended.pid, status=ended.returncode)
            if time.monotonic() - began < _YOUNG_SECONDS:
                self._sleep(_PAUSE_SECONDS)
        self._start(listener)
        if asked:
            self._replace_next()

    def _replace_next(self) -> None:
        if self._outdated:
            self._outdated[0].terminate()

    def _stop(self) -> None:
        for worker in self._running:
            worker.terminate()
        deadline = time.monotonic() + self._settings.grace + _KILL_AFTER
        for worker in self._running:
            try:
                worker.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                service_log.write("error", "worker killed", pid=worker.pid)
                worker.kill()
                worker.wait()
        service_log.write("info", "stopped")


def bound(place: Place) -> socket.socket:
    """A listening socket. Raises: UsageError FRMR-LOCAL-017 when the address cannot be used."""
    try:
        family = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)[0][0]
        # With the protocol named, asyncio sets TCP_NODELAY.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(_BACKLOG)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            "FRMR-LOCAL-017", host=place.host, port=place.port, reason=reason
        ) from error
    return listener


def prepare(settings: ServeSettings) -> None:
    """
    Find out in the foreground what would stop every worker: settings, schema, key, certificate.

    The schema is migrated and keys are made where there are none.
    Raises: as `ServeSettings.check`, `ServeSettings.tls` and `open_services`; UsageError FRMR-LOCAL-018 on Windows.
    """
    from frmr_cli.servers.registry.services import open_services

    if os.name != "posix":
        raise UsageError("FRMR-LOCAL-018")
    settings.check()
    settings.tls()
    services = open_services(settings.registry_config())
    try:
        services.vault.prepare()
    finally:
        services.close()
