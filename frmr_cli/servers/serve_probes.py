"""
Answers for what watches a server: does the process live, can it work, what has it done.

`/livez` says that the process answers, `/readyz` that its database does too, `/metrics` counts the requests of this
process in the text format of Prometheus, for this machine alone. None of them says anything about anybody.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from frmr_cli import __version__
from frmr_cli.domain.hosts import is_loopback
from frmr_cli.servers.database import DatabaseUnavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from frmr_cli.servers.registry.services import Services

    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    Application = Callable[[Message, Receive, Send], Awaitable[None]]

_TEXT = b"text/plain; version=0.0.4; charset=utf-8"
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds in seconds."""


class Probes:
    """An ASGI application around the registry."""

    def __init__(self, app: Application, services: Services) -> None:
        self._app = app
        self._services = services
        self._answers: Counter[tuple[str, int]] = Counter()
        self._within: Counter[float] = Counter()
        self._seconds = 0.0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request."""
        match scope.get("path"):
            case "/livez":
                await _answer(send, 200, b"ok\n")
            case "/readyz":
                ready = await self._is_ready()
                await _answer(send, 200 if ready else 503, b"ok\n" if ready else b"database\n")
            case "/metrics" if _is_near(scope):
                await _answer(send, 200, self._metrics().encode())
            case _:
                await self._counted(scope, receive, send)

    async def _is_ready(self) -> bool:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._services.threads, self._database_answers)

    def _database_answers(self) -> bool:
        try:
            with self._services.database.read() as connection:
                return connection.one("SELECT 1 AS one") is not None
        except DatabaseUnavailable:
            return False

    async def _counted(self, scope: Message, receive: Receive, send: Send) -> None:
        status = 0
        started = time.perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        await self._app(scope, receive, noting)
        if scope["type"] == "http":
            self._note(str(scope["method"]), status, time.perf_counter() - started)

    def _note(self, method: str, status: int, seconds: float) -> None:
        known = method if method in ("GET", "POST", "PATCH", "PUT", "DELETE") else "other"
        self._answers[known, status] += 1
        self._seconds += seconds
        self._within.update(bound for bound in _BUCKETS if seconds <= bound)

    def _metrics(self) -> str:
        worker = f'worker="{os.getpid()}"'
        total = self._answers.total()
        lines = [
            "# TYPE frmr_info gauge",
            f'frmr_info{{version="{__version__}",{worker}}} 1',
            "# TYPE frmr_http_requests_total counter",
            *(
                f'frmr_http_requests_total{{method="{method}",status="{status}",{worker}}} {count}'
                for (method, status), count in sorted(self._answers.items())
            ),
            "# TYPE frmr_http_request_seconds histogram",
            *(
                f'frmr_http_request_seconds_bucket{{le="{bound}",{worker}}} {self._within[bound]}'
                for bound in _BUCKETS
            ),
            f'frmr_http_request_seconds_bucket{{le="+Inf",{worker}}} {total}',
            f"frmr_http_request_seconds_sum{{{worker}}} {self._seconds:.6f}",
            f"frmr_http_request_seconds_count{{{worker}}} {total}",
        ]
        return "\n".join(lines) + "\n"


def _is_near(scope: Message) -> bool:
    """Whether the one who asks is on this machine; how much is done here is nobody else's business."""
    client = scope.get("client")
    return client is not None and is_loopback(client[0])


async def _answer(send: Send, status: int, body: bytes) -> None:
    headers = [
        (b"content-type", _TEXT),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
