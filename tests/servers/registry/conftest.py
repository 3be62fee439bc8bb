"""A live registry on a free port, an issuer behind a transport function, and people who ask."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import uvicorn
from joserfc import jwt
from joserfc.jwk import ECKey

from frmr_cli.servers.databases import open_database
from frmr_cli.servers.delivery import received
from frmr_cli.servers.people import cast
from frmr_cli.servers.registry.app import create_app
from frmr_cli.servers.registry.config import RegistryConfig
from frmr_cli.servers.registry.seed import seed
from frmr_cli.servers.registry.services import DATABASE_FILE
from tests.postgresql import EVERY_TEST_ON, cluster, new_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from starlette.applications import Starlette

    from frmr_cli.servers.database import Database
    from frmr_cli.servers.people import DemoPerson

ISSUER = "http://127.0.0.1:9/gosuslugi"
AUDIENCE = "urn:frmr:registry"
SCOPES = "openid frmr.read frmr.write"


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.moment += timedelta(seconds=seconds)


class FakeIssuer:
    """An issuer as the registry sees it: metadata, keys and userinfo behind a transport function."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.keys: dict[str, Any] = {"k1": ECKey.generate_key("P-256", {"kid": "k1"})}
        self.people: dict[str, dict[str, Any]] = {}
        self.requests: list[str] = []
        self.away = False
        self.issuer = ISSUER

    def client(self) -> httpx.Client:
        """For `RegistryConfig.http`."""
        return httpx.Client(transport=httpx.MockTransport(self._answer))

    def token(
        self,
        subject: str,
        scope: str = SCOPES,
        *,
        kid: str = "k1",
        key: Any = None,
        header: dict[str, Any] | None = None,
        **claims: Any,
    ) -> str:
        """An access token; claims that are None are left out."""
        now = int(self.clock().timestamp())
        standard = {
            "iss": ISSUER,
            "sub": subject,
            "aud": AUDIENCE,
            "iat": now,
            "exp": now + 600,
            "jti": "j",
            "client_id": "frmr-cli",
            "sid": "s1",
            "scope": scope,
        }
        whole = {name: value for name, value in (standard | claims).items() if value is not None}
        head = {"alg": "ES256", "typ": "at+jwt", "kid": kid} | (header or {})
        return jwt.encode(head, whole, key or self.keys[kid], algorithms=[head["alg"]])

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request.url.path)
        if self.away:
            raise httpx.ConnectError("refused")
        match request.url.path:
            case "/.well-known/oauth-authorization-server/gosuslugi":
                metadata = {
                    "issuer": self.issuer,
                    "jwks_uri": f"{ISSUER}/oauth/jwks",
                    "userinfo_endpoint": f"{ISSUER}/oauth/userinfo",
                }
                return httpx.Response(200, json=metadata)
            case "/gosuslugi/oauth/jwks":
                keys = [key.as_dict(private=False) | {"kid": kid} for kid, key in self.keys.items()]
                return httpx.Response(200, json={"keys": keys})
            case "/gosuslugi/oauth/userinfo":
                return self._userinfo(request)
        return httpx.Response(404)

    def _userinfo(self, request: httpx.Request) -> httpx.Response:
        token = request.headers["authorization"].removeprefix("Bearer ")
        subject = jwt.decode(token, self.keys["k1"], algorithms=["ES256"]).claims["sub"]
        known = self.people.get(subject)
        return httpx.Response(401) if known is None else httpx.Response(200, json=known)


