"""Logins that look like somebody else's: stopped or told, and seen by the person at the next login."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.servers.gosuslugi.accounts.browsers import family
from frmr_cli.servers.gosuslugi.accounts.suspicion import network
from frmr_cli.servers.gosuslugi.places import DEMO, Place, distance, place_of
from tests.servers.gosuslugi_pages.conftest import ANNA, Browser

if TYPE_CHECKING:
    from tests.servers.gosuslugi_pages.conftest import Stub

HERE, MOSCOW, VLADIVOSTOK = "127.0.0.1", "127.0.2.9", "127.0.3.9"
PROOF = {"birth_date": "17.05.1980", "document": "4510123456"}
WARNED = "аккаунт остановлен: он подозрителен"


class Traveller:
    """Opens browsers at addresses of this machine that the stub takes for towns."""

    def __init__(self, stub: Stub) -> None:
        self.stub = stub

    def browser(self, address: str, agent: str = "Chromium") -> Browser:
        """A browser at an address."""
        made = Browser(self.stub.address)
        made.http.close()
        made.http = httpx.Client(
            base_url=self.stub.address,
            follow_redirects=True,
            headers={"Accept-Language": "ru", "User-Agent": agent},
            transport=httpx.HTTPTransport(local_address=address),
        )
        self.stub.opened.append(made)
        made.open("/gosuslugi/account")
        return made

    def log_in(self, address: str, agent: str = "Chromium") -> Browser:
        """Anna logs in to the page of her account, as far as she comes."""
        browser = self.knock(address, agent)
        if browser.page.step == "factor":
            browser.submit(code=self.stub.sms()[-1])
        return browser

    def knock(self, address: str, agent: str = "Chromium") -> Browser:
        """Somebody enters her login and password."""
        self.stub.clock.forward(minutes=2)
        browser = self.browser(address, agent)
        browser.submit(login="ivanova", password=ANNA.password)
        return browser


@pytest.fixture
def traveller(stub: Stub) -> Traveller:
    """Somebody who moves around."""
    return Traveller(stub)


def warnings(stub: Stub) -> list[str]:
    """The letters in which Anna was warned."""
    return [row.text for row in stub.messages_to(str(ANNA.email)) if WARNED in row.text]


def test_impossible_journey_is_stopped_until_the_identity_is_proved(traveller: Traveller) -> None:
    """L17: blocked, warned at once, asked again, written down, and seen at the next login."""
    stub = traveller.stub
    first = traveller.log_in(MOSCOW).page.step
    stopped = traveller.log_in(VLADIVOSTOK)
    asked = (stopped.page.step, stopped.page.code)
    sent = len(stub.sms())
    elsewhere = stopped.open("/gosuslugi/account").step
    wrong = stopped.submit(birth_date="17.05.1980", document="0000000000").code
    proved = stopped.submit(**PROOF)
    let_in = stopped.submit(code=stub.sms()[-1])
    stub.clock.forward(hours=30)

    page = traveller.log_in(MOSCOW).page

    assert first == "account"
    assert asked == ("doubt", "FRMR-GOS-073")
    assert sent == 1, "no code is sent to the phone before the identity is proved"
    assert (elsewhere, wrong, proved.step) == ("doubt", "FRMR-GOS-029", "factor")
    assert let_in.step == "account"
    assert len(warnings(stub)) == 1
    assert "Вход из места, куда нельзя было успеть: Владивосток" in page.text
    told = [row[0] for row in stub.audit() if row[0].startswith("login.")]
    assert [row for row in told if row in ("login.suspicious", "login.verified")] == [
        "login.suspicious",
        "login.verified",
    ]


def test_journey_of_a_day_stops_nobody(traveller: Traveller) -> None:
    """Eleven hours are enough for the way to Vladivostok; the new address is told at the next login, once."""
    traveller.log_in(MOSCOW)
    traveller.stub.clock.forward(hours=11)
    arrived = traveller.log_in(VLADIVOSTOK).page
    traveller.stub.clock.forward(hours=11)
    told = traveller.log_in(VLADIVOSTOK).page
    again = traveller.log_in(VLADIVOSTOK).page

    assert [arrived.step, told.step, again.step] == ["account"] * 3
    assert "Вход с нового адреса: Владивосток" in told.text
    assert "С вашего прошлого входа" not in again.text


@pytest.mark.parametrize(("hours", "step"), [(6, "doubt"), (7, "account")])
def test_speed_of_the_configuration_decides(traveller: Traveller, hours: int, step: str) -> None:
    """6 420 km at 1 000 km/h take six hours and twenty-five minutes."""
    traveller.log_in(MOSCOW)
    traveller.stub.clock.forward(hours=hours)

    assert traveller.log_in(VLADIVOSTOK).page.step == step


def test_new_browser_is_told(traveller: Traveller) -> None:
    """A browser that the account does not know gets in, and its person hears of it."""
    traveller.log_in(HERE)
    traveller.log_in(HERE, "Another")

    page = traveller.log_in(HERE).page

    assert "Вход из нового браузера" in page.text
    assert any(
        "из другого браузера" in row.text for row in traveller.stub.messages_to(str(ANNA.email))
    )


def test_many_failures_from_elsewhere_ask_for_more(traveller: Traveller) -> None:
    """Whoever guesses and then knows the password still proves the identity; the person at home does not."""
    stub = traveller.stub
    traveller.log_in(HERE)
    stub.clock.forward(hours=20)
    guesser = traveller.browser(VLADIVOSTOK)
    for _ in range(5):
        guesser.submit(login="ivanova", password="wrong")
    stub.clock.forward(minutes=5)
    stopped = traveller.log_in(VLADIVOSTOK).page

    page = traveller.log_in(HERE).page

    assert stopped.step == "doubt"
    assert page.step == "account"
    assert "Недавно кто-то много раз ошибся" in stopped.text


def test_stopped_login_opens_no_device(traveller: Traveller) -> None:
    """The decision about a device stands behind the check as well."""
    traveller.log_in(MOSCOW)
    traveller.stub.clock.forward(minutes=2)
    browser = traveller.browser(VLADIVOSTOK)
    browser.open("/gosuslugi/device")
    browser.submit(user_code=traveller.stub.request())
    browser.submit(login="ivanova", password=ANNA.password)

    page = browser.open("/gosuslugi/device/decision")

    assert page.step == "doubt"
    assert traveller.stub.request_row()["state"] == "pending"
    assert browser.submit(**PROOF).step == "factor"
    assert browser.submit(code=traveller.stub.sms()[-1]).step == "decision"


def test_whoever_knows_the_password_alone_leaves_a_sign(traveller: Traveller) -> None:
    """The second factor stops the login; the person is told of it at the next one, by letter only when it is grave."""
    traveller.log_in(HERE)
    began = traveller.knock(VLADIVOSTOK).page.step

    page = traveller.log_in(HERE).page

    assert began == "factor"
    assert "Вход с нового адреса: Владивосток" in page.text


def test_unknown_browser_in_an_unknown_network_proves_the_identity(traveller: Traveller) -> None:
    """Each alone is told; both together are another device somewhere else, and no code is sent for it."""
    stub = traveller.stub
    traveller.log_in(HERE)
    sent = len(stub.sms())
    browser = traveller.knock(MOSCOW, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")
    stopped, told = browser.page, len(stub.sms()) - sent

    proved = browser.submit(**PROOF)

    assert (stopped.step, told, proved.step) == ("doubt", 0, "factor")
    assert "Браузер или устройство тоже новые" in stopped.text
    assert browser.submit(code=stub.sms()[-1]).step == "account"
    assert len(warnings(stub)) == 1


def test_knocking_again_sends_no_second_warning(traveller: Traveller) -> None:
    """Whoever has the password cannot fill the person's mail with letters."""
    traveller.log_in(HERE)
    for _ in range(3):
        assert traveller.knock(VLADIVOSTOK, "Another").page.step == "doubt"

    page = traveller.log_in(HERE).page

    assert len(warnings(traveller.stub)) == 1
    assert page.text.count("Вход с нового адреса") == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Firefox/139.0 (X11; Linux x86_64)", "Firefox/140.0 (X11; Linux x86_64)"),
        ("frmr/0.1.0", "frmr/0.2.0"),
    ],
)
def test_new_version_is_no_new_browser(traveller: Traveller, first: str, second: str) -> None:
    """A browser that has been brought up to date is the same one."""
    traveller.log_in(HERE, first)
    traveller.log_in(HERE, second)

    assert "С вашего прошлого входа" not in traveller.log_in(HERE, second).page.text


