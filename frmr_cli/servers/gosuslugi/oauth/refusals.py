"""Refusals of RFC 8707, RFC 8628 and RFC 9470 that Authlib has no class for, and the texts of the others."""

from __future__ import annotations

from authlib.oauth2.rfc6749 import OAuth2Error


class InvalidTarget(OAuth2Error):  # type: ignore[misc]
    """The resource is unknown or was not part of the grant (RFC 8707 §2)."""

    error = "invalid_target"


class UnmetAuthentication(OAuth2Error):  # type: ignore[misc]
    """None of the wanted ways of recognising a person is offered (RFC 9470 §5)."""

    error = "unmet_authentication_requirements"


class UnsupportedGrantType(OAuth2Error):  # type: ignore[misc]
    """The grant is not offered; Authlib's own class repeats the input of the client in its text."""

    error = "unsupported_grant_type"
