"""
A registry that dies between commit and answer, again and again: DIRECTORY ROWS DEATHS.

It prints where it is, then a line for each death. Each life is a fork of this process, in which everything is imported, and answers
a few batches; the socket outlives them all, so that who asks in between waits. After the last death it lives on.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.bulk_registry import filled, listening, told
from frmr_cli.servers.http_server import serve
from frmr_cli.servers.registry.app import create_app

if TYPE_CHECKING:
    from socket import socket

    from frmr_cli.servers.registry.config import RegistryConfig

MOST_ANSWERS = 3
"""Of a life; at least one, so that each life does more than repeat the answer that the last one owed."""


class Fatal:
    """An application whose process is killed when the first octet of a batch's answer would leave."""

    def __init__(self, app: Any, answers: int) -> None:
        self._app = app
        self._left = answers

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """See ASGI."""
        if scope["type"] != "http" or scope["path"] != "/v1/batch":
            await self._app(scope, receive, send)
            return

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                if not self._left:
                    os.kill(os.getpid(), signal.SIGKILL)
                self._left -= 1
            await send(message)

        await self._app(scope, receive, sent)


def main(directory: Path, rows: int, deaths: int) -> None:
    """Seed, tell, live and die."""
    config, token, ids = filled(directory, rows)
    listener, chance = listening(), Random(6)  # noqa: S311 - it protects nothing
    print(told(listener, token, ids), flush=True)  # noqa: T201 - its output
    for number in range(deaths):
        answers = chance.randint(1, MOST_ANSWERS)
        child = os.fork()
        if not child:
            _live(config, listener, answers)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            sys.exit(f"life {number} ended otherwise: {status}")
        print(number + 1, flush=True)  # noqa: T201 - its output
    _live(config, listener, sys.maxsize)


def _live(config: RegistryConfig, listener: socket, answers: int) -> None:
    app = Fatal(create_app(config), answers)
    asyncio.run(serve([app], [listener], ready=lambda: None))
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
