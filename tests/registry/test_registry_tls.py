"""Whom the client trusts, shown with real handshakes."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from frmr_cli.errors import FrmrError, NetworkError, UsageError
from frmr_cli.registry.client import RegistryClient
from frmr_cli.registry.exchange import Exchange
from frmr_cli.registry.retry import Policy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    Serve = Callable[..., Any]
    Client = Callable[..., httpx.Client]
    Told = Callable[[FrmrError], str]

OLDER = {"minimum_tls": ssl.TLSVersion.TLSv1_2}

ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
    b"Connection: close\r\n\r\n{}"
)


def serving(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """A server with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def registry(http: httpx.Client) -> RegistryClient:
    """A client for which a refusal of trust would be worth another try."""
    exchange = Exchange(http=http, policy=Policy(attempts=3), sleep=_never)
    return RegistryClient(http, language="en", exchange=exchange)


def _never(seconds: float) -> None:
    raise AssertionError("a refused certificate was tried again")


def test_private_authority_is_accepted_by_its_file(
    serve: Serve, client: Client, authority: trustme.CA, ca_file: Path
) -> None:
    """With the root of the authority the connection stands, and it is TLS 1.3."""
    server = serve(ANSWER, tls=serving(authority.issue_cert("localhost")))
    http = client(base_url=f"https://localhost:{server.port}", ca_file=ca_file)

    got = registry(http).health()

    assert got.tls == "TLSv1.3"


def test_authority_of_the_system_is_accepted(
    serve: Serve, client: Client, authority: trustme.CA, ca_file: Path, monkeypatch: Any
) -> None:
    """What the trust store of the system holds needs no option."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    server = serve(ANSWER, tls=serving(authority.issue_cert("127.0.0.1")))

    got = registry(client(base_url=f"https://{server.address}")).health()

    assert got.tls == "TLSv1.3"


def whole_chain(authority: trustme.CA, certificate: trustme.LeafCert, path: Path) -> None:
    """Certificate, root and key in one file, as a private server sends them."""
    certificate.private_key_and_cert_chain_pem.write_to_path(path)
    authority.cert_pem.write_to_path(path, append=True)


@pytest.mark.parametrize(
    ("names", "age", "code"),
    [
        pytest.param(("localhost",), (-9, -1), "FRMR-NET-061", id="expired"),
        pytest.param(("localhost",), (1, 9), "FRMR-NET-062", id="not-yet-valid"),
        pytest.param(("registry.test",), (-1, 9), "FRMR-NET-063", id="other-host"),
    ],
)
def test_wrong_certificate_is_refused(
    *,
    names: tuple[str, ...],
    age: tuple[int, int],
    code: str,
    serve: Serve,
    client: Client,
    authority: trustme.CA,
    ca_file: Path,
    told: Told,
) -> None:
    """A trusted authority does not make up for a wrong date or name."""
    today = datetime.now(UTC)
    first, last = (today + timedelta(days=days) for days in age)
    certificate = authority.issue_cert(*names, not_before=first, not_after=last)
    server = serve(ANSWER, tls=serving(certificate))
    http = client(base_url=f"https://localhost:{server.port}", ca_file=ca_file)

    with pytest.raises(NetworkError) as caught:
        registry(http).health()

    assert told(caught.value) == code
    assert server.requests == []


def test_wrong_address_is_refused(
    serve: Serve, client: Client, authority: trustme.CA, ca_file: Path, told: Told
) -> None:
    """An IP address is checked as a name is."""
    server = serve(ANSWER, tls=serving(authority.issue_cert("localhost")))
    http = client(base_url=f"https://{server.address}", ca_file=ca_file)

    with pytest.raises(NetworkError) as caught:
        registry(http).health()

    assert told(caught.value) == "FRMR-NET-063"


def test_unknown_authority_is_refused(
    serve: Serve, client: Client, authority: trustme.CA, told: Told
) -> None:
    """Without its root a private authority is nobody."""
    server = serve(ANSWER, tls=serving(authority.issue_cert("localhost")))

    with pytest.raises(NetworkError) as caught:
        registry(client(base_url=f"https://localhost:{server.port}")).health()

    assert told(caught.value) == "FRMR-NET-060"


def test_unknown_root_in_the_chain_is_called_inspection(
    serve: Serve, client: Client, authority: trustme.CA, tmp_path: Path, told: Told
) -> None:
    """A chain that brings its own root is what a program that inspects traffic sends."""
    chain = tmp_path / "chain.pem"
    whole_chain(authority, authority.issue_cert("localhost"), chain)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    server = serve(ANSWER, tls=context)

    with pytest.raises(NetworkError) as caught:
        registry(client(base_url=f"https://localhost:{server.port}")).health()

    assert told(caught.value) == "FRMR-NET-064"


def old_server(authority: trustme.CA, ciphers: str = "DEFAULT") -> ssl.SSLContext:
    """A server that knows TLS 1.2 only."""
    context = serving(authority.issue_cert("localhost"))
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(ciphers)
    return context


def test_server_without_tls_1_3_gets_1_2_where_that_is_allowed(
    serve: Serve, client: Client, authority: trustme.CA, ca_file: Path
) -> None:
    """TLS 1.2 with forward secrecy, and the answer tells it."""
    server = serve(ANSWER, tls=old_server(authority))
    http = client(base_url=f"https://localhost:{server.port}", ca_file=ca_file, **OLDER)

    assert registry(http).health().tls == "TLSv1.2"


@pytest.mark.parametrize(
    ("options", "ciphers"),
    [
        pytest.param({}, "DEFAULT", id="1.3-only"),
        pytest.param(OLDER, "AES128-SHA256", id="no-forward-secrecy"),
        pytest.param(OLDER, "ECDHE-ECDSA-AES128-SHA256", id="no-authenticated-encryption"),
    ],
)
def test_weak_tls_is_refused(
    *,
    options: dict[str, Any],
    ciphers: str,
    serve: Serve,
    client: Client,
    authority: trustme.CA,
    ca_file: Path,
    told: Told,
) -> None:
    """A server below the floor is named as such."""
    server = serve(ANSWER, tls=old_server(authority, ciphers))
    http = client(base_url=f"https://localhost:{server.port}", ca_file=ca_file, **options)

    with pytest.raises(NetworkError) as caught:
        registry(http).health()

    assert told(caught.value) == "FRMR-NET-066"


def test_plain_port_under_https_is_named(serve: Serve, client: Client, told: Told) -> None:
    """https to a port of plain http says that TLS is not spoken there."""
    server = serve(b"HTTP/1.1 400 Bad Request\r\n\r\n", reads=False)

    with pytest.raises(NetworkError) as caught:
        registry(client(base_url=f"https://{server.address}")).health()

    assert told(caught.value) == "FRMR-NET-068"


@pytest.mark.parametrize(
    "content", [None, "", "not a certificate"], ids=["absent", "empty", "junk"]
)
def test_unusable_file_of_certificates_is_told(
    content: str | None, client: Client, tmp_path: Path, told: Told
) -> None:
    """A wrong --ca-file is a mistake of the settings, never a reason to trust less or more."""
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)

    with pytest.raises(UsageError) as caught:
        registry(client(base_url="https://127.0.0.1:9", ca_file=path)).health()

    assert told(caught.value) == "FRMR-NET-069"
