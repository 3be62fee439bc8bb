"""What the client does about servers that misbehave on the wire."""

from __future__ import annotations

import gzip
import json
import socket
import struct
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.errors import FrmrError, NetworkError, ServerError, TimedOut
from frmr_cli.registry.client import RegistryClient
from frmr_cli.registry.exchange import Exchange
from frmr_cli.registry.retry import Policy

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    import httpx

    Serve = Callable[..., Any]
    Client = Callable[..., httpx.Client]
    Told = Callable[[FrmrError], str]

ONCE = Policy(attempts=1)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def answer(body: bytes, *, head: bytes = OK, length: int | None = None) -> bytes:
    """A whole answer; `length` is what it claims to be long."""
    size = len(body) if length is None else length
    return head + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % size + body


def registry(http: httpx.Client, *, policy: Policy = ONCE, seconds: float = 5.0) -> RegistryClient:
    """A client that does not pause."""
    return RegistryClient(
        http,
        language="en",
        deadline=seconds,
        exchange=Exchange(http=http, policy=policy, max_body=10_000, sleep=lambda _: None),
    )


def test_answer_of_a_real_server_is_read(serve: Serve, client: Client) -> None:
    """Data, version, request id and the registry's clock come with the answer."""
    head = OK + b'ETag: "7"\r\nX-Request-Id: r-1\r\nDate: Mon, 23 Nov 2026 10:00:00 GMT\r\n'
    server = serve(answer(b'{"id": "2023.1"}', head=head))

    got = registry(client(base_url=f"http://{server.address}")).worker("2023.1")

    assert got.data == {"id": "2023.1"}
    assert (got.etag, got.request_id, got.tls) == ('"7"', "r-1", None)
    assert got.date is not None
    assert got.date.isoformat() == "2026-11-23T10:00:00+00:00"


def drip(head: bytes) -> Callable[[socket.socket, threading.Event], None]:
    """Sends `head`, then a byte now and then: for 4 s, far longer than the deadline."""

    def script(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(head)
        for _ in range(200):
            connection.sendall(b"x")
            if stop.wait(0.02):
                return

    return script


def stall(connection: socket.socket, stop: threading.Event) -> None:
    """Takes the request and never answers."""
    stop.wait(4)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(drip(b"HTTP/1.1 200 OK\r\nX-Slow: "), id="drip-headers"),
        pytest.param(drip(OK + b"Content-Length: 200\r\n\r\n"), id="drip-body"),
        pytest.param(stall, id="stall"),
    ],
)
def test_slow_server_does_not_outlive_the_deadline(
    script: Any, serve: Serve, client: Client, told: Told
) -> None:
    """One deadline ends the operation, in the middle of the headers as well as of the body."""
    http = client(base_url=f"http://{serve(script).address}")

    with pytest.raises(TimedOut) as caught:
        registry(http, policy=Policy(), seconds=0.3).health()

    assert told(caught.value) == "FRMR-NET-055"


def test_plain_use_of_the_client_has_a_deadline_too(serve: Serve, client: Client) -> None:
    """A caller that knows nothing of deadlines, as the login does, is not held up either."""
    from frmr_cli.http_library import httpx

    server = serve(drip(b"HTTP/1.1 200 OK\r\nX-Slow: "))
    http = client(base_url=f"http://{server.address}", deadline=0.3)

    with pytest.raises(httpx.ReadTimeout):
        http.get("/")


def test_handshake_that_stalls_ends_with_the_deadline(
    serve: Serve, client: Client, told: Told
) -> None:
    """A server that accepts and then says nothing to a TLS hello is given up."""
    listener = socket.create_server(("127.0.0.1", 0))
    with listener:
        http = client(base_url=f"https://127.0.0.1:{listener.getsockname()[1]}")
        with pytest.raises(NetworkError) as caught:
            registry(http, policy=Policy(), seconds=0.3).health()

    assert told(caught.value) == "FRMR-NET-054"


