"""Second factors: life, tries and pauses of SMS codes; drift, replay and enrolment of an app."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pyotp import TOTP

from frmr_cli.servers.gosuslugi.accounts.directory import account
from frmr_cli.servers.gosuslugi.accounts.factors import switched_on
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key

if TYPE_CHECKING:
    from tests.servers.gosuslugi_pages.conftest import Browser, Stub


def test_sms_has_six_digits_and_says_for_whom(stub: Stub) -> None:
    """The message names the person and warns; the database does not hold the code."""
    stub.at_factor()

    code = stub.sms()[-1]
    assert re.fullmatch(r"\d{6}", code)
    assert "Анна Петровна И." in stub.messages()[-1].text
    with stub.services.database.read() as connection:
        assert code not in str(connection.all("SELECT * FROM one_time_code"))


def test_sms_code_lives_five_minutes(stub: Stub) -> None:
    """LE2: the right code after its life is «Код просрочен»."""
    browser = stub.at_factor()
    stub.clock.forward(minutes=5)

    page = browser.submit(code=stub.sms()[-1])

    assert (page.step, page.code) == ("factor", "FRMR-GOS-010")
    assert "Код просрочен" in page.text


def test_sms_code_has_three_tries(stub: Stub) -> None:
    """After three wrong codes even the right one is refused, and a new one works."""
    browser = stub.at_factor()
    right = stub.sms()[-1]
    codes = [browser.submit(code=wrong(right)).code for _ in range(3)]
    too_late = browser.submit(code=right).code
    stub.clock.forward(seconds=60)
    browser.intend("resend")

    page = browser.submit(code=stub.sms()[-1])

    assert codes == ["FRMR-GOS-009", "FRMR-GOS-009", "FRMR-GOS-022"]
    assert too_late == "FRMR-GOS-022"
    assert page.step == "decision"


def test_sms_code_works_once(stub: Stub) -> None:
    """A second login cannot use the code of the first."""
    stub.at_decision()
    stub.clock.forward(seconds=61)
    browser = stub.at_factor()

    page = browser.submit(code=stub.sms()[0] if stub.sms()[0] != stub.sms()[1] else "000000")

    assert page.code == "FRMR-GOS-009"


def test_sms_code_belongs_to_one_login(stub: Stub) -> None:
    """Who only overhears the code cannot use it in a browser of their own."""
    thief = stub.at_factor()
    stub.clock.forward(seconds=61)
    stub.at_factor()

    page = thief.submit(code=stub.sms()[-1])

    assert page.code == "FRMR-GOS-010"


def test_new_code_waits_a_minute(stub: Stub) -> None:
    """The second code comes after 60 seconds, not before, and the page says how long."""
    browser = stub.at_factor()
    stub.clock.forward(seconds=59)
    early = browser.intend("resend")
    seconds = next(row["data-seconds"] for _, row in early.tags if "data-seconds" in row)
    stub.clock.forward(seconds=1)
    late = browser.intend("resend")

    assert (early.code, seconds) == ("FRMR-GOS-014", "1")
    assert late.code is None
    assert len(stub.sms()) == 2


def test_five_codes_an_hour(stub: Stub) -> None:
    """The sixth code within an hour is not sent, whatever browser asks."""
    browser = stub.at_factor()
    for _ in range(3):
        stub.clock.forward(minutes=2)
        browser.intend("resend")
    stub.clock.forward(minutes=2)
    other = stub.at_factor()
    stub.clock.forward(minutes=2)

    page = other.intend("resend")

    assert page.code == "FRMR-GOS-015"
    assert len(stub.sms()) == 5


def test_undelivered_sms_is_told(stub: Stub) -> None:
    """LE3: when the gateway fails, the page says so and the log has it."""
    spool = stub.spool
    spool.mkdir(parents=True, exist_ok=True)
    spool.rename(spool.with_name("away"))
    spool.write_text("not a directory")

    page = stub.at_factor().page

    assert (page.step, page.code) == ("factor", "FRMR-GOS-011")
    assert "Не удалось получить код" in page.text
    assert stub.audit()[-1] == ("code.delivered", "failed", "FRMR-GOS-011")


def test_wrong_phone_of_the_profile_is_told(stub: Stub) -> None:
    """LE1: the number in the profile is not a mobile one."""
    page = stub.at_factor("vera").page

    assert (page.step, page.code) == ("factor", "FRMR-GOS-012")
    assert "Неправильный номер телефона" in page.text


@pytest.mark.parametrize(("drift", "step"), [(-30, "consent"), (0, "consent"), (30, "consent")])
def test_clock_of_the_app_may_be_off_by_a_step(stub: Stub, drift: int, step: str) -> None:
    """The code of the step before and after is accepted."""
    browser = with_app(stub)

    page = browser.submit(code=stub.totp(stub.clock() + timedelta(seconds=drift)))

    assert step == page.step


@pytest.mark.parametrize("drift", [-60, 60])
def test_codes_of_other_steps_are_wrong(stub: Stub, drift: int) -> None:
    """A code that is two steps away is refused."""
    page = with_app(stub).submit(code=stub.totp(stub.clock() + timedelta(seconds=drift)))

    assert (page.step, page.code) == ("factor", "FRMR-GOS-009")


def test_code_of_the_app_works_once(stub: Stub) -> None:
    """Replay within its thirty seconds is refused (RFC 6238 §5.2)."""
    code = stub.totp(stub.clock())
    with_app(stub).submit(code=code)

    page = with_app(stub).submit(code=code)

    assert page.code == "FRMR-GOS-016"


def test_person_with_two_factors_chooses_and_changes_the_mind(stub: Stub) -> None:
    """Nothing is sent before SMS is chosen, and the app can be used after it."""
    browser = stub.at_factor("petrov")
    before = (browser.page.facts["data-methods"], stub.sms(stub.person("petrov")))
    browser.submit(having="method", method="sms")
    sent = len(stub.sms(stub.person("petrov")))
    browser.submit(having="method", method="totp")

    page = browser.submit(code=stub.totp(stub.clock()))

    assert before == ("sms totp", [])
    assert sent == 1
    assert page.step == "consent"


def test_app_is_enrolled_after_a_login(stub: Stub) -> None:
    """The page shows a QR and the key in text; the factor is on when the app has shown a right code."""
    browser = stub.at_factor()
    page = browser.submit(code=stub.sms()[-1], enrol="yes")
    key = re.search(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", page.text)
    assert key is not None
    app = TOTP(key[0].replace(" ", ""))
    wrong_code = browser.submit(code="000000").code

    after = browser.submit(code=app.at(stub.clock()))

    with stub.services.database.read() as connection:
        methods = switched_on(connection, "1000000301")
        rows = str(connection.all("SELECT * FROM account_factor"))
    assert page.step == "enrol"
    assert "svg" in [tag for tag, _ in page.tags]
    assert wrong_code == "FRMR-GOS-023"
    assert after.step == "decision"
    assert {"sms", "totp"} == set(methods)
    assert app.secret not in rows


def test_enrolment_can_wait(stub: Stub) -> None:
    """«Not now» goes on without the app."""
    browser = stub.at_factor()
    browser.submit(code=stub.sms()[-1], enrol="yes")

    page = browser.intend("skip")

    assert page.step == "decision"


def test_another_login_can_be_used(stub: Stub) -> None:
    """From the factor one gets back to login and password of the same request."""
    page = stub.at_factor().intend("restart")

    assert page.step == "login"


def test_nothing_personal_but_a_mask_is_on_the_page(stub: Stub) -> None:
    """The page shows two digits of the phone, which is enough for its owner."""
    browser = stub.at_factor()

    with stub.services.database.read() as connection:
        person = account(connection, accounts_key(stub.services), "1000000301")
    assert person is not None
    assert str(person.phone) not in browser.response.text
    assert "45" in browser.page.text


def with_app(stub: Stub) -> Browser:
    """A browser in which Boris has chosen the app."""
    browser = stub.at_factor("petrov")
    browser.submit(having="method", method="totp")
    return browser


def wrong(code: str) -> str:
    """Another code."""
    return f"{(int(code) + 1) % 1_000_000:06d}"
