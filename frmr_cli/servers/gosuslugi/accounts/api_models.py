"""Bodies of the operations of the account, for the OpenAPI document and for reading requests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

_Network = Annotated[str, Field(min_length=2, max_length=64)]


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True
    )


class FactorState(_Model):
    """One way of confirming a login that is switched on."""

    method: str
    since: str


class UnusualLogin(_Model):
    """Something about a login that its person should know."""

    kind: Literal["travel", "failures", "browser", "address"]
    at: str
    address: str | None
    place: str | None
    """Town of the address in Russian, where the stub knows one."""


class AccountState(_Model):
    """The account, masked."""

    subject: str
    level: Literal["simplified", "standard", "confirmed"]
    name: str
    phone: str | None
    """Masked."""
    email: str | None
    """Masked."""
    factors: list[FactorState]
    recovery_codes_left: int
    password_set_at: str
    password_expires_at: str | None
    networks: list[str]
    """From which alone logins are taken; empty: from everywhere."""
    unusual: list[UnusualLogin]
    """Of the last 30 days, the newest first."""


class Session(_Model):
    """One login that works."""

    id: str
    client_id: str
    device: str | None
    """What the device called itself."""
    address: str | None
    """Of the last use."""
    factors: list[str]
    """`amr` (RFC 8176)."""
    started_at: str
    used_at: str
    new_device: bool
    """Whether device or address were unknown when it began."""
    current: bool
    """Whether the token of the request belongs to it."""


class Sessions(_Model):
    """The logins of a person, the newest first."""

    items: list[Session]
    unusual: int
    """How many signs of unusual logins the account shows."""


class EndSessions(_Model):
    """Which logins to end."""

    keep_current: bool = False


class Ended(_Model):
    """How many logins were ended."""

    ended: int


class Networks(_Model):
    """From which addresses and networks alone logins are taken."""

    networks: Annotated[list[_Network], Field(max_length=20)]


class RecoveryCodes(_Model):
    """The only showing of new codes; the former ones work no longer."""

    codes: list[str]


class NewPassword(_Model):
    """A change of the password."""

    present: Annotated[str, Field(min_length=1, max_length=1024)]
    new: Annotated[str, Field(min_length=1, max_length=1024)]


class Scenario(_Model):
    """A state for training and tests, and whether it is brought about now."""

    name: str
    problem: str
    """Number of the problem: LE1 … LE10, LA1 … LA5."""
    code: str
    """Catalogue code that the person will read."""
    scope: Literal["account", "stub"]
    in_force: bool
    subject: str | None = None
    """The account that is in it."""


class Scenarios(_Model):
    """All scenarios; one that is in force for several accounts stands there once for each."""

    items: list[Scenario]


class ScenarioTarget(_Model):
    """Which account to bring into a state; nothing for a state of the whole stub."""

    login: Annotated[str, Field(max_length=254)] | None = None


class Consent(_Model):
    """One consent as it was given."""

    purpose: str
    title: str
    version: int
    required: bool
    """Whether a login is impossible without it."""
    text_sha256: str
    """Hash of the words that the person saw, hexadecimal."""
    given_at: str
    channel: str
    withdrawn_at: str | None


class Consents(_Model):
    """Every consent of the person, the oldest first."""

    items: list[Consent]


class Problem(_Model):
    """RFC 9457, with the catalogue code."""

    type: str
    title: str
    status: int
    detail: str
    code: str
