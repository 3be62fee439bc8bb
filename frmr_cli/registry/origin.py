"""Which hosts may be talked to, and how."""

from __future__ import annotations

from frmr_cli.errors import NetworkError


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine: `localhost` or an address of 127.0.0.0/8 or ::1."""
    import ipaddress

    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def require_safe(scheme: str, host: str) -> None:
    """
    Let https pass, and http to this machine.

    Raises: NetworkError FRMR-NET-058 for everything else.
    Source: RFC 8252 §8.3 for http on loopback.
    """
    if scheme == "https" or (scheme == "http" and is_loopback(host)):
        return
    raise NetworkError("FRMR-NET-058", scheme=scheme, host=host)
