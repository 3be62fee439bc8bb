"""A registry and an issuer on one socket that can be made to fail in every way that a network and a server fail in."""

from __future__ import annotations

import json
import ssl
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import ECKey

if TYPE_CHECKING:
    import trustme

HTML = "text/html; charset=utf-8"
PAGE = b"<!doctype html><title>Guest network</title><form><button>Agree</button></form>"


class Reply(NamedTuple):
    """What is sent back; a dictionary becomes JSON."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed
    kind: str = "application/json"
    length: int | None = None
    """What Content-Length says, where that is a lie."""
    pause: float = 0.0
    """Seconds before each octet."""


class _Quiet(ThreadingHTTPServer):
    """A client that goes away, or trusts nobody, is no news."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


class FaultyServices:
    """Answers well, but for what a test puts in the place of an answer."""

    def __init__(
        self, certificate: trustme.LeafCert | None = None, *, oldest: bool = False
    ) -> None:
        self.instead: dict[str, Reply] = {}
        """Path, or «*» for every path → what is answered there."""
        self.date_shift = 0.0
        """Seconds that the clock of the services is ahead."""
        self.id_token = "good"
        """`good`, `none` (unsigned), `rotated` (by a key that nobody knows), `absent`."""
        self.issuer_name: str | None = None
        self._key = ECKey.generate_key("P-256", {"kid": "now", "use": "sig"})
        self._http = _Quiet(("127.0.0.1", 0), _handler(self))
        scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)
            if oldest:
                context.maximum_version = ssl.TLSVersion.TLSv1_2
            self._http.socket = context.wrap_socket(
                self._http.socket, server_side=True, do_handshake_on_connect=False
            )
            scheme = "https"
        host = "localhost" if certificate is not None else "127.0.0.1"
        self.url = f"{scheme}://{host}:{self._http.server_port}"
        self.issuer = f"{self.url}/sso"
        self.stop = threading.Event()
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening; again is no fault."""
        if not self.stop.is_set():
            self.stop.set()
            self._http.shutdown()
            self._http.server_close()
            self._thread.join()

    def reply(self, path: str, form: dict[str, str]) -> Reply:
        """The answer to a request."""
        bare = path.partition("?")[0]
        return self.instead.get(bare) or self.instead.get("*") or self._well(bare, form)

    @property
    def now(self) -> float:
        """The clock of the services."""
        return time.time() + self.date_shift

    def _well(self, path: str, form: dict[str, str]) -> Reply:  # noqa: C901, PLR0911 - a table
        match path:
            case "/v1/health":
                return Reply(body={"status": "ok"})
            case "/v1/openapi.json":
                return Reply(body={"info": {"version": "1"}})
            case "/v1/me":
                scopes = ["frmr.read", "frmr.write"]
                return Reply(
                    body={"subject": "1", "name": "A", "roles": ["practitioner"], "scopes": scopes}
                )
            case "/sso/.well-known/openid-configuration":
                return Reply(body=self._metadata())
            case "/sso/device_authorization":
                return Reply(body=self._codes())
            case "/sso/device":
                page = b'<form><input name="csrf" value="1"></form>'
                return Reply(body=page, kind=HTML, headers={"Set-Cookie": "session=1; Path=/"})
            case "/sso/jwks":
                return Reply(body={"keys": [self._key.as_dict(private=False)]})
            case "/sso/token":
                return Reply(body=self._tokens())
            case "/sso/userinfo":
                return Reply(body={"sub": "1", "name": "A"})
            case _:
                return Reply(404, {})

    def _metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer_name or self.issuer,
            "token_endpoint": f"{self.issuer}/token",
            "device_authorization_endpoint": f"{self.issuer}/device_authorization",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
        }

    def _codes(self) -> dict[str, Any]:
        return {
            "device_code": "device-secret",
            "user_code": "BCDF-GHJK",
            "verification_uri": f"{self.issuer}/device",
            "expires_in": 600,
            "interval": 0.01,
        }

    def _tokens(self) -> dict[str, Any]:
        tokens = {
            "access_token": "access-canary",
            "refresh_token": "refresh-canary",
            "token_type": "Bearer",
            "expires_in": 600,
            "refresh_expires_in": 2592000,
            "scope": "openid profile snils offline_access frmr.read frmr.write",
        }
        now = int(self.now)
        claims = {
            "iss": self.issuer,
            "sub": "1",
            "aud": "frmr-cli",
            "iat": now,
            "exp": now + 600,
            "name": "A",
        }
        match self.id_token:
            case "good":
                tokens["id_token"] = jwt.encode({"alg": "ES256", "kid": "now"}, claims, self._key)
            case "rotated":
                other = ECKey.generate_key("P-256", {"kid": "next"})
                tokens["id_token"] = jwt.encode({"alg": "ES256", "kid": "next"}, claims, other)
            case "none":
                signed = jwt.encode({"alg": "ES256", "kid": "now"}, claims, self._key)
                # The header says that the algorithm is «none».
                tokens["id_token"] = f"eyJhbGciOiJub25lIn0.{signed.split('.')[1]}."
        return tokens


def _handler(services: FaultyServices) -> type[BaseHTTPRequestHandler]:  # noqa: C901 - one class
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def date_time_string(self, timestamp: float | None = None) -> str:
            return formatdate(services.now, usegmt=True)

        def _answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = {name: values[0] for name, values in parse_qs(content).items()}
            reply = services.reply(self.path, form)
            body = (
                reply.body
                if isinstance(reply.body, bytes)
                else json.dumps(reply.body or {}).encode()
            )
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header(
                "Content-Length", str(len(body) if reply.length is None else reply.length)
            )
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self._send(body, reply.pause)
            except OSError:
                self.close_connection = True
            if reply.length is not None:
                self.close_connection = True

        def _send(self, body: bytes, pause: float) -> None:
            if not pause:
                self.wfile.write(body)
                return
            for octet in body:
                self.wfile.write(bytes([octet]))
                self.wfile.flush()
                services.stop.wait(pause)

    return Handler
