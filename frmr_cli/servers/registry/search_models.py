"""Bodies of searches, for the OpenAPI document."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from frmr_cli.domain.status import Status
from frmr_cli.domain.worker import (
    WORKER_CATEGORY,
    Accreditation,
    Coded,
    Employment,
    Organisation,
    Qualification,
    Specialty,
    WireModel,
)
from frmr_cli.servers.registry.models import MaskedWorker
from frmr_cli.servers.registry.paging import MOST_ROWS
from frmr_cli.servers.registry.public_operations import LONGEST_NAME
from frmr_cli.servers.registry.search_operations import LONGEST

__all__ = [
    "FoundWorkers",
    "ListedWorkers",
    "PublicSearch",
    "PublicWorker",
    "PublicWorkers",
    "WorkerSearch",
]

Text = Annotated[str, Field(max_length=LONGEST)]


class WorkerSearch(WireModel):
    """Who is looked for; every member that is given must fit."""

    name: Text | None = None
    """Beginning of ФИО, or a surname with initials."""
    snils: str | None = None
    organization: str | None = None
    """OID; of a job that runs on the day."""
    post: Text | None = None
    """Code, or beginning of the name."""
    specialty: Text | None = None
    """Code, or beginning of the name; of a job or of an accreditation."""
    category: WORKER_CATEGORY | None = None
    status: Status | None = None
    on: date | None = None
    """The day for which jobs and statuses are told; today where it is not given."""
    as_of: date | None = None
    """As the register was at the end of that day, Moscow time."""
    limit: Annotated[int, Field(ge=1, le=MOST_ROWS)] | None = None
    cursor: str | None = None


class FoundWorker(WireModel):
    """A worker whom a search has found."""

    id: str
    last_name: str
    first_name: str
    patronymic: str | None = None
    category: WORKER_CATEGORY
    specialties: tuple[Specialty, ...] = ()
    status: Status
    organization: Organisation | None = None
    """Of the job that counts most on the day; absent without a job."""
    post: Coded | None = None


class FoundWorkers(WireModel):
    """A page of workers in the order of their names."""

    items: tuple[FoundWorker, ...]
    next: str | None


class ListedWorkers(WireModel):
    """A page of masked records in the order of their ids."""

    items: tuple[MaskedWorker, ...]
    next: str | None


class PublicSearch(WireModel):
    """Whose status is asked for."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    """Three letters or more of the surname."""
    region: str | None = None
    """Number or name; of an organisation where the worker has a job."""


class Institution(WireModel):
    """Where somebody has studied."""

    code: str | None = None
    name: str | None = None


class PublicEducation(WireModel):
    """Studies that are over and confirmed."""

    kind: Literal["professional", "postgraduate", "certificate"]
    level: str | None = None
    stage: str | None = None
    institution: Institution | None = None
    specialty: Institution | None = None
    qualification: str | None = None
    end_date: date | None = None


class PublicWorker(WireModel):
    """What the law publishes of a worker (323-ФЗ, ст. 93)."""

    id: str
    last_name: str
    first_name: str
    patronymic: str | None = None
    category: WORKER_CATEGORY
    specialties: tuple[Specialty, ...] = ()
    qualification: Qualification | None = None
    is_medical_worker: bool
    status: Status
    education: tuple[PublicEducation, ...] | None = None
    """Told of one worker, not in a list."""
    employment: tuple[Employment, ...]
    accreditation: tuple[Accreditation, ...]


class PublicWorkers(WireModel):
    """The first workers with a name; there are no further pages."""

    items: tuple[PublicWorker, ...]
    next: None
