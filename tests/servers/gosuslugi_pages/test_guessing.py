"""
Guessing at full speed against the live stub: user codes, passwords, one-time codes, links and recovery codes.

Many threads from several addresses, while the clock of the stub stands still: no lock runs out. Some of the guesses are
right, but come after the limit. FRMR_TEST_GUESSES says how many of each kind are made (10 000 for the full run).
"""

from __future__ import annotations

import os
import secrets
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx

from frmr_cli.servers.gosuslugi.accounts import limits, recovery_codes, sms_codes
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
from tests.servers.gosuslugi_pages.conftest import ANNA, BORIS, DARIA, Browser

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.servers.gosuslugi_pages.conftest import Stub

GUESSES = int(os.environ.get("FRMR_TEST_GUESSES", "200"))
ADDRESSES = ("127.0.77.11", "127.0.77.12")
THREADS = 8
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


@dataclass(frozen=True)
class Sender:
    """One browser of the guesser: where its form goes, and what goes with every guess."""

    http: httpx.Client
    action: str
    fields: Mapping[str, str]

    def send(self, guess: Mapping[str, str]) -> int:
        """Submit one guess without looking at the page that follows."""
        form = dict(self.fields) | dict(guess)
        return self.http.post(self.action, data=form, follow_redirects=False).status_code


def sender(browser: Browser, field: str) -> Sender:
    """The form of a browser that has this field."""
    form = next(form for form in browser.page.forms if field in form.fields)
    return Sender(browser.http, form.action or str(browser.response.url), form.fields)


def opened(stub: Stub, address: str) -> Browser:
    """A browser at one of the guesser's addresses."""
    browser = Browser(stub.address, address=address)
    stub.opened.append(browser)
    browser.open("/gosuslugi/device")
    return browser


def storm(senders: list[Sender], guesses: Iterable[Mapping[str, str]]) -> int:
    """Send all guesses, side by side, over all browsers in turn. Returns: how many were answered by a page."""
    work = [(senders[place % len(senders)], guess) for place, guess in enumerate(guesses)]
    with ThreadPoolExecutor(THREADS) as threads:
        answers = Counter(threads.map(lambda pair: pair[0].send(pair[1]), work))
    assert set(answers) <= {200, 303, 404, 429}, answers
    return answers.total()


def events(stub: Stub, action: str, *, subject: str | None = None) -> Counter[tuple[str, str]]:
    """Outcome and code of the events of an action → how many."""
    with stub.services.database.read() as connection:
        rows = connection.all(
            "SELECT outcome, code, count(*) AS count FROM audit_event "
            "WHERE action = :action AND coalesce(subject, '') LIKE :subject GROUP BY outcome, code",
            {"action": action, "subject": subject or "%"},
        )
    return Counter({(row["outcome"], row["code"] or ""): row["count"] for row in rows})


