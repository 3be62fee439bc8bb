"""Checks of the way to a server: name, connection, proxy, latency."""

from __future__ import annotations

import socket
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from frmr_cli.diagnose.seen import Seen
from frmr_cli.errors import NetworkError, UsageError
from frmr_cli.registry.proxies import Proxies

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SLOW = 1.0
"""Seconds of one small request on a way that works."""
ROUNDS = 5


class Place(NamedTuple):
    """Where connections go: the server, or the proxy before it."""

    scheme: str
    host: str
    port: int
    proxy: str | None = None
    """`host:port` of the proxy."""


def place_of(url: str, proxies: Proxies | None = None) -> Place:
    """The server of a URL, or the proxy that its requests go through."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    proxy = (proxies or Proxies()).proxy_for(parts.scheme, host)
    if proxy is None:
        return Place(parts.scheme, host, parts.port or (443 if parts.scheme == "https" else 80))
    way = urlsplit(proxy)
    port = way.port or (443 if way.scheme == "https" else 80)
    return Place(parts.scheme, way.hostname or "", port, f"{way.hostname}:{port}")


def dns(place: Place, *, resolve: Callable[[str, int], list[str]]) -> Seen:
    """`net.dns`: the name has addresses. Raises: NetworkError FRMR-NET-050, FRMR-NET-070."""
    try:
        found = resolve(place.host, place.port)
    except (OSError, UnicodeError) as error:
        if place.proxy:
            raise NetworkError("FRMR-NET-070", proxy=place.proxy) from error
        raise NetworkError("FRMR-NET-050", host=place.host) from error
    return Seen(", ".join(found[:4]))


def tcp(place: Place, *, seconds: float, clock: Callable[[], float] = time.monotonic) -> Seen:
    """`net.tcp`: somebody listens there. Raises: NetworkError FRMR-NET-051, -052, -054, -070, -074."""
    from frmr_cli.domain.hosts import is_loopback

    address = f"{place.host}:{place.port}"
    started = clock()
    try:
        socket.create_connection((place.host, place.port), timeout=seconds).close()
    except TimeoutError as error:
        raise NetworkError("FRMR-NET-054", address=address) from error
    except ConnectionRefusedError as error:
        if place.proxy:
            raise NetworkError("FRMR-NET-070", proxy=place.proxy) from error
        code = "FRMR-NET-074" if is_loopback(place.host) else "FRMR-NET-051"
        raise NetworkError(code, address=address) from error
    except OSError as error:
        raise NetworkError("FRMR-NET-052", host=place.host) from error
    return Seen(f"{address}, {(clock() - started) * 1000:.0f} ms")


def proxy(place: Place, environ: Mapping[str, str]) -> Seen:
    """`net.proxy`: which one is used, and whether the environment contradicts itself."""
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"):
        upper, lower = environ.get(name), environ.get(name.lower())
        if upper and lower and upper != lower:
            conflict = UsageError("FRMR-DIAG-022", upper=name, lower=name.lower())
            return Seen(place.proxy or "–", conflict)
    return Seen(place.proxy or "–")


def latency(ask: Callable[[], object], *, clock: Callable[[], float] = time.monotonic) -> Seen:
    """`net.latency`: the middle of some small requests on one connection."""
    times = []
    for _ in range(ROUNDS):
        started = clock()
        ask()
        times.append(clock() - started)
    took = median(times)
    late = NetworkError("FRMR-DIAG-023", took=f"{took:.1f}") if took > SLOW else None
    return Seen(f"{took * 1000:.0f} ms", late)
