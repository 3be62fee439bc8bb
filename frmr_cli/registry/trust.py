"""Whom a TLS connection trusts."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

# Only forward secrecy with authenticated encryption for TLS 1.2; TLS 1.3 has nothing else.
# Source: RFC 9325 §4.2.
TLS_1_2_CIPHERS = "ECDHE+AESGCM:ECDHE+CHACHA20"


def nobody() -> ssl.SSLContext:
    """
    A context that verifies and trusts no certificate at all.

    It goes with plain http, where no handshake takes place: loading the certificates of the system
    costs more than the request itself.
    """
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def system(
    ca_file: Path | None, *, minimum: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3
) -> ssl.SSLContext:
    """
    The certificates that the operating system trusts, and those of `ca_file` (PEM).

    Where `minimum` is 1.2, TLS 1.3 is still spoken wherever the server can: its downgrade protection
    (RFC 8446 §4.1.3) keeps a third party from talking both sides into less.

    Raises: UsageError when `ca_file` cannot be read or holds no certificate.
    """
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = minimum
    context.set_ciphers(TLS_1_2_CIPHERS)
    if ca_file is not None:
        try:
            context.load_verify_locations(cafile=ca_file)
        except OSError as error:  # ssl.SSLError, «no certificate in it», is one of them
            raise UsageError("FRMR-NET-069", path=str(ca_file)) from error
    return context
