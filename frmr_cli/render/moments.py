"""Moments as a person reads them: local time, or UTC when asked for."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

_IN_UTC: ContextVar[bool] = ContextVar("in_utc", default=False)


def use_utc(*, on: bool) -> None:
    """From now on show moments in UTC, or in the zone of this machine."""
    _IN_UTC.set(on)


def moment(value: Any) -> str:
    """
    An ISO 8601 moment as `23.11.2026 14:41 +03:00`, in the zone of this machine or in UTC (see `use_utc`); an odd value as it is.
    """
    return _with_offset(value, "minutes")


def moment_with_seconds(value: Any) -> str:
    """The same with seconds: `23.11.2026 14:41:07 +03:00`."""
    return _with_offset(value, "seconds")


def exact_moment(value: Any) -> str:
    """The same with milliseconds: `23.11.2026 14:41:07.250 +03:00`."""
    return _with_offset(value, "milliseconds")


def short_moment(value: Any) -> str:
    """The same with seconds and without the offset, `23.11. 14:41:07`: for a list of what happened lately."""
    there = _there(value)
    return str(value) if there is None else f"{there:%d.%m. %H:%M:%S}"


def _with_offset(value: Any, precision: str) -> str:
    """`precision`: as of `datetime.isoformat`."""
    there = _there(value)
    if there is None:
        return str(value)
    clock, offset = there.time().isoformat(precision), there.strftime("%z")
    return f"{there:%d.%m.%Y} {clock} {offset[:3]}:{offset[3:]}"


def _there(value: Any) -> datetime | None:
    """A moment in the zone that is shown; None for an odd value."""
    try:
        parsed = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return None if parsed.tzinfo is None else parsed.astimezone(UTC if _IN_UTC.get() else None)
