"""What a request costs the database does not grow with the register: counted in its steps, not timed."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx
import pytest

from frmr_cli.servers.people import people
from frmr_cli.servers.registry.app import create_app
from frmr_cli.servers.registry.cards import refresh
from frmr_cli.servers.registry.register_time import register_day
from frmr_cli.servers.registry.seed import seed
from tests.servers.registry.conftest import CAST, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.servers.registry.config import RegistryConfig
    from tests.servers.registry.conftest import FakeIssuer

SCOPES = "openid frmr.read frmr.write frmr.audit frmr.admin"
EVERY = 50
"""Instructions of SQLite's machine that are counted as one step."""
FEW, MANY = 100, 3000
MOST = 2.0
"""So many times the steps, and no more, are allowed for thirty times the people."""
SLACK = 10
"""Steps that a request may take more: pages of indexes become deeper."""


class Steps:
    """Counts what all connections of SQLite do."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        connect = sqlite3.connect

        def counted(*args: Any, **options: Any) -> sqlite3.Connection:
            connection: sqlite3.Connection = connect(*args, **options)
            connection.set_progress_handler(self._step, EVERY)
            return connection

        monkeypatch.setattr(sqlite3, "connect", counted)

    def _step(self) -> int:
        self.count += 1
        return 0

    def of(self, work: Callable[[], Any]) -> int:
        """How many some work takes."""
        before = self.count
        work()
        return self.count - before


class Filled:
    """A registry with so many people, without what goes on in the background, asked in this process."""

    def __init__(
        self, config: RegistryConfig, count: int, token: Callable[[str, str], str]
    ) -> None:
        known = list(people(count, 1))
        seed(config, [*CAST.values(), *known])
        self._app = create_app(config)
        self._token = token
        services = self._app.state.services
        with services.database.write() as connection:
            while refresh(connection, today=register_day(config.now()), limit=500):
                pass

    def ask(self, request: Request) -> int:
        """Answer one request. Returns: its status."""

        async def asked() -> int:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://127.0.0.1:8080"
            ) as http:
                answer = await http.request(
                    request.method, request.path, json=request.body, headers=headers
                )
            return answer.status_code

        headers = {"Authorization": f"Bearer {self._token(request.by, SCOPES)}"} | request.headers
        return asyncio.run(asked())


class Request(NamedTuple):
    """What is asked, and by whom."""

    by: str
    method: str
    path: str
    body: Any = None
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed


WORKER = str(CAST["ivanova"].worker["id"])  # type: ignore[index]
GETS = {
    "admin": (
        "/v1/me",
        f"/v1/workers/{WORKER}",
        f"/v1/workers/{WORKER}/history",
        f"/v1/workers/{WORKER}/education",
        f"/v1/workers/{WORKER}/employment",
        f"/v1/workers/{WORKER}/documents",
        "/v1/workers?limit=20",
        "/v1/access/grants?limit=20",
        f"/v1/access/grants?who={WORKER}",
        "/v1/dictionaries",
    ),
    "auditor": (
        "/v1/access/review?staff=true",
        "/v1/audit/events?limit=20",
        "/v1/audit/anomalies",
        "/v1/audit/checkpoint",
    ),
    "ivanova": ("/v1/workers/me", "/v1/audit/mine"),
    "orlova": ("/v1/hires", f"/v1/workers/{WORKER}"),
}
REQUESTS = [
    *(Request(by, "GET", path) for by, paths in GETS.items() for path in paths),
    Request("admin", "POST", "/v1/workers/search", {"name": "Иванова А. С.", "limit": 20}),
    Request("ivanova", "POST", f"/v1/workers/{WORKER}/education", {"kind": "cpd", "theme": "Боль"}),
    Request("admin", "POST", "/v1/workers/search", {"snils": "112-233-445 95"}),
    Request(
        "admin",
        "POST",
        f"/v1/workers/{WORKER}/disclosures",
        {"fields": ["/snils"], "reason": "проверка"},
    ),
]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Of all connections that are made from here on."""
    return Steps(monkeypatch)


def test_no_request_grows_with_the_register(
    steps: Steps, config: RegistryConfig, issuer: FakeIssuer, tmp_path: Path
) -> None:
    """Thirty times the people: the same steps, or a few more for deeper indexes."""
    if config.database is not None:
        pytest.skip("the steps are those of SQLite")
    taken: dict[int, list[int]] = defaultdict(list)
    for count in (FEW, MANY):
        filled = Filled(
            replace(config, directory=tmp_path / str(count)),
            count,
            lambda by, scope: issuer.token(subject_of(by), scope),
        )
        for number, request in enumerate(REQUESTS):
            assert filled.ask(request) in (200, 201), request  # what is done once only
            taken[number].append(steps.of(partial(filled.ask, request)))

    grown = {
        REQUESTS[number].path: counts
        for number, counts in taken.items()
        if counts[1] > counts[0] * MOST + SLACK
    }
    assert grown == {}
