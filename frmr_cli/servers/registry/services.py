"""The parts of a running registry, put together once per process."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from frmr_cli.domain import hosts
from frmr_cli.errors import UsageError
from frmr_cli.servers.databases import open_database
from frmr_cli.servers.delivery import SpoolDelivery
from frmr_cli.servers.migrations import migrate
from frmr_cli.servers.registry.audit_watch import Watch
from frmr_cli.servers.registry.audit_witnesses import Witnesses
from frmr_cli.servers.registry.batch_helper import BatchHelpers
from frmr_cli.servers.registry.idempotency import Running
from frmr_cli.servers.registry.issuer import Issuer
from frmr_cli.servers.registry.tokens import TokenVerifier
from frmr_cli.servers.registry.vault import Vault
from frmr_cli.servers.scans.examination import Examiner
from frmr_cli.servers.writers import MOST_TOGETHER

if TYPE_CHECKING:
    from frmr_cli.servers.database import Database
    from frmr_cli.servers.delivery import Delivery
    from frmr_cli.servers.registry.config import RegistryConfig

DATABASE_FILE = "registry.sqlite3"

SCHEMA = "frmr_cli.servers.registry.schema"
_BATCHES = 2
_LARGE_BODIES = 8


@dataclass(frozen=True, kw_only=True)
class Services:
    """What the operations work with."""

    config: RegistryConfig
    database: Database
    vault: Vault
    issuer: Issuer
    tokens: TokenVerifier
    delivery: Delivery
    running: Running
    witnesses: Witnesses
    watch: Watch
    scans: Examiner
    batches: BatchHelpers
    batch_places: asyncio.Semaphore
    """Held by a batch: most of the threads below stay free for the others."""
    large_bodies: asyncio.Semaphore
    """Held while a scan is received and opened: so many times its size is what uploads take of memory."""
    threads: ThreadPoolExecutor
    """
    Where requests do what blocks: as many as can share a commit, for each writes its entry.

    The threads live as long as the process, as do their connections.
    """

    @property
    def issuer_name(self) -> str:
        """The name under which the directory of principals knows the configured issuer."""
        return issuer_name(self.config.issuer)

    def close(self) -> None:
        """Wait for running requests and close everything."""
        self.threads.shutdown()
        self.batches.close()
        self.issuer.close()
        self.database.close()


def open_services(config: RegistryConfig) -> Services:
    """
    Open the database, made or migrated where needed; the caller closes the services.

    Raises: UsageError FRMR-LOCAL-010 for demo data beyond loopback; ServerError FRMR-LOCAL-001 for a newer database,
    FRMR-REG-051 and FRMR-REG-052 for a key that cannot be used; and as `open_database`.
    """
    config.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = open_database(config.database, config.directory / DATABASE_FILE)
    try:
        return _opened(config, database)
    except BaseException:
        database.close()
        raise


def _opened(config: RegistryConfig, database: Database) -> Services:
    migrate(database, SCHEMA)
    if _is_demo(database):
        _refuse_beyond_loopback(config)
    vault = Vault(database, config.directory, now=config.now)
    vault.check_file()
    issuer = Issuer(config.issuer, http=config.http, now=config.now)
    return Services(
        config=config,
        database=database,
        vault=vault,
        issuer=issuer,
        tokens=TokenVerifier(config.issuer, audience=config.audience, keys=issuer, now=config.now),
        delivery=SpoolDelivery(config.spool),
        running=Running(),
        witnesses=Witnesses(),
        watch=Watch(),
        scans=Examiner(),
        batches=BatchHelpers(config, database, count=_BATCHES),
        batch_places=asyncio.Semaphore(_BATCHES),
        large_bodies=asyncio.Semaphore(_LARGE_BODIES),
        threads=ThreadPoolExecutor(MOST_TOGETHER, thread_name_prefix="registry"),
    )


def mark_demo(services: Services) -> None:
    """
    Say in the database that its people are demo people.

    Raises: UsageError FRMR-LOCAL-010 for a registry that others can reach.
    """
    _refuse_beyond_loopback(services.config)
    with services.database.write() as connection:
        connection.execute(
            "INSERT INTO setting (name, value) VALUES ('demo', '1') ON CONFLICT (name) DO NOTHING"
        )


def _is_demo(database: Database) -> bool:
    with database.read() as connection:
        return connection.one("SELECT 1 FROM setting WHERE name = 'demo'") is not None


def _refuse_beyond_loopback(config: RegistryConfig) -> None:
    """Demo accounts have published passwords; a register that others see must not know them."""
    for url in (config.base_url, config.issuer):
        if not is_loopback(url):
            raise UsageError("FRMR-LOCAL-010", host=urlsplit(url).hostname)


def issuer_name(issuer: str) -> str:
    """
    A name for an issuer that outlives a restart.

    The port of an issuer on loopback is chosen anew when it is taken, and its people stay the same.
    """
    parts = urlsplit(issuer)
    return f"loopback{parts.path}" if is_loopback(issuer) else issuer


def is_loopback(url: str) -> bool:
    """Whether only this machine can reach the address."""
    return hosts.is_loopback(urlsplit(url).hostname or "")
