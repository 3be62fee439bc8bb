"""Spans of days with both ends counted, as the dates of papers are meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from frmr_cli.domain.rules import Document
from frmr_cli.domain.values import day_at, is_absent

DAY = timedelta(days=1)


class Period(NamedTuple):
    """From a day to a day, both counted."""

    begin: date
    end: date | None = None
    """None for a span that goes on."""

    def holds(self, day: date) -> bool:
        """Whether the day lies in the span."""
        return self.begin <= day and (self.end is None or day <= self.end)

    def meets(self, other: Period) -> bool:
        """Whether the spans have a day in common."""
        return (other.end is None or self.begin <= other.end) and (
            self.end is None or other.begin <= self.end
        )

    def within(self, other: Period) -> bool:
        """Whether every day of this span lies in the other one."""
        if other.end is None:
            return other.begin <= self.begin
        return other.begin <= self.begin and self.end is not None and self.end <= other.end


def period_of(entry: Document, first: str = "beginDate", last: str = "endDate") -> Period | None:
    """
    The span that two fields of an entry name.

    Returns: None where the first day is missing, where a day cannot be read, or where they are in
    the wrong order; other rules report that.
    """
    begin = day_at(entry, first)
    if begin is None:
        return None
    if is_absent(entry.get(last)):
        return Period(begin)
    end = day_at(entry, last)
    return Period(begin, end) if end is not None and begin <= end else None


def merged(periods: Iterable[Period], *, until: date) -> list[Period]:
    """
    The same days with each counted once: sorted spans with a gap between them, none later than `until`.

    Spans that follow each other without a gap are joined.
    """
    joined: list[Period] = []
    for begin, end in sorted(
        (period.begin, min(period.end or until, until))
        for period in periods
        if period.begin <= until
    ):
        last = joined[-1].end if joined else None
        if last is not None and begin <= last + DAY:
            joined[-1] = Period(joined[-1].begin, max(last, end))
        else:
            joined.append(Period(begin, end))
    return joined


def without(periods: Iterable[Period], holes: Iterable[Period]) -> list[Period]:
    """What is left of spans when the days of `holes` are taken away; order and gaps are kept."""
    left = list(periods)
    for hole in holes:
        left = [part for period in left for part in _outside(period, hole)]
    return left


def _outside(period: Period, hole: Period) -> list[Period]:
    if not period.meets(hole):
        return [period]
    parts: list[Period] = []
    if period.begin < hole.begin:
        parts.append(Period(period.begin, hole.begin - DAY))
    if hole.end is not None and (period.end is None or hole.end < period.end):
        parts.append(Period(hole.end + DAY, period.end))
    return parts
