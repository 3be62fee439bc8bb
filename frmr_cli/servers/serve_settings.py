"""What `frmr serve` is told, as it goes from the process that supervises to those that work."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from frmr_cli.domain.hosts import is_loopback
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    import ssl

    from frmr_cli.servers.registry.config import RegistryConfig


class Place(NamedTuple):
    """Where a server listens."""

    host: str
    port: int

    @classmethod
    def parsed(cls, text: str) -> Place:
        """`127.0.0.1:8443`, `[::1]:8443`. Raises: UsageError FRMR-LOCAL-026."""
        parts = urlsplit(f"//{text}")
        try:
            if parts.hostname and parts.port is not None and not parts.path:
                return cls(parts.hostname, parts.port)
        except ValueError:
            pass
        raise UsageError("FRMR-LOCAL-026", text=text)


@dataclass(frozen=True, kw_only=True)
class ServeSettings:
    """Settings of a registry for many machines; no secret among them. Files are absolute paths."""

    url: str
    """Where clients reach it, without `/v1`."""
    issuer: str
    listen: Place
    directory: str
    """Holds the key, and the database where that is a file."""
    database: str | None
    certificate: str | None
    """Chain in PEM; with `key`."""
    key: str | None
    grace: int
    """Seconds that running requests have at the end."""

    def check(self) -> None:
        """
        Refuse what would let others read along.

        Raises: UsageError FRMR-LOCAL-027 for a plain address beyond this machine, FRMR-LOCAL-028 for a
        certificate without its key or the reverse.
        """
        if (self.certificate is None) != (self.key is None):
            raise UsageError("FRMR-LOCAL-028")
        if self.certificate is None and not is_loopback(self.listen.host):
            raise UsageError("FRMR-LOCAL-027", host=self.listen.host)
        for url in (self.url, self.issuer):
            parts = urlsplit(url)
            if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
                raise UsageError("FRMR-LOCAL-027", host=parts.hostname or url)

    def registry_config(self) -> RegistryConfig:
        """The settings of the registry itself."""
        from frmr_cli.servers.registry.audit_terms import term
        from frmr_cli.servers.registry.audit_thresholds import thresholds
        from frmr_cli.servers.registry.config import RegistryConfig

        directory = Path(self.directory)
        return RegistryConfig(
            base_url=self.url,
            issuer=self.issuer,
            directory=directory,
            spool=directory / "spool",
            database=self.database,
            anomalies=thresholds(directory),
            audit_term=term(directory),
        )

    def tls(self) -> ssl.SSLContext | None:
        """
        The context of the listening socket: TLS 1.3 and nothing older; None without a certificate.

        Raises: UsageError FRMR-LOCAL-029 for files that cannot be used.
        """
        if self.certificate is None:
            return None
        import ssl

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        try:
            context.load_cert_chain(self.certificate, self.key)
        except OSError as error:  # ssl.SSLError is one
            reason = error.strerror or type(error).__name__
            raise UsageError("FRMR-LOCAL-029", path=self.certificate, reason=reason) from error
        return context

    def to_json(self) -> str:
        """For the command line of a worker."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> ServeSettings:
        """The reverse of `to_json`."""
        fields = json.loads(text)
        return cls(**{**fields, "listen": Place(*fields["listen"])})
