"""How the HTTP client is built."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import httpcore
import pytest

from frmr_cli.domain.hosts import is_loopback
from frmr_cli.errors import FrmrError, NetworkError, UsageError
from frmr_cli.http_library import httpx
from frmr_cli.registry.deadline import Deadline
from frmr_cli.registry.http import build_client
from frmr_cli.registry.proxies import Proxies
from frmr_cli.registry.sockets import DeadlineBackend, Limit, system_addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.registry.transport import Transport

    Told = Callable[[FrmrError], str]


def modules_after(code: str) -> set[str]:
    """What a fresh interpreter has loaded after `code`."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_import_of_httpx_leaves_its_command_line_out() -> None:
    """Neither Rich nor Click nor Pygments come along, nor trust stores before https needs them."""
    code = "from frmr_cli.registry.http import build_client\n"
    code += "build_client(base_url='http://127.0.0.1:9', user_agent='x')"

    loaded = modules_after(code)

    assert "httpx" in loaded
    heavy = {
        "rich",
        "click",
        "pygments",
        "httpx._main",
        "truststore",
        "pydantic",
        "asyncio",
    }
    assert not loaded & heavy


def test_httpx_works_for_others_afterwards() -> None:
    """The trick leaves nothing behind that another import would trip over."""
    assert "httpx._main" not in modules_after("import frmr_cli.registry.http\nimport httpx")
    assert "httpx" in modules_after("import httpx\nimport frmr_cli.registry.http")


def test_import_of_the_client_loads_no_httpx() -> None:
    """A command may import the client before it knows that it needs the network."""
    assert not modules_after("import frmr_cli.registry.client") & {"httpx", "ssl", "truststore"}


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("LOCALHOST", True),
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost.evil.test", False),
        ("127.0.0.1.evil.test", False),
        ("192.0.2.1", False),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_loopback_is_this_machine_only(host: str, expected: bool) -> None:
    """Names that only look like this machine are not it."""
    assert expected == is_loopback(host)


@pytest.mark.parametrize("url", ["http://registry.test", "ftp://127.0.0.1", "http://10.0.0.1"])
def test_unprotected_address_is_refused(url: str, told: Told, client: Any) -> None:
    """Neither as the base nor in a single request is plain http let out of this machine."""
    with pytest.raises(NetworkError) as caught:
        build_client(base_url=url, user_agent="x")
    with pytest.raises(NetworkError, match="FRMR-NET-058"):
        client().get(url)

    assert told(caught.value) == "FRMR-NET-058"


class Environment:
    """Proxies of an environment."""

    def __init__(self, bypassed: str = "", **proxies: str) -> None:
        self.proxies = Proxies(proxies=lambda: proxies, bypassed=lambda host: host == bypassed)


@pytest.mark.parametrize(
    ("environment", "host", "expected"),
    [
        (Environment(https="http://p.test:3128"), "registry.test", "http://p.test:3128"),
        (Environment(all="p.test:3128"), "registry.test", "http://p.test:3128"),
        (Environment(http="http://p.test:3128"), "registry.test", None),
        (Environment(https="http://p.test"), "127.0.0.1", None),
        (Environment(https="http://p.test"), "localhost", None),
        (Environment("registry.test", https="http://p.test"), "registry.test", None),
        (Environment(), "registry.test", None),
    ],
)
def test_proxy_of_a_request(environment: Environment, host: str, expected: str | None) -> None:
    """The proxy of https, or of everything; never for this machine or a host that is left out."""
    assert expected == environment.proxies.proxy_for("https", host)


