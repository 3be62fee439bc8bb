"""When a request may be sent again, and after which pause."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

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


def retry_after(headers: Mapping[str, str]) -> float | None:
    """
    Seconds that the server asks to wait: 0 or more.

    The date form is counted from the server's own `Date`, so a wrong clock here does no harm.

    Returns: None without the header, or when it cannot be understood.
    Source: RFC 9110 §10.2.3.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        # Nobody waits for 10^4000 seconds; the cap keeps float() from overflowing.
        return float(value[:12])
    until, since = http_date(value), http_date(headers.get("date", ""))
    if until is None or since is None:
        return None
    return max((until - since).total_seconds(), 0.0)


def http_date(value: str) -> datetime | None:
    """
    A date of HTTP as an aware UTC datetime.

    Returns: None when it is absent or is not one.
    Source: RFC 9110 §5.6.7, all three forms.
    """
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
    # OverflowError: a year that no calendar has; TypeError, IndexError: old Pythons on junk.
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:  # the asctime form, and «-0000», say no zone and mean UTC
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None
