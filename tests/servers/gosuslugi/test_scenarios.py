"""The fifteen problems and the suspicious login: each is brought about, met in a real login, and cured as its text says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from frmr_cli.domain.catalogue import entry
from frmr_cli.servers.delivery import received
from frmr_cli.servers.gosuslugi.accounts import locks
from frmr_cli.servers.gosuslugi.accounts.client_versions import accepted
from frmr_cli.servers.gosuslugi.accounts.scenarios import SCENARIOS
from tests.servers.gosuslugi_pages.conftest import IRINA, Browser

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from tests.servers.gosuslugi.conftest import Whole

NEW = "Zelenyj-Krokodil-7"
PROOF = {"birth_date": "17.05.1980", "document": "4510123456"}
AGENT = {"User-Agent": "frmr/0.1.0 (Linux)"}


class Case(NamedTuple):
    """One problem of the requirements."""

    scenario: str
    problem: str
    text: str
    """What the person reads, in the words of the requirements."""
    meet: Callable[[Whole], Browser]
    cure: Callable[[Whole], object]


def change(whole: Whole, verb: str, name: str, login: str | None) -> httpx.Response:
    """Set or clear a scenario."""
    path = f"/scenarios/{name}" + ("/clear" if verb == "POST" else "")
    return whole.http.request(verb, whole.url(path), json={"login": login} if login else {})


def clear(whole: Whole, name: str) -> None:
    """The operator repairs the stub."""
    assert change(whole, "POST", name, None).status_code == 204


def at_code(whole: Whole) -> Browser:
    """Irina enters the code of her device."""
    whole.clock.forward(minutes=2)
    data = {"client_id": "frmr-cli"}
    url = whole.url("/oauth/device_authorization")
    codes = whole.http.post(url, data=data, headers=AGENT).json()
    return whole.at_login(codes)


def at_password(whole: Whole, password: str = IRINA.password) -> Browser:
    """Irina has entered login and password."""
    browser = at_code(whole)
    browser.submit(login="irina", password=password)
    return browser


def at_sms(whole: Whole, password: str = IRINA.password) -> Browser:
    """Irina has entered the code of her SMS."""
    browser = at_password(whole, password)
    browser.submit(code=whole.sms(IRINA))
    return browser


def portal(whole: Whole) -> Browser:
    """Irina opens the page."""
    browser = whole.browser()
    browser.open("/gosuslugi/device")
    return browser


def new_phone(whole: Whole) -> None:
    """Irina enters her present phone on the page where the SMS failed."""
    whole.clock.forward(minutes=2)
    browser = at_password(whole)
    browser.intend("contacts")
    browser.submit(kind="phone", value="+7 916 000-11-22", **PROOF)
    text = list(received(whole.config.spool, "+79160001122"))[-1].text
    browser.submit(code=text.split()[0])


def worker_check(whole: Whole) -> None:
    """Irina shows her documents on the page of the account."""
    whole.clock.forward(minutes=2)
    browser = whole.browser()
    browser.open("/gosuslugi/account")
    browser.submit(login="irina", password=IRINA.password)
    browser.submit(code=whole.sms(IRINA))
    page = browser.submit(certificate="77012345", inn=str(IRINA.inn), **PROOF)
    assert page.code is None, page.code


def recover(whole: Whole) -> None:
    """Irina recovers her access; the new password is the old one with another end."""
    browser = at_code(whole)
    browser.intend("recover")
    browser.submit(login="irina", **PROOF)
    browser.submit(code=list(received(whole.config.spool, str(IRINA.email)))[-1].text.split()[0])
    browser.submit(new_password=NEW, repeated=NEW)
    assert browser.page.step == "login"


def another_code(whole: Whole) -> None:
    """Irina asks for a new code a minute later, in the same login; the operator delivers again."""
    browser = at_password(whole)
    whole.clock.forward(minutes=2)
    browser.intend("resend")
    assert browser.submit(code=whole.sms(IRINA)).step == "decision"


def prove(whole: Whole) -> None:
    """Irina proves who she is, and confirms as usual."""
    browser = at_password(whole)
    browser.submit(**PROOF)
    browser.submit(code=whole.sms(IRINA))


CASES = (
    Case("wrong-phone", "LE1", "Неправильный номер телефона", at_password, new_phone),
    Case("late-sms", "LE2", "Код просрочен", at_sms, another_code),
    Case("lost-sms", "LE3", "Не удалось получить код", at_password, another_code),
    Case(
        "no-cookies",
        "LE4",
        "Не удалось установить сессию",
        at_code,
        lambda whole: clear(whole, "no-cookies"),
    ),
    Case(
        "old-client",
        "LE5",
        "Обновите приложение",
        at_code,
        lambda whole: clear(whole, "old-client"),
    ),
    Case("not-linked", "LE6", "Пользователь не найден в реестре", at_sms, worker_check),
    Case(
        "timed-lock",
        "LE7",
        "Аккаунт заблокирован",
        at_password,
        lambda whole: whole.clock.forward(minutes=6),
    ),
    Case(
        "portal-down",
        "LE8",
        "Сервис недоступен, повторите попытку позже",
        portal,
        lambda whole: clear(whole, "portal-down"),
    ),
    Case("wrong-inn", "LE9", "Неверные данные сотрудника", at_sms, worker_check),
    Case(
        "no-second-factor",
        "LE10",
        "Требуется подтверждение через мобильное приложение",
        at_password,
        recover,
    ),
    Case("forgotten-password", "LA1", "Неверный логин или пароль", at_password, recover),
    Case("locked", "LA2", "Аккаунт заблокирован до подтверждения личности", at_password, recover),
    Case("stale-phone", "LA3", "Номер телефона устарел", at_password, new_phone),
    Case("no-document", "LA4", "Не привязан подтверждающий документ", at_sms, worker_check),
    Case("other-name", "LA5", "Данные аккаунта расходятся с регистром", at_sms, worker_check),
    Case("far-login", "L17", "Подозрительный вход остановлен", at_password, prove),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.problem)
def test_problem_happens_and_its_cure_works(whole: Whole, case: Case) -> None:
    """State → real login → the text and its code → the cure → the login works."""
    scenario = SCENARIOS[case.scenario]
    login = "irina" if scenario.scope == "account" else None
    assert change(whole, "PUT", case.scenario, login).status_code == 204
    page = case.meet(whole).page
    case.cure(whole)
    phone = IRINA.phone if case.cure is not new_phone else "+79160001122"
    browser = at_password(whole, NEW if case.cure is recover else IRINA.password)
    browser.submit(code=list(received(whole.config.spool, str(phone)))[-1].text.split()[0])

    assert (scenario.problem, scenario.code) == (case.problem, page.code)
    assert case.text in page.text
    assert browser.page.step == "decision"


def test_every_problem_has_its_scenario() -> None:
    """Ten login errors, five account problems and a login that looks like somebody else's, each with texts in the catalogue."""
    wanted = [f"LE{number}" for number in range(1, 11)] + [f"LA{number}" for number in range(1, 6)]
    wanted.append("L17")

    assert [row.problem for row in SCENARIOS.values()] == wanted
    assert {case.scenario for case in CASES} == set(SCENARIOS)
    assert all(entry(row.code) for row in SCENARIOS.values())


