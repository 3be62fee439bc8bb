"""What the registry service is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from frmr_cli.servers import service_log
from frmr_cli.servers.registry.audit_terms import Term
from frmr_cli.servers.registry.audit_unusual import Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from frmr_cli.http_library import httpx

_ISSUER_SECONDS = 5.0
"""How long one request to the issuer may take in each of its phases."""


class Rate(NamedTuple):
    """A rate limit: `burst` requests at once, then one per `interval` seconds."""

    interval: float
    burst: int


DEFAULT_RATES: Mapping[str, Rate] = {
    "read": Rate(0.02, 500),
    "change": Rate(0.02, 500),
    "batch": Rate(0.02, 200),
    "batch-read": Rate(0.0002, 100_000),
    "batch-change": Rate(0.0002, 100_000),
    "disclosure": Rate(2.0, 60),
    "administration-disclosure": Rate(0.02, 2000),
    "export": Rate(20.0, 30),
    "upload": Rate(1.0, 120),
    "download": Rate(0.2, 300),
    "hire": Rate(60.0, 30),
    "contact-change": Rate(60.0, 1),
    "contact-changes-of-day": Rate(8640.0, 10),
    "confirmation": Rate(1.0, 10),
    "link": Rate(10.0, 6),
    "refused-token": Rate(0.2, 100),
    "public": Rate(1.0, 60),
}
"""By kind of request, per subject (`refused-token` and `public`: per address, because nobody is known)."""


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


def issuer_client() -> httpx.Client:
    """
    The HTTP client that asks the issuer.

    Certificates are judged by the trust store of the system, so that roots of an institution hold.
    """
    import ssl

    import truststore

    from frmr_cli.http_library import httpx

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.Client(
        verify=context, timeout=_ISSUER_SECONDS, trust_env=False, follow_redirects=False
    )


class Log(Protocol):
    """Takes one line of the log; its fields hold no personal value."""

    def __call__(self, level: str, message: str, **fields: object) -> None:
        """Write the line."""


@dataclass(frozen=True, kw_only=True)
class RegistryConfig:
    """The settings of one registry service."""

    base_url: str
    """Where clients reach it, without `/v1`: `http://127.0.0.1:PORT`."""
    issuer: str
    """Who issues the access tokens; compared character by character (RFC 8414 §3.3)."""
    directory: Path
    """Holds the key, and the database where that is a file; only its owner may enter."""
    spool: Path
    """Where messages to people are put."""
    database: str | None = None
    """`postgresql://…` without a password; None: a file in `directory`."""
    audience: str = "urn:frmr:registry"
    check_delay: timedelta = timedelta(0)
    """How long a submitted entry waits for the checker; none: it is checked at once."""
    now: Callable[[], datetime] = utc_now
    http: Callable[[], httpx.Client] = issuer_client
    """Builds the client for the issuer; called once, when the first token has to be checked."""
    log: Log = service_log.write
    """Takes one line per request, and one per defect."""
    rates: Mapping[str, Rate] = field(default_factory=lambda: DEFAULT_RATES)
    anomalies: Thresholds = field(default_factory=Thresholds)
    """From when on the audit log is found unusual."""
    audit_term: Term = field(default_factory=Term)
    """How long the entries of the audit log keep their contents."""
