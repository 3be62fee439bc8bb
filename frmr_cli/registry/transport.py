"""The way of a request: policy, proxy, trust, deadline and size of the answer."""

from __future__ import annotations

import sys
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, cast

from frmr_cli.errors import ServerError, UsageError
from frmr_cli.http_library import httpcore, httpx
from frmr_cli.registry import trust
from frmr_cli.registry.deadline import Deadline
from frmr_cli.registry.origin import require_safe
from frmr_cli.registry.proxies import Proxies
from frmr_cli.registry.sockets import DeadlineBackend, Limit, system_addresses

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frmr_cli.registry.deadline import Clock
    from frmr_cli.registry.sockets import Resolver

DEADLINE = "frmr.deadline"
"""Request extension: the `Deadline` of the operation that the request belongs to."""
PROXY = "frmr.proxy"
"""Request extension, set here: `host:port` of the proxy that the request goes through."""

STREAM = "frmr.stream"
"""Request extension: seconds in which a piece of the answer must come; such an answer may be of any size."""

MAX_CONNECTIONS = 16
KEEPALIVE_SECONDS = 5.0


class Transport(httpx.BaseTransport):
    """Sends each request on the one safe way to its origin; may be shared by threads."""

    def __init__(
        self,
        *,
        ca_file: Path | None,
        trust_env: bool,
        minimum_tls: ssl.TLSVersion,
        seconds: float,
        max_body: int,
        now: Clock | None = None,
        resolve: Resolver = system_addresses,
    ) -> None:
        self._ca_file = ca_file
        self._minimum_tls = minimum_tls
        self._seconds = seconds
        self._max_body = max_body
        self._now = now or time.monotonic
        self._proxies = Proxies() if trust_env else Proxies(proxies=dict)
        self._limit = Limit()
        self._backend = DeadlineBackend(self._limit, resolve)
        self._ways: dict[tuple[str, str | None], _Way] = {}
        self._lock = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        require_safe(request.url.scheme, request.url.host)
        deadline = request.extensions.get(DEADLINE) or Deadline.after(self._seconds, self._now)
        way = self._way(request)
        timeout = dict(request.extensions.get("timeout", {}))
        # The pool waits on its own; everything else asks the limit at each call.
        timeout["pool"] = max(deadline.cut(timeout.get("pool")), 0.0)
        request.extensions = {**request.extensions, "timeout": timeout}
        with self._limit.within(deadline):
            response = way.handle_request(request)
        stream = cast("httpx.SyncByteStream", response.stream)  # HTTPTransport has no other
        seconds = request.extensions.get(STREAM)
        if seconds is None:
            response.stream = _Body(stream, self._limit, lambda: deadline, self._max_body)
        else:
            fresh = partial(Deadline.after, seconds, self._now)
            response.stream = _Body(stream, self._limit, fresh, sys.maxsize)
        return response

    def close(self) -> None:
        for way in self._ways.values():
            way.close()

    def _way(self, request: httpx.Request) -> _Way:
        scheme = request.url.scheme
        proxy = self._proxies.proxy_for(scheme, request.url.host)
        if proxy is not None:
            request.extensions = {**request.extensions, PROXY: _place(proxy)}
        with self._lock:
            if (scheme, proxy) not in self._ways:
                self._ways[scheme, proxy] = _Way(self._context(scheme), self._backend, proxy)
            return self._ways[scheme, proxy]

    def _context(self, scheme: str) -> ssl.SSLContext:
        if scheme == "http":
            return trust.nobody()
        return trust.system(self._ca_file, minimum=self._minimum_tls)


class _Way(httpx.HTTPTransport):
    """httpx's transport over sockets that obey the limit, which it has no argument for."""

    def __init__(
        self, context: ssl.SSLContext, backend: DeadlineBackend, proxy: str | None
    ) -> None:
        # The parent would only make a pool of its own, and import the bundled roots for it.
        if proxy is None:
            self._pool = httpcore.ConnectionPool(
                ssl_context=context,
                max_connections=MAX_CONNECTIONS,
                keepalive_expiry=KEEPALIVE_SECONDS,
                network_backend=backend,
            )
        else:
            self._pool = _proxy_pool(context, backend, proxy)


def _proxy_pool(
    context: ssl.SSLContext, backend: DeadlineBackend, proxy: str
) -> httpcore.ConnectionPool:
    try:
        way = httpx.Proxy(proxy)
    except (ValueError, httpx.InvalidURL) as error:
        raise UsageError("FRMR-NET-073", proxy=_place(proxy)) from error
    if way.url.scheme not in ("http", "https") or not way.url.host:
        raise UsageError("FRMR-NET-073", proxy=_place(proxy))
    return httpcore.HTTPProxy(
        proxy_url=httpcore.URL(
            scheme=way.url.raw_scheme,
            host=way.url.raw_host,
            port=way.url.port,
            target=way.url.raw_path,
        ),
        proxy_auth=way.raw_auth,
        ssl_context=context,
        # A proxy may itself be reached by TLS; it is trusted as any other server is.
        proxy_ssl_context=context if way.url.scheme == "https" else None,
        max_connections=MAX_CONNECTIONS,
        keepalive_expiry=KEEPALIVE_SECONDS,
        network_backend=backend,
    )


def _place(proxy: str) -> str:
    """Host and port of a proxy, without its user and password."""
    return proxy.rpartition("@")[2].rpartition("//")[2].strip("/")


class _Body(httpx.SyncByteStream):
    """A body each piece of which is read within its deadline, up to the size that is allowed."""

    def __init__(
        self,
        stream: httpx.SyncByteStream,
        limit: Limit,
        deadline: Callable[[], Deadline],
        max_body: int,
    ) -> None:
        self._stream = stream
        self._limit = limit
        self._deadline = deadline
        self._max_body = max_body

    def __iter__(self) -> Iterator[bytes]:
        pieces = iter(self._stream)
        size = 0
        while True:
            # Only around the reading: between the pieces the thread is the caller's.
            with self._limit.within(self._deadline()):
                piece = next(pieces, None)
            if piece is None:
                return
            size += len(piece)
            if size > self._max_body:
                raise ServerError("FRMR-API-004", limit=self._max_body)
            yield piece

    def close(self) -> None:
        self._stream.close()
