"""How often one may try, for how long one is locked out, and that a restart forgives nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frmr_cli.servers.gosuslugi.accounts import limits
from frmr_cli.servers.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers.gosuslugi_pages.conftest import Browser, Stub

NOW = datetime(2026, 3, 2, tzinfo=UTC)
RULE = limits.Limit(
    kind="rule",
    most=3,
    window=timedelta(minutes=15),
    lock=timedelta(minutes=5),
    longest=timedelta(minutes=60),
)


def test_fifth_wrong_password_locks(stub: Stub) -> None:
    """LE7: the sixth attempt is not judged, even with the right password; five minutes later it is."""
    browser = stub.at_login()
    codes = [guess(browser) for _ in range(5)]
    right = browser.submit(login="ivanova", password="Demo-password-1").code
    stub.clock.forward(minutes=5)
    again = stub.at_login()

    page = again.submit(login="ivanova", password="Demo-password-1")

    assert [*["FRMR-GOS-006"] * 4, "FRMR-GOS-007"] == codes
    assert right == "FRMR-GOS-007"
    assert page.step == "factor"
    assert ("account.locked", "ok", "FRMR-GOS-007") in stub.audit()


def test_lock_survives_a_restart(launch: Callable[[], Stub]) -> None:
    """A new process knows the wrong passwords of the old one."""
    browser = launch().at_login()
    for _ in range(5):
        guess(browser)

    page = launch().at_login().submit(login="ivanova", password="Demo-password-1")

    assert page.code == "FRMR-GOS-007"
    assert "Аккаунт заблокирован" in page.text


def test_login_in_progress_survives_a_restart(launch: Callable[[], Stub]) -> None:
    """A browser that has passed the password goes on where it was."""
    cookies = dict(launch().at_factor().http.cookies)
    stub = launch()
    browser = stub.browser()
    browser.http.cookies.clear()
    browser.http.cookies.update(cookies)
    browser.open("/gosuslugi/device/factor")

    page = browser.submit(code=stub.sms()[-1])

    assert page.step == "decision"


def test_all_spellings_of_a_login_share_a_lock(stub: Stub) -> None:
    """Changing from login name to phone or e-mail gives no further tries."""
    browser = stub.at_login()
    for login in ("ivanova", "anna@example.ru", "89161234545", "11223344595", "IVANOVA"):
        browser.submit(login=login, password="wrong")

    page = browser.submit(login="ivanova", password="Demo-password-1")

    assert page.code == "FRMR-GOS-007"


def test_unknown_login_is_locked_as_well(stub: Stub) -> None:
    """The lock does not tell which accounts exist."""
    browser = stub.at_login()
    codes = [browser.submit(login="nobody", password="x").code for _ in range(6)]

    assert [*["FRMR-GOS-006"] * 4, "FRMR-GOS-007", "FRMR-GOS-007"] == codes


def test_right_password_clears_the_counter(stub: Stub) -> None:
    """Four slips, a success, four more slips: the honest person stays in."""
    for _ in range(2):
        browser = stub.at_login()
        codes = [guess(browser) for _ in range(4)]

        assert codes == ["FRMR-GOS-006"] * 4
        assert browser.submit(login="ivanova", password="Demo-password-1").step == "factor"
        stub.clock.forward(minutes=2)


def test_fifth_wrong_user_code_stops_the_browser(launch: Callable[[], Stub]) -> None:
    """A browser that guesses codes waits, also over a restart, and then may go on."""
    stub = launch()
    browser = stub.browser()
    codes = [browser.submit(user_code="BCDFGHJK").code for _ in range(6)]
    cookies = dict(browser.http.cookies)
    stub = launch()
    browser = stub.browser()
    browser.http.cookies.clear()
    browser.http.cookies.update(cookies)
    browser.open("/gosuslugi/device")
    code = stub.request()
    refused = browser.submit(user_code=code).code
    stub.clock.forward(minutes=5)

    page = browser.submit(user_code=code)

    assert [*["FRMR-GOS-001"] * 5, "FRMR-GOS-003"] == codes
    assert refused == "FRMR-GOS-003"
    assert page.step == "login"


def test_address_that_guesses_user_codes_is_stopped(stub: Stub) -> None:
    """Throwing the cookie away does not help for ever: fifty wrong codes stop the address."""
    codes = []
    for _ in range(11):
        browser = stub.browser()
        codes += [browser.submit(user_code="BCDFGHJK").code for _ in range(5)]

    assert codes.count("FRMR-GOS-001") == 50
    assert codes[50:] == ["FRMR-GOS-003"] * 5


def test_right_user_code_does_not_reset_the_guesses(stub: Stub) -> None:
    """A guesser cannot buy new guesses with a code of their own."""
    browser = stub.browser()
    for _ in range(4):
        browser.submit(user_code="BCDFGHJK")
    browser.submit(user_code=stub.request())
    browser.open("/gosuslugi/device")
    last = browser.submit(user_code="BCDFGHJK").code

    page = browser.submit(user_code="BCDFGHJK")

    assert last == "FRMR-GOS-001"
    assert page.code == "FRMR-GOS-003"


def test_parallel_guesses_are_counted_one_by_one(stub: Stub) -> None:
    """Twenty passwords at once are twenty attempts: at most five are judged."""
    browsers = [stub.at_login() for _ in range(20)]

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(guess, browsers))

    judged = [row for row in stub.audit() if row[:2] == ("login.password", "failed")]
    assert len(judged) <= 5


def test_wrong_factors_lock(stub: Stub) -> None:
    """Nine wrong codes of the app end the guessing for a while."""
    browser = stub.at_factor("petrov")
    browser.submit(having="method", method="totp")
    codes = [browser.submit(code="000000").code for _ in range(9)]

    page = browser.submit(code=stub.totp(stub.clock()))

    assert [*["FRMR-GOS-009"] * 8, "FRMR-GOS-021"] == codes
    assert page.code == "FRMR-GOS-021"


@pytest.fixture
def database(tmp_path: Path) -> SqliteDatabase:
    """A database with the counters alone."""
    database = SqliteDatabase(tmp_path / "limits.sqlite3")
    database.script(
        "CREATE TABLE attempt_counter (kind TEXT, key TEXT, count INTEGER, window_ends INTEGER,"
        " locked_until INTEGER, level INTEGER, level_ends INTEGER, PRIMARY KEY (kind, key))"
    )
    return database


def test_locks_grow_and_never_last_longer_than_the_longest(database: SqliteDatabase) -> None:
    """5, 10, 20, 40, 60, 60 minutes; after a quiet day again 5."""
    now, lengths = NOW, []
    for pause in (0, 0, 0, 0, 0, 0, 25):
        now += timedelta(hours=pause)
        lengths.append(lock(database, now))
        now += lengths[-1]

    assert [length // timedelta(minutes=1) for length in lengths] == [5, 10, 20, 40, 60, 60, 5]
    database.close()


def test_slow_slips_never_lock(database: SqliteDatabase) -> None:
    """Two slips in each window are far from the limit."""
    with database.write() as connection:
        for hour in range(10):
            for _ in range(2):
                at = NOW + timedelta(hours=hour)

                assert limits.attempt(connection, RULE, "k", at) is None
    database.close()


@settings(max_examples=60, deadline=None)
@given(gaps=st.lists(st.integers(0, 1200), min_size=1, max_size=60))
def test_no_pace_gives_more_tries_than_the_limit(gaps: list[int]) -> None:
    """However attempts are spread, no window of 15 minutes judges more than twice the limit."""
    database = SqliteDatabase(_memory())
    database.script(
        "CREATE TABLE attempt_counter (kind TEXT, key TEXT, count INTEGER, window_ends INTEGER,"
        " locked_until INTEGER, level INTEGER, level_ends INTEGER, PRIMARY KEY (kind, key))"
    )
    now, judged = NOW, []
    with database.write() as connection:
        for gap in gaps:
            now += timedelta(seconds=gap)
            if limits.attempt(connection, RULE, "k", now) is None:
                judged.append(now)
    database.close()

    for start in judged:
        inside = [at for at in judged if start <= at < start + RULE.window]
        assert len(inside) <= 2 * RULE.most


def _memory() -> Path:
    from pathlib import Path

    return Path(":memory:")


def lock(database: SqliteDatabase, now: datetime) -> timedelta:
    """Use the attempts up. Returns: how long the lock lasts."""
    with database.write() as connection:
        for _ in range(RULE.most):
            assert limits.attempt(connection, RULE, "k", now) is None
        until = limits.locked_until(connection, RULE, "k", now)
    assert until is not None
    return until - now


def guess(browser: Browser) -> str | None:
    """A wrong password for Anna. Returns: the code that the page shows."""
    return browser.submit(login="ivanova", password="wrong").code
