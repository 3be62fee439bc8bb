"""Entries are marked as unusual while they come, by thresholds that an operator sets."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.audit.follow import followed_anomalies
from frmr_cli.errors import UsageError
from frmr_cli.registry.client import RegistryClient
from frmr_cli.servers.registry import audit_watch
from frmr_cli.servers.registry.audit_thresholds import thresholds
from frmr_cli.servers.registry.audit_unusual import Thresholds
from frmr_cli.servers.registry.services import open_services
from tests.servers.registry.test_audit_mutations import Login

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers.registry.conftest import Registry

AUDIT = "openid frmr.audit"


def marks(registry: Registry) -> list[dict[str, Any]]:
    """What is marked in the database, whoever asks."""
    with registry.database() as database, database.read() as connection:
        return connection.all("SELECT seq, kind, actor FROM audit_anomaly ORDER BY seq")


def strangers(registry: Registry, count: int = 6) -> None:
    """So many refused readings of one account."""
    for _ in range(count):
        registry.ask("GET", "/v1/workers/2023.0000001", by="ivanova")


def test_marks_need_nobody_who_asks(registry: Registry) -> None:
    """The look that the registry takes by itself finds them and says so in its log, without a value."""
    strangers(registry)

    with closing(open_services(registry.config)) as services:
        audit_watch.look(services)

    (mark,) = marks(registry)
    assert mark["kind"] == "failures"
    assert mark["seq"] == registry.events()[4]["seq"]


def test_processes_and_restarts_come_to_the_same_marks(registry: Registry) -> None:
    """Each is kept once, and what was marked before a restart is not marked anew after it."""
    strangers(registry)
    with closing(open_services(registry.config)) as one, closing(open_services(registry.config)) as other:  # fmt: skip
        audit_watch.look(one)
        audit_watch.look(other)
    before = marks(registry)
    strangers(registry, 3)

    with closing(open_services(registry.config)) as services:
        audit_watch.look(services)

    assert [mark["kind"] for mark in before] == ["failures"]
    assert marks(registry) == before


def test_marks_come_in_pages(registry: Registry) -> None:
    """A cursor goes on behind the last entry, and `size` says how far the log was looked at."""
    strangers(registry)
    whole = registry.ask("GET", "/v1/audit/anomalies", by="support", scope=AUDIT).json()

    path = f"/v1/audit/anomalies?cursor={whole['items'][-1]['seq']}"
    rest = registry.ask("GET", path, by="support", scope=AUDIT).json()

    assert (whole["next"], rest["items"]) == (None, [])
    assert rest["size"] > whole["size"] > whole["items"][-1]["seq"]


class EnoughSeen(Exception):
    """The person presses Ctrl-C."""


def test_marks_are_followed(registry: Registry) -> None:
    """What is marked from now on is told once, what was before is not."""
    strangers(registry)
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise EnoughSeen
        registry.clock.advance(3600)
        strangers(registry)

    told: list[dict[str, Any]] = []
    with httpx.Client(base_url=registry.http.base_url, auth=Login(registry)) as http:
        log = RegistryClient(http, language="en").audit
        try:
            for found in followed_anomalies(log, sleep=sleep):
                told += found
        except EnoughSeen:
            pass

    assert [item["kind"] for item in told] == ["failures", "failures"]


def test_thresholds_are_read_from_a_file(tmp_path: Path) -> None:
    """What is not named stays as it was; without a file everything does."""
    assert thresholds(tmp_path) == Thresholds()
    (tmp_path / "anomalies.toml").write_text("readings = 7\nnight = [22, 5]\nwindow_minutes = 3\n")

    found = thresholds(tmp_path)

    assert (found.readings, found.night, found.window.seconds) == (7, (22, 5), 180)
    assert found.failures == Thresholds().failures


@pytest.mark.parametrize(
    "text",
    [
        "readngs = 7",
        "readings = 0",
        "readings = true",
        "night = [22]",
        "usual_share = 2",
        "=",
        'idle_days = "9"',
    ],
)
def test_thresholds_that_cannot_be_obeyed_stop_the_start(tmp_path: Path, text: str) -> None:
    """A misspelt name must not leave an operator in the belief to be warned."""
    (tmp_path / "anomalies.toml").write_text(text)

    with pytest.raises(UsageError) as found:
        thresholds(tmp_path)

    assert found.value.code == "FRMR-AUDIT-005"