def test_neighbouring_address_is_known(traveller: Traveller) -> None:
    """A provider gives another address of the same network every day."""
    traveller.log_in(MOSCOW)
    traveller.log_in("127.0.2.77")

    assert "С вашего прошлого входа" not in traveller.log_in(MOSCOW).page.text


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.9", "192.0.2.0/24"),
        ("::ffff:192.0.2.9", "192.0.2.0/24"),
        ("2001:db8:1:2::5", "2001:db8:1::/48"),
        ("2001:db8:1:ffff::9", "2001:db8:1::/48"),
        ("nowhere", "nowhere"),
        ("", ""),
    ],
)
def test_network_of_an_address(address: str, expected: str) -> None:
    """/24 of IPv4, /48 of IPv6."""
    assert network(address) == expected


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36", "chrome windows"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 YaBrowser/25.10 Safari/537.36", "yandex windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0", "edge windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36", "chrome android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1", "safari ios"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15", "safari macos"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox linux"),
        ("curl/8.9.1", "curl"),
        ("", ""),
    ],
)  # fmt: skip
def test_family_of_a_browser(agent: str, expected: str) -> None:
    """Browser and system, no version."""
    assert family(agent) == expected


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("127.0.0.1", None),
        ("127.0.2.1", "Moscow"),
        ("198.51.100.200", "Vladivostok"),
        ("2001:db8::1", None),
        ("nowhere", None),
        (None, None),
    ],
)
def test_places_are_those_of_the_configuration(address: str | None, town: str | None) -> None:
    """An address of no known network lies nowhere, and nobody is asked about it."""
    found = place_of(address, DEMO)

    assert (found and found.en) == town


COORDINATES = st.builds(
    lambda north, east: Place("", "", north, east), st.floats(-90, 90), st.floats(-180, 180)
)


@given(one=COORDINATES, other=COORDINATES)
def test_distance_is_a_distance(one: Place, other: Place) -> None:
    """The same both ways, never negative, and never more than half the Earth."""
    there, back = distance(one, other), distance(other, one)

    assert abs(there - back) < 1e-6
    assert 0 <= there < 20_016


def test_distance_of_known_towns() -> None:
    """Moscow to Vladivostok is about 6 400 km."""
    moscow, vladivostok = DEMO[0][1], DEMO[1][1]

    assert 6_300 < distance(moscow, vladivostok) < 6_500
