"""Bodies of requests and answers about hires, for the OpenAPI document."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from frmr_cli.domain.entries import Day, JobBody, Unit
from frmr_cli.domain.worker import WireModel


class OfferedJob(JobBody):
    """The job; its organisation is the own one of who offers it."""

    organization: Unit | None = None  # type: ignore[assignment]


class HireRequest(WireModel):
    """A job for the person with this СНИЛС and this birth date."""

    snils: str
    birth_date: Day
    job: OfferedJob


class Hire(WireModel):
    """An offer; `workerId` and `entryId` once it was accepted."""

    id: str
    state: Literal["waiting", "accepted", "declined", "withdrawn", "expired"]
    job: OfferedJob
    snils: str | None = None
    """Masked, as the organisation has said it; not in what the worker reads."""
    created_at: datetime
    expires_at: datetime
    answered_at: datetime | None = None
    worker_id: str | None = None
    entry_id: str | None = None


class Hires(WireModel):
    """A page of offers, newest first."""

    items: tuple[Hire, ...]
    next: str | None
