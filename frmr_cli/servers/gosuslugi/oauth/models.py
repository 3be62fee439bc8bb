"""The bodies of the OAuth operations, for the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

_Text = Annotated[str, Field(min_length=1)]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Form(BaseModel):
    """A form; what a service does not know in it is passed over (RFC 6749 §3.2)."""

    model_config = ConfigDict(frozen=True)

    client_id: _Text | None = None
    client_secret: _Text | None = None


class DeviceAuthorizationForm(_Form):
    """RFC 8628 §3.1; `resource` is RFC 8707, `acr_values` and `max_age` are those of RFC 9470."""

    scope: str | None = None
    acr_values: str | None = None
    max_age: Annotated[str | None, Field(pattern=r"^\d{1,9}$")] = None
    """Seconds."""
    resource: str | None = None


class TokenForm(_Form):
    """RFC 6749 §4.4.2 and §6, RFC 8628 §3.4, RFC 8707."""

    grant_type: Literal[
        "urn:ietf:params:oauth:grant-type:device_code", "refresh_token", "client_credentials"
    ]
    device_code: _Text | None = None
    refresh_token: _Text | None = None
    scope: str | None = None
    resource: str | None = None


class TokenReferenceForm(_Form):
    """RFC 7009 §2.1, RFC 7662 §2.1."""

    token: _Text
    token_type_hint: str | None = None


class DeviceAuthorization(_Answer):
    """RFC 8628 §3.2."""

    device_code: str
    user_code: Annotated[
        str, Field(pattern=r"^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$")
    ]
    verification_uri: str
    verification_uri_complete: str
    expires_in: int
    """Seconds."""
    interval: int
    """Seconds."""


class Tokens(_Answer):
    """RFC 6749 §5.1, OpenID Connect Core §3.1.3.3."""

    access_token: str
    token_type: Literal["Bearer"]
    expires_in: int
    """Seconds."""
    scope: str
    refresh_token: str = Field(default="", exclude_if=lambda text: not text)
    """With the scope `offline_access`."""
    refresh_expires_in: int = Field(default=0, exclude_if=lambda seconds: not seconds)
    """Seconds until the refresh token ends."""
    id_token: str = Field(default="", exclude_if=lambda text: not text)
    """With the scope `openid`."""


class OAuthError(_Answer):
    """RFC 6749 §5.2."""

    error: str
    error_description: str


class Introspection(BaseModel):
    """RFC 7662 §2.2; of a token that does not work only `active` is there."""

    model_config = ConfigDict(frozen=True, extra="allow")

    active: bool


class UserInfo(BaseModel):
    """OpenID Connect Core §5.1; the claims depend on the scopes."""

    model_config = ConfigDict(frozen=True, extra="allow")

    sub: str


class KeySet(_Answer):
    """RFC 7517 §5."""

    keys: list[dict[str, Any]]


class Metadata(BaseModel):
    """RFC 8414 §2, OpenID Connect Discovery §3."""

    model_config = ConfigDict(frozen=True, extra="allow")

    issuer: str
    token_endpoint: str
    device_authorization_endpoint: str
    jwks_uri: str
    grant_types_supported: list[str]
    scopes_supported: list[str]


class Empty(_Answer):
    """An answer that says nothing but that it is one."""


class Health(_Answer):
    """The service works."""

    status: Literal["ok"]
