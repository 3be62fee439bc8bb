"""Clients of other makers complete the device flow at the stub unchanged, over http and over https."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.servers.gosuslugi.oauth.clients import DEVICE_CODE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.peers.conftest import Installation

CLIENT = "frmr-cli"
SCOPES = ("openid", "profile", "offline_access", "frmr.read")
NODE_MODULES = os.environ.get("FRMR_TEST_NODE_MODULES", "")
"""A directory `node_modules` with `openid-client` 6; read here, because tests get a clean environment."""
LONGEST = 60
"""Seconds after which a client that hangs fails its test."""


@pytest.fixture(params=[("http", "127.0.0.1"), ("https", "localhost")], ids=["http", "https"])
def place(
    request: pytest.FixtureRequest,
    install: Callable[[str, str], Installation],
    monkeypatch: pytest.MonkeyPatch,
) -> Installation:
    """The same issuer with a path, once in clear and once with a private authority."""
    scheme, host = request.param
    if scheme == "http":
        monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
        monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    return install(scheme, host)


def test_authlib(place: Installation) -> None:
    """Authlib's session over requests logs in, reads the person, renews and revokes."""
    from authlib.integrations.requests_client import OAuth2Session, OAuthError

    server = place.metadata()
    with OAuth2Session(CLIENT, token_endpoint_auth_method="none") as session:
        session.verify = str(place.ca_file)
        session.trust_env = False  # requests prefers REQUESTS_CA_BUNDLE to what it is told
        asked = {"client_id": CLIENT, "scope": " ".join(SCOPES)}
        endpoint = server["device_authorization_endpoint"]
        codes = session.post(endpoint, data=asked, withhold_token=True).json()
        form = {"grant_type": DEVICE_CODE, "device_code": codes["device_code"]}
        with pytest.raises(OAuthError, match="authorization_pending"):
            session.fetch_token(server["token_endpoint"], **form)
        place.approve(codes["verification_uri"], codes["user_code"])

        session.fetch_token(server["token_endpoint"], **form)
        person = session.get(server["userinfo_endpoint"]).json()
        first = session.token["access_token"]
        session.refresh_token(server["token_endpoint"])
        me = session.get(f"{place.registry}/v1/me").json()
        refresh_token = session.token["refresh_token"]
        revoked = session.revoke_token(server["revocation_endpoint"], refresh_token)
        with pytest.raises(OAuthError, match="invalid_grant"):
            session.refresh_token(server["token_endpoint"])

        assert place.person.subject == person["sub"] == me["subject"]
        assert session.token["access_token"] != first
        assert revoked.status_code == 200


def test_oauthlib(place: Installation) -> None:
    """oauthlib's DeviceClient in a session of requests-oauthlib logs in, reads the person and renews."""
    oauthlib = pytest.importorskip("oauthlib.oauth2", reason="oauthlib is not installed")
    requests_oauthlib = pytest.importorskip(
        "requests_oauthlib", reason="requests-oauthlib is not installed"
    )
    server = place.metadata()
    client = oauthlib.DeviceClient(CLIENT, scope=list(SCOPES))
    with requests_oauthlib.OAuth2Session(client=client) as session:
        session.verify = str(place.ca_file)
        session.trust_env = False  # requests prefers REQUESTS_CA_BUNDLE to what it is told
        # It prepares a query, though RFC 8628 §3.1 puts the parameters into the body.
        asked = client.prepare_request_uri(server["device_authorization_endpoint"])
        endpoint, _, form = asked.partition("?")
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = session.post(endpoint, data=form, headers=headers, withhold_token=True)
        codes = answer.json()
        poll: dict[str, Any] = {"device_code": codes["device_code"], "include_client_id": True}
        with pytest.raises(oauthlib.OAuth2Error, match="authorization_pending"):
            session.fetch_token(server["token_endpoint"], **poll)
        place.approve(codes["verification_uri"], codes["user_code"])

        token = session.fetch_token(server["token_endpoint"], **poll)
        person = session.get(server["userinfo_endpoint"]).json()
        renewed = session.refresh_token(server["token_endpoint"], client_id=CLIENT)
        me = session.get(f"{place.registry}/v1/me").json()

        assert set(token["scope"]) == set(SCOPES)
        assert renewed["access_token"] != token["access_token"]
        assert place.person.subject == person["sub"] == me["subject"]


_NODE = """
import * as oauth from "openid-client";
const [issuer, client, scope, algorithm] = process.argv.slice(2);
const server = new URL(issuer);
const options = { algorithm, execute: server.protocol === "http:" ? [oauth.allowInsecureRequests] : [] };
const config = await oauth.discovery(server, client, undefined, oauth.None(), options);
const codes = await oauth.initiateDeviceAuthorization(config, { scope });
console.log(JSON.stringify(codes));
const tokens = await oauth.pollDeviceAuthorizationGrant(config, codes);
const subject = tokens.claims().sub;
const person = await oauth.fetchUserInfo(config, tokens.access_token, subject);
const renewed = await oauth.refreshTokenGrant(config, tokens.refresh_token);
await oauth.tokenRevocation(config, renewed.refresh_token);
const end = await oauth.refreshTokenGrant(config, renewed.refresh_token).catch((error) => error.error);
const changed = renewed.access_token !== tokens.access_token;
console.log(JSON.stringify({ subject, sub: person.sub, scope: tokens.scope, changed, end }));
"""


@pytest.mark.skipif(
    not NODE_MODULES, reason="FRMR_TEST_NODE_MODULES names no node_modules with openid-client"
)
@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node")
@pytest.mark.parametrize("algorithm", ["oidc", "oauth2"])
def test_openid_client_of_node(place: Installation, tmp_path: Path, algorithm: str) -> None:
    """openid-client, strict about metadata and id_token, finds the issuer, logs in, renews and revokes."""
    (tmp_path / "node_modules").symlink_to(Path(NODE_MODULES).resolve())
    script = tmp_path / "client.mjs"
    script.write_text(_NODE, encoding="utf-8")
    with subprocess.Popen(
        ["node", script, place.issuer, CLIENT, " ".join(SCOPES), algorithm],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "NODE_EXTRA_CA_CERTS": str(place.ca_file)},
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        if first:
            codes = json.loads(first)
            place.approve(codes["verification_uri"], codes["user_code"])
        out, err = process.communicate(timeout=LONGEST)

    assert process.returncode == 0, err
    assert json.loads(out) == {
        "subject": place.person.subject,
        "sub": place.person.subject,
        "scope": " ".join(SCOPES),
        "changed": True,
        "end": "invalid_grant",
    }
