"""Which host is this machine."""

from __future__ import annotations


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine: `localhost` or an address of 127.0.0.0/8 or ::1, also in brackets."""
    import ipaddress

    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def names_loopback(authority: str) -> bool:
    """Whether a header `Host`, with or without a port, names this machine."""
    from urllib.parse import urlsplit

    try:
        return is_loopback(urlsplit(f"//{authority}").hostname or "")
    except ValueError:
        return False
