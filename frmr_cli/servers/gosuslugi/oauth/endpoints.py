"""The endpoints besides that of tokens: device authorization, revocation, introspection."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from authlib.consts import default_json_headers
from authlib.oauth2.rfc6749.errors import (
    InvalidRequestError,
    UnauthorizedClientError,
)
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7662 import IntrospectionEndpoint
from authlib.oauth2.rfc8628 import DeviceAuthorizationEndpoint

from frmr_cli.servers.gosuslugi.oauth import device_requests, step_up, user_codes
from frmr_cli.servers.gosuslugi.oauth.clients import DEVICE_CODE
from frmr_cli.servers.gosuslugi.oauth.families import AccessToken, RefreshToken
from frmr_cli.servers.gosuslugi.oauth.instants import to_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.servers.gosuslugi.oauth.clients import Client
    from frmr_cli.servers.gosuslugi.oauth.exchange import Exchange
    from frmr_cli.servers.gosuslugi.oauth.form import FormRequest

    Answer = tuple[int, dict[str, Any], Sequence[tuple[str, str]]]

_AUTH_METHODS: Final = ("client_secret_basic", "client_secret_post", "none")


class DeviceAuthorization(DeviceAuthorizationEndpoint):  # type: ignore[misc]
    """A pair of codes: one for the device, one for the person (RFC 8628 §3.1–3.2)."""

    CLIENT_AUTH_METHODS = _AUTH_METHODS

    server: Exchange

    def create_endpoint_response(self, request: FormRequest) -> Answer:
        """Our own: Authlib's checks neither the grant nor the scopes of the client."""
        server = self.server
        client: Client = self.authenticate_client(request)
        if not client.check_grant_type(DEVICE_CODE):
            raise UnauthorizedClientError("This client may not use the device grant.")
        scopes = server.requested_scopes(request, client)
        known = server.issuer.services.config.resources
        wanted = step_up.wanted(request)
        codes = server.issuer.services.device_requests.open(
            server.connection,
            client_id=client.client_id,
            scopes=scopes,
            resources=server.audience(request, known, known[:1]),
            address=server.wire.address,
            user_agent=server.wire.user_agent,
            acr=wanted.acr,
            max_age=wanted.max_age,
        )
        server.log(
            "device.requested",
            client_id=client.client_id,
            objects=(codes.request_id,),
            details={"scopes": " ".join(scopes)},
        )
        return 200, self._answer(codes), default_json_headers

    def _answer(self, codes: device_requests.IssuedCodes) -> dict[str, Any]:
        page = self.server.issuer.url("/device")
        shown = user_codes.shown(codes.user_code)
        return {
            "device_code": codes.device_code,
            "user_code": shown,
            "verification_uri": page,
            "verification_uri_complete": f"{page}?user_code={quote(shown)}",
            "expires_in": device_requests.LIFETIME // timedelta(seconds=1),
            "interval": device_requests.INTERVAL // timedelta(seconds=1),
        }


class Revocation(RevocationEndpoint):  # type: ignore[misc]
    """The end of tokens at the wish of their client (RFC 7009)."""

    CLIENT_AUTH_METHODS = _AUTH_METHODS

    server: Exchange

    def authenticate_token(
        self, request: FormRequest, client: Client
    ) -> RefreshToken | AccessToken | None:
        """The token; none also when it belongs to another client, which learns nothing by it."""
        token = _find_token(self.server, request)
        return token if token and token.family.client_id == client.client_id else None

    def revoke_token(self, token: RefreshToken | AccessToken, request: FormRequest) -> None:
        """An access token ends alone, a refresh token with all that came of its grant (§2.1)."""
        if isinstance(token, RefreshToken):
            self.server.families.revoke(token.family, by="client")
            kind = "refresh_token"
        else:
            self.server.families.revoke_access_token(token)
            kind = "access_token"
        self.server.log(
            "token.revoked",
            client_id=token.family.client_id,
            family=token.family,
            details={"kind": kind},
        )


class Introspection(IntrospectionEndpoint):  # type: ignore[misc]
    """What a token is worth, for confidential clients (RFC 7662)."""

    # A public client has nothing to authenticate with, so it learns nothing about tokens.
    CLIENT_AUTH_METHODS = ("client_secret_basic", "client_secret_post")

    server: Exchange

    def authenticate_token(
        self, request: FormRequest, client: Client
    ) -> RefreshToken | AccessToken | None:
        """The token of the request."""
        return _find_token(self.server, request)

    def create_introspection_payload(
        self, token: RefreshToken | AccessToken | None
    ) -> dict[str, Any]:
        """The claims of a token that works; of any other only that it does not (§2.2)."""
        match token:
            case AccessToken(active=True):
                return self._common_claims(token) | {
                    "token_type": "Bearer",
                    "scope": " ".join(token.scopes),
                    "aud": list(token.audience),
                    "jti": token.jti,
                    "iat": to_seconds(token.issued_at),
                    "exp": to_seconds(token.expires_at),
                }
            case RefreshToken(state="good"):
                return self._common_claims(token) | {"scope": " ".join(token.family.scopes)}
            case _:
                return {"active": False}

    def _common_claims(self, token: RefreshToken | AccessToken) -> dict[str, Any]:
        family = token.family
        claims: dict[str, Any] = {
            "active": True,
            "iss": self.server.issuer.identifier,
            "sub": family.subject,
            "client_id": family.client_id,
        }
        if family.authentication is not None:
            claims["sid"] = family.authentication.sid
            claims["acr"] = family.authentication.acr
            claims["amr"] = list(family.authentication.amr)
            claims["auth_time"] = to_seconds(family.authentication.auth_time)
        return claims


def _find_token(server: Exchange, request: FormRequest) -> RefreshToken | AccessToken | None:
    # The hint is only for speed, and both searches are quick, so none is needed (RFC 7009 §2.1).
    text = request.form.get("token")
    if text is None:
        raise InvalidRequestError("token is missing.")
    return server.families.refresh_token(text) or server.families.access_token(text)


ENDPOINTS: Final = (DeviceAuthorization, Revocation, Introspection)
