"""Making an account and raising its level: personal data, contacts, documents, identification, medical worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.servers.gosuslugi_pages.conftest import ANNA, PEOPLE, Person

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers.gosuslugi_pages.conftest import Browser, Stub

OLGA = Person(
    subject="",
    login="olga@example.ru",
    password="Zelenyj-Krokodil-7",
    last_name="Ёлкина",
    first_name="Ольга",
    snils="16123456738",
    phone="+79165550099",
    email="olga@example.ru",
)
DETAILS = {
    "last_name": "Ёлкина",
    "first_name": "Ольга",
    "patronymic": "Петровна",
    "gender": "2",
    "birth_date": "17.05.1980",
    "phone": "8 (916) 555-00-99",
    "email": "Olga@example.ru",
}
FRESH = {"new_password": OLGA.password, "repeated": OLGA.password}
WORKER = next(person for person in PEOPLE if person.certificate)


def at_details(stub: Stub) -> Browser:
    """A browser that asks for personal data."""
    browser = stub.browser()
    browser.open("/gosuslugi/account")
    assert browser.intend("register").facts["data-stage"] == "details"
    return browser


def code_to(stub: Stub, destination: str) -> str:
    """The newest code that reached somebody."""
    return stub.messages_to(destination)[-1].text.partition(" ")[0]


def registered(stub: Stub) -> Browser:
    """Olga has made an account and is asked to log in."""
    browser = at_details(stub)
    browser.intend("details", **DETAILS)
    browser.intend("code", code=code_to(stub, str(OLGA.phone)))
    browser.intend("code", code=code_to(stub, str(OLGA.email)))
    browser.intend("password", **FRESH)
    return browser


def at_account(stub: Stub, browser: Browser) -> Browser:
    """Olga on the page of her account, after the consents of a first login."""
    browser.submit(login=str(OLGA.phone), password=OLGA.password)
    asked = browser.submit(code=code_to(stub, str(OLGA.phone)))
    assert asked.step == "consent"
    page = browser.submit(**dict.fromkeys(asked.forms[0].ticks, "yes"))
    assert page.step == "account"
    return browser


def test_account_is_made_step_by_step(stub: Stub) -> None:
    """Data, a code to each contact, a password; the account works, opens no device, and each step is in the log."""
    browser = registered(stub)
    told = browser.page.text
    page = at_account(stub, browser).page
    device = stub.at_login()

    refused = device.submit(login="olga@example.ru", password=OLGA.password)

    assert "Аккаунт создан" in told
    assert "упрощённый" in page.text
    assert refused.code == "FRMR-GOS-042"
    assert "/gosuslugi/account" in {row.get("href") for _, row in refused.tags}
    actions = [row for row in stub.audit() if row[0] in ("contact.proved", "account.registered")]
    assert actions == [
        ("contact.proved", "ok", None),
        ("contact.proved", "ok", None),
        ("account.registered", "ok", None),
    ]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"last_name": "Ivanova"}, "FRMR-GOS-070"),
        ({"patronymic": "нет"}, "FRMR-GOS-070"),
        ({"birth_date": "31.02.1980"}, "FRMR-GOS-070"),
        ({"birth_date": "01.03.2013"}, "FRMR-GOS-070"),
        ({"birth_date": "1880-01-01"}, "FRMR-GOS-070"),
        ({"gender": ""}, "FRMR-GOS-070"),
        ({"phone": "+78120000000"}, "FRMR-GOS-037"),
        ({"email": "olga"}, "FRMR-GOS-037"),
    ],
)
def test_personal_data_is_checked(stub: Stub, changed: dict[str, str], code: str) -> None:
    """What stands in no passport goes no further, and no code is sent."""
    browser = at_details(stub)

    page = browser.intend("details", **DETAILS | changed)

    assert (page.code, page.facts["data-stage"]) == (code, "details")
    assert stub.messages_to(str(OLGA.phone)) == []
    kept = {
        row["name"]: row.get("value") for tag, row in page.tags if tag == "input" and "id" in row
    }
    assert kept == {name: value for name, value in (DETAILS | changed).items() if name in kept}
    marked = {row["name"] for tag, row in page.tags if row.get("aria-invalid")}
    assert marked == set(changed)


def test_contact_code_has_three_tries_and_ten_minutes(stub: Stub) -> None:
    """A guessed or late code proves nothing; a new one does."""
    browser = at_details(stub)
    browser.intend("details", **DETAILS)
    right = code_to(stub, str(OLGA.phone))
    codes = [browser.intend("code", code="000").code for _ in range(3)]
    after = browser.intend("code", code=right).code
    browser.intend("resend")
    stub.clock.forward(minutes=11)
    late = browser.intend("code", code=code_to(stub, str(OLGA.phone))).code
    browser.intend("resend")

    page = browser.intend("code", code=code_to(stub, str(OLGA.phone)))

    assert codes == ["FRMR-GOS-009", "FRMR-GOS-009", "FRMR-GOS-022"]
    assert (after, late) == ("FRMR-GOS-010", "FRMR-GOS-010")
    assert page.facts["data-stage"] == "email"


def test_taken_contact_is_told_only_to_who_has_it(stub: Stub) -> None:
    """Whether a phone has an account is told after its code, so that nobody can ask for others."""
    browser = at_details(stub)
    browser.intend("details", **DETAILS | {"phone": str(ANNA.phone)})
    stage = browser.page.facts["data-stage"]
    browser.intend("code", code=stub.sms()[-1])
    browser.intend("code", code=code_to(stub, str(OLGA.email)))

    page = browser.intend("password", **FRESH)

    assert stage == "phone"
    assert (page.code, page.facts["data-stage"]) == ("FRMR-GOS-038", "details")


def test_codes_to_strangers_are_few(stub: Stub) -> None:
    """Nobody is flooded: one phone gets five codes an hour, however many browsers ask for them."""
    codes = [at_details(stub).intend("details", **DETAILS).code for _ in range(7)]

    assert codes == [*[None] * 5, "FRMR-GOS-015", "FRMR-GOS-015"]
    assert len(stub.messages_to(str(OLGA.phone))) == 5


@pytest.mark.parametrize(
    "changed", [{"snils": "16123456739"}, {"document": "45"}, {"inn": "7707083893"}]
)
def test_documents_must_be_right_in_themselves(stub: Stub, changed: dict[str, str]) -> None:
    """СНИЛС and ИНН keep their check digits, a passport has ten digits."""
    browser = at_account(stub, registered(stub))
    sound = {"snils": "112-233-445 95", "document": "45 10 654321", "inn": "500100732259"}

    page = browser.intend("documents", **sound | changed)

    assert page.code == "FRMR-GOS-071"
    assert "упрощённый" in page.text


def test_snils_of_somebody_else_makes_no_second_account(stub: Stub) -> None:
    """One person, one account."""
    browser = at_account(stub, registered(stub))

    page = browser.intend(
        "documents", snils=str(ANNA.snils), document="4510654321", inn="500100732259"
    )

    assert page.code == "FRMR-GOS-072"


@pytest.mark.parametrize("way", ["bank", "centre"])
def test_levels_are_raised_one_by_one(stub: Stub, way: str) -> None:
    """Documents give the standard level, a bank or a centre the confirmed one, which may be checked as a worker."""
    browser = at_account(stub, registered(stub))
    early = browser.page.text
    standard = browser.intend(
        "documents", snils="00100100170", document="4510654321", inn="500100732259"
    )
    if way == "bank":
        browser.intend("bank")
        wrong = browser.intend("bank", code="1").code
        page = browser.intend("bank", code=code_to(stub, str(OLGA.phone)))
    else:
        wrong = browser.intend("centre", birth_date="17.05.1980", document="4510654322").code
        page = browser.intend("centre", birth_date="17.05.1980", document="45 10 654321")

    assert "Проверить и связать" not in early
    assert "стандартный" in standard.text
    assert wrong in ("FRMR-GOS-009", "FRMR-GOS-029")
    assert "подтверждённый" in page.text
    assert "Проверить и связать" in page.text
    raised = [row for row in stub.audit() if row[:2] == ("level.raised", "ok")]
    assert len(raised) == 2


def test_person_without_record_stays_unlinked(stub: Stub) -> None:
    """LE6: whoever is not in the register is told so after the check, and no device opens."""
    browser = at_account(stub, registered(stub))
    browser.intend("documents", snils="00100100170", document="4510654321", inn="500100732259")
    browser.intend("centre", birth_date="17.05.1980", document="4510654321")

    page = browser.intend(
        "worker",
        certificate=str(WORKER.certificate),
        inn="500100732259",
        birth_date="17.05.1980",
        document="4510654321",
    )

    assert page.code == "FRMR-GOS-057"
    assert ("worker.checked", "failed", "FRMR-GOS-057") in stub.audit()


def test_nothing_of_a_registration_lies_in_clear(stub: Stub, tmp_path: Path) -> None:
    """Neither log nor database holds a name, a contact, a number, a code or the password."""
    browser = at_details(stub)
    browser.intend("details", **DETAILS)
    codes = [code_to(stub, str(OLGA.phone))]
    browser.intend("code", code=codes[0])
    codes.append(code_to(stub, str(OLGA.email)))
    browser.intend("code", code=codes[1])
    browser.intend("password", **FRESH)
    at_account(stub, browser)
    browser.intend("documents", snils="00100200318", document="4510654321", inn="500100732259")
    browser.intend("bank")
    codes.append(code_to(stub, str(OLGA.phone)))
    browser.intend("bank", code=codes[2])
    canaries = ["Ёлкина", "9165550099", "olga@example.ru", "00100200318", "4510654321"]
    with stub.services.database.read() as connection:
        events = [str(row) for row in connection.rows("SELECT * FROM audit_event")]
    files = [path for path in (tmp_path / "gosuslugi").rglob("*") if path.is_file()]

    found = [word for word in canaries for event in events if word in event]
    found += [word for word in canaries for path in files if word.encode() in path.read_bytes()]
    found += [code for code in [*codes, OLGA.password] for event in events if f"'{code}'" in event]

    assert "подтверждённый" in browser.page.text
    assert files
    assert found == []
