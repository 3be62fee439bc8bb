"""Somebody with a record of the register and no account comes as far as reading the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.gosuslugi_pages.conftest import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.embedded import Home

PASSWORD = "Zelenyj-Krokodil-7"


@pytest.fixture
def person(services: Home) -> dict[str, Any]:
    """What a newcomer has in the hand: the row of `frmr local accounts`."""
    rows = services.run("local", "accounts", "-o", "json").json["items"]
    found: dict[str, Any] = next(row for row in rows if row["login"] == "novikova")
    return found


@pytest.fixture
def browser(services: Home) -> Iterator[Browser]:
    """A browser at the page of the account."""
    issuer = services.run("local", "status", "-o", "json").json["issuer"]
    made = Browser(issuer.removesuffix("/gosuslugi"))
    made.open("/gosuslugi/account")
    yield made
    made.http.close()


def code(services: Home, destination: str) -> str:
    """The newest code that reached a phone or an address."""
    rows = services.run("local", "inbox", destination, "-o", "json").json["items"]
    return str(rows[-1]["text"].partition(" ")[0])


def register(services: Home, person: dict[str, Any], browser: Browser) -> None:
    """Make the account, and log in to it."""
    surname, name, patronymic = person["name"].split()
    browser.intend("register")
    browser.intend(
        "details",
        last_name=surname,
        first_name=name,
        patronymic=patronymic,
        gender="2",
        **{name: person[name] for name in ("birth_date", "phone", "email")},
    )
    browser.intend("code", code=code(services, person["phone"]))
    browser.intend("code", code=code(services, person["email"]))
    browser.intend("password", new_password=PASSWORD, repeated=PASSWORD)
    browser.submit(login=person["email"], password=PASSWORD)
    asked = browser.submit(code=code(services, person["phone"]))
    browser.submit(**dict.fromkeys(asked.forms[0].ticks, "yes"))


def test_newcomer_registers_and_reads_the_own_record(
    services: Home, person: dict[str, Any], browser: Browser, tmp_path: Path
) -> None:
    """Account, levels, medical worker asked of the real register over the wire, device login, record."""
    identity = {"birth_date": person["birth_date"], "document": person["document"]}
    proof = {"inn": person["inn"], **identity}
    register(services, person, browser)
    browser.intend("documents", **{name: person[name] for name in ("snils", "document", "inn")})
    browser.intend("centre", **identity)
    wrong = browser.intend("worker", certificate="2023.0000000", **proof).code
    linked = browser.intend("worker", certificate=person["worker_id"], **proof)
    newcomer = services.neighbour(tmp_path / "newcomer")
    begun = newcomer.run("login", "--no-wait", "--insecure-storage").json
    browser.intend("on", method="email")
    browser.open("/gosuslugi/device")
    browser.submit(user_code=begun["user_code"])
    browser.submit(login=person["phone"], password=PASSWORD)
    browser.submit_button("method", "email", intent="method")
    letter = services.run("local", "inbox", person["email"], "-o", "json").json["items"][-1]["text"]
    browser.http.post(**answer(letter))
    browser.open("/gosuslugi/device/factor")
    browser.submit(decision="allow")

    ended = newcomer.run("login", "--complete", "--insecure-storage")
    shown = newcomer.run("profile", "show", "-o", "json")

    assert wrong == "FRMR-GOS-059"
    assert "Аккаунт связан с записью регистра" in linked.text
    assert (ended.code, shown.code) == (0, 0), ended.err + shown.err
    assert shown.json["id"] == person["worker_id"]


def answer(letter: str) -> dict[str, Any]:
    """The answer to the link of a letter: which address, and the token in the body."""
    url, _, token = letter.partition("http://")[2].split()[0].partition("?link=")
    return {"url": f"http://{url}", "data": {"link": token, "choice": "yes"}}
