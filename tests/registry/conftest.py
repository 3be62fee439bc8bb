"""Servers that misbehave on purpose, and texts of errors."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

import pytest
import trustme

from frmr_cli.domain import catalogue
from frmr_cli.registry.http import build_client
from frmr_cli.registry.transport import Transport

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx

    from frmr_cli.errors import FrmrError

    Script = Callable[[socket.socket, threading.Event], None]


class RawServer:
    """Reads a request, then does to the connection what the script says."""

    def __init__(self, script: Script, tls: ssl.SSLContext | None, *, reads: bool) -> None:
        self.requests: list[bytes] = []
        self._script = script
        self._tls = tls
        self._reads = reads
        self._stop = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def close(self) -> None:
        self._stop.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.enter_context(connection)
            if self._tls is not None:
                connection = stack.enter_context(
                    self._tls.wrap_socket(connection, server_side=True)
                )
            if self._reads:
                self.requests.append(_request(connection))
            self._script(connection, self._stop)


def _request(connection: socket.socket) -> bytes:
    """The head of a request; bodies in these tests come in the same packet or are not looked at."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            break
        received += piece
    return received


def _saying(answer: bytes) -> Script:
    def run(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(answer)

    return run


@pytest.fixture
def serve() -> Iterator[Callable[..., RawServer]]:
    """Starts raw servers and stops them at the end."""
    servers: list[RawServer] = []

    def start(
        script: Script | bytes, *, tls: ssl.SSLContext | None = None, reads: bool = True
    ) -> RawServer:
        run = _saying(script) if isinstance(script, bytes) else script
        servers.append(RawServer(run, tls, reads=reads))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def client() -> Iterator[Callable[..., httpx.Client]]:
    """Builds clients and closes them at the end."""
    with contextlib.ExitStack() as stack:

        def build(**options: object) -> httpx.Client:
            options.setdefault("trust_env", False)
            http = build_client(user_agent="frmr-test", **options)  # type: ignore[arg-type]
            return stack.enter_context(http)

        yield build


@pytest.fixture
def transport_options() -> dict[str, object]:
    """What `Transport` needs besides what a test is about."""
    import ssl

    return {
        "ca_file": None,
        "trust_env": False,
        "minimum_tls": ssl.TLSVersion.TLSv1_2,
        "seconds": 5.0,
        "max_body": 1000,
    }


@pytest.fixture
def transport(
    transport_options: dict[str, object],
) -> Iterator[Callable[..., Transport]]:
    """Builds transports and closes them at the end."""
    with contextlib.ExitStack() as stack:

        def build(**options: object) -> Transport:
            way = Transport(**(transport_options | options))  # type: ignore[arg-type]
            return stack.enter_context(way)

        yield build


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """A private certificate authority."""
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> Path:
    """The root of the private authority as a file."""
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


@pytest.fixture
def told() -> Callable[[FrmrError], str]:
    """The code of an error whose texts were seen to be complete in both languages."""

    def code(error: FrmrError) -> str:
        entry = catalogue.entry(error.code)
        assert entry is not None, error.code
        for text in (*entry.en, *entry.ru):
            text.format(**error.details)
        return error.code

    return code
