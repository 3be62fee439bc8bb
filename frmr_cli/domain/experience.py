"""
Length of service: how long somebody has worked, and the spans that were counted.

Each day counts once, whatever the number of jobs on it; the first and the last day count. A span is measured
by the calendar: full years and months from its first day, then the days that are left, where the same day of a
shorter month is its last day. The sums of several spans are carried as the law carries them: 30 days make a
month, 12 months make a year.

Source: ПП РФ 02.10.2014 № 1015, п. 47 (from memory: the number of the paragraph is not confirmed).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from frmr_cli.domain.dates import months_between, plus_months
from frmr_cli.domain.periods import DAY, Period, merged, period_of, without
from frmr_cli.domain.rules import Document
from frmr_cli.domain.specialties import same_specialty
from frmr_cli.domain.values import object_at, objects

DAYS_OF_A_MONTH = 30
MONTHS_OF_A_YEAR = 12


class Length(NamedTuple):
    """A length of service as it is written down."""

    years: int
    months: int
    """Below 12."""
    days: int
    """Below 30 in a sum; up to 30 in a single span."""


class Experience(NamedTuple):
    """A length of service and what it was counted from."""

    length: Length
    total_days: int
    """Each day of the periods, counted once."""
    periods: tuple[Period, ...]
    """In the order of time, with a gap between them, all with an end."""


class SpecialtyExperience(NamedTuple):
    """Service in one specialty."""

    specialty: Document
    """Coded, as the first job names it."""
    experience: Experience


class Service(NamedTuple):
    """Everything that a career comes to."""

    general: Experience
    by_contract: Mapping[str, Experience]
    """Type of contract → service under such contracts."""
    by_specialty: tuple[SpecialtyExperience, ...]
    """In the order of the jobs; jobs without a specialty are in none."""


def service(jobs: Sequence[Document], *, today: date, less_absences: bool = False) -> Service:
    """
    Count a career up to and with `today`.

    The caller chooses the jobs: only confirmed ones prove anything. Jobs whose dates cannot be read are passed
    by. `less_absences` takes the days of temporary absences away from their own job; a parallel job still
    counts them.
    """
    spans = [(job, _worked(job, less_absences=less_absences)) for job in jobs]
    contracts = dict.fromkeys(str(job["contractType"]) for job in jobs if job.get("contractType"))
    return Service(
        general=experience((span for _, found in spans for span in found), until=today),
        by_contract=MappingProxyType(
            {
                contract: experience(
                    (
                        span
                        for job, found in spans
                        if job.get("contractType") == contract
                        for span in found
                    ),
                    until=today,
                )
                for contract in contracts
            }
        ),
        by_specialty=tuple(_by_specialty(spans, today)),
    )


def _worked(job: Document, *, less_absences: bool) -> list[Period]:
    period = period_of(job)
    if period is None:
        return []
    absences = (period_of(item) for _, item in objects(job, "absences")) if less_absences else ()
    return without([period], [found for found in absences if found is not None])


def _by_specialty(
    spans: Sequence[tuple[Document, list[Period]]], today: date
) -> Iterator[SpecialtyExperience]:
    left = [(object_at(job, "specialty"), found) for job, found in spans]
    left = [(specialty, found) for specialty, found in left if specialty.get("name")]
    while left:
        named = left[0][0]
        same = [found for specialty, found in left if same_specialty(named, specialty)]
        left = [item for item in left[1:] if not same_specialty(named, item[0])]
        counted = experience((span for found in same for span in found), until=today)
        yield SpecialtyExperience(named, counted)


def experience(periods: Iterable[Period], *, until: date) -> Experience:
    """Count spans up to and with the day `until`, each day once."""
    counted = merged(periods, until=until)
    lengths = [length_of(period) for period in counted]
    days = sum(((period.end or until) - period.begin).days + 1 for period in counted)
    return Experience(summed(lengths), days, tuple(counted))


def length_of(period: Period) -> Length:
    """
    A span by the calendar, both ends counted; a span without an end has no length yet.

    From 31 January to 28 February are 1 month and 1 day: the month is full on 27 February.
    """
    if period.end is None:
        return Length(0, 0, 0)
    after = min(period.end, date.max - DAY) + DAY
    months = months_between(period.begin, after)
    left = (after - plus_months(period.begin, months)).days
    return Length(*divmod(months, MONTHS_OF_A_YEAR), left)


def summed(lengths: Iterable[Length]) -> Length:
    """Lengths added up: 30 days are carried as a month and 12 months as a year."""
    parts = list(lengths)
    more, days = divmod(sum(part.days for part in parts), DAYS_OF_A_MONTH)
    more_years, months = divmod(sum(part.months for part in parts) + more, MONTHS_OF_A_YEAR)
    return Length(sum(part.years for part in parts) + more_years, months, days)
