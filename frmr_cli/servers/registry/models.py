"""Bodies of requests and answers, for the OpenAPI document; the worker's document is in `domain`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from frmr_cli.domain.worker import MaskedWorker
from frmr_cli.servers.registry.contact_changes import ATTEMPTS
from frmr_cli.servers.registry.worker_operations import MOST_FIELDS, REASON_LENGTH

__all__ = [
    "Confirmation",
    "ContactChange",
    "ContactChangeRequest",
    "Contacts",
    "Disclosure",
    "DisclosureRequest",
    "Health",
    "MaskedWorker",
    "Me",
    "OpenApiDocument",
    "ProblemDetails",
    "WorkerPatch",
]

Kind = Literal["phone", "email"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Health(_Model):
    """The registry works."""

    status: Literal["ok"]
    version: str
    time: datetime


class Me(_Model):
    """Who a token stands for."""

    subject: str
    name: str
    worker_id: str | None
    roles: list[str]
    scopes: list[str]
    organisation: str | None
    """OID of the organisation whose records the roles are for."""


class WorkerPatch(BaseModel):
    """
    A merge patch (RFC 7396) of a worker's document: null removes a field.

    Which fields a principal may change depends on the role; values must keep the rules of the register.
    """

    model_config = ConfigDict(frozen=True, extra="allow")


class DisclosureRequest(_Model):
    """Restricted values that are asked for, and why."""

    fields: Annotated[list[str], Field(min_length=1, max_length=MOST_FIELDS)]
    """JSON pointers of restricted fields, such as `/snils` or `/documents/0/number`."""
    reason: Annotated[str, Field(min_length=REASON_LENGTH[0], max_length=REASON_LENGTH[1])]
    """Stands in the audit log."""


class Disclosure(_Model):
    """Restricted values in clear."""

    worker_id: str
    version: int
    values: dict[str, Any]
    """JSON pointer → value; null where the record has none."""


class ContactChangeRequest(_Model):
    """A new contact; a code goes to it."""

    kind: Kind
    value: str
    """Russian mobile number, or e-mail address."""


class ContactChange(_Model):
    """A change of a contact that waits for its code."""

    id: str
    kind: Kind
    destination: str
    """Where the code went, masked."""
    expires_at: datetime
    attempts_left: Annotated[int, Field(ge=0, le=ATTEMPTS)]


class Confirmation(_Model):
    """The code that was sent to the new contact."""

    code: str
    """Six digits."""


class Contacts(_Model):
    """The contacts of a worker, masked."""

    worker_id: str
    phone: str | None
    email: str | None
    masked: list[str]
    """JSON pointers of the masked values."""
    pending: list[ContactChange]
    """Changes that the asking principal can still confirm."""
    version: int
    """Of the worker's record."""


class FieldFault(_Model):
    """One fault of one field."""

    pointer: str
    """JSON pointer into the document, or into the body of the request."""
    code: str
    message: str


class ProblemDetails(_Model):
    """A failure (RFC 9457), in the language that the client accepts."""

    type: str
    """`urn:frmr:problem:` and the code."""
    title: str
    status: int
    detail: str
    """What to do."""
    instance: str
    code: str
    """A code of the error catalogue, `FRMR-REG-NNN`."""
    request_id: str
    errors: list[FieldFault]


class OpenApiDocument(BaseModel):
    """An OpenAPI 3.1 document."""

    model_config = ConfigDict(frozen=True, extra="allow")

    openapi: str
