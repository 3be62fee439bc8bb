"""
Families of tokens: one authorization and every token that descends from it.

Each refresh replaces the refresh token. Whoever uses a replaced one has a copy that should not exist, so the family ends –
unless its replacement was never used: then the answer was lost on its way, and the client may ask again.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds, to_milliseconds
from frmr_cli.servers.gosuslugi.oauth.scopes import scope_list
from frmr_cli.servers.gosuslugi.oauth.secrets_at_rest import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.servers.database import Connection

FAMILY_LIFETIME: Final = timedelta(days=90)
"""After it the person logs in again, however often the tokens were refreshed."""
REFRESH_LIFETIME: Final = timedelta(days=30)
"""Of a refresh token that is not used."""


class Authentication(NamedTuple):
    """How a person was recognised."""

    sid: str
    acr: str
    amr: tuple[str, ...]
    auth_time: datetime


@dataclass(frozen=True, kw_only=True)
class Family:
    """One authorization."""

    id: str
    client_id: str
    subject: str
    """`sub`: the person, or the client itself when no person took part."""
    scopes: tuple[str, ...]
    resources: tuple[str, ...]
    authentication: Authentication | None
    """None when no person took part."""
    expires_at: datetime

    def refresh_end(self, now: datetime) -> datetime:
        """When a refresh token that is issued now will end."""
        return min(now + REFRESH_LIFETIME, self.expires_at)


class RefreshToken(NamedTuple):
    """A stored refresh token with its family."""

    hash: bytes
    family: Family
    state: Literal["good", "expired", "revoked", "reused"]

    def check_client(self, client: Any) -> bool:
        """Whether it was issued to the client (asked by Authlib)."""
        return bool(self.family.client_id == client.client_id)

    def get_scope(self) -> str:
        """All that the family was granted (asked by Authlib)."""
        return " ".join(self.family.scopes)


class AccessToken(NamedTuple):
    """A stored access token with its family."""

    hash: bytes
    family: Family
    jti: str
    scopes: tuple[str, ...]
    audience: tuple[str, ...]
    issued_at: datetime
    expires_at: datetime
    active: bool
    """Neither expired nor revoked, itself or with its family."""


class Families:
    """Families and their tokens in a running transaction, at one instant."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def found(
        self,
        *,
        client_id: str,
        subject: str,
        scopes: Sequence[str],
        resources: Sequence[str],
        authentication: Authentication | None,
        lifetime: timedelta = FAMILY_LIFETIME,
    ) -> Family:
        """Start a family; long expired ones are forgotten."""
        self._connection.execute(_FORGET_FAMILIES, {"now": to_milliseconds(self._now)})
        family = Family(
            id=secrets.token_hex(16),
            client_id=client_id,
            subject=subject,
            scopes=tuple(scopes),
            resources=tuple(resources),
            authentication=authentication,
            expires_at=self._now + lifetime,
        )
        self._connection.execute(_INSERT_FAMILY, _family_row(family, self._now))
        return family

    def add_refresh_token(self, family: Family, *, parent: bytes | None) -> str:
        """Issue a refresh token in place of `parent`, which counts as used from now on."""
        token = secrets.token_urlsafe(32)
        now = to_milliseconds(self._now)
        self._connection.execute(_USE, {"parent": parent, "now": now})
        self._connection.execute(
            _INSERT_REFRESH,
            {
                "hash": digest(token),
                "family_id": family.id,
                "parent": parent,
                "now": now,
                "expires_at": to_milliseconds(family.refresh_end(self._now)),
            },
        )
        return token

    def add_access_token(
        self,
        token: str,
        family: Family,
        *,
        jti: str,
        scopes: Sequence[str],
        audience: Sequence[str],
        expires_at: datetime,
    ) -> None:
        """Record an access token; expired ones are forgotten."""
        now = to_milliseconds(self._now)
        self._connection.execute(_FORGET_ACCESS, {"now": now})
        self._connection.execute(
            _INSERT_ACCESS,
            {
                "hash": digest(token),
                "family_id": family.id,
                "jti": jti,
                "scopes": " ".join(scopes),
                "audience": " ".join(audience),
                "now": now,
                "expires_at": to_milliseconds(expires_at),
            },
        )

    def refresh_token(self, token: str) -> RefreshToken | None:
        """The refresh token of this text, in its state now."""
        row = self._connection.one(_REFRESH, {"hash": digest(token)})
        if row is None:
            return None
        now = to_milliseconds(self._now)
        state: Literal["good", "expired", "revoked", "reused"] = "good"
        if row["revoked_at"] is not None:
            state = "revoked"
        elif row["successor_used"] or row["sibling_used"]:
            state = "reused"
        elif min(row["token_expires_at"], row["expires_at"]) <= now:
            state = "expired"
        return RefreshToken(row["hash"], _family(row), state)

    def access_token(self, token: str) -> AccessToken | None:
        """The access token of this text, also when it no longer works."""
        row = self._connection.one(_ACCESS, {"hash": digest(token)})
        if row is None:
            return None
        revoked = row["revoked_at"] is not None or row["token_revoked_at"] is not None
        return AccessToken(
            hash=row["hash"],
            family=_family(row),
            jti=row["jti"],
            scopes=scope_list(row["token_scopes"]),
            audience=scope_list(row["audience"]),
            issued_at=from_milliseconds(row["issued_at"]),
            expires_at=from_milliseconds(row["token_expires_at"]),
            active=not revoked and row["token_expires_at"] > to_milliseconds(self._now),
        )

    def revoke(self, family: Family, *, by: Literal["client", "reuse", "person"]) -> None:
        """End a family: none of its tokens works from now on. The first reason stays."""
        now = to_milliseconds(self._now)
        self._connection.execute(_REVOKE_FAMILY, {"id": family.id, "now": now, "by": by})

    def revoke_access_token(self, token: AccessToken) -> None:
        """End one access token."""
        now = to_milliseconds(self._now)
        self._connection.execute(_REVOKE_ACCESS, {"hash": token.hash, "now": now})


