"""Bodies of the operations on documents, for the OpenAPI document."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

Kind = Literal[
    "diploma",
    "certificate",
    "accreditation",
    "licence",
    "contract",
    "hire_order",
    "service_certificate",
    "cpd",
    "identity",
    "other",
]
Purpose = Literal["scan", "contract", "hire_order", "service_certificate"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DocumentDetails(_Model):
    """What is printed on the paper."""

    series: str | None = None
    number: str | None = None
    date: str | None = None
    """ISO 8601."""
    issuer: str | None = None


class DocumentMetadata(_Model):
    """What a client says of a scan."""

    kind: Kind
    name: str | None = None
    """A file name; the extension becomes that of the content."""
    details: DocumentDetails | None = None
    validUntil: date | None = None  # noqa: N815 - as on the wire


class DocumentUpload(_Model):
    """The parts of the form."""

    metadata: DocumentMetadata
    content: Annotated[bytes, Field(json_schema_extra={"contentMediaType": "application/pdf"})]
    """PDF, JPG or PNG of at most 5 242 880 bytes; the type is taken from the content."""


class Scan(RootModel[bytes]):
    """PDF, JPG or PNG of at most 5 242 880 bytes; the type is taken from the content."""


class DocumentPatch(BaseModel):
    """A merge patch (RFC 7396) of name, details and validUntil."""

    model_config = ConfigDict(frozen=True, extra="allow")


class DocumentLink(_Model):
    """An entry that the document proves."""

    entryId: str  # noqa: N815 - as on the wire
    purpose: Purpose


class LinkRequest(_Model):
    """What the document proves for the entry."""

    purpose: Purpose


class StoredDocument(_Model):
    """A stored scan, without its content."""

    id: str
    workerId: str  # noqa: N815 - as on the wire
    kind: Kind
    name: str
    mediaType: Literal["application/pdf", "image/jpeg", "image/png"]  # noqa: N815
    """Found from the content."""
    size: int
    """Bytes."""
    sha256: str
    """Hexadecimal."""
    details: DocumentDetails
    validUntil: date | None = None  # noqa: N815
    retainUntil: date  # noqa: N815
    """The last day on which the registry keeps it."""
    links: list[DocumentLink]
    version: int
    uploadedAt: datetime  # noqa: N815
    updatedAt: datetime  # noqa: N815
    masked: list[str]
    """JSON pointers of the hidden values."""


class Documents(_Model):
    """A page of documents, newest first."""

    items: list[StoredDocument]
    next: str | None
