"""Bodies of the operation that tells how logins went, for the OpenAPI document."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, serialize_by_alias=True
    )


class LoginHistoryRequest(_Model):
    """Whose logins; or, with `request` alone, what happened in a call."""

    worker: str | None = Field(default=None, max_length=64)
    snils: str | None = Field(default=None, max_length=64)
    subject: str | None = Field(default=None, max_length=64)
    """`sub` of the account."""
    request: str | None = Field(default=None, max_length=64)
    """X-Request-Id."""
    since: datetime | None = None
    """Two hours ago when it is missing."""


class LoginAccount(_Model):
    """What the registry knows of an account."""

    subject: str
    known: bool
    """False before its first contact."""
    worker_id: str | None
    roles: tuple[str, ...]


class LoginRecord(_Model):
    """The record of the person, in numbers."""

    id: str
    status: str | None
    education: int
    employment: int
    accreditation: int


class LoginEvent(_Model):
    """One step of a login at the registry."""

    at: datetime
    action: str
    """`session.begun` for the first call of a login."""
    outcome: str
    code: str | None
    address: str | None
    session: str | None
    """`sid`: the same in the log of the issuer."""
    request_id: str
    program: str | None


class LoginHistory(_Model):
    """State and events, the oldest first."""

    account: LoginAccount | None
    record: LoginRecord | None
    events: tuple[LoginEvent, ...]
    obstacles: tuple[str, ...]
    """Catalogue codes of what would refuse a login now."""
