"""The way through the pages by plain forms, and what the person is told where it goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frmr_cli.servers.gosuslugi.accounts import consents
from frmr_cli.servers.gosuslugi.accounts.consent_documents import DOCUMENTS

if TYPE_CHECKING:
    from tests.servers.gosuslugi_pages.conftest import Stub


def test_a_person_allows_a_device(stub: Stub) -> None:
    """Code, password, SMS, decision: the request is approved with who, how and when."""
    browser = stub.browser()
    steps = [browser.page.step]
    steps.append(browser.submit(user_code=stub.request()).step)
    steps.append(browser.submit(login="ivanova", password="Demo-password-1").step)
    steps.append(browser.submit(code=stub.sms()[-1]).step)
    steps.append(browser.submit(decision="allow").step)

    row = stub.request_row()
    assert steps == ["code", "login", "factor", "decision", "done"]
    assert (row["state"], row["subject"]) == ("approved", "1000000301")
    assert row["amr"] == "pwd otp sms mfa"
    assert row["acr"] == "urn:frmr:acr:2fa"
    assert int(stub.clock().timestamp() * 1000) == row["auth_time"]
    assert browser.page.facts["data-outcome"] == "allowed"


def test_every_step_is_in_the_log(stub: Stub) -> None:
    """Each step leaves one entry, and no entry holds what the person typed."""
    stub.at_decision().submit(decision="allow")

    actions = [action for action, _, _ in stub.audit()]
    with stub.services.database.read() as connection:
        dump = str(connection.all("SELECT * FROM audit_event"))
    assert actions == [
        "device.code",
        "login.password",
        "code.sent",
        "login.factor",
        "device.approved",
    ]
    for secret in ("ivanova", "Demo-password-1", "+7916", "Иванова", stub.sms()[-1]):
        assert secret not in dump


def test_a_person_denies_a_device(stub: Stub) -> None:
    """A refusal closes the request and is logged."""
    page = stub.at_decision().submit(decision="deny")

    assert stub.request_row()["state"] == "denied"
    assert page.facts["data-outcome"] == "denied"
    assert stub.audit()[-1] == ("device.denied", "ok", None)


def test_the_decision_names_device_client_address_and_rights(stub: Stub) -> None:
    """What is allowed is on the page, with a warning when the device is elsewhere."""
    browser = stub.browser()
    browser.submit(user_code=stub.request(user_agent="frmr/0.1 (cron)", address="10.7.0.3"))
    browser.submit(login="ivanova", password="Demo-password-1")

    text = browser.submit(code=stub.sms()[-1]).text

    for shown in ("frmr-cli", "frmr/0.1 (cron)", "10.7.0.3", "не тот, что у этого браузера"):
        assert shown in text
    assert "Изменять данные регистра" in text


@pytest.mark.parametrize(
    "typed",
    [
        " IVANOVA ",
        "  Anna@Example.RU ",
        "8 (916) 123-45-45",
        "+7 916 1234545",
        "112-233-445 95",
    ],
)
def test_a_login_has_many_spellings(stub: Stub, typed: str) -> None:
    """Login name, e-mail, phone and СНИЛС all work, whatever the spaces and the case."""
    page = stub.at_login().submit(login=typed, password="Demo-password-1")

    assert page.step == "factor"


@pytest.mark.parametrize(
    ("login", "password"),
    [("ivanova", "demo-password-1"), ("nobody", "Demo-password-1"), ("+7 999 000-00-00", "x")],
)
def test_unknown_login_and_wrong_password_look_the_same(
    stub: Stub, login: str, password: str
) -> None:
    """The answer does not tell which accounts exist, and keeps the login to be corrected."""
    page = stub.at_login().submit(login=login, password=password)

    assert (page.step, page.code) == ("login", "FRMR-GOS-006")
    assert login == page.forms[0].fields["login"]
    assert stub.audit()[-1] == ("login.password", "failed", "FRMR-GOS-006")


def test_prefilled_code_is_still_compared_by_the_person(stub: Stub) -> None:
    """The complete address fills the code in, but going on takes a press of the button."""
    code = stub.request()
    browser = stub.browser()

    page = browser.open(f"/gosuslugi/device?user_code={code.lower()}")

    assert page.step == "code"
    assert f"{code[:4]}-{code[4:]}" == page.forms[0].fields["user_code"]
    assert "Сравните" in page.text


def test_unknown_code_is_named(stub: Stub) -> None:
    """A code that nobody waits for is refused in words."""
    page = stub.browser().submit(user_code="BCDF-GHJK")

    assert (page.step, page.code) == ("code", "FRMR-GOS-001")
    assert stub.audit()[-1] == ("device.code", "failed", "FRMR-GOS-001")


@pytest.mark.parametrize("decision", ["allow", "deny"])
def test_code_that_was_used_is_called_so(stub: Stub, decision: str) -> None:
    """Whoever enters it again, or after somebody else, looks at the terminal and does not search for a slip."""
    code = stub.request()
    browser = stub.browser()
    browser.submit(user_code=code)
    browser.submit(login="ivanova", password=stub.person("ivanova").password)
    browser.submit(code=stub.sms()[-1])
    browser.submit(decision=decision)

    page = stub.browser().submit(user_code=code.lower())

    assert (page.step, page.code) == ("code", "FRMR-GOS-085")
    assert stub.audit()[-1] == ("device.code", "failed", "FRMR-GOS-085")


def test_an_error_is_shown_once(stub: Stub) -> None:
    """Loading the page again after an error shows a clean form (Post/Redirect/Get)."""
    browser = stub.browser()
    browser.submit(user_code="BCDF-GHJK")
    redirects = [answer.status_code for answer in browser.response.history]

    assert redirects == [303]
    assert browser.open("/gosuslugi/device").code is None


def test_expired_request_ends_the_flow(stub: Stub) -> None:
    """Ten minutes after the device asked there is nothing left to allow."""
    browser = stub.at_decision()
    stub.clock.forward(minutes=11)

    page = browser.submit(decision="allow")

    assert (page.step, page.code) == ("done", "FRMR-GOS-002")
    assert page.facts["data-outcome"] == "expired"
    assert stub.request_row()["state"] == "pending"


def test_after_the_decision_the_browser_is_logged_out(stub: Stub) -> None:
    """The next device needs the password again."""
    browser = stub.at_decision()
    browser.submit(decision="allow")
    browser.open("/gosuslugi/device")

    page = browser.submit(user_code=stub.request())

    assert page.step == "login"


def test_first_login_asks_for_consents(stub: Stub) -> None:
    """One document per purpose, none ticked; what is ticked is kept with version, hash and language."""
    browser = stub.at_factor("petrov")
    browser.submit(having="method", method="totp")
    page = browser.submit(code=stub.totp(stub.clock()))
    ticks = page.forms[0].ticks
    checked = [row for tag, row in page.tags if tag == "input" and "checked" in row]

    after = browser.submit(consent_login="yes", consent_registry="yes")

    with stub.services.database.read() as connection:
        given = consents.history(connection, "1000000302")
    assert page.step == "consent"
    assert ticks == ("consent_login", "consent_registry", "consent_notices")
    assert checked == []
    assert after.step == "decision"
    assert [(row.purpose, 1, "ru", "web") for row in given] == [
        (row.purpose, row.version, row.language, row.channel) for row in given
    ]
    assert [row.wording("ru").sha256 for row in DOCUMENTS[:2]] == [row.text_sha256 for row in given]
    assert ("consent.given", "ok", None) in stub.audit()


def test_login_needs_the_required_consents(stub: Stub) -> None:
    """Without a required document nothing at all is recorded."""
    browser = stub.at_factor("petrov")
    browser.submit(having="method", method="totp")
    browser.submit(code=stub.totp(stub.clock()))

    page = browser.submit(consent_login="yes", consent_notices="yes")

    with stub.services.database.read() as connection:
        given = consents.history(connection, "1000000302")
    assert (page.step, page.code) == ("consent", "FRMR-GOS-017")
    assert given == []


def test_withdrawn_consent_is_asked_for_again(stub: Stub) -> None:
    """A withdrawal stays in the history, and the next login asks anew."""
    with stub.services.database.write() as connection:
        gone = consents.withdraw(
            connection, "1000000301", "registry", channel="web", now=stub.clock()
        )

    browser = stub.at_decision()

    with stub.services.database.read() as connection:
        history = consents.history(connection, "1000000301")
    assert gone
    assert browser.page.step == "consent"
    assert [row.withdrawn_at is None for row in history] == [True, False]


def test_each_consent_is_a_document_of_its_own(stub: Stub) -> None:
    """A consent opens alone, with the hash of its text."""
    page = stub.browser().open("/gosuslugi/consents/login")

    assert DOCUMENTS[0].wording("ru").sha256 in page.text
    assert stub.browser().http.get("/gosuslugi/consents/none").status_code == 404


def test_account_without_second_factor_is_told_so(stub: Stub) -> None:
    """LE10: the second factor is switched off in the settings."""
    page = stub.at_login().submit(login="gleb", password="Demo-password-1")

    assert (page.step, page.code) == ("login", "FRMR-GOS-013")
    assert "Требуется подтверждение через мобильное приложение" in page.text


def test_lost_session_starts_again(stub: Stub) -> None:
    """A form that is sent when the session is over leads to the first step and says why."""
    browser = stub.at_factor()
    stub.clock.forward(minutes=31)

    page = browser.submit(code="123456")

    assert (page.step, page.code) == ("code", "FRMR-GOS-019")


def test_a_step_cannot_be_skipped(stub: Stub) -> None:
    """Neither an address nor a form of a later step gets there before its time."""
    browser = stub.at_login()
    form = browser.page.forms[0]

    forged = browser.http.post(
        "/gosuslugi/device/decision", data={"csrf": form.fields["csrf"], "decision": "allow"}
    )

    assert forged.url.path == "/gosuslugi/device/login"
    assert browser.open("/gosuslugi/device/decision").step == "login"
    assert stub.request_row()["state"] == "pending"


@pytest.mark.parametrize(
    ("step", "values"), [("code", {"user_code": " "}), ("login", {"login": "a", "password": ""})]
)
def test_empty_fields_are_named(stub: Stub, step: str, values: dict[str, str]) -> None:
    """An empty field is no attempt: it is named and not counted."""
    browser = stub.browser() if step == "code" else stub.at_login()

    page = browser.submit(**values)

    assert (step, "FRMR-GOS-020") == (page.step, page.code)
