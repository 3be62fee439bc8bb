"""A registry of several processes by `frmr serve`, and the issuer whose tokens it accepts."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from frmr_cli.servers.people import cast
from frmr_cli.servers.registry.config import RegistryConfig
from frmr_cli.servers.registry.seed import seed
from tests.embedded import Home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CAST = {person.login: person for person in cast("test")}
READY = 30
"""Seconds within which a server answers."""


class KeyIssuer:
    """An issuer that publishes its key; its tokens are made here."""

    def __init__(self) -> None:
        self._key = ECKey.generate_key("P-256", {"kid": "k1"})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}/gosuslugi"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop answering."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def token(self, login: str) -> str:
        """An access token of a member of the cast."""
        now = int(datetime.now(UTC).timestamp())
        claims = {
            "iss": self.url,
            "sub": CAST[login].subject,
            "aud": "urn:frmr:registry",
            "iat": now,
            "exp": now + 600,
            "jti": "j",
            "client_id": "frmr-cli",
            "sid": "s1",
            "scope": "openid frmr.read frmr.write",
        }
        head = {"alg": "ES256", "typ": "at+jwt", "kid": "k1"}
        return jwt.encode(head, claims, self._key, algorithms=["ES256"])

    def document(self, path: str) -> dict[str, Any] | None:
        """What it answers to a path."""
        match path:
            case "/.well-known/oauth-authorization-server/gosuslugi":
                return {
                    "issuer": self.url,
                    "jwks_uri": f"{self.url}/jwks",
                    "userinfo_endpoint": f"{self.url}/userinfo",
                }
            case "/gosuslugi/jwks":
                return {"keys": [self._key.as_dict(private=False) | {"kid": "k1"}]}
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                document = issuer.document(self.path)
                body = json.dumps(document).encode()
                self.send_response(404 if document is None else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """The tests say what matters."""

        return Handler


class Server(NamedTuple):
    """A running `frmr serve`."""

    url: str
    process: subprocess.Popen[str]
    log: Path

    def lines(self) -> list[dict[str, Any]]:
        """What it has logged."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def workers(self) -> list[int]:
        """The processes that became ready, oldest first."""
        return [line["pid"] for line in self.lines() if line["message"] == "worker ready"]

    def stop(self) -> int:
        """Ask it to end. Returns: its exit status."""
        self.process.terminate()
        return self.process.wait(READY)


@pytest.fixture(scope="module")
def issuer() -> Iterator[KeyIssuer]:
    """The issuer of the tokens."""
    issuer = KeyIssuer()
    yield issuer
    issuer.close()


@pytest.fixture
def start_server(tmp_path: Path, issuer: KeyIssuer) -> Iterator[Callable[..., Server]]:
    """Starts servers on free ports; all are stopped at the end of the test."""
    started: list[Server] = []

    def start(database: str | None, *more: str, ready: int = 2, scheme: str = "http") -> Server:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        url = f"{scheme}://127.0.0.1:{port}"
        log = tmp_path / f"serve-{port}.log"
        arguments = [
            "--url",
            url,
            "--issuer",
            issuer.url,
            "--directory",
            str(tmp_path / "registry"),
        ]
        arguments += ["--listen", f"127.0.0.1:{port}", "--workers", str(ready), *more]
        arguments += ["--database", database] if database else []
        with log.open("w", encoding="utf-8") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", "frmr_cli", "serve", *arguments],
                stderr=stream,
                env=Home(tmp_path).environment(),
                text=True,
            )
        server = Server(url, process, log)
        started.append(server)
        wait_until(lambda: len(server.workers()) >= ready or process.poll() is not None)
        return server

    yield start
    for server in started:
        if server.process.poll() is None:
            server.stop()


def wait_until(reached: Callable[[], bool]) -> None:
    """Wait for another process. Fails when that takes too long."""
    deadline = time.monotonic() + READY
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def seeded(directory: Path, issuer: KeyIssuer, database: str | None) -> RegistryConfig:
    """A registry with the demo cast, before its first server."""
    config = RegistryConfig(
        base_url="http://127.0.0.1:8080",
        issuer=issuer.url,
        directory=directory,
        spool=directory / "spool",
        database=database,
    )
    seed(config, CAST.values())
    return config


def client(server: Server, token: str, **settings: Any) -> httpx.Client:
    """A client with a token; each request on a connection of its own, so that every worker has its share."""
    headers = {"Authorization": f"Bearer {token}", "Connection": "close"}
    return httpx.Client(
        base_url=server.url, headers=headers, trust_env=False, timeout=READY, **settings
    )
