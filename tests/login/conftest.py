"""A small real authorization server, clocks, accounts and texts of errors."""

from __future__ import annotations

import json
import secrets
import socket
import string
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import httpx
import pytest

from frmr_cli.domain import catalogue
from frmr_cli.login.refresh import Issuer
from frmr_cli.login.secrets import Secret
from frmr_cli.login.store.index import Account
from frmr_cli.login.tokens import Identity, TokenSet
from frmr_cli.login.wire import Http

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frmr_cli.errors import FrmrError

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
Reply = tuple[int, dict[str, Any]]


class OAuthServer:
    """
    Rotates refresh tokens; a token that comes a second time ends the whole login.

    With `grace` the parent is taken again while its child was not used, as the stub does.
    """

    def __init__(self, *, expires_in: int, grace: bool) -> None:
        self.expires_in = expires_in
        self.grace = grace
        self.rotations = 0
        self.reused: list[str] = []
        self.revoked: list[str] = []
        self.faults: list[str] = []
        """What happens to the next token requests: `lose` rotates and hangs up, `503` refuses."""
        self.refuses_all = False
        self.requests: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self._parent: dict[str, str] = {}
        self._current: str | None = None
        self._access: set[str] = set()
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._http.request_queue_size = 64
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.origin = f"http://127.0.0.1:{self._http.server_port}"
        self.issuer = f"{self.origin}/sso"

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def login(self) -> str:
        """A first refresh token, as a login would bring it."""
        with self._lock:
            self._current = "r-" + secrets.token_hex(16)
            return self._current

    def is_valid(self, access: str) -> bool:
        return access in self._access and not self.refuses_all

    def forget_access(self) -> None:
        """From now on every access token of before is refused."""
        self._access.clear()

    def answer(self, path: str, form: dict[str, str], headers: dict[str, str]) -> Reply | None:
        self.requests.append((path, form, headers))
        match path:
            case "/sso/.well-known/openid-configuration":
                return 200, self._described()
            case "/sso/token":
                return self._token(form)
            case "/sso/revoke":
                self.revoked.append(form["token"])
                return 200, {}
            case "/api":
                access = headers.get("authorization", "").removeprefix("Bearer ")
                return (200, {}) if self.is_valid(access) else (401, {})
        return 404, {}

    def _described(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "token_endpoint": f"{self.issuer}/token",
            "device_authorization_endpoint": f"{self.issuer}/device",
            "revocation_endpoint": f"{self.issuer}/revoke",
        }

    def _token(self, form: dict[str, str]) -> Reply | None:
        with self._lock:
            fault = self.faults.pop(0) if self.faults else ""
            if fault == "503":
                return 503, {}
            answer = self._refreshed(form["refresh_token"])
            return None if fault == "lose" else answer

    def _refreshed(self, token: str) -> Reply:
        if self._current is None:
            return 400, {"error": "invalid_grant"}
        is_parent = self.grace and self._parent.get(self._current) == token
        if token != self._current and not is_parent:
            self.reused.append(token)
            self._current = None
            return 400, {"error": "invalid_grant"}
        self.rotations += 1
        child = "r-" + secrets.token_hex(16)
        access = "a-" + secrets.token_hex(16)
        self._parent[child] = token
        self._current = child
        self._access.add(access)
        return 200, {
            "access_token": access,
            "refresh_token": child,
            "token_type": "Bearer",
            "expires_in": self.expires_in,
        }


def _handler(server: OAuthServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply()

        def do_POST(self) -> None:
            self._reply()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def _reply(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = {name: values[0] for name, values in parse_qs(content).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = server.answer(self.path, form, headers)
            if reply is None:  # the answer gets lost on the way
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            body = json.dumps(reply[1]).encode()
            self.send_response(reply[0])
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if reply[0] == 401:
                self.send_header("WWW-Authenticate", 'Bearer realm="x", error="invalid_token"')
            self.end_headers()
            self.wfile.write(body)

    return Handler


class Clock:
    """Time that passes only when somebody sleeps; monotonic and on the wall."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> float:
        return self.seconds

    def wall(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds - 1000)


@pytest.fixture
def clock() -> Clock:
    """Time that only sleeping moves."""
    return Clock()


@pytest.fixture
def account() -> Account:
    """One account at an issuer."""
    return Account("default", "https://sso.example.ru", "frmr-cli", "1000000301")


@pytest.fixture
def oauth() -> Iterator[Callable[..., OAuthServer]]:
    """Starts authorization servers, and stops them at the end."""
    servers: list[OAuthServer] = []

    def start(*, expires_in: int = 600, grace: bool = False) -> OAuthServer:
        servers.append(OAuthServer(expires_in=expires_in, grace=grace))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def token_set() -> Callable[..., TokenSet]:
    """Makes tokens; fresh ones unless told otherwise."""

    def make(
        *,
        access: str = "access-1",
        refresh: str | None = "refresh-1",
        expires_at: datetime | None = NOW + timedelta(minutes=10),
        name: str = "Иванова Анна Петровна",
    ) -> TokenSet:
        return TokenSet(
            access=Secret(access),
            refresh=Secret(refresh) if refresh else None,
            expires_at=expires_at,
            refresh_expires_at=None,
            scope="openid frmr.read",
            identity=Identity("1000000301", name),
        )

    return make


@pytest.fixture
def wire() -> Iterator[Callable[..., Http]]:
    """An HTTP client of the login, over a function or the real network."""
    clients: list[httpx.Client] = []

    def make(answer: Callable[[httpx.Request], httpx.Response] | None = None) -> Http:
        transport = httpx.MockTransport(answer) if answer else None
        clients.append(httpx.Client(transport=transport, trust_env=False, timeout=10))
        return Http(clients[-1])

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def issuer_of(wire: Callable[..., Http]) -> Callable[[OAuthServer], Issuer]:
    """The issuer that a server is, discovered over HTTP."""
    from frmr_cli.login.metadata import discover

    def make(server: OAuthServer) -> Issuer:
        http = wire()
        return Issuer(http, discover(http, server.issuer))

    return make


@pytest.fixture
def told() -> Callable[[FrmrError], str]:
    """The text of an error; fails when a language lacks it or a placeholder is not filled."""

    def tell(error: FrmrError) -> str:
        entry = catalogue.entry(error.code)
        assert entry is not None, error.code
        for text in (entry.en, entry.ru):
            for part in text:
                fields = {name for _, name, _, _ in string.Formatter().parse(part) if name}
                assert fields <= set(error.details), (error.code, fields)
        return entry.en.message.format(**error.details)

    return tell
