"""Clients that others wrote complete their flows without a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from authlib.integrations.requests_client import (
    OAuth2Session,
    OAuthError,
)
from authlib.oauth2.rfc8414 import (
    AuthorizationServerMetadata,
)

from frmr_cli.servers.gosuslugi.oauth.clients import DEVICE_CODE

if TYPE_CHECKING:
    from tests.servers.gosuslugi_oauth.conftest import LiveIssuer


def test_authlib_client_logs_in_refreshes_and_logs_out(issuer: LiveIssuer) -> None:
    """Authlib's client, over requests, does the whole life of a session."""
    codes = issuer.begin()
    token_url = issuer.url("/oauth/token")
    session = OAuth2Session("frmr-cli", token_endpoint_auth_method="none")
    form = {"grant_type": DEVICE_CODE, "device_code": codes["device_code"]}
    with pytest.raises(OAuthError, match="authorization_pending"):
        session.fetch_token(token_url, **form)
    issuer.approve(codes["user_code"])

    session.fetch_token(token_url, **form)
    person = session.get(issuer.url("/oauth/userinfo")).json()
    session.refresh_token(token_url)
    refresh_token = session.token["refresh_token"]
    revoked = session.revoke_token(issuer.url("/oauth/revoke"), refresh_token)

    assert person["family_name"] == "Иванова"
    assert revoked.status_code == 200
    assert issuer.introspect(refresh_token) == {"active": False}
    session.close()


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_authlib_service_gets_a_token(issuer: LiveIssuer, method: str) -> None:
    """A service of another maker authenticates in both ways."""
    identifier, secret = issuer.service_auth
    with OAuth2Session(identifier, secret, token_endpoint_auth_method=method) as session:
        token = session.fetch_token(
            issuer.url("/oauth/token"), grant_type="client_credentials", scope="frmr.read"
        )

    assert token["scope"] == "frmr.read"


def test_client_that_tries_basic_first_is_not_slowed_down(issuer: LiveIssuer) -> None:
    """
    A client that finds out by trial how to authenticate polls in pairs: Basic with an empty secret, then the form.

    So does golang.org/x/oauth2 with AuthStyleAutoDetect. Only the second one of a pair is a poll.
    """
    codes = issuer.begin()
    poll = {
        "client_id": "frmr-cli",
        "grant_type": DEVICE_CODE,
        "device_code": codes["device_code"],
    }
    errors = []
    for _ in range(2):
        errors.append(issuer.post("/oauth/token", poll, auth=("frmr-cli", "")).json()["error"])
        errors.append(issuer.post("/oauth/token", poll).json()["error"])
        issuer.clock.advance(seconds=5)

    assert errors == ["invalid_client", "authorization_pending"] * 2


def test_authlib_reads_the_metadata(issuer: LiveIssuer) -> None:
    """Another reader of RFC 8414 accepts issuer, key set and methods."""
    body = issuer.http.get(issuer.url("/.well-known/openid-configuration")).json()
    document = AuthorizationServerMetadata(body)

    for name in (
        "scopes_supported",
        "grant_types_supported",
        "token_endpoint_auth_methods_supported",
        "revocation_endpoint_auth_methods_supported",
        "introspection_endpoint_auth_methods_supported",
        "ui_locales_supported",
    ):
        getattr(document, f"validate_{name}")()

    assert body["issuer"] == document["issuer"]
