"""The page of the own account: methods, logins, password, networks, loss of a device, recovery."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frmr_cli.servers.gosuslugi.accounts import (
    demo_authority,
    locks,
    password_rules,
    passwords,
    recovery,
    sessions,
)
from frmr_cli.servers.gosuslugi.accounts.directory import account, change_account
from frmr_cli.servers.gosuslugi.accounts.keeping import accounts_key
from frmr_cli.servers.gosuslugi.accounts.sessions import Flow, Recovery
from frmr_cli.servers.gosuslugi.accounts.visit import Desk, Sender, Visit
from tests.servers.gosuslugi_pages.conftest import ANNA, DARIA, Browser, KnownWorkers

if TYPE_CHECKING:
    from tests.servers.gosuslugi_pages.conftest import Clock, Stub

NEW = "Zelenyj-Krokodil-7"
PROOF = {"birth_date": "17.05.1980", "document": "4510123456"}


def at_account(stub: Stub) -> Browser:
    """Anna on the page of her account."""
    browser = stub.browser()
    browser.open("/gosuslugi/account")
    browser.submit(login="ivanova", password=ANNA.password)
    browser.submit(code=stub.sms()[-1])
    assert browser.page.step == "account"
    return browser


def log_in(stub: Stub, user_agent: str = "frmr/0.1 (Linux)") -> None:
    """Anna allows a device, and the device gets its tokens."""
    stub.clock.forward(minutes=2)
    browser = stub.browser()
    browser.submit(user_code=stub.request(user_agent))
    browser.submit(login="ivanova", password=ANNA.password)
    browser.submit(code=stub.sms()[-1])
    browser.submit(decision="allow")
    assert browser.page.facts["data-outcome"] == "allowed"
    stub.redeem()


def sids(browser: Browser) -> list[str]:
    """The logins that the page lists."""
    return [row["data-sid"] or "" for _, row in browser.page.tags if "data-sid" in row]


def test_account_needs_a_confirmed_login(stub: Stub) -> None:
    """Without password and second factor the page leads to the login; a code of a device is not asked for."""
    browser = stub.browser()
    page = browser.open("/gosuslugi/account")

    assert page.step == "login"
    assert at_account(stub).page.facts["data-on"] == "sms"


def test_page_masks_what_it_shows(stub: Stub) -> None:
    """Phone and e-mail are recognised by their owner and read by nobody over the shoulder."""
    text = at_account(stub).page.text

    assert "***-**-45" in text
    assert "a***@e***.ru" in text
    assert "+79161234545" not in text


def test_methods_are_switched_and_the_last_one_stays(stub: Stub) -> None:
    """Push is switched on and SMS off; without any method nobody could log in."""
    browser = at_account(stub)
    browser.submit_button("method", "push", intent="on")
    both = browser.page.facts["data-on"]
    browser.submit_button("method", "sms", intent="off")
    one = browser.page.facts["data-on"]
    refused = browser.submit_button("method", "push", intent="off")

    assert (both, one) == ("sms push", "push")
    assert refused.code == "FRMR-GOS-049"
    assert refused.facts["data-on"] == "push"


def test_recovery_codes_are_shown_once_and_used_once(stub: Stub) -> None:
    """Ten codes; each confirms one login, and the database holds none of them."""
    browser = at_account(stub)
    codes = browser.intend("codes").text.split("\n")
    codes = [line for line in codes if len(line) == 11 and line[5] == "-"]
    again = browser.open("/gosuslugi/account").text
    stub.clock.forward(minutes=2)
    results = []
    for _ in range(2):
        other = stub.at_login()
        other.submit(login="ivanova", password=ANNA.password)
        other.intend("method", method="recovery")
        results.append(other.submit(code=codes[0].lower()))

    assert len(set(codes)) == 10
    assert codes[0] not in again
    assert results[0].step == "decision"
    assert results[1].code == "FRMR-GOS-046"
    with stub.services.database.read() as connection:
        kept = str(connection.all("SELECT * FROM recovery_code"))
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_demo_certificate_goes_to_the_card_of_the_person(stub: Stub) -> None:
    """The stub writes key and certificate to a file that its owner alone may read, and the method is on."""
    browser = at_account(stub)
    page = browser.intend("certificate")
    card = demo_authority.card(stub.services.config.directory, "ivanova")

    assert page.facts["data-on"] == "sms signature"
    assert card.stat().st_mode & 0o077 == 0
    assert b"BEGIN CERTIFICATE" in card.read_bytes()


def test_logins_are_listed_and_ended(stub: Stub) -> None:
    """Each login has device, address and last use; one that is ended has no working tokens."""
    log_in(stub)
    log_in(stub, "curl/8 (BSD)")
    stub.clock.forward(minutes=2)
    browser = at_account(stub)
    listed = sids(browser)
    text = browser.page.text
    browser.submit(sid=listed[0])
    after = sids(browser)
    browser.intend("end_all")

    assert len(listed) == 2
    assert "curl/8 (BSD)" in text
    assert "новое устройство" in text
    assert after == listed[1:]
    assert sids(browser) == []
    assert stub.open_families() == 0
    assert ("session.ended", "ok", None) in stub.audit()


def test_new_device_is_told_to_its_owner(stub: Stub) -> None:
    """The first login is none, the same device is none, another one is: a letter without any code goes out."""
    letters = []
    for agent in ("frmr/0.1 (Linux)", "frmr/0.1 (Linux)", "curl/8 (BSD)"):
        log_in(stub, agent)
        letters.append(len(stub.messages_to(str(ANNA.email))))
    text = stub.messages_to(str(ANNA.email))[-1].text

    assert letters == [0, 0, 1]
    assert "с нового устройства" in text
    assert not any(sign.isdigit() for sign in text)


def test_login_of_somebody_else_cannot_be_ended(stub: Stub) -> None:
    """The identifier of a session is worth nothing to another person."""
    log_in(stub)
    with stub.services.database.write() as connection:
        connection.execute("UPDATE person_session SET subject = :other", {"other": DARIA.subject})
        row = connection.one("SELECT sid FROM person_session")
    stub.clock.forward(minutes=2)
    browser = at_account(stub)
    form = next(form for form in browser.page.forms if form.fields.get("intent") == "codes")
    fields = form.fields | {"intent": "end", "sid": str(row and row["sid"])}
    browser.http.post("/gosuslugi/account", data=fields)

    assert stub.open_families() == 1


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("Short-1a", "FRMR-GOS-043"),
        ("alllowercase-12", "FRMR-GOS-043"),
        ("ALLUPPERCASE-12", "FRMR-GOS-043"),
        ("NoDigitsHere-xx", "FRMR-GOS-043"),
        ("NoOtherSigns12ab", "FRMR-GOS-043"),
        ("Password123!!", "FRMR-GOS-044"),
        ("Qwertyuiop12!", "FRMR-GOS-044"),
        ("Aa1!Aa1!Aa1!Aa1!", "FRMR-GOS-044"),
        ("Asdfgh-654321!", "FRMR-GOS-044"),
        ("Qazwsx-Edcrfv1", "FRMR-GOS-044"),
        ("P@$$w0rd-1345!", "FRMR-GOS-044"),
        ("AdminPassword-1!", "FRMR-GOS-044"),
        ("Qwerty-12345a!", "FRMR-GOS-044"),
        ("Vjcrdf-2026!!", "FRMR-GOS-044"),
        ("Зфыыцщкв-2026!", "FRMR-GOS-044"),
        ("Январь-2026!!", "FRMR-GOS-044"),
        ("Xx-Smirnova-2026", "FRMR-GOS-045"),
        ("Xx-Cvbhyjdf-2026", "FRMR-GOS-045"),
        ("xx-Ivanova-2026-!A", "FRMR-GOS-045"),
        ("Aa!-79161234545", "FRMR-GOS-045"),
    ],
)
def test_password_rules(stub: Stub, new: str, code: str) -> None:
    """Twelve characters of four classes, not known to guessers, without the own data."""
    with stub.services.database.read() as connection:
        person = account(connection, accounts_key(stub.services), ANNA.subject)
    assert person is not None
    own = (person.login, (person.phone or "").lstrip("+"), "Смирнова")

    assert password_rules.fault(new, own) == code
    assert password_rules.fault(NEW, own) is None


@pytest.mark.parametrize(
    "password",
    [
        "Zelenyj-Krokodil-7",
        "Correct-Horse-Battery-9",
        "Aa-84736251940!",
        "Ёж-Пыхтит-В-Тумане-3",
        "k7#Tq_v2Zm!xR4",
    ],
)
def test_sound_password_is_taken(password: str) -> None:
    """Words of which no guesser begins, and letters and digits without a pattern, are nobody's guess."""
    assert password_rules.fault(password, ("ivanova", "Иванова", "Анна")) is None


