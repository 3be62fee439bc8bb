"""Everything that can go wrong on the wire, between the client of the registry and a naive register."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.bulk.patience import Patience
from frmr_cli.bulk.plan_file import operations
from frmr_cli.bulk.run import Runner, Settings
from frmr_cli.bulk.runs import Runs
from frmr_cli.errors import ExitCode, FrmrError
from frmr_cli.login.bearer import BearerAuth
from frmr_cli.login.secrets import Secret
from frmr_cli.registry.batch import batch
from frmr_cli.registry.caller import Caller
from frmr_cli.registry.exchange import Exchange
from tests.bulk.plans import KEY, written
from tests.bulk.register import NaiveRegister

if TYPE_CHECKING:
    from pathlib import Path

Handler = Callable[[httpx.Request], httpx.Response]
TARGETS = [f"2021.{number:07d}" for number in range(12)]
PROBLEM = {"content-type": "application/problem+json"}


class Wire:
    """A register behind HTTP, with one fault on the way."""

    def __init__(self, directory: Path) -> None:
        self.register = NaiveRegister()
        for target in TARGETS:
            self.register.put(target, birthPlace="г. Старица")
        wishes = {target: f"г. Тверь {target}" for target in TARGETS}
        self.plan = written(directory / "plan", wishes, self.register)
        self.wishes = wishes
        self.runs = Runs(directory / "runs", KEY)
        self.requests = 0
        self.renewed = 0
        self.token = "first"

    def answer(self, request: httpx.Request) -> httpx.Response:
        """What a register without faults answers."""
        if request.headers["authorization"] != f"Bearer {self.token}":
            return httpx.Response(401, headers={"www-authenticate": 'Bearer error="invalid_token"'})
        steps = [json.dumps(item).encode() for item in json.loads(request.content)["operations"]]
        results = [
            {name: value for name, value in item._asdict().items() if value is not None}
            for item in self.register.send(steps)
        ]
        return httpx.Response(200, json={"results": results})

    def access_token(self) -> Secret:
        """The token of a session."""
        return Secret(self.token if self.renewed else "first")

    def renew(self, rejected: Secret) -> Secret:
        """Another one."""
        self.renewed += 1
        return Secret(self.token)

    def go(self, name: str, handler: Handler) -> None:
        """Work on the run in batches of three, without a pause."""
        http = httpx.Client(
            base_url="http://127.0.0.1",
            transport=httpx.MockTransport(handler),
            auth=BearerAuth(self),
        )
        exchange = Exchange(http=http, sleep=lambda _: None)
        caller = Caller(http, language="en", exchange=exchange)
        with self.runs.writing(name) as run:
            Runner(
                run.journal,
                partial(batch, caller),
                lambda start: operations(self.plan, KEY, start=start),
                Settings(self.plan.changes, batch=3, concurrency=2),
                now=lambda: datetime.now(UTC),
                patience=Patience(0),
            ).run(name)

    def is_applied(self) -> bool:
        """Whether every wish was fulfilled exactly once."""
        return len(self.register.applied) == len(set(self.register.applied)) == len(
            TARGETS
        ) and all(
            self.register.records[target]["birthPlace"] == value
            for target, value in self.wishes.items()
        )


@pytest.fixture
def wire(tmp_path: Path) -> Wire:
    """Twelve records and a plan for them."""
    return Wire(tmp_path)


def _lost_request(_wire: Wire, request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectTimeout("away", request=request)


def _lost_answer(wire: Wire, request: httpx.Request) -> httpx.Response:
    wire.answer(request)
    raise httpx.ReadTimeout("stalled", request=request)


def _reset(wire: Wire, request: httpx.Request) -> httpx.Response:
    wire.answer(request)
    raise httpx.ReadError("reset", request=request)


def _truncated(wire: Wire, request: httpx.Request) -> httpx.Response:
    wire.answer(request)
    raise httpx.RemoteProtocolError("peer closed connection", request=request)


def _half_of_the_json(wire: Wire, request: httpx.Request) -> httpx.Response:
    body = wire.answer(request).content
    return httpx.Response(
        200, content=body[: len(body) // 2], headers={"content-type": "application/json"}
    )


def _half_of_the_results(wire: Wire, request: httpx.Request) -> httpx.Response:
    results = wire.answer(request).json()["results"]
    return httpx.Response(200, json={"results": results[:1]})


def _web_page(wire: Wire, request: httpx.Request) -> httpx.Response:
    wire.answer(request)
    return httpx.Response(200, text="<html>log in</html>", headers={"content-type": "text/html"})


def _busy(_wire: Wire, _request: httpx.Request) -> httpx.Response:
    return httpx.Response(429, headers={"retry-after": "3600", **PROBLEM}, json={})


def _away(_wire: Wire, _request: httpx.Request) -> httpx.Response:
    return httpx.Response(503, headers={"retry-after": "3600", **PROBLEM}, json={})


def _gateway(wire: Wire, request: httpx.Request) -> httpx.Response:
    wire.answer(request)
    return httpx.Response(
        502, text="<html>bad gateway</html>", headers={"content-type": "text/html"}
    )


def _defect(_wire: Wire, _request: httpx.Request) -> httpx.Response:
    return httpx.Response(500, json={"code": "FRMR-REG-001", "title": "x"}, headers=PROBLEM)


def _too_large(_wire: Wire, _request: httpx.Request) -> httpx.Response:
    return httpx.Response(413, json={"code": "FRMR-REG-005", "title": "x"}, headers=PROBLEM)


def _revoked(_wire: Wire, _request: httpx.Request) -> httpx.Response:
    return httpx.Response(401, headers={"www-authenticate": 'Bearer error="invalid_token"'})


FAULTS = {
    "request lost": (_lost_request, {ExitCode.NETWORK, ExitCode.TIMED_OUT}),
    "answer lost, stalled": (_lost_answer, {ExitCode.NETWORK, ExitCode.TIMED_OUT}),
    "reset": (_reset, {ExitCode.NETWORK}),
    "truncated": (_truncated, {ExitCode.NETWORK}),
    "half of the JSON": (_half_of_the_json, {ExitCode.SERVER}),
    "half of the results": (_half_of_the_results, {ExitCode.SERVER}),
    "web page": (_web_page, {ExitCode.NETWORK}),
    "429": (_busy, {ExitCode.RATE_LIMITED}),
    "503": (_away, {ExitCode.SERVER}),
    "502 of a gateway": (_gateway, {ExitCode.SERVER}),
    "500": (_defect, {ExitCode.SERVER}),
    "413": (_too_large, {ExitCode.INVALID}),
    "session revoked": (_revoked, {ExitCode.NOT_LOGGED_IN}),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("begin", [0, 1, 3])
def test_a_lasting_fault_stops_the_run_and_resume_ends_it(
    wire: Wire, fault: str, begin: int
) -> None:
    """The exit code says what it was, the hint how to go on; in the end every row was done once."""
    break_it, codes = FAULTS[fault]
    name = wire.runs.begin(wire.plan, skipped=(), started_at="now")

    def handler(request: httpx.Request) -> httpx.Response:
        wire.requests += 1
        return break_it(wire, request) if wire.requests > begin else wire.answer(request)

    with pytest.raises(FrmrError) as stopped:
        wire.go(name, handler)
    wire.go(name, wire.answer)

    assert stopped.value.code == "FRMR-BULK-048"
    assert stopped.value.exit_code in codes
    assert wire.is_applied()
    with wire.runs.reading(name) as run:
        assert run.counts() == (len(TARGETS), 0, 0, 0, 0)


@pytest.mark.parametrize(
    "fault", ["request lost", "answer lost, stalled", "reset", "502 of a gateway"]
)
def test_a_passing_fault_is_not_noticed(wire: Wire, fault: str) -> None:
    """Once is healed by asking again with the same keys."""
    break_it, _ = FAULTS[fault]
    name = wire.runs.begin(wire.plan, skipped=(), started_at="now")

    def handler(request: httpx.Request) -> httpx.Response:
        wire.requests += 1
        return break_it(wire, request) if wire.requests == 2 else wire.answer(request)

    wire.go(name, handler)

    assert wire.is_applied()


def test_a_request_that_arrives_twice_does_nothing_more(wire: Wire) -> None:
    """A proxy that repeats what it sends is harmless."""
    name = wire.runs.begin(wire.plan, skipped=(), started_at="now")

    def handler(request: httpx.Request) -> httpx.Response:
        wire.answer(request)
        return wire.answer(request)

    wire.go(name, handler)

    assert wire.is_applied()


def test_a_token_that_ends_in_mid_run_is_renewed(wire: Wire) -> None:
    """The run goes on with the next one, whatever thread finds out."""
    name = wire.runs.begin(wire.plan, skipped=(), started_at="now")

    def handler(request: httpx.Request) -> httpx.Response:
        wire.requests += 1
        if wire.requests == 2:
            wire.token = "second"
        return wire.answer(request)

    wire.go(name, handler)

    assert wire.renewed
    assert wire.is_applied()


def test_the_input_may_change_after_the_plan(wire: Wire, tmp_path: Path) -> None:
    """A run works on its own copy of the plan: neither file is needed any more."""
    name = wire.runs.begin(wire.plan, skipped=(), started_at="now")
    (tmp_path / "plan").unlink()
    with wire.runs.reading(name) as run:
        wire.plan = run.plan

    wire.go(name, wire.answer)

    assert wire.is_applied()


def test_a_copy_that_was_altered_is_not_sent(wire: Wire) -> None:
    """Whoever changes the plan of a run that waits is found out."""
    name = wire.runs.begin(wire.plan, skipped=(), started_at="now")
    with wire.runs.reading(name) as run:
        path = run.plan.path
    octets: Any = bytearray(path.read_bytes())
    octets[-80] ^= 1
    path.write_bytes(octets)

    with pytest.raises(FrmrError) as refused:
        wire.go(name, wire.answer)

    assert refused.value.code in {"FRMR-BULK-020", "FRMR-BULK-021"}
    assert wire.register.applied == []
