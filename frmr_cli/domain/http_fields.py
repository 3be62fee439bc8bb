"""What header fields of HTTP say about time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


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
