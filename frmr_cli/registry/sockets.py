"""Sockets that obey a deadline at every single read, write, connect and name look-up."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from frmr_cli.http_library import httpcore

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

    from frmr_cli.registry.deadline import Deadline

    Resolver = Callable[[str, int], list[str]]
    """Host and port → IP addresses, best first; raises OSError."""

# Each piece has the whole of what remains: small enough that the rule holds for slow readers too.
WRITE_PIECE = 16 * 1024


def system_addresses(host: str, port: int) -> list[str]:
    """What the resolver of the system says, in its order, each address once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class Limit(threading.local):
    """The deadline of the request that this thread is working on."""

    deadline: Deadline | None = None

    @contextmanager
    def within(self, deadline: Deadline) -> Iterator[None]:
        """Let every socket call of this thread obey `deadline`."""
        before, self.deadline = self.deadline, deadline
        try:
            yield
        finally:
            self.deadline = before

    def cut(self, seconds: float | None, late: type[Exception]) -> float | None:
        """What a single call may last. Raises: `late` when nothing remains."""
        if self.deadline is None:
            return seconds
        left = self.deadline.cut(seconds)
        if left <= 0:
            raise late("the deadline of the operation has passed")
        return left


class DeadlineStream(httpcore.NetworkStream):
    """A connection whose calls obey the limit."""

    def __init__(self, stream: httpcore.NetworkStream, limit: Limit) -> None:
        self._stream = stream
        self._limit = limit

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._limit.cut(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), WRITE_PIECE):
            left = self._limit.cut(timeout, httpcore.WriteTimeout)
            self._stream.write(buffer[start : start + WRITE_PIECE], left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        # Python itself holds the time-out of a handshake as one deadline over all of its messages.
        left = self._limit.cut(timeout, httpcore.ConnectTimeout)
        return DeadlineStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._limit
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class DeadlineBackend(httpcore.NetworkBackend):
    """Connects within the limit, trying each address of a name in turn."""

    def __init__(
        self,
        limit: Limit,
        resolve: Resolver = system_addresses,
        sockets: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._limit = limit
        self._resolve = resolve
        self._sockets = sockets or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._addresses(host, port, self._limit.cut(timeout, httpcore.ConnectTimeout))
        failure: Exception | None = None
        for number, address in enumerate(addresses):
            left = self._limit.cut(timeout, httpcore.ConnectTimeout)
            # A dead IPv6 route must leave time for IPv4: the addresses share what there is.
            share = None if left is None else left / (len(addresses) - number)
            try:
                stream = self._sockets.connect_tcp(
                    address, port, share, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return DeadlineStream(stream, self._limit)
        raise failure or httpcore.ConnectError(f"no address for {host}")

    def _addresses(self, host: str, port: int, seconds: float | None) -> list[str]:
        if is_address(host):
            return [host]
        found: list[str] = []
        failures: list[OSError] = []

        def look_up() -> None:
            try:
                found.extend(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                failures.append(
                    error if isinstance(error, OSError) else socket.gaierror(str(error))
                )

        # The resolver knows no time-out; a thread that is left behind does not keep us alive.
        thread = threading.Thread(target=look_up, name=f"resolve {host}", daemon=True)
        thread.start()
        thread.join(seconds)
        if thread.is_alive():
            raise httpcore.ConnectTimeout(f"no answer about the name {host}")
        if failures:
            try:
                raise failures[0]
            except OSError as error:
                # httpcore takes `__cause__` away on the way up and leaves `__context__`, which only stands inside `except`.
                raise httpcore.ConnectError(str(error)) from error
        return found


def is_address(host: str) -> bool:
    """Whether `host` is an IP address rather than a name."""
    import ipaddress

    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
