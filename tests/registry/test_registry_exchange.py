"""How patiently an operation is carried out."""

from __future__ import annotations

import contextlib
import errno
import socket
import ssl
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.errors import FrmrError, NetworkError, RateLimited, ServerError, TimedOut, UsageError
from frmr_cli.http_library import httpx
from frmr_cli.registry.client import RegistryClient
from frmr_cli.registry.exchange import Exchange, system_uniform
from frmr_cli.registry.failures import explain
from frmr_cli.registry.problems import refusal
from frmr_cli.registry.retry import Policy
from frmr_cli.registry.transport import PROXY

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.registry.reply import Reply

    Told = Callable[[FrmrError], str]


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.moment = 100.0
        self.pauses: list[float] = []

    def now(self) -> float:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.moment += seconds


class Server:
    """Gives its outcomes one after the other, the last one for ever."""

    def __init__(self, *outcomes: httpx.Response | Exception) -> None:
        self.outcomes = list(outcomes)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, Exception):
            raise outcome
        return httpx.Response(outcome.status_code, headers=outcome.headers, content=outcome.content)


def exchange(server: Server, time: Time, policy: Policy | None = None) -> Exchange:
    """An exchange whose pauses are the shortest that are allowed."""
    return Exchange(
        http=httpx.Client(transport=httpx.MockTransport(server), base_url="https://registry.test"),
        policy=policy or Policy(),
        sleep=time.sleep,
        now=time.now,
        uniform=min,
    )