def late(wrong: Iterable[str], right: str) -> list[str]:
    """The guesses, with the right one in every tenth place of the second half, once no thread is before it any more."""
    guesses = list(wrong)
    for place in range(len(guesses) // 2 + THREADS, len(guesses), 10):
        guesses[place] = right
    return guesses


def numbers(count: int, *, but: str) -> list[str]:
    """Codes of six digits without the right one, each once."""
    every = (f"{number:06d}" for number in range(10**6))
    return [
        code for code, _ in zip((code for code in every if code != but), range(count), strict=False)
    ]


def test_user_codes(stub: Stub) -> None:
    """Fifty tries an address are judged, whatever the cookies; the person elsewhere is not even slowed down."""
    code = stub.request()
    # Five tries a browser would be the tighter limit, so there are enough browsers to reach that of the address.
    senders = [
        sender(opened(stub, address), "user_code") for _ in range(12) for address in ADDRESSES
    ]
    wrong = ["".join(secrets.choice(LETTERS) for _ in range(8)) for _ in range(GUESSES)]

    sent = storm(senders, [{"user_code": guess} for guess in late(wrong, code)])

    seen = events(stub, "device.code")
    judged = seen["failed", "FRMR-GOS-001"] + seen["ok", ""]
    assert judged <= len(ADDRESSES) * limits.USER_CODES_OF_ADDRESS.most
    assert seen["ok", ""] == 0
    assert seen.total() == sent == GUESSES
    assert stub.browser().submit(user_code=code).step == "login"


def test_passwords(stub: Stub) -> None:
    """Five tries are judged, then not even the right one; five minutes later its person logs in."""
    senders = []
    for address in ADDRESSES * 4:
        browser = opened(stub, address)
        browser.submit(user_code=stub.request())
        senders.append(sender(browser, "password"))
    wrong = [secrets.token_urlsafe(9) for _ in range(GUESSES)]
    guesses = late(wrong, ANNA.password)

    sent = storm(senders, [{"login": ANNA.login, "password": guess} for guess in guesses])

    seen = events(stub, "login.password")
    assert seen["failed", "FRMR-GOS-006"] == limits.PASSWORDS.most
    assert seen["ok", ""] == 0
    assert seen.total() == sent == GUESSES
    stub.clock.forward(minutes=5)
    assert stub.at_factor().page.step == "factor"


def test_passwords_of_many_accounts(stub: Stub) -> None:
    """One password for everybody: an address is stopped at fifty, and nobody else's account is locked for long."""
    senders = []
    for address in ADDRESSES * 4:
        browser = opened(stub, address)
        browser.submit(user_code=stub.request())
        senders.append(sender(browser, "password"))

    sent = storm(
        senders,
        [{"login": f"nobody{place}", "password": "Season-2026!"} for place in range(GUESSES)],
    )

    seen = events(stub, "login.password")
    assert seen["failed", "FRMR-GOS-006"] <= len(ADDRESSES) * limits.PASSWORDS_OF_ADDRESS.most
    assert seen.total() == sent == GUESSES
    assert stub.at_factor().page.step == "factor"


def guessed_factor(stub: Stub, browser: Browser, guesses: list[str], subject: str) -> Counter[Any]:
    """Guess at the factor of a person who is logged in so far. Returns: the events."""
    sent = storm([sender(browser, "code")], [{"code": guess} for guess in guesses])
    seen = events(stub, "login.factor", subject=subject)

    assert seen["ok", ""] == 0
    assert seen.total() == sent == GUESSES
    return seen


def test_codes_by_sms(stub: Stub) -> None:
    """Three tries a code are judged; after the lock a new code opens."""
    browser = stub.at_factor()
    code = stub.sms()[-1]

    seen = guessed_factor(stub, browser, late(numbers(GUESSES, but=code), code), ANNA.subject)

    # The third wrong try closes the code; the rest of the nine finds none.
    assert seen["failed", "FRMR-GOS-009"] + seen["failed", "FRMR-GOS-022"] <= limits.FACTORS.most
    assert seen["failed", "FRMR-GOS-009"] < sms_codes.TRIES
    assert seen["refused", "FRMR-GOS-021"] == GUESSES - limits.FACTORS.most
    stub.clock.forward(minutes=5)
    again = stub.at_factor()
    assert again.submit(code=stub.sms()[-1]).step == "decision"


def test_codes_of_the_app(stub: Stub) -> None:
    """Nine tries are judged, then not even the right code; five minutes later the next code opens."""
    browser = stub.at_factor(BORIS.login)
    browser.submit_button("method", "totp", intent="method")
    code = stub.totp(stub.clock())
    near = {stub.totp(stub.clock() + step) for step in _steps()}
    wrong = [guess for guess in numbers(GUESSES + 3, but=code) if guess not in near][:GUESSES]

    seen = guessed_factor(stub, browser, late(wrong, code), BORIS.subject)

    assert seen["failed", "FRMR-GOS-009"] == limits.FACTORS.most
    stub.clock.forward(minutes=5)
    again = stub.at_factor(BORIS.login)
    again.submit_button("method", "totp", intent="method")
    assert again.submit(code=stub.totp(stub.clock())).step == "consent"


def test_recovery_codes(stub: Stub) -> None:
    """Nine tries are judged, then not even a right one; five minutes later it still works, once."""
    with stub.services.database.write() as connection:
        key = accounts_key(stub.services)
        right = recovery_codes.renew(connection, key, ANNA.subject, stub.clock())[0]
    browser = stub.at_factor()
    browser.submit_button("method", "recovery", intent="method")
    alphabet = "BCDFGHJKLMNPQRSTVWXZ23456789"
    wrong = ["".join(secrets.choice(alphabet) for _ in range(10)) for _ in range(GUESSES)]

    seen = guessed_factor(stub, browser, late(wrong, right), ANNA.subject)

    assert seen["failed", "FRMR-GOS-009"] == limits.FACTORS.most
    stub.clock.forward(minutes=5)
    again = stub.at_factor()
    again.submit_button("method", "recovery", intent="method")
    assert again.submit(code=right).step == "decision"


def test_links_by_mail(stub: Stub) -> None:
    """Fifty guesses an address are looked up; the true link opened at home confirms meanwhile."""
    waiting = stub.at_factor(DARIA.login)
    waiting.submit_button("method", "email", intent="method")
    link = stub.links(DARIA.email or "")[-1]
    token = link.partition("link=")[2]
    url = f"{stub.address}/gosuslugi/app"
    senders = []
    for address in ADDRESSES:
        browser = opened(stub, address)
        senders.append(Sender(browser.http, url, {"choice": "yes"}))
    wrong = [secrets.token_urlsafe(32) for _ in range(GUESSES)]

    sent = storm(senders, [{"link": guess} for guess in late(wrong, token)])

    seen = events(stub, "factor.answered")
    assert seen["failed", "FRMR-GOS-027"] <= len(ADDRESSES) * limits.LINKS_OF_ADDRESS.most
    assert seen["ok", ""] == 0
    assert seen.total() == sent == GUESSES
    mine = stub.browser()
    mine.http.post(url, data={"link": token, "choice": "yes"})
    assert waiting.open("/gosuslugi/device/factor").step == "decision"


def _steps() -> list[Any]:
    from datetime import timedelta

    return [timedelta(seconds=30 * step) for step in (-1, 0, 1)]
