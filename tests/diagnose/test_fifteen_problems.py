"""
The fifteen problems of a login and one that looks like somebody else's, each from its cause to its cure.

State → a real login by way of the page and by way of the command line → the text of the requirements → `explain` finds it, also
misspelt → `diagnose login` names it first → the cure that it names is carried out → the login works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from frmr_cli.servers.gosuslugi.accounts.scenarios import SCENARIOS
from tests.diagnose.moving_services import Services, moving_services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frmr_cli.servers.people import DemoPerson
    from tests.servers.gosuslugi_pages.conftest import Browser, Document

# A command leaves its connections to the end of its process; here that goes on.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

LOGIN = "petrova"
NEW_PASSWORD = "Zelenyj-Krokodil-7"
NEW_PHONE = "+79160001122"
NEWER = "frmr/99.0.0"


@pytest.fixture
def services(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Services]:
    """Both services, and nobody has logged in yet."""
    with moving_services(tmp_path / "home", monkeypatch, capsys) as running:
        yield running


class Person:
    """Petrova, who wants to log in, and what she does about it."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.known: DemoPerson = services.person(LOGIN)
        self.password = self.known.password
        self.phone = self.known.phone
        self.agent = "frmr/0.1.0"
        self.refuses_cookies = False

    def at_password(self) -> Browser:
        """She has entered login and password for a new code of a device."""
        self.services.clock.forward(minutes=1.5)
        code = self.services.begin(self.agent)["user_code"]
        browser = self.services.at_login(code, keeps_cookies=not self.refuses_cookies)
        if browser.page.step == "login":
            browser.submit(login=LOGIN, password=self.password)
        return browser

    def tries(self) -> Browser:
        """She goes as far as she comes."""
        browser = self.at_password()
        if browser.page.step == "factor" and browser.page.code is None:
            browser.submit(code=self.services.newest(self.phone))
        return browser

    def proof(self) -> dict[str, str]:
        """What she shows to prove who she is."""
        return {
            "birth_date": self.known.birth_date.strftime("%d.%m.%Y"),
            "document": str(self.known.document),
        }


def enter_new_phone(person: Person) -> None:
    """«Update phone or e-mail» on the page where the SMS failed."""
    browser = person.at_password()
    browser.intend("contacts")
    browser.submit(kind="phone", value=NEW_PHONE, **person.proof())
    browser.submit(code=person.services.newest(NEW_PHONE))
    person.phone = NEW_PHONE


def pass_worker_check(person: Person) -> None:
    """The check «medical worker» on the page of the account."""
    person.services.clock.forward(minutes=1.5)
    browser = person.services.browser()
    browser.open("/gosuslugi/account")
    browser.submit(login=LOGIN, password=person.password)
    browser.submit(code=person.services.newest(person.phone))
    known = person.known
    browser.submit(certificate=str(known.certificate), inn=str(known.inn), **person.proof())
    assert browser.page.code is None, browser.page.code


def recover_access(person: Person) -> None:
    """Recovery on the login page: identity, a code, a new password."""
    browser = person.services.at_login(person.services.begin()["user_code"])
    browser.intend("recover")
    browser.submit(login=LOGIN, **person.proof())
    browser.submit(code=person.services.newest(person.known.email))
    browser.submit(new_password=NEW_PASSWORD, repeated=NEW_PASSWORD)
    assert browser.page.step == "login"
    person.password = NEW_PASSWORD


def prove_identity(person: Person) -> None:
    """The check on the page where the login was stopped, and the SMS as usual."""
    browser = person.at_password()
    browser.submit(**person.proof())
    browser.submit(code=person.services.newest(person.phone))
    assert browser.page.step == "decision", (browser.page.code, browser.page.step)


def wait_for_the_lock(person: Person) -> None:
    """It opens by itself."""
    person.services.clock.forward(minutes=6)


def update_the_program(person: Person) -> None:
    """The new version is installed."""
    person.agent = NEWER


def ask_for_a_new_code(person: Person) -> None:
    """«Send a new code» on the page where the first one came late or not at all, a minute later."""
    browser = person.at_password()
    assert browser.page.step == "factor"
    person.services.clock.forward(minutes=1.5)
    browser.intend("resend")
    browser.submit(code=person.services.newest(person.phone))
    assert browser.page.step == "decision", (browser.page.code, browser.page.step)


def allow_cookies(person: Person) -> None:
    """The setting of the browser."""
    person.refuses_cookies = False


def repaired(name: str, login: str | None = LOGIN) -> Callable[[Person], None]:
    """Operator or Gosuslugi have mended it: there the scenario is the fault itself."""

    def cure(person: Person) -> None:
        person.services.scenario("clear", name, login)

    return cure


class Case(NamedTuple):
    """One problem of the requirements."""

    problem: str
    scenario: str
    text: str
    """What the person reads, in the words of the requirements."""
    misread: str
    """The same as it is told on the phone."""
    cure: Callable[[Person], None]
    page: str | None
    """Where the diagnosis sends the person; None where there is only waiting or a command."""
    who: str = "person"


