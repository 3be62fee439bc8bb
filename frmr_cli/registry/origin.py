"""Which hosts may be talked to, and how."""

from __future__ import annotations

from frmr_cli.domain.hosts import is_loopback
from frmr_cli.errors import NetworkError


def require_safe(scheme: str, host: str) -> None:
    """
    Let https pass, and http to this machine.

    Raises: NetworkError FRMR-NET-058 for everything else.
    Source: RFC 8252 §8.3 for http on loopback.
    """
    if scheme == "https" or (scheme == "http" and is_loopback(host)):
        return
    raise NetworkError("FRMR-NET-058", scheme=scheme, host=host)
