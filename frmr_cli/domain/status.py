"""Statuses of a worker that are derived and never stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from frmr_cli.domain.accreditation_rules import filing_window
from frmr_cli.domain.dates import plus_months
from frmr_cli.domain.legal_terms import whole_term
from frmr_cli.domain.periods import DAY
from frmr_cli.domain.rules import Document
from frmr_cli.domain.values import day_at, objects


class Status(StrEnum):
    """Whether a worker may practise on a day; each worker has exactly one."""

    MAY_PRACTISE = "may_practise"
    EXPIRING = "expiring"
    """May practise, but the papers for the next accreditation can be filed already."""
    EXPIRED = "expired"
    """Has a job, but no accreditation that holds."""
    NOT_EMPLOYED = "not_employed"


def status_of(document: Document, *, on: date) -> Status:
    """The status on a day, of the summaries `employment` and `accreditation`; last days count."""
    if not any(_valid(document, "employment", "beginDate", on)):
        return Status.NOT_EMPLOYED
    holding = list(_valid(document, "accreditation", "passDate", on))
    if not holding:
        return Status.EXPIRED
    return Status.EXPIRING if all(_expires(item, on) for item in holding) else Status.MAY_PRACTISE


def last_expiring(on: date) -> date:
    """The latest end of an accreditation that makes it expire soon on a day."""
    months = whole_term("accreditation_filing_months", on=on)
    last = plus_months(on, months)
    # A window that begins on the last day of a shorter month belongs to several ends.
    while last < date.max and plus_months(last + DAY, -months) <= on:
        last += DAY
    return last


def _expires(item: Document, on: date) -> bool:
    window = filing_window(item)
    return window is not None and window.begin <= on


def next_change(document: Document, *, on: date) -> date:
    """The first day after `on` on which the status, or which jobs run, may differ; the last day there is where none."""
    return min((day for day in _turns(document) if day > on), default=date.max)


def _turns(document: Document) -> Iterator[date]:
    """Days on which something begins, or for the first time no longer holds."""
    for name, first in (("employment", "beginDate"), ("accreditation", "passDate")):
        for _, item in objects(document, name):
            begin, end = day_at(item, first), day_at(item, "endDate")
            if begin is not None:
                yield begin
            if end is not None and end < date.max:
                yield end + DAY
    for _, item in objects(document, "accreditation"):
        window = filing_window(item)
        if window is not None:
            yield window.begin


def is_medical_worker(document: Document, *, on: date) -> bool:
    """Whether the worker has a job and a valid accreditation on that day; last days count."""
    return status_of(document, on=on) in (Status.MAY_PRACTISE, Status.EXPIRING)


def _valid(document: Document, name: str, first: str, on: date) -> Iterator[Document]:
    for _, item in objects(document, name):
        begin, end = day_at(item, first), day_at(item, "endDate")
        open_ended = item.get("endDate") is None
        if begin is not None and begin <= on and (open_ended or (end is not None and on <= end)):
            yield item