def test_proxy_gets_a_tunnel_and_its_password(
    serve: Any, client: Any, monkeypatch: pytest.MonkeyPatch, told: Told
) -> None:
    """https goes through CONNECT; the address of the proxy is told without its password."""
    from frmr_cli.registry.client import RegistryClient

    server = serve(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
    monkeypatch.setenv("https_proxy", f"http://user:secret@{server.address}")
    http = client(base_url="https://registry.test", trust_env=True)

    with pytest.raises(NetworkError) as caught:
        RegistryClient(http, language="en").me()

    assert told(caught.value) == "FRMR-NET-071"
    assert server.requests[0].startswith(b"CONNECT registry.test:443 ")
    assert b"Proxy-Authorization: Basic " in server.requests[0]
    assert caught.value.details == {"proxy": server.address}


@pytest.mark.parametrize("proxy", ["socks5://p.test:1080", "http://", "http://p.test:port"])
def test_unusable_proxy_is_a_mistake_of_the_settings(
    proxy: str, client: Any, monkeypatch: pytest.MonkeyPatch, told: Told
) -> None:
    """It is told as such, not as a crash."""
    monkeypatch.setenv("https_proxy", proxy)

    with pytest.raises(UsageError) as caught:
        client(trust_env=True).get("https://registry.test/")

    assert told(caught.value) == "FRMR-NET-073"


def test_resolver_that_hangs_ends_with_the_deadline(transport: Callable[..., Transport]) -> None:
    """The system has no time-out for names; the deadline covers them all the same."""
    answered = threading.Event()

    def hang(host: str, port: int) -> list[str]:
        answered.wait(4)
        return []

    http = httpx.Client(transport=transport(resolve=hang, seconds=0.2))
    with pytest.raises(httpx.ConnectTimeout):
        http.get("https://registry.test/")

    answered.set()


def addresses(*found: str) -> Callable[[str, int], list[str]]:
    """A resolver that always finds the same."""

    def resolve(host: str, port: int) -> list[str]:
        return list(found)

    return resolve


@pytest.mark.parametrize("failure", [OSError("no such name"), UnicodeError("label too long")])
def test_name_that_is_unknown_is_a_connect_error(
    failure: Exception, transport: Callable[..., Transport]
) -> None:
    """Also a name that DNS cannot even carry."""

    def resolve(host: str, port: int) -> list[str]:
        raise failure

    http = httpx.Client(transport=transport(resolve=resolve))
    with pytest.raises(httpx.ConnectError):
        http.get("https://registry.test/")


def test_name_without_addresses_is_a_connect_error(transport: Callable[..., Transport]) -> None:
    """An empty answer is an answer."""
    http = httpx.Client(transport=transport(resolve=addresses()))

    with pytest.raises(httpx.ConnectError, match="no address"):
        http.get("https://registry.test/")


def test_next_address_is_tried(serve: Any) -> None:
    """A name with a dead address first is reached by the next one."""
    server = serve(b"x", reads=False)
    backend = DeadlineBackend(Limit(), addresses("::1", "127.0.0.1"))

    stream = backend.connect_tcp("two.test", server.port, timeout=2)

    assert stream.read(1, timeout=2) == b"x"
    stream.close()


class DeadNetwork(httpcore.NetworkBackend):
    """Connects to nobody and keeps the time-outs that it was given."""

    def __init__(self) -> None:
        self.given: list[float | None] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        self.given.append(timeout)
        raise httpcore.ConnectTimeout(host)


def test_addresses_share_the_time() -> None:
    """A dead address leaves its fair part to those that follow."""
    network, limit = DeadNetwork(), Limit()
    backend = DeadlineBackend(limit, addresses("192.0.2.1", "192.0.2.2", "192.0.2.3"), network)

    with limit.within(Deadline(6.0, lambda: 0.0)), pytest.raises(httpcore.ConnectTimeout):
        backend.connect_tcp("three.test", 443, timeout=9.0)

    assert network.given == [2.0, 3.0, 6.0]


def test_address_of_this_machine_resolves() -> None:
    """The resolver of the system gives addresses, each once."""
    found = system_addresses("localhost", 80)

    assert found
    assert len(found) == len(set(found))


def test_passed_deadline_lets_nothing_begin() -> None:
    """At zero the next call is not made at all."""
    limit = Limit()

    with limit.within(Deadline(5.0, lambda: 5.0)), pytest.raises(httpcore.ReadTimeout):
        limit.cut(10.0, httpcore.ReadTimeout)

    assert limit.cut(10.0, httpcore.ReadTimeout) == 10.0


def test_deadline_cuts_a_longer_time_out() -> None:
    """A single step has its own limit or what remains, whichever is shorter."""
    deadline = Deadline(moment=7.0, now=lambda: 5.0)

    assert (deadline.cut(10.0), deadline.cut(1.0), deadline.cut(None)) == (2.0, 1.0, 2.0)
