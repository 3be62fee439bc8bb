"""Answers of any size as lines: read in constant memory, and gone on with after an interruption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.registry.deadline import Deadline
from frmr_cli.registry.exchange import asked_pause, is_transient
from frmr_cli.registry.failures import Failure, explain
from frmr_cli.registry.problems import refusal
from frmr_cli.registry.reply import Reply
from frmr_cli.registry.retry import next_pause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import httpx

    from frmr_cli.registry.exchange import Exchange


def blocks(
    exchange: Exchange,
    path: Callable[[bytes | None], str],
    *,
    headers: Mapping[str, str],
    seconds: float,
) -> Iterator[list[bytes]]:
    """
    The lines of an answer as they come, without newlines, some at a time; none of them is empty.

    `path`: where to ask, from the beginning or behind a line that has come. `seconds`: what may pass until the answer
    begins, and between two pieces of it. What is transient is repeated as by `Exchange.send`; each line that comes
    gives all attempts back.

    Raises: what `refusal` and `Exchange.send` name.
    """
    last: bytes | None = None
    pause, attempts = 0.0, 0
    while True:
        outcome: Reply | Failure | None = None
        for found in _attempt(exchange, path(last), headers, seconds):
            if isinstance(found, list):
                yield found
                last, pause, attempts = found[-1], 0.0, 0
            else:
                outcome = found
        if outcome is None:
            return
        asked = asked_pause(outcome)
        attempts += asked is None
        wait = pause = next_pause(pause, exchange.policy, exchange.uniform)
        if attempts >= exchange.policy.attempts or not is_transient(outcome):
            raise _error(outcome)
        exchange.sleep(wait if asked is None else asked + wait)


def _attempt(
    exchange: Exchange, path: str, headers: Mapping[str, str], seconds: float
) -> Iterator[list[bytes] | Reply | Failure]:
    """Blocks of lines; at the end what went wrong, if something did."""
    from frmr_cli.http_library import httpx
    from frmr_cli.registry.transport import STREAM

    deadline = Deadline.after(seconds, exchange.now)
    request = exchange.request("GET", path, None, headers, deadline)
    request.extensions = {**request.extensions, STREAM: seconds}
    try:
        response = exchange.http.send(request, stream=True)
        try:
            if not response.is_success:
                yield _refused(response)
                return
            yield from _blocks(response)
        finally:
            response.close()
    except httpx.RequestError as error:
        failure = explain(error, seconds=seconds)
        failure.error.__cause__ = error
        # What broke off was on its way already, so the same request may well get further.
        yield failure._replace(
            transient=failure.transient or isinstance(error, httpx.RemoteProtocolError)
        )


def _blocks(response: httpx.Response) -> Iterator[list[bytes]]:
    rest = b""
    for piece in response.iter_bytes():
        *lines, rest = (rest + piece).split(b"\n")
        if lines:
            yield lines


def _refused(response: httpx.Response) -> Reply:
    response.read()
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Reply(response.status_code, headers, response.content, response.request.url.host)


def _error(outcome: Reply | Failure) -> Exception:
    if isinstance(outcome, Failure):
        return outcome.error
    return refusal(outcome) or ValueError(f"status {outcome.status}")
