"""HTTP servers that share one event loop and the signals of one process."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import nullcontext
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from socket import socket


class _Absent(ModuleType):
    """A module of which every name is None."""

    def __getattr__(self, name: str) -> None:
        return None


# uvicorn imports its own command line, and with it Click and multiprocessing: a fifth of the start of
# this process, in which nobody has a command line.
sys.modules["uvicorn.main"] = _Absent("uvicorn.main")
try:
    from uvicorn.config import Config
    from uvicorn.server import Server
finally:
    del sys.modules["uvicorn.main"]

GRACE_SECONDS = 3
"""How long running requests may go on after the request to stop."""

SWITCH_SECONDS = 0.0005
"""
After how long a busy thread lets the others go on. A short request changes hands a dozen times, so beside a batch
it would wait for as many of the 5 ms that Python takes by itself.
"""


class _Server(Server):
    """A server that leaves the signals to `serve` and says when it answers."""

    def __init__(self, config: Config, *, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_started = started

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        self._when_started()

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()


async def serve(
    applications: Sequence[Any],
    sockets: Sequence[socket],
    *,
    ready: Callable[[], None],
    tls: ssl.SSLContext | None = None,
    grace: int = GRACE_SECONDS,
) -> None:
    """
    Run each application on its socket until a signal asks to stop; requests that run then have `grace` seconds.

    `ready` is called once, when all of them answer. When one fails, all end.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    waiting = len(applications)

    def started() -> None:
        nonlocal waiting
        waiting -= 1
        if not waiting:
            ready()

    servers = [_Server(_config(app, tls, grace), started=started) for app in applications]

    def stop(*_: object) -> None:
        for server in servers:
            server.should_exit = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # a closed terminal is no reason to end
    async with asyncio.TaskGroup() as group:
        for server, listener in zip(servers, sockets, strict=True):
            group.create_task(server.serve(sockets=[listener]))


def _config(app: Any, tls: ssl.SSLContext | None, grace: int) -> Config:
    return Config(
        app,
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,  # it would write query strings, which carry user codes
        proxy_headers=False,  # anybody on the machine could claim any address
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=grace,
        ssl_context_factory=None if tls is None else lambda _config, _default: tls,
    )
