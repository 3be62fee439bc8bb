"""Days as ordinals: each date is made once for all people."""

from __future__ import annotations

from datetime import date
from functools import cache

YEAR = 365.25
FIVE_YEARS = 1826
"""Days of an accreditation and of a qualification category."""


@cache
def day(ordinal: int) -> date:
    """The date of an ordinal."""
    return date.fromordinal(ordinal)


@cache
def iso(ordinal: int) -> str:
    """The date of an ordinal in ISO 8601."""
    return date.fromordinal(ordinal).isoformat()
