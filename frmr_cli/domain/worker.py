"""The document of a worker on the wire, as pydantic models; for servers and for files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from frmr_cli.domain.status import Status

WORKER_CATEGORY = Literal[
    "doctor", "dentist", "rehabilitation", "nurse_midwife_technician", "head", "pharma_diagnostics"
]


class WireModel(BaseModel):
    """Frozen, camelCase on the wire, no unknown fields."""

    # The schema of a model is built at its first use: importing costs half as much.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        defer_build=True,
    )


class Coded(WireModel):
    """An entry of a dictionary: the code, and the name that was valid when it was written."""

    code: str
    name: str


class Organisation(WireModel):
    """A medical organisation by its OID in ФРМО."""

    oid: str
    name: str


class Specialty(WireModel):
    """A specialty of the worker."""

    code: str
    name: str
    main: bool


class IdentityDocument(WireModel):
    """An identity document; only the series of some kinds is obligatory."""

    document_id: int
    """Code of the dictionary of identity documents; 1 is the Russian passport."""
    serial: str | None = None
    number: str
    pass_date: date
    pass_org: str | None = None
    code_org: str | None = None


class PostalAddress(WireModel):
    """The parts of an address; only the region is always known."""

    region: str
    gar_guid: str | None = Field(None, alias="GARguid")
    area_name: str | None = None
    prefix_area: str | None = None
    street_name: str | None = None
    prefix_street: str | None = None
    house: str | None = None
    building: str | None = None
    struct: str | None = None
    flat: str | None = None


class Address(WireModel):
    """An address with its kind."""

    address_type_id: int | None = None
    reg_date: date | None = None
    address: PostalAddress


class Qualification(WireModel):
    """A qualification category with its term."""

    category: str
    specialty: str | None = None
    begin_date: date
    end_date: date | None = None


class Employment(WireModel):
    """Summary of one job."""

    organization: Organisation
    post: Coded
    department: str | None = None
    rate: float | None = None
    """Share of a full post."""
    main: bool = False
    begin_date: date
    end_date: date | None = None


class Accreditation(WireModel):
    """Summary of one accreditation; the employer cannot write it."""

    kind: str
    specialty: str
    pass_date: date
    end_date: date | None = None


class Worker(WireModel):
    """
    The whole document. The models check its shape; what the values must be, `worker_rules` checks.

    СНИЛС, ИНН, patronymic and contacts are optional, as they are in the register.
    """

    id: str
    last_name: str
    first_name: str
    patronymic: str | None = None
    gender: Literal[1, 2]
    birth_date: date
    birth_place: str | None = None
    snils: str | None = None
    inn: str | None = None
    citizenship: Coded
    phone: str | None = None
    email: str | None = None
    documents: tuple[IdentityDocument, ...] = ()
    addresses: tuple[Address, ...] = ()
    category: WORKER_CATEGORY
    specialties: tuple[Specialty, ...] = ()
    qualification: Qualification | None = None
    is_medical_worker: bool
    """Derived at every reading; see `status`."""
    status: Status | None = None
    """Derived too; absent from what older registries answer."""
    employment: tuple[Employment, ...] = ()
    accreditation: tuple[Accreditation, ...] = ()
    version: int = Field(ge=1)
    updated_at: datetime


class MaskedIdentityDocument(IdentityDocument):
    """An identity document whose date may be a mask."""

    pass_date: date | str  # type: ignore[assignment]


class MaskedAddress(Address):
    """An address whose date may be a mask."""

    reg_date: date | str | None = None  # type: ignore[assignment]


class MaskedWorker(Worker):
    """A worker's document as it is read: dates may be masks, and masked values are listed."""

    birth_date: date | str  # type: ignore[assignment]
    documents: tuple[MaskedIdentityDocument, ...] = ()
    addresses: tuple[MaskedAddress, ...] = ()
    masked: tuple[str, ...]
    """JSON pointers of the masked values."""
