"""Client authentication and the form of requests (RFC 6749 §2.3, §3.2, §5.2)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from frmr_cli.servers.gosuslugi.oauth.clients import DEVICE_CODE

if TYPE_CHECKING:
    from tests.servers.gosuslugi_oauth.conftest import LiveIssuer

GRANT = {"grant_type": "client_credentials"}
KIOSK_SECRET = "a secret: with ü and %"


def basic(identifier: str, secret: str) -> dict[str, str]:
    """The header of a client that encodes as RFC 6749 §2.3.1 wants."""
    text = f"{quote(identifier)}:{quote(secret)}"
    return {"Authorization": f"Basic {base64.b64encode(text.encode()).decode()}"}


def test_service_gets_a_token_by_basic(issuer: LiveIssuer) -> None:
    """The service account gets its default scopes, and no refresh token."""
    answer = issuer.post("/oauth/token", GRANT, auth=issuer.service_auth)

    assert answer.status_code == 200
    assert {"access_token", "expires_in", "scope", "token_type"} == set(answer.json())
    assert (answer.json()["scope"], answer.json()["expires_in"]) == ("frmr.read frmr.write", 600)


def test_service_gets_a_token_by_post(issuer: LiveIssuer) -> None:
    """Identifier and secret may stand in the form."""
    identifier, secret = issuer.service_auth
    form = GRANT | {"client_id": identifier, "client_secret": secret, "scope": "frmr.audit"}

    assert issuer.post("/oauth/token", form).json()["scope"] == "frmr.audit"


def test_basic_credentials_are_percent_encoded(issuer: LiveIssuer) -> None:
    """A secret with a colon, a percent sign and no ASCII arrives whole."""
    headers = basic("kiosk", KIOSK_SECRET)
    answer = issuer.post("/oauth/token", GRANT | {"scope": "frmr.read"}, headers=headers)

    assert answer.status_code == 200


def test_confidential_client_may_use_the_device_grant(issuer: LiveIssuer) -> None:
    """It authenticates when it begins and when it polls."""
    headers = basic("kiosk", KIOSK_SECRET)
    form = {"scope": "openid"}
    codes = issuer.post("/oauth/device_authorization", form, headers=headers).json()
    issuer.approve(codes["user_code"])
    poll = {"grant_type": DEVICE_CODE, "device_code": codes["device_code"]}

    bare = issuer.post("/oauth/token", poll | {"client_id": "kiosk"})
    proper = issuer.post("/oauth/token", poll, headers=headers)

    assert (bare.status_code, bare.json()["error"]) == (401, "invalid_client")
    assert proper.status_code == 200


WRONG_AUTHENTICATION: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "nobody": ({}, {}),
    "unknown client": ({"client_id": "nobody"}, {}),
    "unknown client with a secret": ({"client_id": "nobody", "client_secret": "x"}, {}),
    "wrong secret": ({"client_id": "frmr-ci", "client_secret": "x"}, {}),
    "no secret": ({"client_id": "frmr-ci"}, {}),
    "wrong secret by basic": ({}, basic("frmr-ci", "x")),
    "unknown client by basic": ({}, basic("nobody", "x")),
    "public client with a secret": ({"client_id": "frmr-cli", "client_secret": "x"}, {}),
    "public client by basic without a secret": ({"client_id": "frmr-cli"}, basic("frmr-cli", "")),
    "bearer": ({"client_id": "frmr-cli"}, {"Authorization": "Bearer x"}),
    "broken base64": ({}, {"Authorization": "Basic é"}),
    "base64 of no text": ({}, {"Authorization": "Basic /////w=="}),
    "no colon": ({}, {"Authorization": f"Basic {base64.b64encode(b'frmr-ci').decode()}"}),
    "empty header": ({}, {"Authorization": "Basic"}),
}


@pytest.mark.parametrize("case", WRONG_AUTHENTICATION)
@pytest.mark.parametrize("path", ["token", "device_authorization", "revoke", "introspect"])
def test_wrong_authentication_is_invalid_client(issuer: LiveIssuer, path: str, case: str) -> None:
    """Every endpoint says invalid_client, 401 and how to authenticate, whatever was wrong."""
    form, headers = WRONG_AUTHENTICATION[case]
    raw = {name: value.encode("latin-1") for name, value in headers.items()}
    data = {"grant_type": "client_credentials", "token": "x"} | form

    answer = issuer.post(f"/oauth/{path}", data, headers=raw)

    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert answer.headers["www-authenticate"].startswith("Basic realm=")
    assert answer.headers["cache-control"] == "no-store"


def test_refused_client_is_in_the_log(issuer: LiveIssuer) -> None:
    """Failures are logged too, with the request id of the answer."""
    form = GRANT | {"client_id": "frmr-ci", "client_secret": "x"}
    answer = issuer.post("/oauth/token", form, headers={"X-Request-Id": "incident-4711"})

    entry = issuer.entries("client.refused")[-1]
    assert "incident-4711" == answer.headers["x-request-id"] == entry["request_id"]
    assert (entry["outcome"], entry["address"]) == ("refused", "127.0.0.1")


def test_two_methods_at_once_are_refused(issuer: LiveIssuer) -> None:
    """A header and a secret in the form are one too many."""
    form = GRANT | {"client_id": "frmr-ci", "client_secret": "x"}
    answer = issuer.post("/oauth/token", form, auth=issuer.service_auth)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_two_identifiers_are_refused(issuer: LiveIssuer) -> None:
    """Header and form must mean the same client."""
    answer = issuer.post(
        "/oauth/token", GRANT | {"client_id": "frmr-cli"}, auth=issuer.service_auth
    )

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


REFUSED_FORMS: dict[str, tuple[dict[str, Any], str]] = {
    "no grant": ({}, "invalid_request"),
    "empty grant": ({"grant_type": ""}, "invalid_request"),
    "password": (
        {"grant_type": "password", "username": "x", "password": "y"},
        "unsupported_grant_type",
    ),
    "authorization code": ({"grant_type": "authorization_code"}, "unsupported_grant_type"),
    "implicit": ({"grant_type": "implicit"}, "unsupported_grant_type"),
    "hostile grant": ({"grant_type": 'a"\\\n☃<script>'}, "unsupported_grant_type"),
    "not for this client": ({"grant_type": "client_credentials"}, "invalid_client"),
    "no device code": ({"grant_type": DEVICE_CODE}, "invalid_request"),
    "no refresh token": ({"grant_type": "refresh_token"}, "invalid_request"),
    "repeated": (
        {"grant_type": ["refresh_token", "refresh_token"], "refresh_token": "x"},
        "invalid_request",
    ),
}


@pytest.mark.parametrize("case", REFUSED_FORMS)
def test_refused_forms_of_the_token_endpoint(issuer: LiveIssuer, case: str) -> None:
    """Each fault has its error; the text is plain ASCII and repeats nothing of the request."""
    form, error = REFUSED_FORMS[case]
    answer = issuer.post("/oauth/token", {"client_id": "frmr-cli"} | form)

    assert error == answer.json()["error"]
    text = answer.json()["error_description"]
    assert text
    assert not set('"\\') & set(text)
    assert text.isascii()
    assert "script" not in text


def test_grant_of_another_kind_of_client_is_refused(issuer: LiveIssuer) -> None:
    """A service has no device and no refresh tokens."""
    form = {"grant_type": DEVICE_CODE, "device_code": "x"}
    answer = issuer.post("/oauth/token", form, auth=issuer.service_auth)
    begin = issuer.post("/oauth/device_authorization", {}, auth=issuer.service_auth)
    refresh = issuer.post(
        "/oauth/token",
        {"grant_type": "refresh_token", "refresh_token": "x"},
        auth=issuer.service_auth,
    )

    errors = [one.json()["error"] for one in (answer, begin, refresh)]
    assert errors == ["unauthorized_client"] * 3


@pytest.mark.parametrize("scope", ["frmr.delete", "openid frmr.admin", '"'], ids=repr)
def test_scope_beyond_the_client_is_refused(issuer: LiveIssuer, scope: str) -> None:
    """A scope that is unknown or not for the client is told at once."""
    form = {"client_id": "other-device", "scope": scope}
    device = issuer.post("/oauth/device_authorization", form)
    service = issuer.post("/oauth/token", GRANT | {"scope": scope}, auth=issuer.service_auth)

    assert [one.json()["error"] for one in (device, service)] == ["invalid_scope"] * 2


def test_service_without_default_scopes_must_name_one(issuer: LiveIssuer) -> None:
    """A token for nothing is not issued (RFC 6749 §3.3)."""
    answer = issuer.post("/oauth/token", GRANT, headers=basic("kiosk", KIOSK_SECRET))

    assert answer.json()["error"] == "invalid_scope"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"client_id": "frmr-cli"}'),
        ("", b"client_id=frmr-cli"),
        ("application/x-www-form-urlencoded", b"client_id=%ff"),
        ("application/x-www-form-urlencoded", "client_id=ф".encode()),
        ("application/x-www-form-urlencoded", b"&".join([b"a=b"] * 100)),
    ],
    ids=["json", "none", "no UTF-8", "not encoded", "too many"],
)
def test_what_is_no_form_is_refused(issuer: LiveIssuer, content_type: str, body: bytes) -> None:
    """Only a readable form is read."""
    answer = issuer.http.post(
        issuer.url("/oauth/token"), content=body, headers={"Content-Type": content_type}
    )

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_charset_of_the_form_does_not_matter(issuer: LiveIssuer) -> None:
    """Some clients name one."""
    answer = issuer.http.post(
        issuer.url("/oauth/device_authorization"),
        content=b"client_id=frmr-cli&scope=",
        headers={"Content-Type": "Application/X-WWW-Form-Urlencoded; charset=UTF-8"},
    )

    assert answer.status_code == 200


def test_endless_body_is_refused(issuer: LiveIssuer) -> None:
    """Nobody fills the memory."""
    answer = issuer.post("/oauth/token", {"client_id": "x" * 70_000})

    assert answer.status_code == 413


def test_tokens_are_not_given_by_get(issuer: LiveIssuer) -> None:
    """A token request is a POST; the answer says so."""
    answer = issuer.http.get(issuer.url("/oauth/token"))

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_request_id_is_made_when_none_is_fit(issuer: LiveIssuer) -> None:
    """An identifier of the client with strange signs is replaced."""
    headers = {"X-Request-Id": "<script>alert(1)</script>"}
    answer = issuer.http.get(issuer.url("/health"), headers=headers)

    assert len(answer.headers["x-request-id"]) == 32
    assert answer.json() == {"status": "ok"}
