"""The tokens of one login."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.login.secrets import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

LEEWAY = timedelta(seconds=30)
"""A token is renewed this long before its end, so that it outlives the request that carries it."""


class Identity(NamedTuple):
    """Who logged in, as the issuer says it."""

    subject: str
    """Identifier at the issuer; stable and unique there (OpenID Connect Core §2, `sub`)."""
    name: str
    """What a person is shown; the subject when the issuer tells no name."""


class TokenAnswer(NamedTuple):
    """What a token endpoint answered (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3)."""

    access: Secret
    refresh: Secret | None
    expires_in: float | None
    """Seconds from the answer on; None when the issuer does not tell."""
    refresh_expires_in: float | None
    """Seconds; not standard, but Keycloak and others tell it."""
    scope: str | None
    """None when it is what was asked for (RFC 6749 §5.1)."""
    id_token: Secret | None


class TokenSet(NamedTuple):
    """The tokens of one account; times are aware UTC."""

    access: Secret
    refresh: Secret | None
    expires_at: datetime | None
    """End of the access token; None when the issuer does not tell."""
    refresh_expires_at: datetime | None
    """End of the whole login, as far as the issuer tells it."""
    scope: str
    """Granted scopes, separated by spaces."""
    identity: Identity

    def is_fresh(self, now: datetime, *, leeway: timedelta = LEEWAY) -> bool:
        """Whether the access token can be used for at least `leeway`; so is one without an end."""
        return self.expires_at is None or now + leeway < self.expires_at

    def renewed(self, answer: TokenAnswer, now: datetime) -> TokenSet:
        """
        The set after a refresh: what the answer leaves out stays as it was.

        Source: RFC 6749 §6.
        """
        rotated = answer.refresh is not None
        return self._replace(
            access=answer.access,
            refresh=answer.refresh if rotated else self.refresh,
            expires_at=_after(now, answer.expires_in),
            refresh_expires_at=(
                _after(now, answer.refresh_expires_in) if rotated else self.refresh_expires_at
            ),
            scope=answer.scope or self.scope,
        )

    def to_json(self) -> dict[str, Any]:
        """Everything, secrets included: for the encrypted file only."""
        return {
            "access": self.access.reveal(),
            "refresh": self.refresh.reveal() if self.refresh else None,
            "expires_at": iso(self.expires_at),
            "refresh_expires_at": iso(self.refresh_expires_at),
            "scope": self.scope,
            "subject": self.identity.subject,
            "name": self.identity.name,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> TokenSet:
        """
        The inverse of `to_json`.

        Raises: KeyError, TypeError, ValueError on anything else.
        """
        return cls(
            access=Secret(str(value["access"])),
            refresh=Secret(value["refresh"]) if value["refresh"] else None,
            expires_at=_moment(value["expires_at"]),
            refresh_expires_at=_moment(value["refresh_expires_at"]),
            scope=value["scope"],
            identity=Identity(value["subject"], value["name"]),
        )


def token_set(
    answer: TokenAnswer, *, identity: Identity, asked_scope: str, now: datetime
) -> TokenSet:
    """The set after a login; `now` is when the answer came."""
    return TokenSet(
        access=answer.access,
        refresh=answer.refresh,
        expires_at=_after(now, answer.expires_in),
        refresh_expires_at=_after(now, answer.refresh_expires_in),
        scope=asked_scope if answer.scope is None else answer.scope,
        identity=identity,
    )


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC, to the second."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _after(now: datetime, seconds: float | None) -> datetime | None:
    return None if seconds is None else now + timedelta(seconds=seconds)
