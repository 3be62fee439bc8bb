"""`frmr serve`: TLS, processes that come and go, probes, and what it refuses."""

from __future__ import annotations

import asyncio
import os
import signal
import ssl
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import trustme

from frmr_cli.__main__ import main
from frmr_cli.servers.postgresql import PostgresqlDatabase
from frmr_cli.servers.registry.services import open_services
from frmr_cli.servers.serve_probes import Probes
from tests.servers.postgresql.conftest import client, issuer, seeded, start_server, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from pathlib import Path

    from tests.servers.postgresql.conftest import KeyIssuer, Server

__all__ = ["issuer", "start_server"]

HERE = ["--url", "http://127.0.0.1:8443", "--issuer", "http://127.0.0.1:9/gosuslugi"]


def certificate(directory: Path) -> tuple[trustme.CA, list[str]]:
    """An authority, and the options for a certificate by it."""
    authority = trustme.CA()
    leaf = authority.issue_cert("127.0.0.1")
    chain, key = directory / "chain.pem", directory / "key.pem"
    chain.write_bytes(b"".join(pem.bytes() for pem in leaf.cert_chain_pems))
    leaf.private_key_pem.write_to_path(str(key))
    return authority, ["--certificate", str(chain), "--key", str(key)]


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """A client's settings that trust an authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_nothing_older_than_tls_1_3(tmp_path: Path, start_server: Callable[..., Server]) -> None:
    """TLS 1.3 is spoken, 1.2 is not."""
    authority, options = certificate(tmp_path)
    server = start_server(None, *options, ready=1, scheme="https")
    new, old = trusting(authority), trusting(authority)
    old.maximum_version = ssl.TLSVersion.TLSv1_2

    answer = httpx.get(f"{server.url}/v1/health", verify=new, trust_env=False)
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}/v1/health", verify=old, trust_env=False)

    assert answer.json()["status"] == "ok"
    assert server.stop() == 0
    assert server.lines()[-1]["message"] == "stopped"


def test_renewed_certificate_is_taken_up(
    tmp_path: Path, start_server: Callable[..., Server]
) -> None:
    """SIGHUP replaces the workers, who read the files anew; the socket stays open."""
    _, options = certificate(tmp_path)
    server = start_server(None, *options, ready=2, scheme="https")
    renewed, _ = certificate(tmp_path)
    server.process.send_signal(signal.SIGHUP)
    wait_until(lambda: len(server.workers()) == 4)

    answer = httpx.get(f"{server.url}/v1/health", verify=trusting(renewed), trust_env=False)

    assert answer.status_code == 200
    assert len(set(server.workers())) == 4


def test_worker_that_dies_is_replaced(start_server: Callable[..., Server]) -> None:
    """The log names what died, and the server goes on."""
    server = start_server(None, ready=2)
    os.kill(server.workers()[0], signal.SIGKILL)
    wait_until(lambda: len(server.workers()) == 3)

    assert [line["message"] for line in server.lines()].count("worker died") == 1
    assert httpx.get(f"{server.url}/readyz", trust_env=False).status_code == 200


def test_workers_end_with_their_supervisor(start_server: Callable[..., Server]) -> None:
    """However the supervising process ends, nobody goes on without it."""
    server = start_server(None, ready=2)
    server.process.kill()
    server.process.wait()
    wait_until(lambda: [line["message"] for line in server.lines()].count("worker stopped") == 2)

    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}/livez", trust_env=False)


def test_probes_and_metrics(
    tmp_path: Path, issuer: KeyIssuer, start_server: Callable[..., Server]
) -> None:
    """What watches a server sees that it lives, that it can work, and how much it has done."""
    seeded(tmp_path / "registry", issuer, None)
    server = start_server(None, ready=1)
    with client(server, issuer.token("ivanova")) as http:
        statuses = [
            http.get(path).status_code for path in ("/v1/me", "/nothing", "/livez", "/readyz")
        ]
        metrics = http.get("/metrics").text

    assert statuses == [200, 404, 200, 200]
    assert 'frmr_http_requests_total{method="GET",status="200"' in metrics
    assert 'frmr_http_requests_total{method="GET",status="404"' in metrics
    assert "frmr_http_request_seconds_count" in metrics


@pytest.mark.parametrize(("path", "status"), [("/readyz", 503), ("/livez", 200), ("/metrics", 404)])
def test_probes_of_a_server_without_its_database(
    tmp_path: Path, issuer: KeyIssuer, path: str, status: int
) -> None:
    """Not ready, though alive; and numbers are for this machine alone."""
    services = open_services(seeded(tmp_path / "registry", issuer, None))
    away = PostgresqlDatabase("postgresql://clerk@/register?host=/nowhere")
    sent: list[MutableMapping[str, Any]] = []

    async def app(_scope: object, _receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": 404, "headers": []})

    async def receive() -> MutableMapping[str, Any]:
        return {}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    probes = Probes(app, replace(services, database=away))
    scope = {"type": "http", "method": "GET", "path": path, "client": ("10.0.0.1", 1)}
    asyncio.run(probes(scope, receive, send))
    services.close()

    assert sent[0]["status"] == status


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--listen", "0.0.0.0:8443"], "FRMR-LOCAL-027"),
        (["--listen", "nowhere"], "FRMR-LOCAL-026"),
        (["--listen", "127.0.0.1:99999"], "FRMR-LOCAL-026"),
        (["--certificate", "chain.pem"], "FRMR-LOCAL-028"),
        (["--certificate", "chain.pem", "--key", "key.pem"], "FRMR-LOCAL-029"),
        (["--url", "http://registry.example.ru"], "FRMR-LOCAL-027"),
        (["--database", "postgresql://clerk:secret@db/frmr"], "FRMR-LOCAL-023"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], code: str
) -> None:
    """Each wrong setting is named before anything listens."""
    assert main(["serve", *HERE, "--directory", str(tmp_path / "registry"), *more]) == 2
    assert code in capsys.readouterr().err
    assert not (tmp_path / "registry" / "registry.sqlite3").exists()
