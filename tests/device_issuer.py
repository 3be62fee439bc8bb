"""A small issuer with the device flow, and the command line run against it in this process."""

from __future__ import annotations

import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

import pytest

from frmr_cli.app import run
from frmr_cli.console import Console
from frmr_cli.context import Context
from frmr_cli.errors import FrmrError
from frmr_cli.render.errors import error_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Answer = tuple[int, dict[str, Any]]
PENDING: Answer = (400, {"error": "authorization_pending"})
DENIED: Answer = (400, {"error": "access_denied"})


class DeviceIssuer:
    """An authorization server whose person answers as `polls` says, then allows."""

    def __init__(self) -> None:
        self.polls: list[Answer] = []
        self.revoked: list[str] = []
        self.device_requests: list[dict[str, str]] = []
        self.refuses_revocation = False
        self.subject = "1000000301"
        self.name = "Иванова Анна Сергеевна"
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._http.server_port}/sso"

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def answer(self, path: str, form: dict[str, str]) -> Answer:
        match path.removeprefix("/sso"):
            case "/.well-known/openid-configuration":
                return 200, {
                    "issuer": self.url,
                    "token_endpoint": f"{self.url}/token",
                    "device_authorization_endpoint": f"{self.url}/device_authorization",
                    "revocation_endpoint": f"{self.url}/revoke",
                    "userinfo_endpoint": f"{self.url}/userinfo",
                }
            case "/device_authorization":
                self.device_requests.append(form)
                return 200, {
                    "device_code": "device-secret",
                    "user_code": "BCDF-GHJK",
                    "verification_uri": f"{self.url}/device",
                    "expires_in": 600,
                    "interval": 5,
                }
            case "/token":
                return self._token(form)
            case "/revoke":
                self.revoked.append(form["token"])
                return (503, {}) if self.refuses_revocation else (200, {})
            case "/userinfo":
                return 200, {"sub": self.subject, "name": self.name}
        return 404, {}

    def _token(self, form: dict[str, str]) -> Answer:
        if form["grant_type"] != "refresh_token" and self.polls:
            return self.polls.pop(0)
        return 200, {
            "access_token": f"access-of-{form['grant_type'][-12:]}-{self.subject}",
            "refresh_token": f"refresh-{self.subject}",
            "token_type": "Bearer",
            "expires_in": 600,
            "refresh_expires_in": 86400,
        }


def _handler(issuer: DeviceIssuer) -> type[BaseHTTPRequestHandler]:
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
            status, body = issuer.answer(self.path, form)
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler


class Outcome(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.is_interrupted = False

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        if self.is_interrupted:
            raise KeyboardInterrupt
        self.seconds += seconds


@pytest.fixture
def issuer() -> Iterator[DeviceIssuer]:
    """A running issuer."""
    server = DeviceIssuer()
    yield server
    server.close()


@pytest.fixture
def clock() -> Clock:
    """The clock of all commands of a test."""
    return Clock()


@pytest.fixture
def frmr(clock: Clock) -> Callable[..., Outcome]:
    """Carries out a command line without a terminal, on a clock that costs no time."""

    def call(*args: str) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        console = Console(stdin=io.StringIO(), stdout=out, stderr=err)
        context = Context(console=console, sleep=clock.sleep, monotonic=clock.now)
        try:
            code = run(list(args), context)
        except FrmrError as error:
            err.write(error_lines(error))
            code = int(error.exit_code)
        return Outcome(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def prod(frmr: Callable[..., Outcome], issuer: DeviceIssuer) -> DeviceIssuer:
    """The context `prod`, current, with a registry that nobody asks, at the issuer."""
    added = ("--registry", "http://127.0.0.1:9", "--issuer", issuer.url, "--use")
    outcome = frmr("context", "add", "prod", *added)

    assert outcome.code == 0, outcome.err
    return issuer
