"""Answers of any size: every line once, whatever breaks off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.errors import Forbidden, NetworkError
from frmr_cli.http_library import httpx
from frmr_cli.registry.client import RegistryClient
from frmr_cli.registry.exchange import Exchange
from frmr_cli.registry.retry import Policy
from frmr_cli.registry.search import Search

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE = [f"2021.{number:07d}" for number in range(30)]


class Pieces(httpx.SyncByteStream):
    """A body in pieces of some size, which may break off."""

    def __init__(self, body: bytes, size: int, breaks_at: int | None) -> None:
        self.body, self.size, self.breaks_at = body, size, breaks_at

    def __iter__(self) -> Iterator[bytes]:
        body = self.body if self.breaks_at is None else self.body[: self.breaks_at]
        for first in range(0, len(body), self.size):
            yield body[first : first + self.size]
        if self.breaks_at is not None and self.breaks_at < len(self.body):
            raise httpx.RemoteProtocolError("peer closed connection")


class Server:
    """A register of people that breaks off at each of some octets, then no more."""

    def __init__(self, size: int, breaks: list[int]) -> None:
        self.size, self.breaks = size, list(breaks)
        self.cursors: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        cursor = request.url.params.get("cursor", "")
        self.cursors.append(cursor)
        rest = [name for name in PEOPLE if name > cursor]
        body = "".join(json.dumps({"id": name}) + "\n" for name in rest).encode()
        breaks_at = self.breaks.pop(0) if self.breaks else None
        return httpx.Response(200, stream=Pieces(body, self.size, breaks_at))


def search(answer: object, attempts: int = 4) -> Search:
    """The searches of a registry that answers like that."""
    http = httpx.Client(transport=httpx.MockTransport(answer), base_url="http://127.0.0.1")  # type: ignore[arg-type]
    exchange = Exchange(
        http,
        policy=Policy(attempts=attempts),
        sleep=lambda _: None,
        now=lambda: 0.0,
        uniform=lambda low, _: low,
    )
    return RegistryClient(http, language="en", exchange=exchange).search


@given(size=st.integers(1, 200), breaks=st.lists(st.integers(0, 700), max_size=3))
def test_each_record_comes_once(size: int, breaks: list[int]) -> None:
    """However the answer is cut and wherever it breaks off, lines are whole, in order and complete."""
    server = Server(size, breaks)

    found = [json.loads(line)["id"] for block in search(server).everybody({}) for line in block]

    assert found == PEOPLE


def test_a_server_that_never_gets_further_is_given_up() -> None:
    """Attempts without a new line are bounded, those with one are not."""
    with pytest.raises(NetworkError):
        list(search(Server(10, [0] * 9)).everybody({}))

    patient = Server(100, [25] * 20)
    found = [line for block in search(patient).everybody({}) for line in block]

    assert len(found) == len(PEOPLE)
    assert len(patient.cursors) > 4


def test_a_refusal_is_told_before_the_first_line() -> None:
    """A problem document becomes its error, and is not asked for again."""
    asked: list[str] = []

    def refused(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        problem = {"code": "FRMR-REG-016", "status": 403, "title": "x"}
        return httpx.Response(
            403, json=problem, headers={"Content-Type": "application/problem+json"}
        )

    with pytest.raises(Forbidden):
        list(search(refused).everybody({}))

    assert asked == ["/v1/workers"]
