"""A passkey in a real browser with a virtual authenticator: set up on the page of the account, used for a login."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.gosuslugi_pages.conftest import ANNA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.servers.gosuslugi_pages.conftest import Stub

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PATIENCE_MS = 150_000
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

pytestmark = pytest.mark.live


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of Debian's chromium; its absence is a failure where live tests are required."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("FRMR_TEST_REQUIRE_LIVE") == "1":
            pytest.fail(f"{CHROMIUM} is not installed, and FRMR_TEST_REQUIRE_LIVE=1")
        pytest.skip(f"{CHROMIUM} is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = browser.new_context(locale="ru-RU")
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()
        browser.close()


@pytest.fixture
def home(stub: Stub) -> str:
    """The address under which this machine has a name."""
    return stub.address.replace("127.0.0.1", "localhost") + "/gosuslugi"


def authenticator(page: Page) -> tuple[Any, str]:
    """A device with a finger sensor that always says yes. Returns: the connection to it, its identifier."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return session, added["authenticatorId"]


def at(page: Page, step: str) -> None:
    """Wait until the page shows a step."""
    page.locator(f'main[data-step="{step}"]').wait_for()


def enrol(page: Page, stub: Stub, home: str) -> None:
    """Anna sets a passkey up."""
    page.goto(f"{home}/account")
    page.get_by_label("Телефон, почта, СНИЛС или логин").fill("ivanova")
    page.get_by_label("Пароль", exact=True).fill(ANNA.password)
    page.keyboard.press("Enter")
    at(page, "factor")
    page.get_by_label("Код из 6 цифр").fill(stub.sms()[-1])
    page.keyboard.press("Enter")
    at(page, "account")
    page.get_by_role("button", name="Добавить ключ доступа").click()
    page.get_by_role("button", name="Создать ключ").click()
    page.get_by_role("status").wait_for()


def at_passkey(page: Page, stub: Stub, home: str) -> None:
    """A new login of Anna has come to the passkey."""
    stub.clock.forward(minutes=2)
    page.context.clear_cookies()
    page.goto(f"{home}/device?user_code={stub.request()}")
    page.locator("#user_code").press("Enter")
    at(page, "login")
    page.get_by_label("Телефон, почта, СНИЛС или логин").fill("ivanova")
    page.get_by_label("Пароль", exact=True).fill(ANNA.password)
    page.keyboard.press("Enter")
    at(page, "factor")
    page.get_by_role("button", name="Ключ доступа").click()
    page.get_by_role("button", name="Подтвердить ключом").wait_for()


def test_passkey_is_made_and_confirms_a_login(page: Page, stub: Stub, home: str) -> None:
    """The key of the device confirms; the policy of the page blocks nothing that it needs."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    session, device = authenticator(page)
    enrol(page, stub, home)
    at_passkey(page, stub, home)
    page.get_by_role("button", name="Подтвердить ключом").click()
    at(page, "decision")
    (key,) = session.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    page.get_by_role("button", name="Разрешить").click()
    at(page, "done")

    assert complaints == []
    assert key["rpId"] == "localhost"
    assert key["signCount"] >= 2
    assert stub.request_row()["amr"] == "pwd hwk user mfa"


def test_key_of_another_device_is_refused(page: Page, stub: Stub, home: str) -> None:
    """A device without the key gives none, and the page offers another way; a forged answer is refused."""
    session, device = authenticator(page)
    enrol(page, stub, home)
    at_passkey(page, stub, home)
    session.send("WebAuthn.clearCredentials", {"authenticatorId": device})
    page.get_by_role("button", name="Подтвердить ключом").click()
    page.get_by_text("Браузер не дал ключ").wait_for()
    page.evaluate(
        "() => { const form = document.querySelector('form[data-passkey]');"
        ' form.elements.code.value = \'{"id": "AA"}\'; form.submit(); }'
    )
    page.get_by_role("alert").locator("visible=true").wait_for()

    assert page.locator("#error").get_attribute("data-code") == "FRMR-GOS-030"


def test_numeric_address_leads_to_the_name(page: Page, stub: Stub, home: str) -> None:
    """At 127.0.0.1 no passkey can be made, and the page says where it can."""
    enrol_at_number = f"{stub.address}/gosuslugi"
    page.goto(f"{enrol_at_number}/account")
    page.get_by_label("Телефон, почта, СНИЛС или логин").fill("ivanova")
    page.get_by_label("Пароль", exact=True).fill(ANNA.password)
    page.keyboard.press("Enter")
    at(page, "factor")
    page.get_by_label("Код из 6 цифр").fill(stub.sms()[-1])
    page.keyboard.press("Enter")
    at(page, "account")
    page.get_by_role("button", name="Добавить ключ доступа").click()
    link = page.locator("main a").first.get_attribute("href")

    assert link == f"{home}/account"
