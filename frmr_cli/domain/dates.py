"""Dates of the register: days without a time and without a time zone."""

from __future__ import annotations

import re
from datetime import date

from frmr_cli.errors import ValidationFailed

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
RUSSIAN = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
MIDNIGHT = re.compile(r"T00:00(:00(\.0+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?")
TIME = re.compile(r"T[0-9]{2}:[0-9]{2}.*")


def parse_date(text: str) -> date:
    """
    Read a day: `1977-04-18`, `18.04.1977` or the register's `1977-04-18T00:00:00Z`.

    A time other than midnight is refused and never converted: it is the trace of a time zone that
    has moved the day by one.

    Raises: ValidationFailed FRMR-RULE-050 (not a day), 056 (a time other than midnight).
    """
    value = text.strip()
    if match := ISO.fullmatch(value):
        return _day(*match.groups())
    if match := RUSSIAN.fullmatch(value):
        day, month, year = match.groups()
        return _day(year, month, day)
    match = ISO.match(value)
    if match is None:
        raise ValidationFailed("FRMR-RULE-050")
    rest = value[match.end() :]
    if rest and not MIDNIGHT.fullmatch(rest):
        raise ValidationFailed("FRMR-RULE-056" if TIME.fullmatch(rest) else "FRMR-RULE-050")
    return _day(*match.groups())


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
