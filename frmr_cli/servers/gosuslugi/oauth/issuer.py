"""Makes the tokens: access tokens (RFC 9068), ID tokens (OpenID Connect Core §2) and their answer."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.servers.gosuslugi.oauth.instants import to_seconds
from frmr_cli.servers.gosuslugi.oauth.scopes import OFFLINE_ACCESS, OPENID

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.config import Services
    from frmr_cli.servers.gosuslugi.oauth.families import Families, Family
    from frmr_cli.servers.gosuslugi.oauth.keys import SigningKeys

    Claims = Callable[[Connection, str, Sequence[str]], Mapping[str, Any]]
    """Connection, subject and scopes → what the account says about the person."""

ACCESS_LIFETIME: Final = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """The authorization server: the services of the stub, its keys, and who knows the people."""

    services: Services
    keys: SigningKeys
    claims: Claims

    @property
    def identifier(self) -> str:
        """`iss`."""
        return self.services.config.issuer

    def url(self, path: str) -> str:
        """Address of one of its endpoints."""
        return self.identifier + path

    def token_answer(
        self,
        families: Families,
        family: Family,
        *,
        scopes: Sequence[str],
        audience: Sequence[str],
        refresh_token: str | None,
        now: datetime,
    ) -> dict[str, Any]:
        """
        Issue tokens of a family and record them.

        An ID token comes with the scope `openid`, when a person took part.
        Returns: the answer of the token endpoint (RFC 6749 §5.1).
        """
        expires_at = min(now + ACCESS_LIFETIME, family.expires_at)
        claims = self._common_claims(family, now=now, expires_at=expires_at)
        jti = secrets.token_hex(16)
        access_token = self.keys.sign(
            {
                **claims,
                "aud": audience[0] if len(audience) == 1 else list(audience),
                "jti": jti,
                "client_id": family.client_id,
                "scope": " ".join(scopes),
            },
            typ="at+jwt",
        )
        families.add_access_token(
            access_token,
            family,
            jti=jti,
            scopes=scopes,
            audience=audience,
            expires_at=expires_at,
        )
        answer = {
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": to_seconds(expires_at) - to_seconds(now),
            "scope": " ".join(scopes),
        }
        if refresh_token is not None:
            answer["refresh_token"] = refresh_token
            # Not standard, but Keycloak and others tell it: a person wants to know when a login ends.
            answer["refresh_expires_in"] = to_seconds(family.refresh_end(now)) - to_seconds(now)
        if OPENID in scopes and family.authentication is not None:
            answer["id_token"] = self.keys.sign({**claims, "aud": family.client_id}, typ="JWT")
        return answer

    def _common_claims(
        self, family: Family, *, now: datetime, expires_at: datetime
    ) -> dict[str, Any]:
        claims: dict[str, Any] = {
            "iss": self.identifier,
            "sub": family.subject,
            "iat": to_seconds(now),
            "exp": to_seconds(expires_at),
        }
        if family.authentication is not None:
            claims["sid"] = family.authentication.sid
            claims["acr"] = family.authentication.acr
            claims["amr"] = list(family.authentication.amr)
            claims["auth_time"] = to_seconds(family.authentication.auth_time)
        return claims


def may_refresh(scopes: Sequence[str], grant_types: frozenset[str]) -> bool:
    """Whether a refresh token is due: the person allowed it and the client may use it."""
    return OFFLINE_ACCESS in scopes and "refresh_token" in grant_types