@given(st.text(max_size=200))
def test_any_password_is_judged(password: str) -> None:
    """No input breaks the rules, and what passes has its length."""
    if password_rules.fault(password) is None:
        assert len(password) >= password_rules.SHORTEST


def test_password_is_changed_with_the_present_one(stub: Stub) -> None:
    """The present password is needed; the new one works, the former no longer."""
    browser = at_account(stub)
    wrong = browser.submit(password="nope", new_password=NEW, repeated=NEW).code
    differs = browser.submit(password=ANNA.password, new_password=NEW, repeated="x").code
    same = browser.submit(
        password=ANNA.password, new_password=ANNA.password, repeated=ANNA.password
    ).code
    browser.submit(password=ANNA.password, new_password=NEW, repeated=NEW)
    with stub.services.database.read() as connection:
        kept = passwords.stored_hash(connection, ANNA.subject)

    assert (wrong, differs, same) == ("FRMR-GOS-006", "FRMR-GOS-047", "FRMR-GOS-048")
    assert passwords.is_right(NEW, kept)
    assert not passwords.is_right(ANNA.password, kept)


def test_password_expires_after_90_days(stub: Stub, clock: Clock) -> None:
    """An expired password logs in once more, only to be replaced."""
    with stub.services.database.write() as connection:
        passwords.keep(connection, ANNA.subject, passwords.password_hash(NEW), clock())
    clock.forward(days=89)
    browser = stub.at_login()
    browser.submit(login="ivanova", password=NEW)
    young = browser.submit(code=stub.sms()[-1]).step
    clock.forward(days=1)
    browser = stub.at_login()
    browser.submit(login="ivanova", password=NEW)
    old = browser.submit(code=stub.sms()[-1]).step
    refused = browser.submit(new_password="weak", repeated="weak").code
    after = browser.submit(new_password=f"{NEW}-1", repeated=f"{NEW}-1").step

    assert (young, old, refused, after) == ("decision", "password", "FRMR-GOS-043", "decision")


