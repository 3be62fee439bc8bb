"""The grants of the token endpoint: Authlib's, with what it leaves open (RFC 6749, RFC 8628, RFC 9700)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from authlib.oauth2.rfc6749.errors import (
    AccessDeniedError,
    InvalidGrantError,
    InvalidScopeError,
)
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant, RefreshTokenGrant
from authlib.oauth2.rfc8628 import (
    AuthorizationPendingError,
    DeviceCodeGrant,
    ExpiredTokenError,
    SlowDownError,
)

from frmr_cli.servers.gosuslugi.oauth import polling
from frmr_cli.servers.gosuslugi.oauth.issuer import ACCESS_LIFETIME, may_refresh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.servers.gosuslugi.oauth.exchange import Exchange
    from frmr_cli.servers.gosuslugi.oauth.families import Family, RefreshToken
    from frmr_cli.servers.gosuslugi.oauth.polling import PolledRequest

    Answer = tuple[int, dict[str, Any], Sequence[tuple[str, str]]]

_POLL_REFUSALS: Final = {
    "pending": (AuthorizationPendingError, "The person has not decided yet."),
    "too_early": (SlowDownError, "Wait 5 seconds more between polls from now on."),
    "expired": (ExpiredTokenError, "The code has expired; begin anew."),
    "denied": (AccessDeniedError, "The person denied the request."),
    "consumed": (InvalidGrantError, "The code was used already."),
}

_REFRESH_REFUSALS: Final = {
    "expired": "The refresh token has expired.",
    "revoked": "The session was ended.",
    "reused": "The refresh token was replaced before; the session is ended.",
}


# Every `create_token_response` is our own: Authlib's write the tokens to the log of the process.


class DeviceCode(DeviceCodeGrant):  # type: ignore[misc]
    """A code of a device for tokens; the code is used up in the transaction that issues them."""

    server: Exchange

    def query_device_credential(self, device_code: str) -> PolledRequest:
        """The request of the code; to a client that it was not issued to it is unknown."""
        request = polling.poll(
            self.server.connection,
            device_code,
            client_id=self.request.client.client_id,
            now=self.server.now,
        )
        if request is None:
            raise InvalidGrantError("The device code is unknown.")
        return request

    def validate_device_credential(self, credential: PolledRequest) -> str:
        """The person who allowed it."""
        if credential.state != "approved":
            refusal, text = _POLL_REFUSALS[credential.state]
            raise refusal(text)
        return credential.subject

    def create_token_response(self) -> Answer:
        """Tokens of a new family."""
        server = self.server
        request: PolledRequest = self.request.credential
        audience = server.audience(self.request, request.resources, request.resources)
        polling.consume(server.connection, request)
        family = server.families.found(
            client_id=request.client_id,
            subject=request.subject,
            scopes=request.scopes,
            resources=request.resources,
            authentication=request.authentication,
        )
        refresh_token = None
        if may_refresh(family.scopes, self.request.client.grant_types):
            refresh_token = server.families.add_refresh_token(family, parent=None)
        answer = _token_answer(self, family, family.scopes, audience, refresh_token)
        server.log(
            "token.issued",
            client_id=family.client_id,
            family=family,
            objects=(family.id, request.id),
            details={"grant": "device_code", "scopes": " ".join(family.scopes)},
        )
        return 200, answer, self.TOKEN_RESPONSE_HEADER


class Refresh(RefreshTokenGrant):  # type: ignore[misc]
    """A refresh token for the next one."""

    # Authlib lets only confidential clients refresh unless told otherwise.
    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post", "none")

    server: Exchange

    def authenticate_refresh_token(self, refresh_token: str) -> RefreshToken | None:
        """The token when it works; the reuse of a replaced one ends its family."""
        client = self.request.client
        token = self.server.families.refresh_token(refresh_token)
        if token is None or not token.check_client(client):
            raise InvalidGrantError("The refresh token is unknown.")
        if token.state == "reused":
            self.server.families.revoke(token.family, by="reuse")
            self.server.log(
                "token.reuse_detected",
                outcome="refused",
                client_id=client.client_id,
                family=token.family,
            )
        if token.state != "good":
            raise InvalidGrantError(_REFRESH_REFUSALS[token.state])
        return token

    def create_token_response(self) -> Answer:
        """The next tokens of the family; fewer scopes only for this access token (RFC 6749 §6)."""
        server = self.server
        token: RefreshToken = self.request.refresh_token
        family = token.family
        scopes = self.request.scopes or family.scopes
        audience = server.audience(self.request, family.resources, family.resources)
        refresh_token = server.families.add_refresh_token(family, parent=token.hash)
        answer = _token_answer(self, family, scopes, audience, refresh_token)
        server.log(
            "token.refreshed",
            client_id=family.client_id,
            family=family,
            details={"scopes": " ".join(scopes)},
        )
        return 200, answer, self.TOKEN_RESPONSE_HEADER


class ClientCredentials(ClientCredentialsGrant):  # type: ignore[misc]
    """The secret of a client for an access token of its own."""

    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post")

    server: Exchange

    def create_token_response(self) -> Answer:
        """An access token without a person and without a refresh token."""
        server = self.server
        client = self.request.client
        scopes = server.requested_scopes(self.request, client)
        if not scopes:
            raise InvalidScopeError("Name a scope.")
        known = server.issuer.services.config.resources
        audience = server.audience(self.request, known, known[:1])
        family = server.families.found(
            client_id=client.client_id,
            subject=client.client_id,
            scopes=scopes,
            resources=audience,
            authentication=None,
            lifetime=ACCESS_LIFETIME,
        )
        answer = _token_answer(self, family, scopes, audience, None)
        server.log(
            "token.issued",
            client_id=client.client_id,
            family=family,
            details={"grant": "client_credentials", "scopes": " ".join(scopes)},
        )
        return 200, answer, self.TOKEN_RESPONSE_HEADER


def _token_answer(
    grant: DeviceCode | Refresh | ClientCredentials,
    family: Family,
    scopes: Sequence[str],
    audience: Sequence[str],
    refresh_token: str | None,
) -> dict[str, Any]:
    server = grant.server
    server.keep_use(family)
    return server.issuer.token_answer(
        server.families,
        family,
        scopes=scopes,
        audience=audience,
        refresh_token=refresh_token,
        now=server.now,
    )


GRANTS: Final = (DeviceCode, Refresh, ClientCredentials)
