"""The Enter key while something else goes on, without a thread that would outlive its purpose."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK = 0.1
"""Seconds between two looks where the system cannot wait for a key."""


class NoKeyboard:
    """Nobody can press anything."""

    def __init__(self, sleep: Callable[[float], object]) -> None:
        self._sleep = sleep

    def wait(self, seconds: float) -> bool:
        """Let time pass."""
        self._sleep(seconds)
        return False


class TerminalKeyboard:
    """The terminal behind a file descriptor, which stays in its usual mode: line by line."""

    def __init__(self, descriptor: int, sleep: Callable[[float], object]) -> None:
        self._descriptor = descriptor
        self._sleep = sleep
        self._is_open = True

    def wait(self, seconds: float) -> bool:
        """Wait for Enter, `seconds` at most; after the end of input only let time pass."""
        if not self._is_open:
            self._sleep(seconds)
            return False
        if sys.platform == "win32":
            return self._wait_on_windows(seconds)
        import select

        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        if not ready:
            return False
        self._is_open = bool(os.read(self._descriptor, 1024))
        return self._is_open

    def _wait_on_windows(self, seconds: float) -> bool:
        import msvcrt

        for _ in range(max(int(seconds / _LOOK), 1)):
            if msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
                return msvcrt.getwch() in "\r\n"  # type: ignore[attr-defined,unused-ignore]
            self._sleep(_LOOK)
        return False