CASES = (
    Case("LE1", "wrong-phone", "Неправильный номер телефона", "не правельный номер телефона", enter_new_phone, "/device"),
    Case("LE2", "late-sms", "Код просрочен", "пишет код просрочин", ask_for_a_new_code, "/device"),
    Case("LE3", "lost-sms", "Не удалось получить код", "не удалос получить код", ask_for_a_new_code, "/device", "gosuslugi"),
    Case("LE4", "no-cookies", "Не удалось установить сессию", "неудалось установить сесию", allow_cookies, "/device"),
    Case("LE5", "old-client", "Обновите приложение", "обновите приложенье", update_the_program, None),
    Case("LE6", "not-linked", "Пользователь не найден в реестре", "пользователь ненайден в реестре", pass_worker_check, "/account"),
    Case("LE7", "timed-lock", "Аккаунт заблокирован", "акаунт заблокирован", wait_for_the_lock, "/device"),
    Case("LE8", "portal-down", "Сервис недоступен, повторите попытку позже", "сервис не доступен повторите позже", repaired("portal-down", None), "/device", "gosuslugi"),
    Case("LE9", "wrong-inn", "Неверные данные сотрудника", "не верные данные сотрудника", pass_worker_check, "/account"),
    Case("LE10", "no-second-factor", "Требуется подтверждение через мобильное приложение", "требуеться подтверждение через мобильное", recover_access, "/device"),
    Case("LA1", "forgotten-password", "Неверный логин или пароль", "не верный логин или пороль", recover_access, "/device"),
    Case("LA2", "locked", "Аккаунт заблокирован до подтверждения личности", "аккаунт заблокирован до потверждения личности", recover_access, "/device"),
    Case("LA3", "stale-phone", "Номер телефона устарел", "номер телефона устарэл", enter_new_phone, "/device"),
    Case("LA4", "no-document", "Не привязан подтверждающий документ", "не превязан подтверждающий документ", pass_worker_check, "/account"),
    Case("LA5", "other-name", "Данные аккаунта расходятся с регистром", "данные акаунта расходятся с регистром", pass_worker_check, "/account"),
    Case("L17", "far-login", "Подозрительный вход остановлен", "падозрительный вход астановлен", prove_identity, "/device"),
)  # fmt: skip


def diagnosed(services: Services, token: str) -> dict[str, Any]:
    """What support sees while the person is on the phone."""
    ran = services.run("diagnose", "login", "--user", LOGIN, "-o", "json", token=token)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = ran.json
    return found


def met_by_command(services: Services) -> str:
    """What a person reads who decides in the terminal, in Russian."""
    services.clock.forward(minutes=1.5)
    code = services.begin()["user_code"]
    return services.run("local", "approve", code, "--as", LOGIN, lang="ru").err


def met(person: Person, case: Case) -> tuple[Document, str]:
    """The page that the person sees, and what the command line says."""
    services = person.services
    target = LOGIN if SCENARIOS[case.scenario].scope == "account" else None
    if case.scenario != "no-cookies":
        services.scenario("set", case.scenario, target)
        return person.tries().page, met_by_command(services)
    # The cause is in the browser: that of the person refuses; the stub plays it for the command line, which has no setting.
    person.refuses_cookies = True
    page = person.tries().page
    services.scenario("set", case.scenario, target)
    told = met_by_command(services)
    services.scenario("clear", case.scenario, target)
    return page, told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.problem)
def test_problem_is_met_named_and_cured(services: Services, case: Case) -> None:
    """Each step as the person and support take it; nothing is looked up behind their backs."""
    scenario, person = SCENARIOS[case.scenario], Person(services)
    support = services.token("support")
    page, told = met(person, case)
    assert case.text in page.text
    assert (page.code, scenario.code in told, case.text in told) == (scenario.code, True, True)

    for words in (case.text, case.misread):
        explained = services.run("explain", words, "-o", "json", lang="ru").json
        found = explained.get("items") or [explained]
        assert found[0]["code"] == scenario.code

    diagnosis = diagnosed(services, support)
    cause = diagnosis["cause"]
    assert cause["code"] == scenario.code
    assert (cause["standing"] in ("in-force", "of-somebody"), cause["who"]) == (True, case.who)
    assert cause["evidence"]
    assert "…" not in cause["cure"]
    if case.page:
        assert cause["next"] == services.url(case.page)
    else:
        assert cause["next"].startswith("frmr ")

    case.cure(person)
    services.clock.catch_up()
    log_in(person)

    after = diagnosed(services, services.token("support"))
    in_force = [row for row in (after["cause"], *after["others"]) if row["standing"] == "in-force"]
    assert scenario.code not in {row["code"] for row in in_force}


def log_in(person: Person) -> None:
    """The login that works: of the command line, or of the newer program where the old one is the problem."""
    services = person.services
    if person.agent == NEWER:
        codes = services.begin(NEWER)
        allow(person, codes["user_code"])
        services.exchanged(codes)
        return
    begun = services.run("login", "--no-wait", "--insecure-storage")
    allow(person, begun.json["user_code"])
    done = services.run("login", "--complete", "--insecure-storage", "-o", "json")
    assert done.code == 0, done.err
    assert services.run("whoami", "--query", "subject").out.strip() == person.known.subject


def allow(person: Person, user_code: str) -> None:
    """Code of the device, password, SMS, «allow»."""
    browser = person.services.at_login(user_code)
    browser.submit(login=LOGIN, password=person.password)
    browser.submit(code=person.services.newest(person.phone))
    assert browser.page.step == "decision", (browser.page.code, browser.page.step)
    browser.submit(decision="allow")