def test_networks_limit_where_logins_come_from(stub: Stub) -> None:
    """A list without the own address is refused; a later login from elsewhere is stopped after the right password."""
    browser = at_account(stub)
    foreign = browser.submit(networks="203.0.113.0/24").code
    nonsense = browser.submit(networks="home").code
    saved = browser.submit(networks="127.0.0.0/8 203.0.113.7").code
    with stub.services.database.write() as connection:
        kept = locks.networks(connection, ANNA.subject)
        locks.set_networks(connection, ANNA.subject, ["203.0.113.0/24"])
    stub.clock.forward(minutes=2)
    other = stub.at_login()
    guess = other.submit(login="ivanova", password="wrong").code
    stopped = other.submit(login="ivanova", password=ANNA.password)

    assert (foreign, nonsense, saved) == ("FRMR-GOS-050", "FRMR-GOS-050", None)
    assert kept == ("127.0.0.0/8", "203.0.113.7/32")
    assert (guess, stopped.code, stopped.step) == ("FRMR-GOS-006", "FRMR-GOS-041", "login")


@pytest.mark.parametrize(
    ("values", "address", "admitted"),
    [
        ((), None, True),
        (("10.0.0.0/8",), "10.1.2.3", True),
        (("10.0.0.0/8",), "11.1.2.3", False),
        (("2001:db8::/32",), "2001:db8::5", True),
        (("2001:db8::/32",), "10.1.2.3", False),
        (("10.0.0.1",), None, False),
        (("10.0.0.1",), "unix", False),
    ],
)
def test_networks_admit(values: tuple[str, ...], address: str | None, admitted: bool) -> None:
    """Both versions of IP; an unknown address only where nothing is restricted."""
    assert locks.admits(values, address) is admitted


def test_lost_device_locks_until_the_identity_is_checked(stub: Stub) -> None:
    """Every login ends, the right password no longer opens; birth date, document and a code do."""
    log_in(stub)
    stub.clock.forward(minutes=2)
    browser = at_account(stub)
    outcome = browser.intend("lost").facts["data-outcome"]
    stub.clock.forward(minutes=2)
    locked = stub.at_login()
    told = locked.submit(login="ivanova", password=ANNA.password).code
    recovered = recover(stub, locked)
    recovered.submit(login="ivanova", password=NEW)
    page = recovered.submit(code=stub.sms()[-1])

    assert "восстановлен" in stub.messages_to(str(ANNA.email))[-1].text
    assert outcome == "locked"
    assert stub.open_families() == 0
    assert told == "FRMR-GOS-040"
    assert page.step == "decision"
    assert ("account.recovered", "ok", None) in stub.audit()


