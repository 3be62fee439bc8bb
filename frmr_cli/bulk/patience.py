"""How long a run waits for a registry that is busy or away."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from frmr_cli.errors import FrmrError, NetworkError, RateLimited, ServerError, TimedOut

T = TypeVar("T")

SECONDS = 300.0
"""Of waiting for one batch, in all; then the run ends and can be resumed."""
_FIRST, _LONGEST = 1.0, 30.0


class Patience:
    """Asks again, after the pause that the registry asked for or a growing one; shared by threads."""

    def __init__(
        self, seconds: float = SECONDS, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._now = now
        self._ended = threading.Event()

    def end(self) -> None:
        """Nobody waits any longer."""
        self._ended.set()

    def ask(self, request: Callable[[], T]) -> T:
        """
        The answer to a request that may be repeated.

        Raises: what the request raises, when waiting is no use or takes too long.
        """
        deadline, pause = self._now() + self._seconds, _FIRST
        while True:
            try:
                return request()
            except (RateLimited, NetworkError, ServerError, TimedOut) as error:
                wait = max(_asked(error), pause)
                if self._now() + wait > deadline or self._ended.wait(wait):
                    raise
                pause = min(pause * 2, _LONGEST)

    def rest(self, seconds: float) -> None:
        """
        Wait as long as the registry has asked for.

        Raises: RateLimited FRMR-BULK-051 when that is longer than anybody waits, or waiting was ended.
        """
        if seconds > self._seconds or self._ended.wait(seconds):
            raise RateLimited("FRMR-BULK-051", seconds=int(seconds))


def _asked(error: FrmrError) -> float:
    """Seconds of Retry-After; 0 where none were named."""
    return float(str(error.details.get("retry_after", 0)))