def reset(connection: socket.socket, stop: threading.Event) -> None:
    """Answers with a TCP reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def closed(connection: socket.socket, stop: threading.Event) -> None:
    """Closes without a word."""


PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


@pytest.mark.parametrize(
    ("script", "kind", "code"),
    [
        pytest.param(reset, NetworkError, "FRMR-NET-053", id="reset"),
        pytest.param(closed, NetworkError, "FRMR-NET-053", id="closed"),
        pytest.param(answer(b'{"a', length=50), NetworkError, "FRMR-NET-057", id="truncated"),
        pytest.param(
            OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{", NetworkError, "FRMR-NET-057",
            id="truncated-chunks",
        ),
        pytest.param(answer(b'{"a": 1}', length=4), ServerError, "FRMR-API-003", id="short-length"),
        pytest.param(b"SSH-2.0-OpenSSH_9\r\n\r\n", NetworkError, "FRMR-NET-056", id="not-http"),
        pytest.param(
            answer(b"<html>Log in</html>", head=PAGE), NetworkError, "FRMR-API-002", id="portal"
        ),
        pytest.param(
            answer(b"  <!doctype html>", head=b"HTTP/1.1 200 OK\r\n"),
            NetworkError, "FRMR-API-002", id="page-without-type",
        ),
        pytest.param(answer(b"[1, 2]"), ServerError, "FRMR-API-003", id="not-an-object"),
        pytest.param(answer(b"[" * 9_000), ServerError, "FRMR-API-003", id="nested"),
        pytest.param(answer(b'{"a":"' + b"x" * 20_000), ServerError, "FRMR-API-004", id="huge"),
        pytest.param(
            answer(gzip.compress(b" " * 1_000_000), head=OK + b"Content-Encoding: gzip\r\n"),
            ServerError, "FRMR-API-004", id="bomb",
        ),
        pytest.param(
            answer(b"junk", head=OK + b"Content-Encoding: gzip\r\n"),
            ServerError, "FRMR-API-003", id="bad-gzip",
        ),
        pytest.param(
            answer(b"", head=b"HTTP/1.1 302 Found\r\nLocation: https://portal.test/?t=1\r\n"),
            NetworkError, "FRMR-API-001", id="redirect",
        ),
    ],
)  # fmt: skip
def test_strange_answer_is_named(
    *, script: Any, kind: type[FrmrError], code: str, serve: Serve, client: Client, told: Told
) -> None:
    """Each way of answering badly has an error of its own."""
    http = client(base_url=f"http://{serve(script).address}")

    with pytest.raises(kind) as caught:
        registry(http).health()

    assert told(caught.value) == code


def test_client_without_an_exchange_refuses_a_huge_body(serve: Serve, client: Client) -> None:
    """The limit of size holds for every use of the client."""
    server = serve(answer(b"x" * 5_000))
    http = client(base_url=f"http://{server.address}", max_body=1_000)

    with pytest.raises(ServerError, match="FRMR-API-004"):
        http.get("/")


def test_nobody_listening_here_is_told_at_once(client: Client, told: Told) -> None:
    """A stopped service on this machine is not waited for, and the hint says how to start it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    pauses: list[float] = []
    http = client(base_url=f"http://127.0.0.1:{port}")
    exchange = Exchange(http=http, sleep=pauses.append)

    with pytest.raises(NetworkError) as caught:
        RegistryClient(http, language="en", exchange=exchange).health()

    assert told(caught.value) == "FRMR-NET-074"
    assert pauses == []


def test_truncated_answer_is_asked_for_again(serve: Serve, client: Client) -> None:
    """A GET whose answer broke off is repeated, on a new connection."""
    answers = [answer(b'{"a', length=50), answer(b'{"a": 1}')]

    def script(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(answers.pop(0))

    server = serve(script)

    got = registry(client(base_url=f"http://{server.address}"), policy=Policy()).health()

    assert got.data == {"a": 1}
    assert len(server.requests) == 2


def test_redirect_takes_no_token_along(serve: Serve, client: Client) -> None:
    """The other origin of a redirect never hears from us, and its query is not shown."""

    def bearer(request: httpx.Request) -> httpx.Request:
        request.headers["Authorization"] = "Bearer T0KEN"
        return request

    other = serve(answer(b"{}"))
    moved = b"HTTP/1.1 307 Moved\r\nLocation: http://%s/?secret=1\r\n" % other.address.encode()
    server = serve(answer(b"", head=moved))
    http = client(base_url=f"http://{server.address}")
    http.auth = bearer

    with pytest.raises(NetworkError) as caught:
        registry(http).me()

    assert b"Authorization: Bearer T0KEN" in server.requests[0]
    assert other.requests == []
    assert "secret" not in json.dumps(caught.value.details)


def test_large_body_reaches_the_server_whole(serve: Serve, client: Client) -> None:
    """A body longer than one piece of writing arrives unchanged."""
    sent = bytes(range(256)) * 400
    received = bytearray()

    def script(connection: socket.socket, stop: threading.Event) -> None:
        received.extend(server.requests[0].partition(b"\r\n\r\n")[2])
        while len(received) < len(sent) and (piece := connection.recv(65536)):
            received.extend(piece)
        connection.sendall(answer(b"{}"))

    server = serve(script)

    reply = registry(client(base_url=f"http://{server.address}")).raw("POST", "/v1/x", sent)

    assert reply.status == 200
    assert bytes(received) == sent
