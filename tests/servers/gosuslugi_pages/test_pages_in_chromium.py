"""The pages in a real browser: keyboard alone, no JavaScript, both languages, phone and desktop."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import BrowserContext, Page, Playwright

    from tests.servers.gosuslugi_pages.conftest import Stub

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 60_000

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def driver() -> Iterator[Playwright]:
    """What drives Debian's chromium; its absence is a failure where live tests are required."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("FRMR_TEST_REQUIRE_LIVE") == "1":
            pytest.fail(f"{CHROMIUM} is not installed, and FRMR_TEST_REQUIRE_LIVE=1")
        pytest.skip(f"{CHROMIUM} is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def chromium(driver: Playwright) -> Iterator[Chromium]:
    """One running browser for many contexts."""
    browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


def context(chromium: Chromium, **options: Any) -> BrowserContext:
    """A fresh browser without JavaScript."""
    settings: dict[str, Any] = {"java_script_enabled": False, "locale": "ru-RU"} | options
    made = chromium.new_context(**settings)
    made.set_default_timeout(PATIENCE_MS)
    return made


def at(page: Page, step: str) -> None:
    """Wait until the page shows a step."""
    page.locator(f'main[data-step="{step}"]').wait_for()


def opened(page: Page, stub: Stub) -> None:
    """Open the first page, and wait until what a person types arrives in its field: focus comes behind the page."""
    page.goto(stub.verification_uri)
    page.locator("input:focus").wait_for()


def press(page: Page, *keys: str) -> None:
    """Press keys, one after the other."""
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.parametrize(
    ("width", "locale", "allow"), [(360, "ru-RU", "Разрешить"), (1280, "en-US", "Allow")]
)
def test_whole_flow_by_keyboard_alone(
    chromium: Chromium, stub: Stub, width: int, locale: str, allow: str
) -> None:
    """Each field has the focus when its page opens; Enter goes on; no page is wider than the screen."""
    with context(chromium, viewport={"width": width, "height": 740}, locale=locale) as browser:
        page = browser.new_page()
        page.goto(f"{stub.verification_uri}?user_code={stub.request()}")
        fitting = [fits(page, "code")]
        press(page, "Enter")
        fitting.append(fits(page, "login"))
        page.keyboard.type("petrov")
        press(page, "Tab")
        page.keyboard.type("Demo-password-2")
        press(page, "Enter")
        fitting.append(fits(page, "factor"))
        press(page, "Enter")
        page.locator("#code").wait_for()
        page.keyboard.type(stub.sms(stub.person("petrov"))[-1])
        press(page, "Enter")
        fitting.append(fits(page, "consent"))
        page.locator("#consent_login").focus()
        press(page, "Space", "Tab", "Tab", "Space", "Enter")
        fitting.append(fits(page, "decision"))
        page.get_by_role("button", name=allow).focus()
        press(page, "Enter")
        fitting.append(fits(page, "done"))
        outcome = page.locator("main").get_attribute("data-outcome")

    assert fitting == [True] * 6
    assert outcome == "allowed"
    assert stub.request_row()["state"] == "approved"


def test_tab_walks_the_page_from_top_to_bottom(chromium: Chromium, stub: Stub) -> None:
    """From the field the order is button, then top of the page: skip link, language, field."""
    with context(chromium) as browser:
        page = browser.new_page()
        page.goto(stub.verification_uri)
        at(page, "code")
        names = []
        for _ in range(2):
            press(page, "Tab")
            names.append(focused(page))
        page.locator("a.skip").focus()
        for _ in range(2):
            names.append(focused(page))
            press(page, "Tab")
        names.append(focused(page))

    assert names[0].split("|") == ["button", "Продолжить"]
    assert names[2:] == ["a|К содержанию", "a|Eng", "input|"]


def test_error_is_announced_and_tied_to_its_field(chromium: Chromium, stub: Stub) -> None:
    """The message has the role of an alert, and the field names it as its description."""
    with context(chromium) as browser:
        page = browser.new_page()
        opened(page, stub)
        page.keyboard.type("BCDFGHJK")
        press(page, "Enter")
        alert = page.get_by_role("alert")
        alert.wait_for()
        code = alert.get_attribute("data-code")
        field = page.get_by_label("Код с устройства")
        described, invalid = (
            field.get_attribute("aria-describedby"),
            field.get_attribute("aria-invalid"),
        )
        title = page.title()

    assert code == "FRMR-GOS-001"
    assert "error" in str(described).split()
    assert invalid == "true"
    assert title.startswith("Ошибка: ")


def test_code_fields_help_a_phone(chromium: Chromium, stub: Stub) -> None:
    """The field of the SMS code opens the keypad and is filled from the message."""
    with context(chromium) as browser:
        page = browser.new_page()
        opened(page, stub)
        page.keyboard.type(stub.request())
        press(page, "Enter")
        at(page, "login")
        page.get_by_label("Телефон, почта, СНИЛС или логин").fill("ivanova")
        page.get_by_label("Пароль").fill("Demo-password-1")
        press(page, "Enter")
        field = page.get_by_label("Код из 6 цифр")
        field.wait_for()
        kinds = (field.get_attribute("inputmode"), field.get_attribute("autocomplete"))

    assert kinds == ("numeric", "one-time-code")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_the_contrast_of_wcag_aa(chromium: Chromium, stub: Stub, scheme: str) -> None:
    """Every text has 4.5 : 1 on what lies behind it, in both colour schemes (WCAG 2.2 §1.4.3)."""
    with context(chromium, color_scheme=scheme, java_script_enabled=True) as browser:
        page = browser.new_page()
        opened(page, stub)
        page.keyboard.type("BCDFGHJK")
        press(page, "Enter")
        page.get_by_role("alert").wait_for()
        faint = page.evaluate(CONTRAST)
        page.goto(f"{stub.verification_uri}?user_code={stub.request()}")
        at(page, "code")
        press(page, "Enter")
        at(page, "login")
        faint += page.evaluate(CONTRAST)

    assert faint == []


def test_policy_blocks_nothing_that_the_pages_need(chromium: Chromium, stub: Stub) -> None:
    """The style sheet is applied, and the console of the browser has no complaint."""
    complaints: list[str] = []
    with context(chromium, java_script_enabled=True) as browser:
        page = browser.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(stub.verification_uri)
        at(page, "code")
        radius = page.evaluate("getComputedStyle(document.querySelector('main')).borderRadius")

    assert complaints == []
    assert radius == "20px"


def test_browser_that_blocks_cookies_is_told(
    driver: Playwright, stub: Stub, tmp_path: Path
) -> None:
    """LE4 in a real browser whose settings refuse cookies: the page says what to do."""
    profile = tmp_path / "profile" / "Default"
    profile.mkdir(parents=True)
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (profile / "Preferences").write_text(json.dumps(blocked))
    with driver.chromium.launch_persistent_context(
        profile.parent, executable_path=CHROMIUM, args=ARGUMENTS, locale="ru-RU"
    ) as browser:
        browser.set_default_timeout(PATIENCE_MS)
        page = browser.new_page()
        opened(page, stub)
        page.keyboard.type(stub.request())
        press(page, "Enter")
        at(page, "error")
        text = page.get_by_role("alert").inner_text()

    assert "Не удалось установить сессию" in text


def fits(page: Page, step: str) -> bool:
    """Wait for a step. Returns: whether nothing of its page sticks out to the right of the screen."""
    at(page, step)
    assert page.viewport_size is not None
    width = page.viewport_size["width"] + 0.5
    boxes = [box.bounding_box() for box in page.locator("main, main *, header").all()]
    return all(box["x"] + box["width"] <= width for box in boxes if box is not None)


def focused(page: Page) -> str:
    """Tag and text of what has the focus."""
    here = page.locator(":focus")
    for tag in ("a", "button", "input"):
        if here.and_(page.locator(tag)).count():
            return f"{tag}|{here.inner_text()}"
    return "|"


CONTRAST = """() => {
  const channel = value => { value /= 255; return value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4; };
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const colour = numbers(getComputedStyle(node).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')]
    .filter(node => [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()))
    .map(node => {
      const [a, b] = [light(numbers(getComputedStyle(node).color)), light(behind(node))];
      const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
      return [node.className || node.tagName, node.textContent.trim().slice(0, 30), ratio];
    })
    .filter(row => row[2] < 4.5);
}"""
