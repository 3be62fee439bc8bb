"""The two services as `frmr local` puts them together: addresses, applications, demo data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from frmr_cli.domain.hosts import is_loopback
from frmr_cli.errors import UsageError
from frmr_cli.local_state import Endpoints, write_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig
    from frmr_cli.servers.layout import LocalPaths
    from frmr_cli.servers.people import DemoPerson
    from frmr_cli.servers.registry.config import RegistryConfig

REGISTRY = "registry"
GOSUSLUGI = "gosuslugi"
NAMES = (REGISTRY, GOSUSLUGI)
"""The services, in the order in which everything lists them."""

ISSUER_PATH = "/gosuslugi"
HEALTH_PATHS = {REGISTRY: "/v1/health", GOSUSLUGI: "/gosuslugi/health"}
"""Where each service says that it is well, under its origin."""

DEMO_VERSION = 3
"""Raised when the demo data changes, so that the next start adds what is new."""

DEFAULT_SEED = 1


class Seeding(NamedTuple):
    """What the databases hold besides what people entered."""

    people: int
    """How many generated people."""
    seed: int
    """Of their generator."""
    demo_version: int = DEMO_VERSION
    database: str | None = None
    """Which database of the registry that is; None: its file."""


class Assembly(Protocol):
    """What the process runs; tests put small applications in its place."""

    def applications(self, endpoints: Endpoints, paths: LocalPaths) -> tuple[Any, Any]:
        """The ASGI applications of registry and issuer, their databases at the newest schema."""

    def seed(self, endpoints: Endpoints, paths: LocalPaths, seeding: Seeding) -> None:
        """Put the demo data into the databases; what is there already stays."""


class Embedded:
    """The embedded registry and the Gosuslugi stub."""

    def applications(self, endpoints: Endpoints, paths: LocalPaths) -> tuple[Any, Any]:
        """See `Assembly`."""
        from frmr_cli.servers.gosuslugi.app import create_app as create_gosuslugi
        from frmr_cli.servers.registry.app import create_app as create_registry

        return (
            create_registry(registry_config(endpoints, paths)),
            create_gosuslugi(gosuslugi_config(endpoints, paths)),
        )

    def seed(self, endpoints: Endpoints, paths: LocalPaths, seeding: Seeding) -> None:
        """See `Assembly`."""
        from frmr_cli.servers.gosuslugi.seed import seed as seed_gosuslugi
        from frmr_cli.servers.registry.seed import seed as seed_registry

        seed_registry(registry_config(endpoints, paths), people_of(seeding))
        registered = (person for person in people_of(seeding) if person.account.exists)
        seed_gosuslugi(gosuslugi_config(endpoints, paths), registered)
        # One hotline for both: the support of the register also sits at the desk of the stub.
        desk = [row.subject for row in people_of(seeding) if "support" in row.account.roles]
        write_json(paths.support_desk, {"subjects": desk})


def registry_config(endpoints: Endpoints, paths: LocalPaths) -> RegistryConfig:
    """Settings of the embedded registry."""
    from frmr_cli.servers.registry.audit_terms import term
    from frmr_cli.servers.registry.audit_thresholds import thresholds
    from frmr_cli.servers.registry.config import RegistryConfig

    database = read_database(paths)
    directory = paths.registry if database is None else paths.shared_registry
    return RegistryConfig(
        base_url=endpoints.registry_url,
        issuer=endpoints.issuer,
        directory=directory,
        spool=paths.spool,
        database=database,
        anomalies=thresholds(directory),
        audit_term=term(directory),
    )


def gosuslugi_config(endpoints: Endpoints, paths: LocalPaths) -> GosuslugiConfig:
    """Settings of the Gosuslugi stub."""
    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig

    return GosuslugiConfig(
        issuer=endpoints.issuer,
        directory=paths.gosuslugi,
        spool=paths.spool,
        registry=endpoints.registry_url,
        support_desk=_support_desk(paths),
    )


def _support_desk(paths: LocalPaths) -> frozenset[str]:
    """Who may look at the logins of others at the stub; nobody when that was not written down."""
    try:
        return frozenset(json.loads(paths.support_desk.read_text(encoding="utf-8"))["subjects"])
    except (OSError, ValueError, TypeError, KeyError):
        return frozenset()


def people_of(seeding: Seeding) -> Iterator[DemoPerson]:
    """The demo cast, the same for every seed, then the generated people; in constant memory."""
    from frmr_cli.servers.people import cast, people

    yield from cast(DEFAULT_SEED)
    yield from people(seeding.people, seeding.seed)


def endpoints_of(ports: tuple[int, int]) -> Endpoints:
    """The addresses of services that listen on the ports of registry and issuer."""
    registry, issuer = ports
    return Endpoints(f"http://127.0.0.1:{registry}", f"http://127.0.0.1:{issuer}{ISSUER_PATH}")


def health_urls(endpoints: Endpoints) -> tuple[str, str]:
    """Where registry and issuer say that they are well."""
    issuer = urlsplit(endpoints.issuer)
    return (
        f"{endpoints.registry_url}{HEALTH_PATHS[REGISTRY]}",
        f"{issuer.scheme}://{issuer.netloc}{HEALTH_PATHS[GOSUSLUGI]}",
    )


def read_database(paths: LocalPaths) -> str | None:
    """The address of the PostgreSQL database that the registry uses; None: its file."""
    try:
        address = json.loads(paths.database.read_text(encoding="utf-8"))["address"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return str(address)


def write_database(paths: LocalPaths, address: str | None) -> None:
    """Use another database from the next start on."""
    if address is None:
        paths.database.unlink(missing_ok=True)
    else:
        write_json(paths.database, {"address": address})


def read_seeding(paths: LocalPaths) -> Seeding | None:
    """What the databases were seeded with; None before that was done."""
    try:
        return Seeding(**json.loads(paths.seeded.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def seed_when_needed(
    assembly: Assembly, endpoints: Endpoints, paths: LocalPaths, wanted: Seeding
) -> None:
    """
    Seed databases that lack demo data, new demo data, or some of the wanted generated people.

    Raises: UsageError FRMR-LOCAL-010 for a service that is not on the loopback interface.
    """
    for url in endpoints:
        refuse_beyond_loopback(url)
    wanted = wanted._replace(database=read_database(paths))
    done = read_seeding(paths)
    if done and done.database == wanted.database and _covers(done, wanted):
        return
    assembly.seed(endpoints, paths, wanted)
    write_json(paths.seeded, wanted._asdict())


def _covers(done: Seeding, wanted: Seeding) -> bool:
    return done.demo_version >= wanted.demo_version and done.people >= wanted.people


def refuse_beyond_loopback(url: str) -> None:
    """
    Keep demo people, whose passwords everybody can read, away from services that others reach.

    Raises: UsageError FRMR-LOCAL-010.
    """
    host = urlsplit(url).hostname or ""
    if not is_loopback(host):
        raise UsageError("FRMR-LOCAL-010", host=host)
