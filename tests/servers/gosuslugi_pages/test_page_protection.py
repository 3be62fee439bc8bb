"""What keeps a page to the browser that asked for it: token, cookie, headers."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from tests.servers.gosuslugi_pages.conftest import Stub

DEVICE = "/gosuslugi/device"


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_form_without_its_token_is_refused(stub: Stub, token: str) -> None:
    """A form that another site sends has no token of this browser."""
    browser = stub.browser()

    answer = browser.http.post(DEVICE, data={"user_code": stub.request(), "csrf": token})

    assert answer.status_code == 403
    assert 'data-code="FRMR-GOS-005"' in answer.text
    assert stub.audit() == []


def test_token_of_another_browser_is_refused(stub: Stub) -> None:
    """A token is worth nothing with another cookie."""
    browser, other = stub.browser(), stub.browser()
    token = other.page.forms[0].fields["csrf"]

    answer = browser.http.post(DEVICE, data={"user_code": "BCDFGHJK", "csrf": token})

    assert answer.status_code == 403


def test_blocked_cookies_are_named(stub: Stub) -> None:
    """LE4: a form without the cookie is answered with the cause and the cure."""
    token = stub.browser().page.forms[0].fields["csrf"]

    answer = httpx.post(stub.verification_uri, data={"user_code": "BCDFGHJK", "csrf": token})

    assert answer.status_code == 400
    assert 'data-step="error"' in answer.text
    assert 'data-code="FRMR-GOS-004"' in answer.text
    assert "Не удалось установить сессию" in answer.text


def test_session_id_changes_at_each_proof(stub: Stub) -> None:
    """A session id planted before the login is worth nothing after it (fixation)."""
    ids = []
    browser = stub.at_login()
    ids.append(browser.http.cookies["gosuslugi"])
    browser.submit(login="ivanova", password="Demo-password-1")
    ids.append(browser.http.cookies["gosuslugi"])
    browser.submit(code=stub.sms()[-1])
    ids.append(browser.http.cookies["gosuslugi"])

    planted = httpx.get(
        f"{stub.verification_uri}/decision", cookies={"gosuslugi": ids[0]}, follow_redirects=True
    )

    assert len(set(ids)) == 3
    assert 'data-step="code"' in planted.text


def test_pages_cannot_be_framed_kept_or_scripted(stub: Stub) -> None:
    """Every page has the headers, and none has a script or a style of its own."""
    browser = stub.at_factor()
    policy = browser.response.headers["content-security-policy"]

    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert browser.response.headers["x-frame-options"] == "DENY"
    assert browser.response.headers["cache-control"] == "no-store"
    assert browser.response.headers["referrer-policy"] == "no-referrer"
    assert "script" not in [tag for tag, _ in browser.page.tags]
    assert [row for _, row in browser.page.tags if "style" in row] == []


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(stub: Stub) -> None:
    """HttpOnly and SameSite=Lax; not Secure on a loopback address without TLS."""
    cookie = httpx.get(stub.verification_uri).headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie


def test_cookie_of_an_https_issuer_is_secure(https_cookie: str) -> None:
    """Over TLS the cookie is Secure and bound to its host."""
    assert https_cookie.startswith("__Host-gosuslugi=")
    assert "Secure" in https_cookie


def test_cookie_alone_is_not_in_the_database(stub: Stub) -> None:
    """Who reads the database finds neither session ids nor what a session knows."""
    browser = stub.at_factor()
    raw = stub.services.config.database_path.with_name("gosuslugi.sqlite3-wal").read_bytes()

    assert browser.http.cookies["gosuslugi"].encode() not in raw
    assert stub.services.config.database_path.stat().st_mode & 0o077 == 0
    assert (stub.services.config.directory / "accounts.key").stat().st_mode & 0o077 == 0


def test_foreign_bodies_are_refused(stub: Stub) -> None:
    """What is no form, or is larger than any form, is not read."""
    http = stub.browser().http

    answers = [
        http.post(DEVICE, json={"user_code": "BCDFGHJK"}),
        http.post(DEVICE, data={"user_code": "B" * 20_000}),
        http.post(DEVICE, data={str(number): "" for number in range(100)}),
    ]

    assert [answer.status_code for answer in answers] == [413, 413, 413]


def test_broken_store_is_told_without_details(stub: Stub) -> None:
    """LE8: what the store cannot do is «try again later», not a traceback."""
    browser = stub.at_login()
    with sqlite3.connect(stub.services.config.database_path) as raw:
        raw.execute("DROP TABLE account_password")
    raw.close()
    fields = browser.page.forms[0].fields | {"login": "ivanova", "password": "x"}

    answer = browser.http.post("/gosuslugi/device/login", data=fields)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert "Сервис недоступен, повторите попытку позже" in answer.text
    assert "sqlite" not in answer.text


def test_addresses_hold_nothing_personal(stub: Stub) -> None:
    """No address on the way has a login, a code or a name."""
    browser = stub.at_login()
    seen = [str(answer.url) for answer in browser.response.history]
    browser.submit(login="ivanova", password="Demo-password-1")
    seen += [str(answer.url) for answer in (*browser.response.history, browser.response)]

    assert all("?" not in url for url in seen)


def test_style_sheet_is_small_and_kept(stub: Stub) -> None:
    """One style sheet under 12 KiB whose name changes with its contents."""
    browser = stub.browser()
    (link,) = [row["href"] for _, row in browser.page.tags if row.get("rel") == "stylesheet"]

    answer = browser.http.get(str(link))

    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert len(answer.content) < 12_288
