"""Discovery of an issuer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.errors import FrmrError
from frmr_cli.login.metadata import addresses, discover

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.login.wire import Http

    Wire = Callable[..., Http]

ISSUER = "https://sso.example.ru/gosuslugi"
OPENID = f"{ISSUER}/.well-known/openid-configuration"
OAUTH = "https://sso.example.ru/.well-known/oauth-authorization-server/gosuslugi"
OPENID_INSERTED = "https://sso.example.ru/.well-known/openid-configuration/gosuslugi"
DOCUMENT = {
    "issuer": ISSUER,
    "token_endpoint": f"{ISSUER}/token",
    "device_authorization_endpoint": f"{ISSUER}/device",
}


class Site:
    """Documents by address; 404 for everything else."""

    def __init__(self, documents: dict[str, Any]) -> None:
        self._documents = documents
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        document = self._documents.get(str(request.url))
        if isinstance(document, int):
            return httpx.Response(document)
        if isinstance(document, str):
            return httpx.Response(200, html=document)
        return httpx.Response(200, json=document) if document else httpx.Response(404)


@pytest.mark.parametrize("place", [OPENID, OAUTH, OPENID_INSERTED])
def test_metadata_is_found_in_each_of_the_places(wire: Wire, place: str) -> None:
    """OpenID Discovery §4, RFC 8414 §3.1 and its §5 put it in different places."""
    found = discover(wire(Site({place: DOCUMENT})), ISSUER)

    assert (found.issuer, found.device) == (ISSUER, f"{ISSUER}/device")


def test_issuer_without_a_path_has_two_places() -> None:
    """Without a path two of the places are the same; none is asked twice."""
    expected = (
        "https://sso.example.ru/.well-known/openid-configuration",
        "https://sso.example.ru/.well-known/oauth-authorization-server",
    )

    assert expected == addresses("https://sso.example.ru")
    assert expected == addresses("https://sso.example.ru/")


def test_document_with_a_device_endpoint_wins(wire: Wire) -> None:
    """An OpenID document that leaves the device endpoint out does not hide the one that has it."""
    short = {name: value for name, value in DOCUMENT.items() if "device" not in name}

    found = discover(wire(Site({OPENID: short, OAUTH: DOCUMENT})), ISSUER)

    assert found.device == f"{ISSUER}/device"


def test_page_of_a_web_application_is_no_metadata(wire: Wire) -> None:
    """A site that answers every address with its start page is passed over."""
    found = discover(wire(Site({OPENID: "<html>", OAUTH: DOCUMENT})), ISSUER)

    assert found.token == f"{ISSUER}/token"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"issuer": "https://evil.example.ru"}, "FRMR-AUTH-011"),
        ({"issuer": f"{ISSUER}/"}, "FRMR-AUTH-011"),
        ({"issuer": ISSUER.upper()}, "FRMR-AUTH-011"),
        ({"token_endpoint": "http://sso.example.ru/token"}, "FRMR-AUTH-013"),
        ({"token_endpoint": "http://127.0.0.1/token"}, "FRMR-AUTH-013"),
        ({"jwks_uri": "file:///etc/passwd"}, "FRMR-AUTH-013"),
        ({"revocation_endpoint": "https://u:p@sso.example.ru/"}, "FRMR-AUTH-013"),
        ({"token_endpoint": None}, "FRMR-AUTH-014"),
    ],
    ids=["other", "slash", "case", "http", "loopback", "file", "user", "no-token-endpoint"],
)
def test_document_that_cannot_be_trusted_is_refused(
    wire: Wire, told: Callable[[FrmrError], str], change: dict[str, Any], expected: str
) -> None:
    """The issuer is compared character by character, and every endpoint is on https."""
    with pytest.raises(FrmrError) as caught:
        discover(wire(Site({OPENID: DOCUMENT | change, OAUTH: DOCUMENT})), ISSUER)

    assert caught.value.code == expected
    assert told(caught.value)


@pytest.mark.parametrize(
    "issuer",
    [
        "http://sso.example.ru",
        "http://127.0.0.1.example.ru",
        "https://sso.example.ru?x=1",
        "https://sso.example.ru#x",
        "https://user@sso.example.ru",
        "https://",
        "sso.example.ru",
        "ftp://127.0.0.1",
        "https://[::1",
    ],
)
def test_address_that_cannot_be_an_issuer_is_refused_before_any_request(
    wire: Wire, issuer: str
) -> None:
    """Http is for this machine only."""
    site = Site({})

    with pytest.raises(FrmrError) as caught:
        discover(wire(site), issuer)

    assert (caught.value.code, site.asked) == ("FRMR-AUTH-012", [])


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "127.8.8.8"])
def test_http_on_this_machine_is_fine(wire: Wire, host: str) -> None:
    """The embedded issuer has no certificate."""
    issuer = f"http://{host}/g"
    document = {"issuer": issuer, "token_endpoint": f"{issuer}/token"}

    found = discover(wire(Site({f"{issuer}/.well-known/openid-configuration": document})), issuer)

    assert found.token == f"{issuer}/token"


@pytest.mark.parametrize(
    ("documents", "expected"),
    [({}, "FRMR-AUTH-010"), ({OPENID: 503}, "FRMR-AUTH-027"), ({OPENID: 429}, "FRMR-AUTH-027")],
    ids=["nothing", "503", "429"],
)
def test_issuer_without_metadata(
    wire: Wire, told: Callable[[FrmrError], str], documents: dict[str, Any], expected: str
) -> None:
    """«Has none» and «is down» are different things to do something about."""
    with pytest.raises(FrmrError) as caught:
        discover(wire(Site(documents)), ISSUER)

    assert caught.value.code == expected
    assert told(caught.value)
