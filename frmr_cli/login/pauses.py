"""How long a server asks to wait."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


def retry_after(headers: Mapping[str, str]) -> float:
    """
    Seconds of the `Retry-After` header, in both its forms; 0 without one that can be read.

    A date counts from the server's own `Date`, so a wrong clock here does no harm.
    Source: RFC 9110 §10.2.3.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    until, since = _moment(value), _moment(headers.get("date", ""))
    if until is None or since is None:
        return 0.0
    return max((until - since).total_seconds(), 0.0)


def _moment(value: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
