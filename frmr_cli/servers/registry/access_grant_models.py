"""Bodies of the operations on grants of roles, for the OpenAPI document."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from frmr_cli.domain.rights import Role
from frmr_cli.servers.registry.access_grant_bodies import REASON_LENGTH, SUBJECT_LENGTH


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, serialize_by_alias=True
    )


class GrantRequest(_Model):
    """A role for an account of the issuer (`subject`), or for the account of a worker (`workerId`)."""

    role: Role
    reason: Annotated[str, Field(min_length=REASON_LENGTH[0], max_length=REASON_LENGTH[1])]
    """Stands in the audit log."""
    subject: Annotated[str | None, Field(max_length=SUBJECT_LENGTH)] = None
    worker_id: str | None = None
    name: Annotated[str | None, Field(max_length=SUBJECT_LENGTH)] = None
    """Of an account that the registry does not know yet."""
    organization: str | None = None
    """OID; obligatory for a role that is for one organisation, and only for such a role."""
    until: date | None = None
    """The last day on which the role holds."""


class Grant(_Model):
    """One role of one account. What has no value is left out."""

    id: str
    subject: str
    name: str
    worker_id: str | None = None
    role: Role
    organization: str | None = None
    until: date | None = None
    reason: str | None = None
    granted_at: datetime
    granted_by: str | None = None
    """Subject of the administrator; none for a role that the registry gave by itself."""
    granted_by_name: str | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None


class Grants(_Model):
    """A page of grants."""

    items: tuple[Grant, ...]
    next: str | None


class ReviewedGrant(Grant):
    """A grant with its last use."""

    last_used_at: datetime | None = None
    """The newest event that the role allowed; none when it was never used."""


class ReviewedGrants(_Model):
    """A page of reviewed grants."""

    items: tuple[ReviewedGrant, ...]
    next: str | None
