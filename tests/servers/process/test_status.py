"""What `frmr local status` sees."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from frmr_cli import __version__
from frmr_cli.servers import process
from frmr_cli.servers.sqlite import SqliteDatabase
from frmr_cli.servers.status import Counts, status

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.servers.layout import LocalPaths


def test_services_that_never_ran(paths: LocalPaths) -> None:
    """Before the first start there is nothing, and looking makes nothing."""
    seen = status(paths)

    assert not seen.running
    assert not seen.healthy
    assert (seen.pid, seen.issuer, seen.uptime_seconds) == (None, None, None)
    assert (seen.database_bytes, seen.counts) == (0, Counts(0, 0, 0, 0))
    assert not paths.data.exists()


def test_running_services(paths: LocalPaths, child: Callable[[str], tuple[str, ...]]) -> None:
    """Where they are, since when, and what the databases hold."""
    state = process.start(paths, people=2, command=child("notes")).state
    _fill(paths)
    later = datetime.fromisoformat(state.started_at) + timedelta(minutes=2)

    seen = status(paths, now=lambda: later)

    assert seen.running
    assert seen.healthy
    assert (seen.pid, seen.issuer) == (state.pid, state.issuer)
    assert seen.uptime_seconds == 120
    assert (seen.service_version, seen.program_version) == (__version__, __version__)
    assert seen.counts == Counts(workers=2, accounts=0, generated_people=2, events=1)
    assert seen.database_bytes >= paths.registry_database.stat().st_size


def _fill(paths: LocalPaths) -> None:
    database = SqliteDatabase(paths.registry_database)
    database.script(
        "CREATE TABLE worker (id); INSERT INTO worker VALUES (1), (2);"
        "CREATE TABLE audit_event (seq); INSERT INTO audit_event VALUES (1);"
    )
    database.close()
