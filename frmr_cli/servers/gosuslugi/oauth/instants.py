"""Instants as the database holds them: whole milliseconds since 1970-01-01 UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_milliseconds(instant: datetime) -> int:
    """An aware instant as a number, rounded down."""
    return (instant - _EPOCH) // _MILLISECOND


def from_milliseconds(value: int) -> datetime:
    """A number as an aware instant in UTC."""
    return _EPOCH + value * _MILLISECOND


def to_seconds(instant: datetime) -> int:
    """NumericDate of an aware instant, rounded down (RFC 7519 §2)."""
    return to_milliseconds(instant) // 1000