def _family_row(family: Family, now: datetime) -> dict[str, str | int | None]:
    known = family.authentication
    return {
        "id": family.id,
        "client_id": family.client_id,
        "subject": family.subject,
        "scopes": " ".join(family.scopes),
        "resources": " ".join(family.resources),
        "sid": known.sid if known else None,
        "acr": known.acr if known else None,
        "amr": " ".join(known.amr) if known else None,
        "auth_time": to_milliseconds(known.auth_time) if known else None,
        "now": to_milliseconds(now),
        "expires_at": to_milliseconds(family.expires_at),
    }


def _family(row: dict[str, Any]) -> Family:
    authentication = None
    if row["sid"] is not None:
        amr = scope_list(row["amr"])
        auth_time = from_milliseconds(row["auth_time"])
        authentication = Authentication(row["sid"], row["acr"], amr, auth_time)
    return Family(
        id=row["family_id"],
        client_id=row["client_id"],
        subject=row["subject"],
        scopes=scope_list(row["scopes"]),
        resources=scope_list(row["resources"]),
        authentication=authentication,
        expires_at=from_milliseconds(row["expires_at"]),
    )


_INSERT_FAMILY = """
INSERT INTO token_family (id, client_id, subject, scopes, resources, sid, acr, amr, auth_time, created_at,
                          expires_at)
VALUES (:id, :client_id, :subject, :scopes, :resources, :sid, :acr, :amr, :auth_time, :now, :expires_at)
"""

_INSERT_REFRESH = """
INSERT INTO refresh_token (hash, family_id, parent, issued_at, expires_at)
VALUES (:hash, :family_id, :parent, :now, :expires_at)
"""

_USE = "UPDATE refresh_token SET used_at = coalesce(used_at, :now) WHERE hash = :parent"

_INSERT_ACCESS = """
INSERT INTO access_token (hash, family_id, jti, scopes, audience, issued_at, expires_at)
VALUES (:hash, :family_id, :jti, :scopes, :audience, :now, :expires_at)
"""

_REFRESH = """
SELECT token.hash, token.expires_at AS token_expires_at, family.*, family.id AS family_id,
       EXISTS (SELECT 1 FROM refresh_token AS successor
               WHERE successor.parent = token.hash AND successor.used_at IS NOT NULL) AS successor_used,
       EXISTS (SELECT 1 FROM refresh_token AS sibling
               WHERE sibling.parent = token.parent AND sibling.hash <> token.hash
                 AND sibling.used_at IS NOT NULL) AS sibling_used
FROM refresh_token AS token JOIN token_family AS family ON family.id = token.family_id
WHERE token.hash = :hash
"""

_ACCESS = """
SELECT token.hash, token.jti, token.scopes AS token_scopes, token.audience, token.issued_at,
       token.expires_at AS token_expires_at, token.revoked_at AS token_revoked_at,
       family.*, family.id AS family_id
FROM access_token AS token JOIN token_family AS family ON family.id = token.family_id
WHERE token.hash = :hash
"""

_REVOKE_FAMILY = """
UPDATE token_family SET revoked_at = :now, revoked_by = :by WHERE id = :id AND revoked_at IS NULL
"""

_REVOKE_ACCESS = """
UPDATE access_token SET revoked_at = coalesce(revoked_at, :now) WHERE hash = :hash
"""

_FORGET_FAMILIES = "DELETE FROM token_family WHERE expires_at <= :now"

_FORGET_ACCESS = "DELETE FROM access_token WHERE expires_at <= :now"
