"""Which file of the embedded services lies where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.settings import Paths


@dataclass(frozen=True, kw_only=True)
class LocalPaths:
    """Two directories that hold nothing but the embedded services; absolute paths."""

    data: Path
    """What must last: databases, keys, the spool of messages. `frmr local reset` empties it."""
    state: Path
    """What belongs to a run: the lock, addresses, the log."""

    @property
    def gosuslugi(self) -> Path:
        """Database and keys of the Gosuslugi stub."""
        return self.data / "gosuslugi"

    @property
    def registry(self) -> Path:
        """Database and key of the registry."""
        return self.data / "registry"

    @property
    def support_desk(self) -> Path:
        """Who may look at the logins of others at the stub."""
        return self.gosuslugi / "support-desk.json"

    @property
    def shared_registry(self) -> Path:
        """The key of a registry whose database is PostgreSQL: `frmr local reset` leaves it, as it leaves that."""
        return self.data / "registry-postgresql"

    @property
    def database(self) -> Path:
        """Which database the registry uses, see `embedded.read_database`."""
        return self.data / "database.json"

    @property
    def gosuslugi_database(self) -> Path:
        """Accounts, requests and tokens."""
        return self.gosuslugi / "gosuslugi.sqlite3"

    @property
    def registry_database(self) -> Path:
        """Workers and their records."""
        return self.registry / "registry.sqlite3"

    @property
    def spool(self) -> Path:
        """Messages to people, see `frmr_cli.servers.delivery`."""
        return self.data / "spool"

    @property
    def seeded(self) -> Path:
        """What the databases were seeded with; written when that is done."""
        return self.data / "seeded.json"

    @property
    def restoring(self) -> Path:
        """A backup that is being unpacked and checked, see `backup_restore`."""
        return self.data / ".restoring"

    @property
    def restored(self) -> Path:
        """A backup that is whole and takes the place of the data."""
        return self.data / ".restored"

    @property
    def ports(self) -> Path:
        """The ports of the last run: an issuer that moves loses every session."""
        return self.state / "ports.json"

    @property
    def log(self) -> Path:
        """What the process wrote to its standard streams."""
        return self.state / "local.log"

    @property
    def service_secret(self) -> Path:
        """The secret of the service account `frmr-ci` (see `servers.gosuslugi.seed`)."""
        return self.gosuslugi / "frmr-ci.secret"

    def make(self) -> None:
        """Create the directories, for their owner alone."""
        for path in (self.data, self.state, self.gosuslugi, self.registry, self.spool):
            path.mkdir(parents=True, exist_ok=True, mode=0o700)


def local_paths(paths: Paths) -> LocalPaths:
    """Where the embedded services of a user are."""
    return LocalPaths(data=paths.local_data, state=paths.local_state)
