"""What the tokens say, who signs them, and how long they work."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from joserfc import jws, jwt
from joserfc.jwk import KeySet

from frmr_cli.servers.gosuslugi.oauth.keys import SigningKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.gosuslugi_oauth.conftest import Clock, LiveIssuer

SUBJECT = "1000000301"


def verified(issuer: LiveIssuer, token: str, algorithm: str = "ES256") -> jwt.Token:
    """The token, its signature checked by the published keys."""
    keys = KeySet.import_key_set(issuer.http.get(issuer.url("/oauth/jwks")).json())
    return jwt.decode(token, keys, algorithms=[algorithm])


def kids(issuer: LiveIssuer) -> list[str]:
    """The published keys."""
    return [key["kid"] for key in issuer.http.get(issuer.url("/oauth/jwks")).json()["keys"]]


def test_access_token_is_that_of_rfc_9068(issuer: LiveIssuer) -> None:
    """Type and claims of an access token of a person."""
    token = verified(issuer, issuer.login(scope="openid frmr.read")["access_token"])
    claims = token.claims

    assert (token.header["typ"], token.header["alg"]) == ("at+jwt", "ES256")
    assert (issuer.config.issuer, SUBJECT, "urn:frmr:registry", "frmr-cli") == (
        claims["iss"],
        claims["sub"],
        claims["aud"],
        claims["client_id"],
    )
    assert (claims["scope"], claims["sid"]) == ("openid frmr.read", "session-1")
    assert (claims["acr"], claims["amr"]) == ("urn:frmr:acr:2fa", ["pwd", "sms", "mfa"])
    assert claims["exp"] - claims["iat"] == 600
    assert claims["auth_time"] <= claims["iat"]
    assert claims["jti"]


def test_service_token_knows_no_person(issuer: LiveIssuer) -> None:
    """The subject of a service token is the service; nobody was recognised."""
    form = {"grant_type": "client_credentials"}
    answer = issuer.post("/oauth/token", form, auth=issuer.service_auth)
    claims = verified(issuer, answer.json()["access_token"]).claims

    assert (claims["sub"], claims["client_id"]) == ("frmr-ci", "frmr-ci")
    assert not {"sid", "acr", "amr", "auth_time"} & set(claims)


def test_id_token_is_for_the_client(issuer: LiveIssuer) -> None:
    """With `openid` comes an ID token, and again with each refresh, with the same `auth_time`."""
    tokens = issuer.login()
    first = verified(issuer, tokens["id_token"])
    issuer.clock.advance(minutes=5)
    second = verified(issuer, issuer.refresh(tokens["refresh_token"]).json()["id_token"])

    assert first.header["typ"] == "JWT"
    assert {
        "acr",
        "amr",
        "aud",
        "auth_time",
        "exp",
        "iat",
        "iss",
        "sid",
        "sub",
    } == set(first.claims)
    assert (first.claims["aud"], first.claims["sub"]) == ("frmr-cli", SUBJECT)
    assert first.claims["auth_time"] == second.claims["auth_time"]
    assert first.claims["iat"] < second.claims["iat"]


def test_known_resource_becomes_the_audience(issuer: LiveIssuer) -> None:
    """A client may name the resource, when it begins and when it polls (RFC 8707)."""
    codes = issuer.begin(resource="urn:frmr:registry")
    issuer.approve(codes["user_code"])
    answer = issuer.poll(codes["device_code"], resource="urn:frmr:registry")

    claims = verified(issuer, answer.json()["access_token"]).claims
    assert claims["aud"] == "urn:frmr:registry"


def test_unknown_resource_is_an_invalid_target(issuer: LiveIssuer) -> None:
    """A resource that nobody knows is refused at every step, and uses nothing up."""
    target = {"resource": "https://elsewhere.example"}
    codes = issuer.begin()
    issuer.approve(codes["user_code"])
    begin = issuer.post("/oauth/device_authorization", {"client_id": "frmr-cli"} | target)
    poll = issuer.poll(codes["device_code"], **target)
    tokens = issuer.poll(codes["device_code"]).json()
    refresh = issuer.refresh(tokens["refresh_token"], **target)
    form = {"grant_type": "client_credentials"} | target
    service = issuer.post("/oauth/token", form, auth=issuer.service_auth)

    errors = [answer.json()["error"] for answer in (begin, poll, refresh, service)]
    assert errors == ["invalid_target"] * 4
    assert issuer.refresh(tokens["refresh_token"]).status_code == 200


def test_two_keys_are_published_without_their_secrets(issuer: LiveIssuer) -> None:
    """The next key is known before it signs; no private member is told."""
    keys = issuer.http.get(issuer.url("/oauth/jwks")).json()["keys"]

    assert len({key["kid"] for key in keys}) == 2
    assert {"alg", "crv", "kid", "kty", "use", "x", "y"} == set.union(*map(set, keys))


def test_rotation_keeps_old_tokens_good(
    start_issuer: Callable[..., Any], clock: Clock, tmp_path: Path
) -> None:
    """After a rotation the announced key signs, and tokens of the former still verify."""
    with start_issuer(tmp_path, clock) as issuer:
        old = issuer.login()["access_token"]
        announced = kids(issuer)[1]

        SigningKeys(issuer.config.directory, "ES256").rotate()

        new = verified(issuer, issuer.login()["access_token"])
        assert announced == new.header["kid"]
        assert verified(issuer, old).claims["sub"] == SUBJECT
        assert len(kids(issuer)) == 3


def test_rs256_can_be_chosen(
    start_issuer: Callable[..., Any], clock: Clock, tmp_path: Path
) -> None:
    """An issuer with RSA keys says so in its metadata."""
    with start_issuer(tmp_path, clock, signing_algorithm="RS256") as issuer:
        tokens = issuer.login()
        metadata = issuer.http.get(issuer.url("/.well-known/openid-configuration")).json()

        assert verified(issuer, tokens["id_token"], "RS256").claims["sub"] == SUBJECT
        assert metadata["id_token_signing_alg_values_supported"] == ["RS256"]


def test_keys_are_for_their_owner_only(issuer: LiveIssuer) -> None:
    """Keys, secret and database are not readable by others."""
    names = ("keys.json", "frmr-ci.secret", "gosuslugi.sqlite3", "gosuslugi.sqlite3-wal")
    modes = {(issuer.config.directory / name).stat().st_mode & 0o777 for name in names}

    assert {0o600} == modes


def test_introspection_tells_what_a_token_is_worth(issuer: LiveIssuer) -> None:
    """Of a good token all is told, refresh tokens too."""
    tokens = issuer.login(scope="openid offline_access")

    access = issuer.introspect(tokens["access_token"])
    refresh = issuer.introspect(tokens["refresh_token"])

    assert verified(issuer, tokens["access_token"]).claims["jti"] == access["jti"]
    assert (access["active"], access["sub"], access["sid"]) == (True, SUBJECT, "session-1")
    assert (refresh["active"], refresh["scope"]) == (True, "openid offline_access")
    assert issuer.introspect("nonsense") == {"active": False}


def test_expired_token_is_inactive(issuer: LiveIssuer) -> None:
    """Ten minutes after its issue an access token is worth nothing."""
    token = issuer.login()["access_token"]
    issuer.clock.advance(minutes=10)

    assert issuer.introspect(token) == {"active": False}


def test_public_clients_may_not_introspect(issuer: LiveIssuer) -> None:
    """Only who authenticates learns about tokens."""
    answer = issuer.post("/oauth/introspect", {"client_id": "frmr-cli", "token": "x"})

    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_revoked_refresh_token_takes_all_with_it(issuer: LiveIssuer) -> None:
    """A logout ends the refresh token and the access token of the grant (RFC 7009 §2.1)."""
    tokens = issuer.login()
    form = {"client_id": "frmr-cli", "token": tokens["refresh_token"]}

    answer = issuer.post("/oauth/revoke", form)

    assert (answer.status_code, answer.json()) == (200, {})
    assert issuer.introspect(tokens["access_token"]) == {"active": False}
    assert issuer.refresh(tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert issuer.entries("token.revoked")[-1]["actor"] == SUBJECT


def test_revoked_access_token_goes_alone(issuer: LiveIssuer) -> None:
    """The session lives on; a wrong hint does not matter."""
    tokens = issuer.login()
    form = {
        "client_id": "frmr-cli",
        "token": tokens["access_token"],
        "token_type_hint": "no-such-kind",
    }

    answer = issuer.post("/oauth/revoke", form)

    assert answer.status_code == 200
    assert issuer.introspect(tokens["access_token"]) == {"active": False}
    assert issuer.refresh(tokens["refresh_token"]).status_code == 200


def test_token_of_another_client_is_not_revoked(issuer: LiveIssuer) -> None:
    """A foreign client hears nothing, and changes nothing; so does one that asks about nonsense."""
    tokens = issuer.login()
    form = {"client_id": "other-device", "token": tokens["refresh_token"]}

    answers = [issuer.post("/oauth/revoke", form | {"token": t}) for t in (form["token"], "x")]

    assert [(answer.status_code, answer.json()) for answer in answers] == [(200, {})] * 2
    assert issuer.refresh(tokens["refresh_token"]).status_code == 200


@pytest.mark.parametrize("path", ["revoke", "introspect"])
def test_token_must_be_named(issuer: LiveIssuer, path: str) -> None:
    """Without a token there is nothing to do."""
    answer = issuer.post(f"/oauth/{path}", {}, auth=issuer.service_auth)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize(
    ("scope", "claims"),
    [
        ("openid", {"sub"}),
        ("openid profile", {"sub", "name", "family_name"}),
        ("openid snils", {"sub", "snils"}),
        ("openid email phone", {"sub", "email", "phone_number"}),
    ],
)
def test_userinfo_releases_claims_by_scope(
    issuer: LiveIssuer, scope: str, claims: set[str]
) -> None:
    """Each scope releases its claims and no other, whatever the account tells."""
    headers = {"Authorization": f"Bearer {issuer.login(scope=scope)['access_token']}"}

    answers = [
        issuer.http.request(method, issuer.url("/oauth/userinfo"), headers=headers)
        for method in ("GET", "POST")
    ]

    assert [claims] * 2 == [set(answer.json()) for answer in answers]
    assert answers[0].json()["sub"] == SUBJECT
    assert answers[0].headers["cache-control"] == "no-store"
    fields = issuer.entries("userinfo.read")[-1]["fields"]
    assert all(f'"/{name}"' in fields for name in claims)


@pytest.mark.parametrize(
    ("header", "status", "challenge"),
    [
        (None, 401, 'Bearer realm="frmr"'),
        ("Basic eDp5", 401, 'Bearer realm="frmr"'),
        ("Bearer", 401, 'Bearer realm="frmr"'),
        ("Bearer nonsense", 401, 'error="invalid_token"'),
    ],
    ids=["none", "basic", "empty", "nonsense"],
)
def test_userinfo_needs_a_token(
    issuer: LiveIssuer, header: str | None, status: int, challenge: str
) -> None:
    """Without a token the challenge names no error, with a bad one it does (RFC 6750 §3)."""
    headers = {"Authorization": header} if header else {}
    answer = issuer.http.get(issuer.url("/oauth/userinfo"), headers=headers)

    assert status == answer.status_code
    assert challenge in answer.headers["www-authenticate"]


def test_userinfo_needs_a_token_that_works(issuer: LiveIssuer) -> None:
    """After a logout, and after ten minutes, the token opens nothing."""
    revoked, expired = issuer.login(), issuer.login()
    issuer.post("/oauth/revoke", {"client_id": "frmr-cli", "token": revoked["refresh_token"]})
    issuer.clock.advance(minutes=10)

    answers = [
        issuer.http.get(
            issuer.url("/oauth/userinfo"),
            headers={"Authorization": f"Bearer {tokens['access_token']}"},
        )
        for tokens in (revoked, expired)
    ]

    assert [answer.json()["error"] for answer in answers] == ["invalid_token"] * 2


def test_userinfo_needs_the_scope_openid(issuer: LiveIssuer) -> None:
    """A token without `openid` knows no person."""
    token = issuer.login(scope="frmr.read")["access_token"]
    answer = issuer.http.get(
        issuer.url("/oauth/userinfo"), headers={"Authorization": f"Bearer {token}"}
    )

    assert (answer.status_code, answer.json()["error"]) == (403, "insufficient_scope")


def test_no_secret_is_logged_or_stored(
    issuer: LiveIssuer, caplog: pytest.LogCaptureFixture
) -> None:
    """Codes, tokens and secrets stand neither in the log of the process nor in the database."""
    caplog.set_level(logging.DEBUG)
    codes = issuer.begin()
    issuer.approve(codes["user_code"])
    tokens = issuer.poll(codes["device_code"]).json()
    again = issuer.refresh(tokens["refresh_token"]).json()
    form = {"grant_type": "client_credentials"}
    service = issuer.post("/oauth/token", form, auth=issuer.service_auth).json()
    issuer.introspect(service["access_token"])
    issuer.poll(codes["device_code"])

    files = issuer.config.directory.glob("gosuslugi.sqlite3*")
    kept = b"".join(file.read_bytes() for file in files) + caplog.text.encode()
    secrets = [
        codes["device_code"],
        codes["user_code"],
        codes["user_code"].replace("-", ""),
        *(tokens[name] for name in ("access_token", "refresh_token", "id_token")),
        *(again[name] for name in ("access_token", "refresh_token", "id_token")),
        service["access_token"],
        issuer.service_auth[1],
    ]
    assert [secret for secret in secrets if secret.encode() in kept] == []
    assert b"authlib" in kept


def test_signature_is_over_the_whole_token(issuer: LiveIssuer) -> None:
    """A changed token does not verify."""
    header, payload, signature = issuer.login()["access_token"].split(".")
    flipped = payload[:10] + ("A" if payload[10] != "A" else "B") + payload[11:]
    keys = KeySet.import_key_set(issuer.http.get(issuer.url("/oauth/jwks")).json())

    with pytest.raises(Exception, match="bad_signature"):
        jws.deserialize_compact(f"{header}.{flipped}.{signature}", keys, algorithms=["ES256"])
