"""How the embedded services are: running or not, where, since when, with how much data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli import __version__, local_state
from frmr_cli.servers import health
from frmr_cli.servers.database_address import FILE_DATABASE, shown
from frmr_cli.servers.embedded import health_urls, read_database, read_seeding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.servers.layout import LocalPaths


class Counts(NamedTuple):
    """What the databases hold."""

    workers: int
    accounts: int
    generated_people: int
    """Of the workers, those made by `start --people`."""
    events: int
    """Entries of both audit logs."""


class Status(NamedTuple):
    """One look at the services."""

    running: bool
    """A process holds the lock."""
    healthy: bool
    """Both services answered just now."""
    pid: int | None
    registry_url: str | None
    issuer: str | None
    started_at: str | None
    """ISO 8601, UTC."""
    uptime_seconds: int | None
    service_version: str | None
    """Version of frmr that the process runs; a newer program is used by it after a restart."""
    program_version: str
    data_directory: str
    database: str
    """Of the registry: `file`, or the address of a PostgreSQL database without a password."""
    database_bytes: int
    """Of the database files with their journals; PostgreSQL is not counted."""
    counts: Counts


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


def status(paths: LocalPaths, *, now: Callable[[], datetime] = utc_now) -> Status:
    """Look at the services; works in the same way while they run and while they do not."""
    state = local_state.running(paths.state)
    addresses = local_state.endpoints(paths.state)
    return Status(
        running=local_state.is_held(paths.state),
        healthy=addresses is not None and all(map(health.is_well, health_urls(addresses))),
        pid=state.pid if state else local_state.holder(paths.state),
        registry_url=state.registry_url if state else None,
        issuer=state.issuer if state else None,
        started_at=state.started_at if state else None,
        uptime_seconds=_seconds_since(state.started_at, now()) if state else None,
        service_version=state.version if state else None,
        program_version=__version__,
        data_directory=str(paths.data),
        database=shown(read_database(paths) or FILE_DATABASE),
        database_bytes=sum(map(_size, (paths.registry_database, paths.gosuslugi_database))),
        counts=_counts(paths),
    )


def _seconds_since(started_at: str, now: datetime) -> int:
    return max(0, int((now - datetime.fromisoformat(started_at)).total_seconds()))


def _size(database: Path) -> int:
    return sum(file.stat().st_size for file in database.parent.glob(f"{database.name}*"))


def _counts(paths: LocalPaths) -> Counts:
    seeding = read_seeding(paths)
    address = read_database(paths)
    workers, events = _shared_counts(address) if address else _file_counts(paths.registry_database)
    return Counts(
        workers=workers,
        accounts=_count(paths.gosuslugi_database, "account"),
        generated_people=seeding.people if seeding else 0,
        events=events + _count(paths.gosuslugi_database, "audit_event"),
    )


def _file_counts(database: Path) -> tuple[int, int]:
    return _count(database, "worker"), _count(database, "audit_event")


def _shared_counts(address: str) -> tuple[int, int]:
    """Workers and events; 0 while the database cannot be asked, as nothing else about it can be said either."""
    from contextlib import closing

    from frmr_cli.servers.database import DatabaseUnavailable
    from frmr_cli.servers.postgresql import PostgresqlDatabase

    with closing(PostgresqlDatabase(address)) as database:
        try:
            with database.read() as connection:
                if not connection.schema_version():
                    return 0, 0
                row = connection.one(
                    "SELECT (SELECT count(*) FROM worker) AS workers,"
                    " (SELECT count(*) FROM audit_event) AS events"
                )
        except DatabaseUnavailable:
            return 0, 0
    return (row["workers"], row["events"]) if row else (0, 0)


def _count(database: Path, table: str) -> int:
    """Rows of a table; 0 before the first start has made it."""
    import sqlite3
    from contextlib import closing

    if not database.exists():
        return 0
    # Read-only, so that a look at the services never makes a database or changes one.
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        except sqlite3.OperationalError:
            return 0
    return int(row[0])