@pytest.mark.parametrize(
    "scenario", [row for row in SCENARIOS.values() if row.scope == "account"], ids=lambda s: s.name
)
def test_cleared_scenario_leaves_the_account_as_it_was(whole: Whole, scenario: object) -> None:
    """What was changed is put back, and setting it twice keeps the first state."""
    name = getattr(scenario, "name", "")
    statuses = [
        change(whole, "PUT", name, "irina").status_code,
        change(whole, "PUT", name, "irina").status_code,
        change(whole, "POST", name, "irina").status_code,
        change(whole, "POST", name, "irina").status_code,
    ]

    assert statuses == [204, 204, 204, 404]
    assert at_sms(whole).page.step == "decision"


def locked_by(whole: Whole) -> str | None:
    """Why the account of Irina is locked."""
    with whole.services.database.read() as connection:
        return locks.cause_of_lock(connection, IRINA.subject)


@pytest.mark.parametrize("name", ["locked", "wrong-phone", "timed-lock", "not-linked"])
def test_a_scenario_lifts_no_real_lock(whole: Whole, name: str) -> None:
    """A lock that was there before the state is there after it."""
    with whole.services.database.write() as connection:
        locks.lock(connection, IRINA.subject, "loss", whole.clock())

    change(whole, "PUT", name, "irina")
    change(whole, "POST", name, "irina")

    assert locked_by(whole) == "loss"


