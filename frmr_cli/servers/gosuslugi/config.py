"""What the Gosuslugi stub is started with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

from frmr_cli.servers.gosuslugi import places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.servers.database import Database
    from frmr_cli.servers.delivery import Delivery
    from frmr_cli.servers.gosuslugi.oauth.device_requests import DeviceRequests
    from frmr_cli.servers.gosuslugi.places import Places

REGISTRY_RESOURCE: Final = "urn:frmr:registry"
"""Audience of an access token when the client names no resource (RFC 8707)."""

ACR_ONE_FACTOR: Final = "urn:frmr:acr:1fa"
ACR_TWO_FACTORS: Final = "urn:frmr:acr:2fa"
ACR_RESISTANT: Final = "urn:frmr:acr:phr"
"""Two factors, the second of which cannot be passed on to somebody else: a passkey or a signature."""
ACR_VALUES: Final = (ACR_ONE_FACTOR, ACR_TWO_FACTORS, ACR_RESISTANT)
"""How surely the person was recognised, weakest first (`acr`)."""


def utc_now() -> datetime:
    """The wall clock, aware, in UTC."""
    return datetime.now(tz=UTC)


@dataclass(frozen=True, kw_only=True)
class GosuslugiConfig:
    """
    Settings of one issuer.

    Raises: ValueError for an issuer that is no absolute http(s) URL with a path, or has a query, a fragment or a
    trailing slash (RFC 8414 §2; without these rules the well-known addresses would be ambiguous).
    """

    issuer: str
    directory: Path
    """Holds `gosuslugi.sqlite3` and the keys; only its owner may read it."""
    spool: Path
    """Where messages to people go, see `frmr_cli.servers.delivery`."""
    now: Callable[[], datetime] = utc_now
    places: Places = places.DEMO
    """Where networks lie; decides whether a login is an impossible journey."""
    fastest_kmh: float = 1000.0
    """
    Faster than this nobody travels from one login to the next. Counted from door to door no airliner on a line is faster:
    a lower value stops passengers after landing, a higher one lets a stranger in earlier.
    """
    registry: str | None = None
    """Origin of the register that is asked about medical workers; None: there is none to ask."""
    resources: tuple[str, ...] = (REGISTRY_RESOURCE,)
    """Known resource indicators; the first is the audience by default."""
    signing_algorithm: Literal["ES256", "RS256"] = "ES256"
    """Of new keys; keys that exist keep theirs until `rotate`."""
    support_desk: frozenset[str] = frozenset()
    """Subjects of those who may look at the logins of others."""

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        absolute = parts.scheme in ("http", "https") and bool(parts.netloc)
        plain = not parts.query and not parts.fragment and not self.issuer.endswith("/")
        if not (absolute and plain and parts.path):
            raise ValueError(f"not an issuer with a path: {self.issuer}")

    @property
    def path(self) -> str:
        """Path of the issuer, the prefix of all its routes: `/gosuslugi`."""
        return urlsplit(self.issuer).path

    @property
    def database_path(self) -> Path:
        """The file of accounts, requests and tokens."""
        return self.directory / "gosuslugi.sqlite3"


@dataclass(frozen=True, kw_only=True)
class Services:
    """What the routes of the stub work with; `app.state.services`."""

    config: GosuslugiConfig
    database: Database
    delivery: Delivery
    device_requests: DeviceRequests
