"""The device authorization grant."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.errors import FrmrError, NetworkError, NotLoggedIn, ServerError, UsageError
from frmr_cli.login.device import DeviceCode, request_code, wait
from frmr_cli.login.metadata import Metadata
from frmr_cli.login.secrets import Secret
from frmr_cli.login.wire import Http

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.login.conftest import Clock

    Wire = Callable[..., Http]

TOKENS = {"access_token": "canary-a", "token_type": "bearer", "refresh_token": "canary-r"}
PENDING = httpx.Response(400, json={"error": "authorization_pending"})
SLOW = httpx.Response(400, json={"error": "slow_down"})
GRANTED = httpx.Response(200, json=TOKENS)
METADATA = Metadata(
    issuer="https://sso.example.ru",
    token="https://sso.example.ru/token",
    device="https://sso.example.ru/device",
    revocation=None,
    userinfo=None,
    keys=None,
    token_auth_methods=(),
)
DEVICE = {
    "device_code": "canary-d",
    "user_code": "BCDF-GHJK",
    "verification_uri": "https://sso.example.ru/go",
    "expires_in": 600,
    "interval": 5,
}


class Script:
    """Answers in turn; an exception among them is raised, the last one is repeated."""

    def __init__(self, *answers: httpx.Response | type[httpx.RequestError]) -> None:
        self._answers = list(answers)
        self.forms: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.forms.append(request.content.decode())
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, httpx.Response):
            return httpx.Response(
                answer.status_code, content=answer.content, headers=answer.headers
            )
        raise answer("no", request=request)


def code(clock: Clock, *, interval: float = 5, seconds: float = 600) -> DeviceCode:
    """A code that was just given out."""
    return DeviceCode(
        device_code=Secret("canary-d"),
        user_code="BCDF-GHJK",
        verification_uri="https://sso.example.ru/go",
        verification_uri_complete=None,
        interval=interval,
        expires_at=clock.wall() + timedelta(seconds=seconds),
        deadline=clock.now() + seconds,
        issuer="https://sso.example.ru",
        token_endpoint="https://sso.example.ru/token",
        client_id="frmr-cli",
    )


def test_pause_is_the_interval_and_a_second_before_the_first_poll(wire: Wire, clock: Clock) -> None:
    """A poll is never early, the first one neither."""
    script = Script(PENDING, PENDING, GRANTED)

    answer = wait(wire(script), code(clock), sleep=clock.sleep, now=clock.now)

    assert clock.slept == [6, 6, 6]
    assert answer.access.reveal() == "canary-a"
    assert "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code" in script.forms[0]


def test_slow_down_adds_five_seconds_for_good(wire: Wire, clock: Clock) -> None:
    """Each slow_down adds 5 s, and the pause never shrinks again (RFC 8628 §3.5)."""
    script = Script(SLOW, PENDING, SLOW, PENDING, GRANTED)

    wait(wire(script), code(clock), sleep=clock.sleep, now=clock.now)

    assert clock.slept == [6, 11, 11, 16, 16]


def test_trouble_of_the_network_backs_off_and_then_goes_on_as_before(
    wire: Wire, clock: Clock
) -> None:
    """Failures double one pause after the other, an answer ends that."""
    script = Script(httpx.ConnectError, httpx.ReadTimeout, httpx.Response(502), PENDING, GRANTED)
    told: list[str] = []

    wait(
        wire(script),
        code(clock),
        sleep=clock.sleep,
        now=clock.now,
        notice=lambda trouble: told.append(trouble.kind),
    )

    assert clock.slept == [6, 12, 24, 48, 6]
    assert told == ["no_answer", "no_answer", "busy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry-After": "40"},
        {"Retry-After": "Sun, 01 Mar 2026 12:00:40 GMT", "Date": "Sun, 01 Mar 2026 12:00:00 GMT"},
    ],
    ids=["seconds", "date"],
)
def test_retry_after_is_obeyed_in_both_forms(
    wire: Wire, clock: Clock, headers: dict[str, str]
) -> None:
    """The server's wish wins over our own pause when it is longer."""
    script = Script(httpx.Response(429, headers=headers), GRANTED)

    wait(wire(script), code(clock), sleep=clock.sleep, now=clock.now)

    assert clock.slept == [6, 40]


