"""Which addresses an issuer may have."""

from __future__ import annotations

from frmr_cli.domain.hosts import is_loopback


def is_safe(url: str) -> bool:
    """
    Whether `url` may carry secrets: https, or http to this machine.

    An address with a user name in it, without a host, or that does not parse, may not.
    Source: RFC 8252 §8.3 for http on loopback.
    """
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        host, user, _port = parts.hostname, parts.username, parts.port
    except ValueError:
        return False
    if not host or user is not None or not url.isprintable() or " " in url:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def is_local(url: str) -> bool:
    """Whether `url` points to this machine."""
    from urllib.parse import urlsplit

    return is_loopback(urlsplit(url).hostname or "")