def send(server: Server, time: Time, method: str = "GET", **headers: str) -> Reply:
    """One operation of 30 s; `_` in the names of headers stands for `-`."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return exchange(server, time).send(method, "/v1/me", headers=names, seconds=30.0)


BUSY = httpx.Response(503)
FINE = httpx.Response(200, json={})


def test_busy_server_is_asked_again() -> None:
    """A GET survives answers that pass."""
    server, time = Server(BUSY, httpx.Response(502), httpx.ReadError("x"), FINE), Time()

    assert send(server, time).status == 200
    assert len(server.requests) == 4
    assert time.pauses == [0.2, 0.2, 0.2]


def test_attempts_are_counted() -> None:
    """A server that stays busy is given up, with its own answer."""
    server, time = Server(BUSY), Time()

    assert send(server, time).status == 503
    assert len(server.requests) == Policy().attempts


@pytest.mark.parametrize("outcome", [BUSY, httpx.ReadTimeout("x"), httpx.ConnectError("x")])
def test_write_without_a_key_is_sent_once(outcome: Any) -> None:
    """Nobody knows whether it was carried out, so it is not sent again."""
    server, time = Server(outcome, FINE), Time()

    with contextlib.suppress(FrmrError):
        send(server, time, "POST")

    assert len(server.requests) == 1


def test_write_with_a_key_is_sent_again_with_the_same_key() -> None:
    """The registry recognises the repetition by its key."""
    server, time = Server(httpx.ReadTimeout("x"), FINE), Time()

    assert send(server, time, "PATCH", Idempotency_Key="k-1").status == 200
    assert [request.headers["idempotency-key"] for request in server.requests] == ["k-1", "k-1"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 412, 422, 500])
def test_answer_that_will_not_change_is_final(status: int) -> None:
    """Only 429, 502, 503 and 504 pass by waiting."""
    server, time = Server(httpx.Response(status), FINE), Time()

    assert send(server, time).status == status


def test_pause_that_the_server_names_is_kept() -> None:
    """Retry-After is the least that is waited, and does not count as a failed attempt."""
    limited = httpx.Response(429, headers={"Retry-After": "2"})
    server, time = Server(*[limited] * 7, FINE), Time()

    assert send(server, time).status == 200
    assert time.pauses == [2.2] * 7


def test_pause_until_a_date_counts_from_the_date_of_the_server() -> None:
    """A wrong clock here changes nothing."""
    headers = {
        "Retry-After": "Sun, 06 Nov 1994 08:49:40 GMT",
        "Date": "Sun, 06 Nov 1994 08:49:37 GMT",
    }
    server, time = Server(httpx.Response(503, headers=headers), FINE), Time()

    assert send(server, time).status == 200
    assert time.pauses == [3.2]


def test_pause_beyond_the_deadline_is_not_begun(told: Told) -> None:
    """Who is told to come back tomorrow hears so at once."""
    server, time = Server(httpx.Response(429, headers={"Retry-After": "3600"})), Time()

    error = refusal(send(server, time))

    assert isinstance(error, RateLimited)
    assert told(error) == "FRMR-API-020"
    assert error.details["retry_after"] == 3600
    assert time.pauses == []


def test_pauses_end_with_the_deadline() -> None:
    """A server that always asks for a little more is left at the deadline, never later."""
    server, time = Server(httpx.Response(429, headers={"Retry-After": "7"})), Time()

    assert send(server, time).status == 429
    assert time.moment <= 130.0
    assert len(time.pauses) == 4


def chained(error: Exception, cause: Exception) -> Exception:
    """An error of httpx with the error of the system below it."""
    error.__cause__ = cause
    return error


def certificate_error(number: int) -> ssl.SSLCertVerificationError:
    """A refusal with a number of OpenSSL."""
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code, error.verify_message = number, "reason"
    return error


def ssl_error(reason: str) -> ssl.SSLError:
    """A failed handshake."""
    error = ssl.SSLError(1, reason)
    error.reason = reason
    return error


FAILURES = [
    (chained(httpx.ConnectError("x"), socket.gaierror(socket.EAI_NONAME, "x")), "FRMR-NET-050", 1),
    (chained(httpx.ConnectError("x"), socket.gaierror(socket.EAI_AGAIN, "x")), "FRMR-NET-050", 4),
    (chained(httpx.ConnectError("x"), ConnectionRefusedError()), "FRMR-NET-051", 4),
    (chained(httpx.ConnectError("x"), OSError(errno.ENETUNREACH, "x")), "FRMR-NET-052", 4),
    (chained(httpx.ConnectError("x"), OSError(errno.EHOSTUNREACH, "x")), "FRMR-NET-052", 4),
    (chained(httpx.ReadError("x"), ConnectionResetError()), "FRMR-NET-053", 4),
    (chained(httpx.ConnectError("x"), ssl.SSLEOFError()), "FRMR-NET-053", 4),
    (httpx.ConnectTimeout("x"), "FRMR-NET-054", 4),
    (httpx.ReadTimeout("x"), "FRMR-NET-055", 4),
    (httpx.PoolTimeout("x"), "FRMR-NET-055", 4),
    (httpx.ReadError("x"), "FRMR-NET-059", 4),
    (httpx.UnsupportedProtocol("x"), "FRMR-NET-059", 1),
    (chained(httpx.ConnectError("x"), certificate_error(23)), "FRMR-NET-065", 1),
    (chained(httpx.ConnectError("x"), ssl_error("SSLV3_ALERT_HANDSHAKE_FAILURE")), "FRMR-NET-066", 1),
    (chained(httpx.ConnectError("x"), ssl_error("BAD_SIGNATURE")), "FRMR-NET-067", 1),
    (httpx.ProxyError("407 Proxy Authentication Required"), "FRMR-NET-071", 1),
    (httpx.ProxyError("403 Forbidden"), "FRMR-NET-072", 4),
    (httpx.LocalProtocolError("Illegal header value"), "FRMR-API-007", 1),
]  # fmt: skip


@pytest.mark.parametrize(("outcome", "code", "sent"), FAILURES)
def test_failure_of_the_network_is_named(
    outcome: Exception, code: str, sent: int, told: Told
) -> None:
    """Each cause has its code, and only what may pass is tried again."""
    server, time = Server(outcome), Time()

    with pytest.raises(FrmrError) as caught:
        send(server, time)

    assert told(caught.value) == code
    assert len(server.requests) == sent
    assert caught.value.__cause__ is outcome


@pytest.mark.parametrize(
    "cause", [ConnectionRefusedError(), socket.gaierror(socket.EAI_NONAME, "x")]
)
def test_proxy_that_is_not_there_is_named(cause: Exception, told: Told) -> None:
    """With a proxy on the way it is the proxy that could not be reached."""

    def through_proxy(request: httpx.Request) -> httpx.Response:
        request.extensions[PROXY] = "proxy.test:3128"
        raise chained(httpx.ConnectError("x"), cause)

    http = httpx.Client(
        transport=httpx.MockTransport(through_proxy), base_url="https://registry.test"
    )

    with pytest.raises(NetworkError) as caught:
        RegistryClient(http, language="en", exchange=Exchange(http=http, policy=Policy(1))).me()

    assert told(caught.value) == "FRMR-NET-070"
    assert caught.value.details == {"proxy": "proxy.test:3128"}


def test_time_out_at_the_deadline_tells_how_long_it_was() -> None:
    """The person reads the limit of the whole operation."""
    with pytest.raises(TimedOut) as caught:
        send(Server(httpx.ReadTimeout("x")), Time())

    assert caught.value.details["seconds"] == 30.0


def test_failure_is_explained_without_an_exchange() -> None:
    """The login sends by itself and asks what a failure means and whether it may pass."""
    http = httpx.Client(transport=httpx.MockTransport(Server(httpx.ReadTimeout("x"))))
    with pytest.raises(httpx.ReadTimeout) as caught:
        http.get("https://issuer.test/")

    error, transient = explain(caught.value)

    assert (error.code, transient) == ("FRMR-NET-055", True)
    assert error.details["host"] == "issuer.test"


def test_answer_above_the_limit_is_refused() -> None:
    """The size counts after decompression."""
    server = Server(httpx.Response(200, content=b"x" * 11))
    small = Exchange(
        http=httpx.Client(transport=httpx.MockTransport(server), base_url="https://a.test"),
        max_body=10,
    )

    with pytest.raises(ServerError, match="FRMR-API-004"):
        small.send("GET", "/", headers={}, seconds=5.0)


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/v1/\x00", {}), ("/v1/me", {"X-Name": "Анна"})],
    ids=["path", "header"],
)
def test_request_that_http_cannot_carry_is_a_usage_error(
    path: str, headers: dict[str, str], told: Told
) -> None:
    """It is told before anything is sent."""
    server = Server(FINE)

    with pytest.raises(UsageError) as caught:
        exchange(server, Time()).send("GET", path, headers=headers, seconds=5.0)

    assert told(caught.value) == "FRMR-API-007"
    assert server.requests == []


def test_request_elsewhere_is_not_sent(told: Told) -> None:
    """A client with a login of one registry talks to no other host."""
    server = Server(FINE)

    with pytest.raises(UsageError) as caught:
        exchange(server, Time()).send("GET", "https://evil.test/", headers={}, seconds=5.0)

    assert told(caught.value) == "FRMR-API-006"
    assert server.requests == []


def test_chance_of_the_system_keeps_its_bounds() -> None:
    """The random pause lies between the two numbers."""
    assert 1.0 <= system_uniform(1.0, 2.0) <= 2.0