def test_a_lock_that_comes_meanwhile_stays(whole: Whole) -> None:
    """A state takes back what it has changed itself, and no more."""
    change(whole, "PUT", "wrong-phone", "irina")
    with whole.services.database.write() as connection:
        locks.lock(connection, IRINA.subject, "loss", whole.clock())
    change(whole, "POST", "wrong-phone", "irina")

    assert locked_by(whole) == "loss"


def test_scenarios_are_listed(whole: Whole) -> None:
    """All of them; the one in force names its account."""
    change(whole, "PUT", "locked", "irina")
    items = whole.http.get(whole.url("/scenarios")).json()["items"]
    on = [(row["name"], row["subject"]) for row in items if row["inForce"]]

    assert len(items) == len(SCENARIOS)
    assert on == [("locked", IRINA.subject)]


def test_wrong_targets_are_told(whole: Whole) -> None:
    """Unknown names, an account for the stub, no account for an account, somebody unknown."""
    codes = [
        change(whole, "PUT", "earthquake", None).json()["code"],
        change(whole, "PUT", "portal-down", "irina").json()["code"],
        change(whole, "PUT", "locked", None).json()["code"],
        change(whole, "PUT", "locked", "nobody").json()["code"],
    ]

    assert codes == ["FRMR-GOS-063", "FRMR-GOS-064", "FRMR-GOS-064", "FRMR-GOS-064"]


def test_page_of_another_site_sets_no_scenario(whole: Whole) -> None:
    """A form, which a browser sends across sites without asking, is refused."""
    url = whole.url("/scenarios/portal-down/clear")

    assert whole.http.post(url, data={"login": ""}).json()["code"] == "FRMR-GOS-062"
    assert whole.http.post(url, content=b"{}").json()["code"] == "FRMR-GOS-062"


@pytest.mark.parametrize("host", ["evil.example:80", "127.0.0.1.evil.example", "[::1", ""])
def test_page_that_rebound_its_name_sets_no_scenario(whole: Whole, host: str) -> None:
    """A browser says by which name it came; a name of somebody else is refused, for reading too."""
    url = whole.url("/scenarios/portal-down")
    listed = whole.http.get(whole.url("/scenarios"), headers={"Host": host})
    put = whole.http.put(url, json={}, headers={"Host": host})

    assert [answer.status_code for answer in (listed, put)] == [403, 403]


def test_wrong_documents_do_not_link(whole: Whole) -> None:
    """Each wrong value of the check has its own code, and nothing is linked."""
    change(whole, "PUT", "not-linked", "irina")
    whole.clock.forward(minutes=2)
    browser = whole.browser()
    browser.open("/gosuslugi/account")
    browser.submit(login="irina", password=IRINA.password)
    browser.submit(code=whole.sms(IRINA))
    codes = [
        browser.submit(certificate="1", inn=str(IRINA.inn), **PROOF).code,
        browser.submit(certificate="77012345", inn="1", **PROOF).code,
        browser.submit(certificate="77012345", inn="1", birth_date="1", document="1").code,
    ]

    assert codes == ["FRMR-GOS-059", "FRMR-GOS-058", "FRMR-GOS-029"]
    assert at_sms(whole).page.code == "FRMR-GOS-057"


@pytest.mark.parametrize(
    ("agent", "taken"),
    [("frmr/0.1.0 (Linux)", False), ("frmr/0.2.0", True), ("curl/8", True), (None, True)],
)
def test_version_of_a_program(agent: str | None, taken: bool) -> None:
    """Older versions of frmr are refused; programs of others count differently."""
    assert accepted(agent, (0, 2, 0)) is taken


@pytest.mark.parametrize(
    ("name", "login"),
    [("lost-sms", "daria"), ("wrong-inn", "vera"), ("no-second-factor", "petrov")],
    ids=["no codes by SMS", "no record", "a factor with a secret"],
)
def test_state_that_would_show_nothing_is_refused(whole: Whole, name: str, login: str) -> None:
    """Who has nothing of what the state is about would log in as before: that is said, and nothing is in force."""
    answer = change(whole, "PUT", name, login)
    listed = whole.http.get(whole.url("/scenarios")).json()["items"]

    assert (answer.status_code, answer.json()["code"]) == (422, "FRMR-GOS-086")
    assert not any(row["inForce"] for row in listed)