@pytest.mark.parametrize(
    "answer", [PENDING, SLOW, httpx.ConnectError], ids=["pending", "slow", "net"]
)
def test_wait_ends_with_the_code(
    wire: Wire, clock: Clock, answer: httpx.Response | type[httpx.RequestError]
) -> None:
    """The wait lasts exactly as long as the code, whatever the server answers."""
    with pytest.raises(NotLoggedIn) as caught:
        wait(wire(Script(answer)), code(clock, seconds=100), sleep=clock.sleep, now=clock.now)

    assert caught.value.code == "FRMR-AUTH-021"
    assert sum(clock.slept) == 100


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("access_denied", "FRMR-AUTH-020"),
        ("expired_token", "FRMR-AUTH-021"),
        ("invalid_grant", "FRMR-AUTH-022"),
        ("invalid_client", "FRMR-AUTH-023"),
        ("invalid_scope", "FRMR-AUTH-024"),
        ("unsupported_grant_type", "FRMR-AUTH-025"),
    ],
)
def test_final_refusal_ends_the_wait(
    wire: Wire, clock: Clock, told: Callable[[FrmrError], str], error: str, expected: str
) -> None:
    """Every refusal that no waiting cures has its own error, after one poll."""
    script = Script(httpx.Response(400, json={"error": error, "error_description": "x"}))

    with pytest.raises(FrmrError) as caught:
        wait(wire(script), code(clock), sleep=clock.sleep, now=clock.now)

    assert (caught.value.code, len(script.forms)) == (expected, 1)
    assert told(caught.value)


def test_failure_that_no_waiting_cures_ends_the_wait(clock: Clock) -> None:
    """A certificate that cannot be trusted is not tried again for ten minutes."""
    client = httpx.Client(transport=httpx.MockTransport(Script(httpx.ConnectError)))
    http = Http(client, explain=lambda _error: (NetworkError("FRMR-NET-060"), False))

    with pytest.raises(NetworkError):
        wait(http, code(clock), sleep=clock.sleep, now=clock.now)

    assert clock.slept == [6]
    client.close()


@pytest.mark.parametrize(
    "change",
    [
        {"token_type": "mac"},
        {"access_token": ""},
        {"access_token": "a\r\nX: y"},
        {"access_token": 7},
    ],
    ids=["type", "empty", "line-break", "number"],
)
def test_answer_without_a_usable_token_is_refused(
    wire: Wire, clock: Clock, change: dict[str, Any]
) -> None:
    """What cannot stand in an Authorization header is no token."""
    script = Script(httpx.Response(200, json=TOKENS | change))

    with pytest.raises(ServerError) as caught:
        wait(wire(script), code(clock), sleep=clock.sleep, now=clock.now)

    assert caught.value.code == "FRMR-AUTH-026"


def asked(http: Http, clock: Clock, metadata: Metadata = METADATA) -> DeviceCode:
    """The code that an answer of the issuer becomes."""
    return request_code(
        http, metadata, client_id="frmr-cli", scope="openid", now=clock.now, wall=clock.wall()
    )


def test_code_carries_both_clocks(wire: Wire, clock: Clock) -> None:
    """The end is a moment to be shown, and a moment to be waited for."""
    found = asked(wire(Script(httpx.Response(200, json=DEVICE))), clock)

    assert found.expires_at == clock.wall() + timedelta(seconds=600)
    assert found.deadline == clock.now() + 600
    assert (found.user_code, found.interval) == ("BCDF-GHJK", 5)


def test_interval_is_five_seconds_when_it_is_not_told(wire: Wire, clock: Clock) -> None:
    """RFC 8628 §3.2."""
    answer = {name: value for name, value in DEVICE.items() if name != "interval"}

    found = asked(wire(Script(httpx.Response(200, json=answer))), clock)

    assert found.interval == 5


@pytest.mark.parametrize(
    "page",
    ["http://evil.example.ru/", "javascript:alert(1)", "file:///etc/passwd", "http://127.0.0.1/"],
)
def test_page_on_an_unsafe_address_is_refused(wire: Wire, clock: Clock, page: str) -> None:
    """Nobody is sent to a page that could be forged on the way, or that is none."""
    answer = DEVICE | {"verification_uri_complete": page}

    with pytest.raises(ServerError) as caught:
        asked(wire(Script(httpx.Response(200, json=answer))), clock)

    assert caught.value.code == "FRMR-AUTH-026"


def test_issuer_without_device_login_is_a_usage_error(wire: Wire, clock: Clock) -> None:
    """The person learns that this issuer cannot do it, before any request."""
    script = Script(GRANTED)

    with pytest.raises(UsageError) as caught:
        asked(wire(script), clock, METADATA._replace(device=None))

    assert (caught.value.code, script.forms) == ("FRMR-AUTH-015", [])


def test_code_is_taken_up_in_another_process(clock: Clock) -> None:
    """`--complete` waits for what is left of the time, on the clock of its own process."""
    first = code(clock, seconds=600)
    later = always(50)

    second = DeviceCode.from_json(
        first.to_json(), now=later, wall=clock.wall() + timedelta(seconds=100)
    )

    assert second == first._replace(deadline=550)


def always(seconds: float) -> Callable[[], float]:
    """A clock that stands still."""
    return lambda: seconds


def test_no_token_shows_in_a_repr(wire: Wire, clock: Clock) -> None:
    """Neither the code, nor the answer, nor an error or its traceback tells a secret."""
    waiting = code(clock)

    answer = wait(wire(Script(GRANTED)), waiting, sleep=clock.sleep, now=clock.now)

    assert "canary" not in f"{waiting!r} {waiting} {answer!r} {answer} {answer._asdict()}"
