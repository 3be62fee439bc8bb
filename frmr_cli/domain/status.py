"""Statuses of a worker that are derived and never stored."""

from __future__ import annotations

from datetime import date

from frmr_cli.domain.rules import Document
from frmr_cli.domain.values import day_at, objects


def is_medical_worker(document: Document, *, on: date) -> bool:
    """Whether the worker has a job and a valid accreditation on that day; last days count."""
    return _any_valid(document, "employment", "beginDate", on) and _any_valid(
        document, "accreditation", "passDate", on
    )


def _any_valid(document: Document, name: str, first: str, on: date) -> bool:
    for _, item in objects(document, name):
        begin, end = day_at(item, first), day_at(item, "endDate")
        open_ended = item.get("endDate") is None
        if begin is not None and begin <= on and (open_ended or (end is not None and on <= end)):
            return True
    return False
