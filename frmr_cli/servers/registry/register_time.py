"""Days and moments of the register: days are those of Moscow, moments are stored in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

REGISTER_TIME = timezone(timedelta(hours=3))
"""Moscow time, in which the register counts days; without summer time since 2014 (107-ФЗ)."""


# Every operation of a batch has the same moment.
@lru_cache(maxsize=64)
def register_day(moment: datetime) -> date:
    """The day on which a moment falls in the time zone of the register."""
    return moment.astimezone(REGISTER_TIME).date()


@lru_cache(maxsize=64)
def stored(moment: datetime) -> str:
    """A moment as versions are dated: all in UTC and to the second, so that the texts sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def end_of(day: date) -> str:
    """The stored moment at which a day of the register is over; what was stored before it is of that day."""
    if day == date.max:
        return "9999-12-31T21:00:00+00:00"
    midnight = datetime.combine(day + timedelta(days=1), time(), REGISTER_TIME)
    return midnight.astimezone(UTC).isoformat(timespec="seconds") if day > date.min else ""
