"""Entries of a record on the wire, as pydantic models; for servers and for files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, RootModel

from frmr_cli.domain.worker import WireModel

Day = date
"""The type under another name, because members are called `date` too."""

STATE = Literal["draft", "on_check", "confirmed", "rejected"]


class Named(WireModel):
    """An entry of a dictionary, or what stands in the paper where no code is known."""

    code: str | None = None
    name: str | None = None


class Diploma(WireModel):
    """Details of a diploma or of the certificate of a course."""

    series: str | None = None
    number: str | None = None
    date: Day | None = None
    reg_number: str | None = None


class Agreement(WireModel):
    """Details of a contract or of an order."""

    number: str | None = None
    date: Day | None = None


class EntryLink(WireModel):
    """A paper that proves an entry."""

    document_id: str
    purpose: str


class EntryFault(WireModel):
    """What the last check has found."""

    code: str
    pointer: str
    severity: Literal["error", "warning"]
    message: str


class _Kept(WireModel):
    """What the registry says of an entry besides its own members."""

    id: str
    worker_id: str
    state: STATE
    faults: tuple[EntryFault, ...] = ()
    version: int = Field(ge=1)
    confirmed_version: int | None = None
    """The version that readers see; absent when none was confirmed."""
    updated_at: datetime
    links: tuple[EntryLink, ...]
    masked: tuple[str, ...] = ()
    """JSON pointers of the masked values."""


class ProfessionalBody(WireModel):
    """Studies at a university or a college."""

    kind: Literal["professional"]
    level: Literal["higher", "secondary"] | None = None
    institution: Named | None = None
    specialty: Named | None = None
    qualification: str | None = None
    form: Literal["full_time", "part_time", "evening", "distance"] | None = None
    begin_date: date | None = None
    end_date: date | None = None
    diploma: Diploma | None = None
    foreign: bool | None = None
    country: Named | None = None


class PostgraduateBody(WireModel):
    """Internship, residency, postgraduate studies or retraining."""

    kind: Literal["postgraduate"]
    stage: Literal["internship", "residency", "postgraduate_study", "retraining"] | None = None
    institution: Named | None = None
    specialty: Named | None = None
    begin_date: date | None = None
    end_date: date | None = None
    diploma: Diploma | None = None


class CpdBody(WireModel):
    """A training, done or planned."""

    kind: Literal["cpd"]
    activity: Literal["course", "continuous"] | None = None
    institution: Named | None = None
    specialty: Named | None = None
    theme: str | None = None
    hours: int | None = None
    begin_date: date | None = None
    end_date: date | None = None
    diploma: Diploma | None = None
    planned: bool | None = None


class CertificateBody(WireModel):
    """A certificate of a specialist."""

    kind: Literal["certificate"]
    institution: Named | None = None
    specialty: Named | None = None
    series: str | None = None
    number: str | None = None
    exam_date: date | None = None
    pass_date: date | None = None
    end_date: date | None = None


class EducationBody(
    RootModel[
        Annotated[
            ProfessionalBody | PostgraduateBody | CpdBody | CertificateBody,
            Field(discriminator="kind"),
        ]
    ]
):
    """What a client sends of an entry of education."""


class Professional(_Kept, ProfessionalBody):
    """Studies at a university or a college."""


class Postgraduate(_Kept, PostgraduateBody):
    """Internship, residency, postgraduate studies or retraining."""


class Cpd(_Kept, CpdBody):
    """A training, done or planned."""


class Certificate(_Kept, CertificateBody):
    """A certificate of a specialist."""


class EducationEntry(
    RootModel[
        Annotated[
            Professional | Postgraduate | Cpd | Certificate,
            Field(discriminator="kind"),
        ]
    ]
):
    """An entry of education."""


class Unit(WireModel):
    """An organisation or a department by its OID in ФРМО."""

    oid: str | None = None
    name: str | None = None


class Absence(WireModel):
    """A time in which somebody has a job and is away."""

    reason: str | None = None
    begin_date: date | None = None
    end_date: date | None = None


class JobBody(WireModel):
    """What a client sends of a job."""

    organization: Unit
    department: Unit | None = None
    post: Named | None = None
    specialty: Named | None = None
    position_type: Literal[1, 2, 3, 4] | None = None
    """Main, second inside, combined, second elsewhere."""
    contract_type: Literal["employment", "civil", "secondary"] | None = None
    main: bool | None = None
    rate: float | None = Field(None, gt=0)
    begin_date: date | None = None
    end_date: date | None = None
    end_reason: str | None = None
    contract: Agreement | None = None
    hire_order: Agreement | None = None
    personnel_number: str | None = None
    absences: tuple[Absence, ...] | None = None


class EmploymentBody(JobBody):
    """What a client sends of an entry of employment."""

    kind: Literal["employment"] | None = None


class EmploymentEntry(_Kept, JobBody):
    """A job of a worker."""

    kind: Literal["employment"]


class AccreditationEntry(_Kept):
    """An accreditation; nobody writes it through the interface."""

    kind: Literal["accreditation"]
    procedure: Named
    specialty: Named
    post: Named | None = None
    registry_number: str
    protocol_number: str | None = None
    protocol_date: date | None = None
    pass_date: date
    end_date: date
    end_date_extension: date | None = None
