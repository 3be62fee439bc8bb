"""The deadline of an operation."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

Clock = Callable[[], float]
"""A monotonic clock, in seconds; its zero means nothing."""


class Deadline(NamedTuple):
    """A moment on a monotonic clock that an operation must not outlive."""

    moment: float
    now: Clock

    @classmethod
    def after(cls, seconds: float, now: Clock = time.monotonic) -> Deadline:
        """The moment `seconds` from now."""
        return cls(now() + seconds, now)

    def left(self) -> float:
        """Seconds that remain; 0 or less when the moment has passed."""
        return self.moment - self.now()

    def cut(self, seconds: float | None) -> float:
        """`seconds`, but never more than what remains; None stands for «no limit of its own»."""
        left = self.left()
        return left if seconds is None else min(seconds, left)