@pytest.mark.parametrize("recovers", [False, True])
def test_lock_and_recovery_end_what_another_browser_has_begun(
    stub: Stub, *, recovers: bool
) -> None:
    """Who holds a browser that had passed both factors allows no device, before and after the recovery."""
    begun = stub.at_login()
    begun.submit(login="ivanova", password=ANNA.password)
    begun.submit(code=stub.sms()[-1])
    stub.clock.forward(minutes=2)
    owner = at_account(stub)
    elsewhere = at_account_again(stub)
    owner.intend("lost")
    if recovers:
        stub.clock.forward(minutes=2)
        recover(stub, stub.at_login())

    assert begun.page.step == "decision"
    assert begun.submit(decision="allow").step == "code"
    assert elsewhere.open("/gosuslugi/account").step == "login"
    assert stub.open_families() == 0


def test_ending_every_login_ends_those_in_other_browsers(stub: Stub) -> None:
    """The browser that asks for it stays, and who holds another one is out."""
    log_in(stub)
    other = at_account_again(stub)
    browser = at_account_again(stub)
    browser.intend("end_all")

    assert other.open("/gosuslugi/account").step == "login"
    assert browser.open("/gosuslugi/account").step == "account"


def at_account_again(stub: Stub) -> Browser:
    """A second browser on the page of Anna's account."""
    stub.clock.forward(minutes=2)
    return at_account(stub)


def recover(stub: Stub, browser: Browser) -> Browser:
    """Go through the recovery of Anna's account from the login page."""
    browser.intend("recover")
    browser.submit(login="ivanova", **PROOF)
    code = stub.messages_to(str(ANNA.email))[-1].text.partition(" ")[0]
    browser.submit(code=code)
    browser.submit(new_password=NEW, repeated=NEW)
    assert browser.page.step == "login"
    return browser


def test_login_is_typed_once_on_the_way_through_a_recovery(stub: Stub) -> None:
    """From the refusal to the new password each page knows it; the password, which was right, is not marked as wrong."""
    with stub.services.database.write() as connection:
        locks.lock(connection, ANNA.subject, "loss", stub.clock())
    browser = stub.at_login()
    browser.submit(login="ivanova", password=ANNA.password)
    refused, wrong, focus = typed_login(browser), marked(browser), focused(browser)
    browser.intend("recover")
    asked = typed_login(browser)
    browser.submit(login="ivanova", birth_date="17.05.1980", document="0")
    again = typed_login(browser)
    browser.submit(login="ivanova", **PROOF)
    browser.submit(code=stub.messages_to(str(ANNA.email))[-1].text.partition(" ")[0])
    browser.submit(new_password=NEW, repeated=NEW)

    assert (refused, asked, again, typed_login(browser)) == ("ivanova",) * 4
    assert (wrong, focus) == ([], "button")
    assert "Пароль изменён" in browser.page.text


def typed_login(browser: Browser) -> str | None:
    """What stands in the field for the login."""
    return next(row.get("value") for _, row in browser.page.tags if row.get("id") == "login")


def focused(browser: Browser) -> str:
    """Tag of what has the focus when the page opens."""
    return next(tag for tag, row in browser.page.tags if "autofocus" in row)


def test_failures_lock_until_the_identity_is_checked(stub: Stub, clock: Clock) -> None:
    """LA2: after three timed locks in a row waiting no longer helps, the identity check does."""
    for _ in range(3):
        browser = stub.at_login()
        for _ in range(5):
            browser.submit(login="ivanova", password="wrong")
        clock.forward(hours=1, minutes=1)
    browser = stub.at_login()
    told = browser.submit(login="ivanova", password=ANNA.password).code
    guess = browser.submit(login="ivanova", password="wrong").code
    recovered = recover(stub, browser)
    recovered.submit(login="ivanova", password=NEW)

    assert told == "FRMR-GOS-039"
    assert guess == "FRMR-GOS-006"
    assert recovered.submit(code=stub.sms()[-1]).step == "decision"


