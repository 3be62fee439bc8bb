"""What training is missing before the next periodic accreditation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from frmr_cli.domain.accreditation_rules import filing_window, last_day
from frmr_cli.domain.dates import plus_years
from frmr_cli.domain.legal_terms import whole_term
from frmr_cli.domain.periods import DAY, Period
from frmr_cli.domain.record import Record
from frmr_cli.domain.rules import Document
from frmr_cli.domain.specialties import same_specialty
from frmr_cli.domain.values import day_at, object_at

COURSE, CONTINUOUS = "course", "continuous"


class Filing(StrEnum):
    """Whether the papers can be filed on a day."""

    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"


class Hours(NamedTuple):
    """Hours of training by activity."""

    total: int
    """Not always the sum of the other two: the law asks for a total and for parts of it."""
    course: int
    continuous: int


class CpdPlan(NamedTuple):
    """Where somebody stands in one specialty."""

    specialty: Document
    accreditation_id: str | None
    cycle: Period
    """The days on which a training must end to count."""
    window: Period
    """The days on which the papers can be filed."""
    filing: Filing
    required: Hours
    done: Hours
    planned: Hours
    """Of trainings that are entered as planned and end in time."""
    missing: Hours
    """Without the planned ones."""
    counted: tuple[str, ...]
    """Ids of the trainings in `done`, in the order of the record."""


def cpd_plans(record: Record, *, today: date) -> list[CpdPlan]:
    """
    What is missing in each specialty of the worker, in the order of the accreditations.

    Of several accreditations in one specialty the one that ends last is looked at, expired or not. Only
    confirmed trainings in the same specialty count; a training belongs to the cycle in which it ends.

    Returns: empty without an accreditation that has an end.
    """
    return [_plan(found, record, today) for found in _newest(record.accreditation)]


def _newest(accreditation: Sequence[Document]) -> Iterator[Document]:
    left = [entry for entry in accreditation if last_day(entry) is not None]
    while left:
        named = object_at(left[0], "specialty")
        same = [entry for entry in left if same_specialty(named, object_at(entry, "specialty"))]
        yield max(same or left[:1], key=lambda entry: last_day(entry) or date.min)
        left = [entry for entry in left[1:] if entry not in same]


def _plan(accreditation: Document, record: Record, today: date) -> CpdPlan:
    last = last_day(accreditation) or today
    window = filing_window(accreditation) or Period(last, last)
    specialty = object_at(accreditation, "specialty")
    years = whole_term("accreditation_years", on=last)
    cycle = Period(plus_years(last, -years) + DAY, last)
    trainings = [
        entry
        for entry in record.education
        if entry.get("kind") == "cpd"
        and same_specialty(specialty, object_at(entry, "specialty"))
        and (end := day_at(entry, "endDate")) is not None
        and cycle.holds(end)
    ]
    confirmed = [entry for entry in trainings if _is_done(entry, today)]
    required, done = required_hours(last), _hours(confirmed)
    planned = _hours(entry for entry in trainings if entry.get("planned") is True)
    found = accreditation.get("id")
    return CpdPlan(
        specialty=specialty,
        accreditation_id=found if isinstance(found, str) else None,
        cycle=cycle,
        window=window,
        filing=_filing(window, today),
        required=required,
        done=done,
        planned=planned,
        missing=missing_hours(required, done),
        counted=tuple(str(entry.get("id", "")) for entry in confirmed),
    )


def required_hours(day: date) -> Hours:
    """What the law asks for in a cycle that ends on a day."""
    return Hours(
        total=whole_term("cpd_hours", on=day),
        course=whole_term("cpd_course_hours", on=day),
        continuous=whole_term("cpd_continuous_hours", on=day),
    )


def missing_hours(required: Hours, done: Hours) -> Hours:
    """What is still to be learned: each part up to its own measure, and all up to the total."""
    course = max(0, required.course - done.course)
    continuous = max(0, required.continuous - done.continuous)
    return Hours(max(course + continuous, required.total - done.total, 0), course, continuous)


def _is_done(entry: Document, today: date) -> bool:
    """An entry without a state is taken for confirmed, as the rules take it."""
    end = day_at(entry, "endDate")
    confirmed = entry.get("state", "confirmed") == "confirmed"
    return confirmed and entry.get("planned") is not True and end is not None and end <= today


def _hours(entries: Iterable[Document]) -> Hours:
    by_activity = {COURSE: 0, CONTINUOUS: 0}
    for entry in entries:
        hours, activity = entry.get("hours"), entry.get("activity")
        if isinstance(hours, int) and hours > 0 and activity in (COURSE, CONTINUOUS):
            by_activity[str(activity)] += hours
    return Hours(sum(by_activity.values()), by_activity[COURSE], by_activity[CONTINUOUS])


def _filing(window: Period, today: date) -> Filing:
    if today < window.begin:
        return Filing.NOT_YET
    return Filing.OPEN if window.holds(today) else Filing.CLOSED
