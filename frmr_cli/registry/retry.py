"""When a request may be sent again, and after which pause."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Uniform = Callable[[float, float], float]
"""A random number between two bounds."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
TRANSIENT_STATUSES = frozenset({429, 502, 503, 504})


class Policy(NamedTuple):
    """How patient a client is; seconds."""

    attempts: int = 4
    """How often a request is sent at most, the first time included; a pause that the server
    asked for does not count, only the deadline ends those."""
    first_pause: float = 0.2
    """The shortest pause."""
    longest_pause: float = 5.0


def is_repeatable(method: str, headers: Mapping[str, str]) -> bool:
    """
    Whether sending the request twice does no more than sending it once.

    Source: RFC 9110 §9.2.1 for safe methods; draft-ietf-httpapi-idempotency-key-header for writes.
    """
    return method.upper() in SAFE_METHODS or "idempotency-key" in {name.lower() for name in headers}


def next_pause(previous: float, policy: Policy, uniform: Uniform) -> float:
    """
    Seconds to wait: decorrelated jitter, so that clients which failed together spread out.

    `previous`: the pause before, 0 for the first.
    Source: AWS Architecture Blog, «Exponential Backoff And Jitter».
    """
    ceiling = max(previous, policy.first_pause) * 3
    return min(policy.longest_pause, uniform(policy.first_pause, ceiling))
