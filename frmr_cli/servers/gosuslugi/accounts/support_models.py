"""Bodies of the operation of the support desk."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True
    )


class LoginHistoryRequest(_Model):
    """Whose logins, or what happened in one request; exactly one of the three."""

    login: Annotated[str, Field(min_length=1, max_length=254)] | None = None
    """Login name, phone, e-mail or СНИЛС, in any usual spelling."""
    subject: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    request: Annotated[str, Field(min_length=8, max_length=64)] | None = None
    """X-Request-Id of a call."""
    since: Annotated[str, Field(max_length=64)] | None = None
    """ISO 8601; two hours ago when it is missing."""


class LoginState(_Model):
    """The account as its logins need it: masked, no name."""

    subject: str
    level: Literal["simplified", "standard", "confirmed"]
    phone: str | None
    """Masked."""
    email: str | None
    """Masked."""
    factors: list[str]
    """Methods that are switched on; empty: no second factor."""
    locked_by: Literal["failures", "loss"] | None
    locked_until: str | None
    password_expires_at: str | None
    restricted_to_networks: bool
    linked: bool
    """Whether the account is linked to its record of the register."""
    last_login_at: str | None
    obstacles: list[str]
    """Catalogue codes of what would stop a login now, in the order of its steps."""


class LoginEvent(_Model):
    """One step of a login."""

    at: str
    action: str
    outcome: Literal["ok", "refused", "failed"]
    code: str | None
    own: bool
    """Whether it is of the account; False for a page that was refused before anybody logged in."""
    address: str | None
    method: str | None
    session: str | None
    request_id: str
    program: str | None
    """`client_id` of the program that asked for the login."""


class LoginHistory(_Model):
    """The account and what happened at its logins, the oldest first."""

    account: LoginState | None
    """None for a request id, which tells no account."""
    events: list[LoginEvent]
    complete: bool
    """Whether these are all events of the time asked for."""
