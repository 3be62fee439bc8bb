"""One operation over HTTP: as many attempts as are safe, within one deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.http_fields import retry_after
from frmr_cli.errors import ServerError, UsageError
from frmr_cli.registry.deadline import Clock, Deadline
from frmr_cli.registry.reply import Reply
from frmr_cli.registry.retry import (
    TRANSIENT_STATUSES,
    Policy,
    Uniform,
    is_repeatable,
    next_pause,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from frmr_cli.registry.failures import Failure

Sleep = Callable[[float], None]
Progress = Callable[[int, int | None], None]
"""Takes how many octets have come, and how many there will be, if that is known."""

PATIENT = Policy()


def system_uniform(low: float, high: float) -> float:
    """A random number between two bounds."""
    import random

    return random.uniform(low, high)  # noqa: S311 - it spreads clients out, it protects nothing


class Exchange(NamedTuple):
    """Sends requests of one client patiently; may be shared by threads."""

    http: httpx.Client
    policy: Policy = PATIENT
    max_body: int = 16 * 1024 * 1024
    """Octets of a decompressed body."""
    sleep: Sleep = time.sleep
    now: Clock = time.monotonic
    uniform: Uniform = system_uniform

    def send(
        self,
        method: str,
        path: str,
        *,
        content: bytes | Iterable[bytes] | None = None,
        headers: Mapping[str, str],
        seconds: float,
        progress: Progress | None = None,
    ) -> Reply:
        """
        Send a request to the origin of the client, again where that is safe and may help.

        `seconds`: what the operation may last in all, pauses included. `content` in pieces can be iterated once per
        attempt, and its Content-Length stands in `headers`; `progress` is told of what comes back.

        Returns: the answer, whatever its status; the last one when waiting longer is no use.
        Raises: NetworkError, TimedOut, ServerError for a body that cannot be read, UsageError for
        a request that cannot be sent.
        """
        deadline = Deadline.after(seconds, self.now)
        request = self.request(method, path, content, headers, deadline)
        repeatable = is_repeatable(method, request.headers)
        pause, attempts = 0.0, 0
        while True:
            outcome = self._attempt(request, seconds, progress)
            asked = asked_pause(outcome)
            attempts += asked is None
            wait = pause = next_pause(pause, self.policy, self.uniform)
            if asked is not None:
                # What the server asks for is the least; a little on top keeps clients apart.
                wait = asked + next_pause(0.0, self.policy, self.uniform)
            hopeless = attempts >= self.policy.attempts or wait >= deadline.left()
            if hopeless or not (repeatable and is_transient(outcome)):
                return _result(outcome)
            self.sleep(wait)

    def request(
        self,
        method: str,
        path: str,
        content: bytes | Iterable[bytes] | None,
        headers: Mapping[str, str],
        deadline: Deadline,
    ) -> httpx.Request:
        """A request to the origin of the client. Raises: UsageError for one that cannot be sent."""
        from frmr_cli.http_library import httpx
        from frmr_cli.registry.transport import DEADLINE

        try:
            request = self.http.build_request(
                method,
                path,
                content=content,
                headers=dict(headers),
                timeout=self._timeout(content, deadline),
                extensions={DEADLINE: deadline},
            )
        # ValueError: a header with letters that HTTP has no way to carry.
        except (ValueError, httpx.InvalidURL) as error:
            raise UsageError("FRMR-API-007") from error
        own, asked = self.http.base_url, request.url
        # The login of this client is for its own registry and nobody else.
        if (asked.scheme, asked.host, asked.port) != (own.scheme, own.host, own.port):
            raise UsageError("FRMR-API-006", host=own.host)
        return request

    def _timeout(
        self, content: bytes | Iterable[bytes] | None, deadline: Deadline
    ) -> httpx.Timeout:
        from frmr_cli.http_library import httpx

        usual = self.http.timeout
        if content is None or isinstance(content, bytes):
            return usual
        # What the system has taken to send may be under way for long before anybody can answer.
        return httpx.Timeout(
            connect=usual.connect, read=deadline.left(), write=usual.write, pool=usual.pool
        )

    def _attempt(
        self, request: httpx.Request, seconds: float, progress: Progress | None
    ) -> Reply | Failure:
        from frmr_cli.http_library import httpx
        from frmr_cli.registry.failures import explain

        try:
            response = self.http.send(request, stream=True)
            try:
                tls = _tls(response)  # now: a connection that is closed has forgotten it
                body = self._body(response, progress)
            finally:
                response.close()
        except httpx.RequestError as error:
            found = explain(error, seconds=seconds)
            found.error.__cause__ = error
            return found
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status_code, headers, body, request.url.host, tls)

    def _body(self, response: httpx.Response, progress: Progress | None) -> bytes:
        body = bytearray()
        announced = response.headers.get("content-length", "")
        total = int(announced) if announced.isdecimal() else None
        for piece in response.iter_bytes():
            body += piece
            if len(body) > self.max_body:
                raise ServerError("FRMR-API-004", limit=self.max_body)
            if progress is not None:
                progress(len(body), total)
        return bytes(body)


def is_transient(outcome: Reply | Failure) -> bool:
    """Whether the same request may fare better in a moment."""
    if isinstance(outcome, Reply):
        return outcome.status in TRANSIENT_STATUSES
    return outcome.transient


def asked_pause(outcome: Reply | Failure) -> float | None:
    """Seconds after which the server wants to be asked again; None where it names none."""
    if isinstance(outcome, Reply) and outcome.status in TRANSIENT_STATUSES:
        return retry_after(outcome.headers)
    return None


def _result(outcome: Reply | Failure) -> Reply:
    if isinstance(outcome, Reply):
        return outcome
    raise outcome.error


def _tls(response: httpx.Response) -> str | None:
    stream = response.extensions.get("network_stream")
    handshake = stream.get_extra_info("ssl_object") if stream is not None else None
    return handshake.version() if handshake is not None else None
