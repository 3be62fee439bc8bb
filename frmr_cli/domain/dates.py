"""Dates of the register: days without a time and without a time zone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from frmr_cli.errors import ValidationFailed

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
RUSSIAN = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
ISO_LENGTH = 10
SHORTEST_MONTH = 28
MIDNIGHT = re.compile(r"[T ]00?:00(:00(\.0+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?")
TIME = re.compile(r"[T ][0-9]{1,2}:[0-9]{2}.*")


@lru_cache(maxsize=16384)
def parse_date(text: str) -> date:
    """
    Read a day: `1977-04-18`, `18.04.1977`, the register's `1977-04-18T00:00:00Z` or a table's `18.04.1977 0:00:00`.

    A time other than midnight is refused and never converted: it is the trace of a time zone that
    has moved the day by one.

    Raises: ValidationFailed FRMR-RULE-050 (not a day), 056 (a time other than midnight).
    """
    if len(text) == ISO_LENGTH and text[4] == text[7] == "-":
        # Nearly every date is written so; the same days come back in every record.
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise ValidationFailed("FRMR-RULE-050") from error
    value = text.strip()
    match = ISO.match(value) or RUSSIAN.match(value)
    if match is None:
        raise ValidationFailed("FRMR-RULE-050")
    rest = value[match.end() :]
    if rest and not MIDNIGHT.fullmatch(rest):
        raise ValidationFailed("FRMR-RULE-056" if TIME.fullmatch(rest) else "FRMR-RULE-050")
    parts = match.groups()
    return _day(*(parts if match.re is ISO else reversed(parts)))


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValidationFailed("FRMR-RULE-050") from error


def years_between(earlier: date, later: date) -> int:
    """
    Full years, as age is counted; a person born on 29 February ages on 1 March in common years.

    Negative when the order is wrong.
    """
    return later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))


def months_between(earlier: date, later: date) -> int:
    """Full calendar months from a day to a day that is not earlier."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def plus_months(day: date, months: int) -> date:
    """
    The same day of the month so many months later, or the last day of a shorter month.

    Source: ГК РФ, ст. 192, ч. 3. Days beyond the calendar of the language end at its last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    if day.day <= SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus_years(day: date, years: int) -> date:
    """The same day so many years later; 28 February for a leap day in a common year."""
    return plus_months(day, 12 * years)
