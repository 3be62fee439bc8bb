"""An answer of HTTP as it came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Reply(NamedTuple):
    """Status, headers and the whole body."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """Decompressed."""
    host: str
    """Whom the request was sent to."""
    tls: str | None = None
    """`TLSv1.3` or `TLSv1.2`; None for plain http on loopback."""

    @property
    def request_id(self) -> str:
        """The `X-Request-Id` that support asks for; empty when there is none."""
        from frmr_cli.registry.problems import clean

        return clean(self.headers.get("x-request-id", ""))