@dataclass
class Registry:
    """A running registry and everything around it."""

    config: RegistryConfig
    clock: Clock
    issuer: FakeIssuer
    http: httpx.Client
    app: Starlette
    lines: list[dict[str, Any]] = field(default_factory=list)

    def ask(
        self,
        method: str,
        path: str,
        *,
        by: str | None = None,
        scope: str = SCOPES,
        **request: Any,
    ) -> httpx.Response:
        """A request as the person with a login of the cast, or as `frmr-ci`, or with no token."""
        headers = dict(request.pop("headers", {}))
        if by is not None:
            headers["Authorization"] = f"Bearer {self.issuer.token(subject_of(by), scope)}"
        return self.http.request(method, path, headers=headers, **request)

    def patch(
        self, worker_id: str, patch: Any, *, by: str, etag: str = '"1"', **headers: str
    ) -> httpx.Response:
        """A merge patch."""
        sent = {"If-Match": etag, "Content-Type": "application/merge-patch+json"} | headers
        return self.ask("PATCH", f"/v1/workers/{worker_id}", by=by, headers=sent, json=patch)

    @contextmanager
    def database(self) -> Iterator[Database]:
        """Its database, past the service."""
        database = open_database(self.config.database, self.config.directory / DATABASE_FILE)
        try:
            yield database
        finally:
            database.close()

    def stored(self) -> list[Path]:
        """Whatever it has written: its files, and those of a PostgreSQL server with its journal."""
        files = [path for path in self.config.directory.iterdir() if path.is_file()]
        if self.config.database is None:
            assert {path.name for path in files} >= {"registry.sqlite3", "registry.sqlite3-wal"}
            return files
        data = cluster() / "data"
        return [*files, *(data / "base").rglob("[0-9]*[0-9]"), *(data / "pg_wal").glob("0*")]

    def events(self) -> list[dict[str, Any]]:
        """The audit log without the entries of the seed, oldest first, with ids and accounts for their marks."""
        with self.database() as database, database.read() as connection:
            rows = connection.all("SELECT * FROM audit_event ORDER BY seq")
            people = connection.all("SELECT mark, name FROM audit_subject")
        names = {row["mark"]: row["name"].removeprefix("account:") for row in people}
        for row in rows:
            row["actor"] = names.get(row["actor"], row["actor"])
            row["subject"] = names.get(row["subject"], row["subject"])
            objects = [names.get(name, name) for name in json.loads(row["objects"])]
            row["objects"] = json.dumps(objects)
        return [row for row in rows if row["action"] != "registry.seeded"]

    def record_of(self, login: str) -> dict[str, Any]:
        """The record of a member of the cast, as it was seeded."""
        worker = CAST[login].worker
        assert worker is not None
        return dict(worker)

    def id_of(self, login: str) -> str:
        """The worker id of a member of the cast."""
        return str(self.record_of(login)["id"])

    def messages(self, destination: str) -> list[str]:
        """The texts that were sent to a phone or an e-mail address, oldest first."""
        return [message.text for message in received(self.config.spool, destination)]

    def code(self, destination: str) -> str:
        """The code in the newest message to a phone or an e-mail address."""
        *_, message = received(self.config.spool, destination)
        return next(word.strip(".") for word in message.text.split() if word.strip(".").isdigit())


CAST: dict[str, DemoPerson] = {person.login: person for person in cast("test")}


def subject_of(login: str) -> str:
    """`sub` of a member of the cast; anybody else is named as is."""
    return CAST[login].subject if login in CAST else login


ON_BOTH = (
    "test_access_grants",
    "test_audit_log",
    "test_batch",
    "test_cards",
    "test_documents",
    "test_record_entries",
    "test_record_papers",
    "test_record_search",
    "test_registry_changes",
    "test_registry_storage",
)
"""Modules whose subject is what the database keeps: they run on SQLite and on PostgreSQL."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`FRMR_TEST_DATABASE=postgresql` runs every module on PostgreSQL alone."""
    if "store" in metafunc.fixturenames:
        both = metafunc.module.__name__.rpartition(".")[2] in ON_BOTH
        stores = ["sqlite", "postgresql"] if both else ["sqlite"]
        metafunc.parametrize("store", [EVERY_TEST_ON] if EVERY_TEST_ON else stores, indirect=True)


@pytest.fixture
def store(request: pytest.FixtureRequest) -> str | None:
    """The address of an empty database; None for a file."""
    return new_schema() if request.param == "postgresql" else None


@pytest.fixture
def clock() -> Clock:
    """The clock of the registry and of its issuer."""
    return Clock()


@pytest.fixture
def issuer(clock: Clock) -> FakeIssuer:
    """The issuer of the tokens."""
    return FakeIssuer(clock)


@pytest.fixture
def config(tmp_path: Path, clock: Clock, issuer: FakeIssuer, store: str | None) -> RegistryConfig:
    """The settings of a registry whose database does not exist yet."""
    return RegistryConfig(
        base_url="http://127.0.0.1:8080",
        issuer=ISSUER,
        directory=tmp_path / "registry",
        spool=tmp_path / "spool",
        database=store,
        now=clock,
        http=issuer.client,
    )


@pytest.fixture
def serve(clock: Clock, issuer: FakeIssuer) -> Iterator[Callable[[RegistryConfig], Registry]]:
    """Starts registries; all are stopped at the end of the test."""
    stops: list[Callable[[], None]] = []

    def start(config: RegistryConfig) -> Registry:
        lines: list[dict[str, Any]] = []

        def log(level: str, message: str, **fields: object) -> None:
            lines.append({"level": level, "message": message, **fields})

        app = create_app(RegistryConfig(**{**vars(config), "log": log}))
        # With the protocol named asyncio sets TCP_NODELAY, and no answer waits for an acknowledgement.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(app, http="h11", ws="none", log_config=None, access_log=False)
        )
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False)

        def stop() -> None:
            client.close()
            server.should_exit = True
            thread.join()
            listener.close()

        stops.append(stop)
        return Registry(config, clock, issuer, client, app, lines)

    yield start
    for stop in stops:
        stop()


@pytest.fixture
def registry(config: RegistryConfig, serve: Callable[[RegistryConfig], Registry]) -> Registry:
    """A running registry with the demo cast."""
    seed(config, CAST.values())
    return serve(config)
