"""What the issuer says about itself is true (RFC 8414, OpenID Connect Discovery)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.gosuslugi.config import GosuslugiConfig

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers.gosuslugi_oauth.conftest import LiveIssuer


def metadata(issuer: LiveIssuer) -> dict[str, Any]:
    """The document."""
    body: dict[str, Any] = issuer.http.get(issuer.url("/.well-known/openid-configuration")).json()
    return body


def test_all_well_known_addresses_tell_the_same(issuer: LiveIssuer) -> None:
    """Both RFC 8414 and OpenID clients find it, with the path before or after."""
    origin = issuer.config.issuer.removesuffix("/gosuslugi")
    places = [
        f"{origin}/.well-known/oauth-authorization-server/gosuslugi",
        f"{origin}/.well-known/openid-configuration/gosuslugi",
        f"{origin}/gosuslugi/.well-known/openid-configuration",
    ]

    answers = [issuer.http.get(place).json() for place in places]

    assert answers[0] == answers[1] == answers[2]
    assert issuer.config.issuer == answers[0]["issuer"]


def test_all_endpoints_are_there(issuer: LiveIssuer) -> None:
    """Each named endpoint answers something else than «not found»; the page of the account is served beside them."""
    document = metadata(issuer)
    assert document.pop("account_management_uri").endswith("/account")
    endpoints = [url for name, url in document.items() if name.endswith(("_endpoint", "_uri"))]

    statuses = {url: issuer.http.get(url).status_code for url in endpoints}

    assert len(endpoints) == 8
    assert 404 not in statuses.values()
    assert all(url.startswith(issuer.config.issuer + "/") for url in endpoints)


def test_no_browser_grant_is_offered(issuer: LiveIssuer) -> None:
    """There is neither an authorization endpoint nor a password or implicit grant."""
    document = metadata(issuer)

    assert "authorization_endpoint" not in document
    assert {
        "urn:ietf:params:oauth:grant-type:device_code",
        "refresh_token",
        "client_credentials",
    } == set(document["grant_types_supported"])


def test_offered_scopes_are_granted(issuer: LiveIssuer) -> None:
    """Every scope of the metadata can be asked for."""
    scopes = " ".join(metadata(issuer)["scopes_supported"])

    assert scopes == issuer.login(scope=scopes)["scope"]


def test_documents_may_be_cached(issuer: LiveIssuer) -> None:
    """Public documents are kept for five minutes."""
    answers = [issuer.http.get(issuer.url(path)) for path in ("/oauth/jwks", "/openapi.json")]

    assert {"public, max-age=300"} == {answer.headers["cache-control"] for answer in answers}


@pytest.mark.parametrize(
    "issuer_url",
    [
        "http://127.0.0.1:1",
        "http://127.0.0.1:1/x/",
        "ftp://a/x",
        "/x",
        "http://a/x?y",
        "http://a/x#y",
    ],
)
def test_issuer_must_have_a_plain_path(tmp_path: Path, issuer_url: str) -> None:
    """An ambiguous issuer is refused at the start."""
    with pytest.raises(ValueError, match="not an issuer"):
        GosuslugiConfig(issuer=issuer_url, directory=tmp_path, spool=tmp_path)
