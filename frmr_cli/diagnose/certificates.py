"""The certificate of a server: who issued it, until when, and whether a program on the way put it there."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.diagnose.seen import Seen
from frmr_cli.errors import NetworkError
from frmr_cli.registry import trust

if TYPE_CHECKING:
    from pathlib import Path

SOON = 14
"""Days before its end from which a certificate is worth a word."""

INSPECTORS = (
    "avast", "avg ", "bitdefender", "blue coat", "bluecoat", "burp", "charles proxy", "check point",
    "cisco umbrella", "dr.web", "eset", "fiddler", "fortinet", "fortigate", "ideco", "infowatch",
    "kaspersky", "mcafee web", "mitmproxy", "netskope", "palo alto", "portswigger", "searchinform",
    "solar webproxy", "sophos", "squid", "traffic inspector", "usergate", "zscaler", "континент",
)  # fmt: skip
"""Names under which programs that read TLS traffic sign, in lower case."""


class Certificate(NamedTuple):
    """What a server showed."""

    subject: str
    issuer: str
    ends: datetime
    version: str
    """`TLSv1.3` or `TLSv1.2`."""


def tls(
    host: str,
    port: int,
    *,
    ca_file: Path | None,
    seconds: float,
    now: datetime,
    minimum: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3,
) -> Seen:
    """
    `net.tls`: shake hands with a server as every request does, and look at its certificate.

    Raises: NetworkError FRMR-DIAG-020 for a certificate of an inspecting program; as
    `failures.explain` for a handshake that fails.
    """
    try:
        shown = _shown(host, port, trust.system(ca_file, minimum=minimum), seconds)
    except ssl.SSLCertVerificationError as error:
        # Nothing is sent on the second connection: it only learns who signed.
        unverified = _unverified(host, port, seconds)
        if unverified:
            refuse_inspector(host, unverified)
        raise _explained(host, error) from error
    except (OSError, ssl.SSLError) as error:
        raise _explained(host, error) from error
    refuse_inspector(host, shown)
    return verdict(host, shown, now=now)


def verdict(host: str, shown: Certificate, *, now: datetime) -> Seen:
    """What is to be said of a certificate that was accepted."""
    days = (shown.ends - now).days
    fact = f"{shown.version}, {shown.subject} ← {shown.issuer}, {shown.ends:%Y-%m-%d}"
    late = NetworkError("FRMR-DIAG-021", host=host, days=days) if days < SOON else None
    return Seen(fact, late)


def refuse_inspector(host: str, shown: Certificate) -> None:
    """Raises: NetworkError FRMR-DIAG-020."""
    if any(name in f"{shown.issuer} ".lower() for name in INSPECTORS):
        raise NetworkError("FRMR-DIAG-020", host=host, issuer=shown.issuer)


def _shown(host: str, port: int, context: ssl.SSLContext, seconds: float) -> Certificate:
    with (
        socket.create_connection((host, port), timeout=seconds) as plain,
        context.wrap_socket(plain, server_hostname=host) as secure,
    ):
        return _read(secure.getpeercert(binary_form=True) or b"", str(secure.version()))


def _unverified(host: str, port: int, seconds: float) -> Certificate | None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        return _shown(host, port, context, seconds)
    except (OSError, ValueError):
        return None


def _read(der: bytes, version: str) -> Certificate:
    from cryptography import x509

    found = x509.load_der_x509_certificate(der)
    return Certificate(
        _name(found.subject),
        _name(found.issuer),
        found.not_valid_after_utc.astimezone(UTC),
        version,
    )


def _name(name: object) -> str:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    assert isinstance(name, x509.Name)  # noqa: S101 - the type is imported late
    for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        found = name.get_attributes_for_oid(oid)
        if found:
            return str(found[0].value)
    return name.rfc4514_string()


def _explained(host: str, error: OSError) -> Exception:
    from frmr_cli.http_library import httpx
    from frmr_cli.registry.failures import explain

    failed = httpx.ConnectError(str(error), request=httpx.Request("GET", f"https://{host}/"))
    failed.__cause__ = error
    return explain(failed).error
