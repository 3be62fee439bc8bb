"""Demo people at the real pages of the Gosuslugi stub, in the real background process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from frmr_cli.errors import Forbidden, NetworkError, NotFound, UsageError
from frmr_cli.servers import demo_people, process
from frmr_cli.servers.layout import LocalPaths

if TYPE_CHECKING:
    from collections.abc import Iterator

DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalPaths]:
    """Services with the real stub and the cast."""
    root = tmp_path_factory.mktemp("pages")
    paths = LocalPaths(data=root / "data", state=root / "state")
    child = Path(__file__).with_name("fake_child.py")
    process.start(paths, people=3, command=(sys.executable, "-P", str(child), "pages"))
    yield paths
    process.stop(paths)


@pytest.fixture
def browser() -> Iterator[httpx.Client]:
    """A browser without cookies."""
    with httpx.Client(trust_env=False) as client:
        yield client


def device_code(paths: LocalPaths) -> dict[str, Any]:
    """What a device gets when it asks for a login (RFC 8628 §3.2)."""
    result: dict[str, Any] = post(paths, "device_authorization", client_id="frmr-cli").json()
    return result


def post(paths: LocalPaths, endpoint: str, **form: str) -> httpx.Response:
    """Call an OAuth endpoint of the stub."""
    where = process.endpoints(paths)
    assert where is not None
    return httpx.post(f"{where.issuer}/oauth/{endpoint}", data=form, trust_env=False)


def poll(paths: LocalPaths, code: dict[str, Any]) -> dict[str, Any]:
    """Ask once for the token (RFC 8628 §3.4)."""
    form = {"grant_type": DEVICE_CODE, "client_id": "frmr-cli", "device_code": code["device_code"]}
    result: dict[str, Any] = post(paths, "token", **form).json()
    return result


@pytest.mark.parametrize("login", ["ivanova", "sidorov"], ids=["usual", "first consents"])
def test_device_is_allowed(running: LocalPaths, browser: httpx.Client, login: str) -> None:
    """A person with consents and one without walk through the pages, and the device gets its token."""
    code = device_code(running)

    demo_people.approve(running, browser, code["user_code"], login)

    assert "access_token" in poll(running, code)


def test_app_confirms_twice_at_once(running: LocalPaths) -> None:
    """The app confirms a login, and another one at once, although each of its codes works once."""
    for _ in range(2):
        code = device_code(running)
        with httpx.Client(trust_env=False) as browser:
            demo_people.approve(running, browser, code["user_code"], "mamedov")

        assert "access_token" in poll(running, code)


def test_device_is_denied(running: LocalPaths, browser: httpx.Client) -> None:
    """A denial reaches the device."""
    code = device_code(running)

    demo_people.approve(running, browser, code["user_code"], "petrova", decision="deny")

    assert poll(running, code)["error"] == "access_denied"


def approved_from(running: LocalPaths, address: str, agent: str, *, proves: bool) -> str:
    """Gromov allows a new device from an address. Returns: what the device is told then."""
    code = device_code(running)
    with demo_people.at_address(address, agent) as browser:
        demo_people.approve(running, browser, code["user_code"], "gromov", proves=proves)
    return " ".join(poll(running, code))


def test_login_from_far_away_is_stopped_until_the_identity_is_proved(running: LocalPaths) -> None:
    """Another browser somewhere else: a password alone does not even bring an SMS."""
    approved_from(running, "127.0.0.1", "frmr", proves=False)
    with pytest.raises(Forbidden, match="FRMR-GOS-073"):
        approved_from(running, "127.0.3.1", "another", proves=False)

    assert "access_token" in approved_from(running, "127.0.3.1", "another", proves=True)


@pytest.mark.parametrize("address", ["192.0.2.1", "moscow", "127.0.0.999"])
def test_address_of_another_machine_is_refused(address: str) -> None:
    """Nobody calls from an address that is not of this machine, and no header says otherwise."""
    with pytest.raises(UsageError, match="FRMR-LOCAL-039"):
        demo_people.at_address(address, "frmr")


def test_unknown_code_is_the_error_of_the_page(running: LocalPaths, browser: httpx.Client) -> None:
    """What the page refuses, the command refuses with the same code."""
    with pytest.raises(Forbidden, match="FRMR-GOS-001"):
        demo_people.approve(running, browser, "BBBB-BBBB", "petrova")


def test_second_sms_is_waited_for(running: LocalPaths, browser: httpx.Client) -> None:
    """Between two SMS the visitor waits as long as the page says."""
    slept: list[float] = []

    def no_patience(seconds: float) -> None:
        slept.append(seconds)
        raise KeyboardInterrupt

    first = device_code(running)
    demo_people.approve(running, browser, first["user_code"], "nguyen")
    second = device_code(running)

    with pytest.raises(KeyboardInterrupt), httpx.Client(trust_env=False) as other:
        demo_people.approve(running, other, second["user_code"], "nguyen", sleep=no_patience)

    assert 0 < slept[0] <= 60


def test_factor_that_the_person_lacks(running: LocalPaths, browser: httpx.Client) -> None:
    """A person without the app cannot confirm with it, and learns what is possible."""
    with pytest.raises(NotFound, match="FRMR-LOCAL-015") as caught:
        demo_people.approve(running, browser, "X", "ivanova", method="totp")

    assert caught.value.details["methods"] == "sms"


def test_inbox_shows_the_sms(running: LocalPaths, browser: httpx.Client) -> None:
    """What the stub sent to a phone is in the inbox of its owner, by login and by number."""
    code = device_code(running)
    demo_people.approve(running, browser, code["user_code"], "koroleva")
    phone = demo_people.find(running, "koroleva").phone
    assert phone is not None

    rows = demo_people.message_rows(running, "koroleva")

    assert [row["channel"] for row in rows] == ["sms"]
    assert rows == demo_people.message_rows(running, phone)


def test_unknown_login(running: LocalPaths) -> None:
    """A login that nobody has is said to be unknown."""
    with pytest.raises(NotFound, match="FRMR-LOCAL-008"):
        demo_people.message_rows(running, "nobody")


def test_accounts_are_the_cast_and_the_generated_people(running: LocalPaths) -> None:
    """Everyone who can log in is listed with the password, in the chosen language."""
    rows = list(demo_people.account_rows(running, "ru"))

    assert rows[0]["login"] == "ivanova"
    assert rows[0]["special"] == "врач-терапевт: основной пример"
    assert [row["special"] for row in rows].count("сгенерирован") == 3
    assert all(row["password"] for row in rows)
    assert demo_people.service_client(running) is not None


def test_nothing_runs(paths: LocalPaths, browser: httpx.Client) -> None:
    """Without services there is nothing to approve at, and no service account."""
    with pytest.raises(NetworkError, match="FRMR-LOCAL-002"):
        demo_people.approve(paths, browser, "X", "ivanova")

    assert demo_people.service_client(paths) is None
