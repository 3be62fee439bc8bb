"""What `net.tls` says of real handshakes."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import trustme

from frmr_cli.diagnose.certificates import tls
from frmr_cli.errors import FrmrError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime.now(UTC)


class TlsServer:
    """Shakes hands and says nothing."""

    def __init__(self, certificate: trustme.LeafCert) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(self._context)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with suppress(OSError), connection:
                self._context.wrap_socket(connection, server_side=True).close()


@pytest.fixture
def served() -> Iterator[list[TlsServer]]:
    """Servers that are closed at the end."""
    servers: list[TlsServer] = []
    yield servers
    for server in servers:
        server.close()


def start(served: list[TlsServer], certificate: trustme.LeafCert) -> int:
    """A server with this certificate. Returns: its port."""
    served.append(TlsServer(certificate))
    return served[-1].port


def look(port: int, ca_file: Path | None) -> str | None:
    """The code that the check ends with; None when all is well."""
    try:
        seen = tls("localhost", port, ca_file=ca_file, seconds=5, now=NOW)
    except FrmrError as error:
        return error.code
    return seen.warning.code if seen.warning else None


@pytest.fixture
def authority(tmp_path: Path) -> tuple[trustme.CA, Path]:
    """A private authority and its file."""
    ca = trustme.CA(organization_name="Областной центр")
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    return ca, tmp_path / "ca.pem"


def test_a_known_authority_is_fine(
    served: list[TlsServer], authority: tuple[trustme.CA, Path]
) -> None:
    """The check shows who issued the certificate."""
    ca, file = authority
    port = start(served, ca.issue_cert("localhost"))

    seen = tls("localhost", port, ca_file=file, seconds=5, now=NOW)

    assert seen.warning is None
    assert seen.fact.startswith("TLSv1.3, ")


@pytest.mark.parametrize("is_trusted", [True, False])
def test_a_program_that_reads_traffic_is_named(
    served: list[TlsServer], tmp_path: Path, is_trusted: bool
) -> None:
    """Also where its root was put into the trust of the machine: tokens pass through it all the same."""
    ca = trustme.CA(
        organization_name="AO Kaspersky Lab",
        organization_unit_name="Kaspersky Anti-Virus Personal Root Certificate",
    )
    file = tmp_path / "root.pem"
    ca.cert_pem.write_to_path(str(file))
    port = start(served, ca.issue_cert("localhost"))

    assert look(port, file if is_trusted else None) == "FRMR-DIAG-020"


def test_an_unknown_authority_is_no_inspector(
    served: list[TlsServer], authority: tuple[trustme.CA, Path]
) -> None:
    """A private authority that nobody told this machine of."""
    port = start(served, authority[0].issue_cert("localhost"))

    assert look(port, None) in {"FRMR-NET-060", "FRMR-NET-064"}


def test_a_certificate_near_its_end_is_told_in_time(
    served: list[TlsServer], authority: tuple[trustme.CA, Path]
) -> None:
    """Two weeks before nobody can log in."""
    ca, file = authority
    port = start(served, ca.issue_cert("localhost", not_after=NOW + timedelta(days=3)))

    assert look(port, file) == "FRMR-DIAG-021"


def test_another_host_and_a_past_certificate_are_refused(
    served: list[TlsServer], authority: tuple[trustme.CA, Path]
) -> None:
    """As every request would be."""
    ca, file = authority
    other = start(served, ca.issue_cert("other.example"))
    past = start(served, ca.issue_cert("localhost", not_after=NOW - timedelta(days=3)))

    assert look(other, file) == "FRMR-NET-063"
    assert look(past, file) == "FRMR-NET-061"
