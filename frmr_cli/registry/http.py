"""The HTTP client of the project."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from frmr_cli.http_library import httpx
from frmr_cli.registry.origin import require_safe

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.registry.deadline import Clock

DEADLINE = 30.0
"""Seconds that one request may last, from the first look-up of a name to the last byte."""
MAX_BODY = 16 * 1024 * 1024
"""Octets of a response, before and after decompression."""

# Per step, so that a stalled connection leaves time for another attempt.
STEPS = {"connect": 10.0, "read": 20.0, "write": 20.0, "pool": 10.0}


def build_client(
    *,
    base_url: str = "",
    user_agent: str,
    ca_file: Path | None = None,
    auth: httpx.Auth | None = None,
    trust_env: bool = True,
    minimum_tls: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3,
    deadline: float = DEADLINE,
    max_body: int = MAX_BODY,
    now: Clock | None = None,
) -> httpx.Client:
    """
    A client that verifies whom it talks to, and never waits for ever.

    It speaks https with the trust of the system and `ca_file`, and plain http with loopback hosts
    only; there is no way to turn verification off. It follows no redirects, so a token stays with
    the origin it was meant for. With `trust_env` the proxies of the environment (or of the
    system settings) are used, for loopback hosts never; nothing else is read from there.

    A request lasts `deadline` seconds at most, however slowly the server drips; a caller with its
    own limit passes a `Deadline` as the request extension `transport.DEADLINE`.

    Raises: NetworkError FRMR-NET-058 when `base_url` is neither https nor on loopback.
    """
    from frmr_cli.registry.transport import Transport

    if base_url:
        url = httpx.URL(base_url)
        require_safe(url.scheme, url.host)
    return httpx.Client(
        base_url=base_url,
        auth=auth,
        headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
        timeout=httpx.Timeout(**STEPS),
        follow_redirects=False,
        trust_env=False,
        transport=Transport(
            ca_file=ca_file,
            trust_env=trust_env,
            minimum_tls=minimum_tls,
            seconds=deadline,
            max_body=max_body,
            now=now,
        ),
    )
