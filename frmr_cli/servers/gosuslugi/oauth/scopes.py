"""Scopes: what a client may ask for, and which claims about the person they release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OPENID: Final = "openid"
OFFLINE_ACCESS: Final = "offline_access"
"""Leave to renew access while the person is away: a refresh token (OpenID Connect Core §11)."""

REGISTRY_SCOPES: Final = ("frmr.read", "frmr.write", "frmr.audit", "frmr.admin")

CLAIMS: Final[Mapping[str, tuple[str, ...]]] = {
    "profile": (
        "family_name",
        "given_name",
        "middle_name",
        "name",
        "birthdate",
        "gender",
        "locale",
    ),
    "snils": ("snils",),
    "email": ("email", "email_verified"),
    "phone": ("phone_number", "phone_number_verified"),
}
"""Scope → claims of userinfo (OpenID Connect Core §5.4; `snils` is our own)."""

SUPPORTED: Final = (OPENID, *CLAIMS, OFFLINE_ACCESS, *REGISTRY_SCOPES)


def released_claims(scopes: Iterable[str]) -> frozenset[str]:
    """Names of the claims that the scopes release, besides `sub`."""
    return frozenset(name for scope in scopes for name in CLAIMS.get(scope, ()))


def scope_list(value: str) -> tuple[str, ...]:
    """The scopes of a `scope` value in their order, without repeats (RFC 6749 §3.3)."""
    return tuple(dict.fromkeys(value.split()))
