"""A live issuer on a free port, its clock in the hands of the test."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import uvicorn

from frmr_cli.servers.gosuslugi.app import assemble
from frmr_cli.servers.gosuslugi.config import ACR_TWO_FACTORS, GosuslugiConfig, Services
from frmr_cli.servers.gosuslugi.oauth.clients import (
    CLIENT_CREDENTIALS,
    DEVICE_CODE,
    REFRESH_TOKEN,
    ClientRegistration,
)
from frmr_cli.servers.gosuslugi.seed import seed_clients, service_client_secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from frmr_cli.servers.database import Connection

SUBJECT = "1000000301"

OTHER_CLIENT = ClientRegistration(
    client_id="other-device",
    name="Another device",
    grant_types=(DEVICE_CODE, REFRESH_TOKEN),
    scopes=("openid", "frmr.read", "offline_access"),
    default_scopes=("openid",),
)
CONFIDENTIAL_DEVICE = ClientRegistration(
    client_id="kiosk",
    name="Kiosk",
    grant_types=(DEVICE_CODE, CLIENT_CREDENTIALS),
    scopes=("openid", "offline_access", "frmr.read"),
    default_scopes=(),
    secret="a secret: with ü and %",
)


@dataclass
class Clock:
    """The wall clock, moved forward at will."""

    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        """Now, as the issuer sees it."""
        return datetime.now(UTC) + self.ahead

    def advance(self, **by: float) -> None:
        """Move it forward: `advance(seconds=5)`."""
        self.ahead += timedelta(**by)


def directory_claims(
    connection: Connection, subject: str, scopes: Sequence[str]
) -> Mapping[str, Any]:
    """An account that tells too much: the issuer has to hold back what no scope released."""
    return {
        "sub": subject,
        "name": "Иванова Мария Петровна",
        "family_name": "Иванова",
        "snils": "11223344595",
        "email": "ivanova@example.ru",
        "phone_number": "+79161234545",
        "passport": "4510 123456",
    }


@dataclass
class LiveIssuer:
    """A running issuer and what a device, a person and an operator do to it."""

    config: GosuslugiConfig
    services: Services
    http: httpx.Client
    clock: Clock

    def url(self, path: str) -> str:
        """Address of an endpoint."""
        return self.config.issuer + path

    def post(self, path: str, data: Mapping[str, Any], **options: Any) -> httpx.Response:
        """Send a form."""
        return self.http.post(self.url(path), data=data, **options)

    def begin(self, **form: Any) -> dict[str, Any]:
        """Ask for codes as `frmr-cli` does."""
        answer = self.post("/oauth/device_authorization", {"client_id": "frmr-cli"} | form)
        assert answer.status_code == 200, answer.text
        codes: dict[str, Any] = answer.json()
        return codes

    def poll(self, device_code: str, **form: Any) -> httpx.Response:
        """Poll as `frmr-cli` does."""
        data = {"client_id": "frmr-cli", "grant_type": DEVICE_CODE, "device_code": device_code}
        return self.post("/oauth/token", data | form)

    def approve(self, user_code: str, *, scopes: Sequence[str] | None = None) -> None:
        """Allow as the page would."""
        request = self.services.device_requests.pending(user_code)
        assert request is not None
        with self.services.database.write() as connection:
            self.services.device_requests.approve(
                connection,
                request.id,
                subject=SUBJECT,
                sid="session-1",
                amr=("pwd", "sms", "mfa"),
                acr=ACR_TWO_FACTORS,
                auth_time=self.clock(),
                scopes=request.scopes if scopes is None else scopes,
            )

    def deny(self, user_code: str) -> None:
        """Deny as the page would."""
        request = self.services.device_requests.pending(user_code)
        assert request is not None
        with self.services.database.write() as connection:
            self.services.device_requests.deny(connection, request.id, subject=SUBJECT)

    def login(self, **form: Any) -> dict[str, Any]:
        """The whole flow: the answer of the token endpoint."""
        codes = self.begin(**form)
        self.approve(codes["user_code"])
        answer = self.poll(codes["device_code"], client_id=form.get("client_id", "frmr-cli"))
        assert answer.status_code == 200, answer.text
        tokens: dict[str, Any] = answer.json()
        return tokens

    def refresh(self, refresh_token: str, **form: Any) -> httpx.Response:
        """Refresh as `frmr-cli` does."""
        data = {
            "client_id": "frmr-cli",
            "grant_type": REFRESH_TOKEN,
            "refresh_token": refresh_token,
        }
        return self.post("/oauth/token", data | form)

    @property
    def service_auth(self) -> tuple[str, str]:
        """The credentials of the service account."""
        return "frmr-ci", service_client_secret(self.config)

    def introspect(self, token: str) -> dict[str, Any]:
        """What the service account learns about a token."""
        answer = self.post("/oauth/introspect", {"token": token}, auth=self.service_auth)
        assert answer.status_code == 200, answer.text
        claims: dict[str, Any] = answer.json()
        return claims

    def entries(self, action: str) -> list[dict[str, Any]]:
        """The log of one action, oldest first."""
        with self.services.database.read() as connection:
            return connection.all(
                "SELECT * FROM audit_event WHERE action = :action ORDER BY seq",
                {"action": action},
            )


def listening_socket(port: int = 0) -> socket.socket:
    """
    A listener on loopback; port 0 takes a free one.

    Its protocol is named, because asyncio switches Nagle's algorithm off only for sockets that name it; with it, each
    answer on a kept connection takes 40 ms.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(128)
    return listener


@contextmanager
def live_issuer(
    directory: Path, clock: Clock, *, listener: socket.socket | None = None, **options: Any
) -> Iterator[LiveIssuer]:
    """Serve an issuer whose files stand in a directory, new or with contents."""
    listener = listener or listening_socket()
    config = GosuslugiConfig(
        issuer=f"http://127.0.0.1:{listener.getsockname()[1]}/gosuslugi",
        directory=directory / "state",
        spool=directory / "spool",
        now=clock,
        **options,
    )
    seed_clients(config, clients=(OTHER_CLIENT, CONFIDENTIAL_DEVICE))
    app = assemble(config, claims=directory_claims, pages=lambda _services: [])
    # The server keeps connections longer than the client does: who closes first races with a request.
    settings = uvicorn.Config(
        app, log_config=None, ws="none", loop="asyncio", timeout_keep_alive=60
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        with httpx.Client(trust_env=False, timeout=30) as http:
            _wait(server, thread)
            yield LiveIssuer(config, app.state.services, http, clock)
    finally:
        server.should_exit = True
        thread.join()


def _wait(server: uvicorn.Server, thread: threading.Thread) -> None:
    while not server.started:
        thread.join(0.005)
        assert thread.is_alive()


@pytest.fixture(scope="session")
def running_issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveIssuer]:
    """One issuer for all tests that do not restart it."""
    with live_issuer(tmp_path_factory.mktemp("issuer"), Clock()) as issuer:
        yield issuer


@pytest.fixture
def issuer(running_issuer: LiveIssuer) -> LiveIssuer:
    """The running issuer, its clock set right again."""
    running_issuer.clock.ahead = timedelta()
    return running_issuer


@pytest.fixture
def start_issuer() -> Callable[..., Any]:
    """Starts an issuer over a directory: `with start_issuer(path, clock) as issuer`."""
    return live_issuer


@pytest.fixture
def listen() -> Callable[..., socket.socket]:
    """Opens a listener: `listen(port)`."""
    return listening_socket


@pytest.fixture
def clock() -> Clock:
    """A clock of one's own."""
    return Clock()
