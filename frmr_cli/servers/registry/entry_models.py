"""Bodies of requests and answers about entries, for the OpenAPI document."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from frmr_cli.domain.entries import (
    AccreditationEntry,
    Day,
    EducationBody,
    EducationEntry,
    EmploymentBody,
    EmploymentEntry,
    JobBody,
    Unit,
)
from frmr_cli.domain.worker import WireModel

__all__ = [
    "AccreditationEntry",
    "AccreditationPage",
    "EducationBody",
    "EducationEntry",
    "EducationPage",
    "EmploymentBody",
    "EmploymentEntry",
    "EmploymentPage",
    "EntryHistory",
    "EntryPatch",
    "Transfer",
    "WorkerHistory",
]


class EntryPatch(BaseModel):
    """A merge patch (RFC 7396) of an entry's own members: null removes one."""

    model_config = ConfigDict(frozen=True, extra="allow")


class Transfer(JobBody):
    """The members of the new job that differ; its first day is `date`."""

    organization: Unit | None = None  # type: ignore[assignment]
    date: Day


class EducationPage(WireModel):
    """A page of entries, the latest first."""

    items: tuple[EducationEntry, ...]
    next: str | None


class EmploymentPage(WireModel):
    """A page of entries, the latest first."""

    items: tuple[EmploymentEntry, ...]
    next: str | None


class AccreditationPage(WireModel):
    """A page of entries, the latest first."""

    items: tuple[AccreditationEntry, ...]
    next: str | None


class EntryVersion(WireModel):
    """One version of an entry."""

    version: int
    valid_from: datetime
    state: Literal["draft", "on_check", "confirmed", "rejected", "removed"]
    changed_by: str
    """Subject of the account, or the checker of the register."""
    fields: tuple[str, ...]
    """Pointers of what differs from the version before."""


class EntryHistory(WireModel):
    """A page of versions, the newest first."""

    items: tuple[EntryVersion, ...]
    next: str | None


class WorkerVersion(WireModel):
    """One version of a worker's own document."""

    version: int
    valid_from: datetime
    changed_by: str
    fields: tuple[str, ...]


class WorkerHistory(WireModel):
    """A page of versions, the newest first."""

    items: tuple[WorkerVersion, ...]
    next: str | None
