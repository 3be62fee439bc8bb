"""Texts of the pages: complete in both languages, and other people's text is never markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frmr_cli.domain.catalogue.gosuslugi import ENTRIES
from frmr_cli.servers.gosuslugi import accounts
from frmr_cli.servers.gosuslugi.accounts.languages import preferred
from frmr_cli.servers.gosuslugi.accounts.rendering import Frame, Page, rendered, visible
from frmr_cli.servers.gosuslugi.accounts.texts import TEXTS
from frmr_cli.servers.gosuslugi.oauth.device_requests import PendingRequest

if TYPE_CHECKING:
    from tests.servers.gosuslugi_pages.conftest import Stub

SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(accounts.__path__[0]).glob("*.py")
)
TEMPLATES = "\n".join(
    item.read_text(encoding="utf-8")
    for item in resources.files("frmr_cli.servers.gosuslugi").joinpath("pages").iterdir()
    if item.name.endswith(".html")
)
FRAME = Frame(language="ru", prefix="/gosuslugi")


def places(text: str) -> set[str]:
    """The names that a text wants filled."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_fill_the_same_places(key: str) -> None:
    """No language lacks a text or a value in it."""
    words = TEXTS[key]

    assert words.ru
    assert words.en
    assert places(words.ru) == places(words.en)


def test_no_text_is_missing_or_left_over() -> None:
    """Templates use exactly the texts that exist; those of a dynamic name begin alike."""
    used = set(re.findall(r"""\bt\(\s*"([a-z.]+)"|else "([a-z.]+)\"""", TEMPLATES))
    names = {name for pair in used for name in pair if name}
    dynamic = (
        "scope.",
        "done.",
        "factor.",
        "app.",
        "account.",
        "recover.",
        "register.",
        "sign.",
        "client.",
    )

    assert set() == {name for name in names - set(TEXTS) if not name.startswith(dynamic)}
    assert set() == {
        key for key in TEXTS if f'"{key}"' not in TEMPLATES and not key.startswith(dynamic)
    }


def test_codes_of_the_pages_are_those_of_the_catalogue() -> None:
    """Every code that is told has texts, and every text is told somewhere."""
    assert set(ENTRIES) == set(re.findall(r"FRMR-GOS-\d{3}", SOURCES))


@pytest.mark.parametrize("code", ENTRIES)
def test_both_languages_of_an_error_fill_the_same_places(code: str) -> None:
    """The details of an error appear in both languages."""
    entry = ENTRIES[code]

    assert places("".join(entry.en)) == places("".join(entry.ru))


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "language"),
    [
        (None, None, "", "ru"),
        (None, None, "en-US,en;q=0.9", "en"),
        (None, None, "de, en;q=0.5, ru;q=0.8", "ru"),
        (None, None, "de", "ru"),
        (None, None, "ru;q=0, en;q=0.1", "en"),
        (None, None, "en;q=x, ru;q=0.1", "ru"),
        (None, "en", "ru", "en"),
        ("ru", "en", "en", "ru"),
        ("xx", None, "en", "en"),
    ],
)
def test_language_is_that_of_the_person(
    asked: str | None, kept: str | None, accepted: str, language: str
) -> None:
    """The link beats the cookie, the cookie beats the browser, and Russian is the default."""
    assert language == preferred(asked=asked, kept=kept, accepted=accepted)


def test_chosen_language_stays(stub: Stub) -> None:
    """The link changes the language of this page and of all that follow, and keeps the code."""
    browser = stub.browser()
    browser.open("/gosuslugi/device?user_code=BCDFGHJK")
    link = next(row["href"] for tag, row in browser.page.tags if row.get("hreflang") == "en")
    page = browser.open(f"/gosuslugi/device{link}")
    after = browser.submit(user_code=stub.request())

    assert "Log in on a device" in page.text
    assert page.forms[0].fields["user_code"] == "BCDF-GHJK"
    assert "Login and password" in after.text
    assert browser.response.headers["content-language"] == "en"


class _Seen(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = st.text(max_size=60) | st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=1>', "{{ 7*7 }}", "\u202eabc", "{name}"]
)


@settings(max_examples=80, deadline=None)
@given(name=HOSTILE, agent=HOSTILE, scope=HOSTILE)
def test_names_from_outside_are_only_text(name: str, agent: str, scope: str) -> None:
    """Whatever a client or a device calls itself, the page has the same tags and shows the name."""
    usual = _Seen(decision("Anna", "frmr/1", "frmr.x"))

    seen = _Seen(decision(name, agent or " ", scope))

    assert usual.tags == seen.tags
    for text in (name, agent, scope):
        assert visible(text).strip() in seen.text
    assert "\u202e" not in seen.text


def test_long_and_invisible_text_is_shown_as_it_is() -> None:
    """Controls become a sign, and a text that is cut says so."""
    assert visible("a\u202eb") == "a�b"
    assert visible("x" * 500) == "x" * 200 + "…"


@settings(max_examples=40, deadline=None)
@given(typed=HOSTILE)
def test_prefilled_code_is_only_text(typed: str) -> None:
    """What the link fills in stays inside the field."""
    page = Page(template="code", values={"user_code": visible(typed)})
    html = bytes(rendered(page, FRAME).body).decode()

    assert _Seen(html).tags.count("input") == 2
    assert "script" not in _Seen(html).tags


def decision(name: str, agent: str, scope: str) -> str:
    """The page of the decision."""
    from datetime import UTC, datetime

    pending = PendingRequest(
        id="1",
        client_id=name,
        client_name=name,
        scopes=(scope,),
        address="10.0.0.1",
        user_agent=agent,
        created_at=datetime(2026, 3, 2, tzinfo=UTC),
        expires_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    values = {
        "name": visible(name),
        "pending": pending,
        "program": visible(name),
        "user_code": "BCDF-GHJK",
        "browser_address": "10.0.0.1",
        "minutes": 0,
        "scopes": [visible(scope)],
        "signs": [],
    }
    response = rendered(Page(template="decision", values=values), FRAME)
    return bytes(response.body).decode()