def test_recovery_tells_nothing_about_who_has_an_account(stub: Stub) -> None:
    """A wrong document and an unknown login look alike, and both are counted."""
    codes: dict[str, list[str | None]] = {}
    for login in ("ivanova", "nobody"):
        browser = stub.at_login()
        browser.intend("recover")
        codes[login] = [
            browser.submit(login=login, birth_date="1980-05-17", document="0").code
            for _ in range(4)
        ]

    assert codes["ivanova"] == codes["nobody"] == ["FRMR-GOS-029"] * 3 + ["FRMR-GOS-021"]
    assert stub.messages_to(str(ANNA.email)) == []


def test_recovery_ends_after_three_wrong_codes_or_in_time(stub: Stub, clock: Clock) -> None:
    """A code of recovery has three tries and ten minutes; going back leaves everything as it was."""
    browser = stub.browser()
    browser.open("/gosuslugi/account")
    browser.intend("recover")
    browser.submit(login="ivanova", **PROOF)
    codes = [browser.submit(code="0").code for _ in range(3)]
    browser.submit(login="ivanova", **PROOF)
    clock.forward(minutes=11)
    late = browser.submit(code="0").code
    back = browser.intend("back")

    assert codes == ["FRMR-GOS-009", "FRMR-GOS-009", "FRMR-GOS-022"]
    assert late == "FRMR-GOS-010"
    assert back.step == "login"


def test_guesses_side_by_side_share_their_tries(stub: Stub) -> None:
    """Requests that have read the same state before any of them was answered have three tries together."""
    browser = stub.browser()
    browser.open("/gosuslugi/account")
    browser.intend("recover")
    browser.submit(login="ivanova", **PROOF)
    code = stub.messages_to(str(ANNA.email))[-1].text.partition(" ")[0]
    desk = Desk(services=stub.services, key=accounts_key(stub.services), register=KnownWorkers())
    cookie = browser.http.cookies["gosuslugi"]
    with stub.services.database.read() as connection:
        flow = sessions.load(connection, desk.key, cookie, stub.clock()) or Flow()
    sender = Sender(address=None, request_id="side-by-side", language="ru", home="http://localhost")
    for typed in ("0", "0", "0", code):
        form = {"intent": "confirm", "code": typed}
        now = stub.clock()
        recovery.take_recovery(
            Visit(desk, sender, session_id=cookie, flow=flow, form=form, now=now)
        )

    assert flow.recovery is not None
    assert flow.recovery.sent_to
    assert browser.open("/gosuslugi/account").step == "recover"
    with stub.services.database.read() as connection:
        left = sessions.load(connection, desk.key, cookie, stub.clock())
    assert left is not None
    assert left.recovery == Recovery()


def test_unconfirmed_account_opens_itself_but_no_device(stub: Stub) -> None:
    """An account below the level «confirmed» cannot act in the register."""
    key = accounts_key(stub.services)
    with stub.services.database.write() as connection:
        person = account(connection, key, ANNA.subject)
        assert person is not None
        change_account(connection, key, replace(person, level="standard"))
    browser = stub.at_login()
    told = browser.submit(login="ivanova", password=ANNA.password).code
    page = at_account(stub).page

    assert told == "FRMR-GOS-042"
    assert "стандартный" in page.text


def test_leaving_ends_the_session_of_the_browser(stub: Stub) -> None:
    """After it the page asks for the login again."""
    browser = at_account(stub)
    browser.intend("leave")

    assert browser.page.facts["data-outcome"] == "left"
    assert browser.open("/gosuslugi/account").step == "login"


def test_error_marks_the_fields_of_its_own_form(stub: Stub) -> None:
    """A refused list of networks, or a refused password, leaves the fields of the other form as they were."""
    browser = at_account(stub)

    browser.submit(networks="everywhere")
    assert (browser.page.code, marked(browser)) == ("FRMR-GOS-050", ["networks"])
    browser.submit(password=ANNA.password, new_password=NEW, repeated="x")
    assert marked(browser) == ["new_password", "repeated"]
    browser.submit(password="nope", new_password=NEW, repeated=NEW)
    assert marked(browser) == ["password"]


def marked(browser: Browser) -> list[str | None]:
    """The fields that a page shows as wrong; the first of them has the focus."""
    wrong = [row for _, row in browser.page.tags if row.get("aria-invalid") == "true"]
    assert [("autofocus" in row) for row in wrong] == [True, *[False] * len(wrong)][: len(wrong)]
    assert all("error" in (row.get("aria-describedby") or "").split() for row in wrong)
    return [row.get("id") for row in wrong]
