"""A stub in a thread with two people, and a browser that submits its forms."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

import httpx
import pytest
import uvicorn
from pyotp import TOTP
from starlette.applications import Starlette

from frmr_cli.servers.delivery import received
from frmr_cli.servers.gosuslugi.accounts.register import Extract, NoRecord
from frmr_cli.servers.gosuslugi.accounts.seeding import seed_accounts
from frmr_cli.servers.gosuslugi.accounts.web import page_routes
from frmr_cli.servers.gosuslugi.app import RequestIds
from frmr_cli.servers.gosuslugi.config import GosuslugiConfig, Services
from frmr_cli.servers.gosuslugi.oauth.clients import ClientRegistration, register
from frmr_cli.servers.gosuslugi.oauth.families import Authentication, Families
from frmr_cli.servers.gosuslugi.opening import open_services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frmr_cli.servers.delivery import Message
    from frmr_cli.servers.gosuslugi.accounts.directory import Account

ISSUER = "http://127.0.0.1/gosuslugi"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SCOPES = ("openid", "profile", "offline_access", "frmr.read", "frmr.write")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **length: float) -> None:
        self.time += timedelta(**length)


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person of the seed."""

    subject: str = "1000000301"
    login: str = "ivanova"
    password: str = "Demo-password-1"
    last_name: str = "Иванова"
    first_name: str = "Анна"
    patronymic: str | None = "Петровна"
    gender: int = 2
    birth_date: date = date(1980, 5, 17)
    snils: str | None = "11223344595"
    phone: str | None = "+79161234545"
    email: str | None = "anna@example.ru"
    inn: str | None = "500100732259"
    document: str | None = "4510123456"
    certificate: str | None = None
    factors: tuple[str, ...] = ("sms",)
    totp_secret: str | None = None
    consented: bool = True


ANNA = Person()
"""Code by SMS."""
BORIS = Person(
    subject="1000000302",
    login="petrov",
    password="Demo-password-2",
    last_name="Петров",
    first_name="Борис",
    patronymic=None,
    gender=1,
    snils="08765430300",
    phone="+79031112233",
    email="boris@example.ru",
    factors=("sms", "totp"),
    totp_secret=SECRET,
    consented=False,
)
"""Both factors, never logged in before."""
VERA = replace(
    ANNA,
    subject="1000000303",
    login="vera",
    snils=None,
    phone="+78120000000",
    email=None,
)
"""Her phone cannot receive SMS."""
IRINA = replace(
    ANNA,
    subject="1000000306",
    login="irina",
    last_name="Смирнова",
    first_name="Ирина",
    snils="17230234010",
    inn="500100732260",
    phone="+79165550022",
    email="irina@example.ru",
    certificate="77012345",
)
"""A medical worker with a record of the register."""
DARIA = replace(
    ANNA,
    subject="1000000305",
    login="daria",
    snils="16123456738",
    phone="+79165550011",
    email="daria@example.ru",
    factors=("push", "signature", "email"),
)
"""App, signature and letters."""
GLEB = replace(
    ANNA, subject="1000000304", login="gleb", snils=None, phone=None, email=None, factors=()
)
"""No second factor."""
PEOPLE = (ANNA, BORIS, VERA, DARIA, IRINA, GLEB)


class KnownWorkers:
    """A register that knows the medical workers among these people."""

    def extract(self, person: Account, *, request_id: str) -> Extract:
        """The record with the СНИЛС of the account."""
        found = next((row for row in PEOPLE if row.snils and row.snils == person.snils), None)
        if found is None or found.certificate is None:
            raise NoRecord("FRMR-GOS-057")
        return Extract(
            number=found.certificate,
            papers=frozenset({found.certificate}),
            last_name=found.last_name,
            first_name=found.first_name,
            patronymic=found.patronymic,
            birth_date=found.birth_date.isoformat(),
            inn=found.inn,
            documents=frozenset({found.document or ""}),
        )


class Form(NamedTuple):
    """One form: where it goes, and what it sends when nothing is touched; buttons are (name, value)."""

    action: str
    fields: dict[str, str]
    buttons: tuple[tuple[str, str], ...]
    ticks: tuple[str, ...]


class Document(HTMLParser):
    """What a program sees of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.step = ""
        self.code: str | None = None
        self.facts: dict[str, str | None] = {}
        self.forms: list[Form] = []
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        row = dict(attrs)
        self.tags.append((tag, row))
        self.code = row.get("data-code", self.code)
        if tag == "main":
            self.step, self.facts = row.get("data-step") or "", row
        elif tag == "form":
            self.forms.append(Form(row.get("action") or "", {}, (), ()))
        elif tag == "input":
            self._input(row)
        elif tag == "textarea":
            self.forms[-1].fields[row["name"] or ""] = ""
        elif tag == "button" and row.get("name"):
            self._extend(buttons=((row["name"] or "", row.get("value") or ""),))

    def handle_data(self, data: str) -> None:
        self.text += data

    def _input(self, row: dict[str, str | None]) -> None:
        if row.get("type") == "checkbox":
            self._extend(ticks=(row["name"] or "",))
        elif row.get("type") != "radio" or "checked" in row:
            self.forms[-1].fields[row["name"] or ""] = row.get("value") or ""

    def _extend(self, **added: Any) -> None:
        form = self.forms[-1]
        self.forms[-1] = form._replace(
            **{name: getattr(form, name) + value for name, value in added.items()}
        )


class Browser:
    """A browser without JavaScript: opens pages, fills and submits their forms, follows redirects."""

    def __init__(self, base: str, language: str = "ru", *, address: str | None = None) -> None:
        """`address`: of this machine, from which the browser comes."""
        self.http = httpx.Client(
            base_url=base,
            follow_redirects=True,
            headers={"Accept-Language": language},
            transport=httpx.HTTPTransport(local_address=address),
        )
        self.response = httpx.Response(200)
        self.page = Document("")

    def open(self, path: str) -> Document:
        """Show a page below the issuer."""
        return self._shown(self.http.get(path))

    def submit(self, *, having: str | None = None, **values: str) -> Document:
        """Submit the form that has all these fields, or the one with the field `having`."""
        wanted = {having} if having else set(values)
        form = next(form for form in self.page.forms if wanted <= _names(form))
        url = urljoin(str(self.response.url), form.action)
        return self._shown(self.http.post(url, data=form.fields | values))

    def intend(self, intent: str, **values: str) -> Document:
        """Submit the form whose hidden `intent` is this."""
        form = next(form for form in self.page.forms if form.fields.get("intent") == intent)
        return self._shown(self.http.post(form.action, data=form.fields | values))

    def submit_button(self, name: str, value: str, *, intent: str) -> Document:
        """Press a button of the form with this `intent`."""
        form = next(
            form
            for form in self.page.forms
            if form.fields.get("intent") == intent and (name, value) in form.buttons
        )
        return self._shown(self.http.post(form.action, data=form.fields | {name: value}))

    def _shown(self, response: httpx.Response) -> Document:
        self.response = response
        self.page = Document(response.text)
        return self.page


def _names(form: Form) -> set[str]:
    return {*form.fields, *form.ticks, *(name for name, _ in form.buttons)}


class Stub:
    """The pages over a real server, with the services behind them."""

    def __init__(self, services: Services, clock: Clock, address: str, spool: Path) -> None:
        self.services = services
        self.clock = clock
        self.address = address
        self.spool = spool
        self.opened: list[Browser] = []

    @property
    def verification_uri(self) -> str:
        return f"{self.address}/gosuslugi/device"

    def browser(self, language: str = "ru") -> Browser:
        """A browser that shows the form for the code."""
        browser = Browser(self.address, language)
        self.opened.append(browser)
        browser.open("/gosuslugi/device")
        return browser

    def request(
        self, user_agent: str | None = "frmr/0.1 (Linux)", address: str = "127.0.0.1"
    ) -> str:
        """A device asks to log in. Returns: its user code."""
        with self.services.database.write() as connection:
            codes = self.services.device_requests.open(
                connection,
                client_id="frmr-cli",
                scopes=SCOPES,
                resources=(),
                address=address,
                user_agent=user_agent,
            )
        return codes.user_code

    def sms(self, person: Person = ANNA) -> list[str]:
        """The codes that a person received, the oldest first."""
        return [row.text.partition(" ")[0] for row in received(self.spool, person.phone or "")]

    def messages(self) -> list[Message]:
        """What Anna's phone got."""
        return self.messages_to(ANNA.phone or "")

    def messages_to(self, destination: str) -> list[Message]:
        """What a phone or an address got."""
        return list(received(self.spool, destination))

    def links(self, destination: str) -> list[str]:
        """The links in what a person received, the oldest first."""
        texts = (row.text for row in received(self.spool, destination))
        return [found[0] for text in texts if (found := re.search(r"http://\S+", text))]

    def redeem(self) -> None:
        """Every device that was allowed gets its tokens, as far as the pages see it."""
        with self.services.database.write() as connection:
            for row in connection.all("SELECT * FROM device_request WHERE state = 'approved'"):
                Families(connection, self.clock()).found(
                    client_id=row["client_id"],
                    subject=row["subject"],
                    scopes=SCOPES,
                    resources=(),
                    authentication=Authentication(row["sid"], row["acr"], (), self.clock()),
                )
                connection.execute(
                    "UPDATE device_request SET state = 'consumed' WHERE id = :id", {"id": row["id"]}
                )

    def open_families(self) -> int:
        """How many authorizations still work."""
        with self.services.database.read() as connection:
            rows = connection.all("SELECT id FROM token_family WHERE revoked_at IS NULL")
        return len(rows)

    def audit(self) -> list[tuple[str, str, str | None]]:
        """Action, outcome and code of every entry."""
        with self.services.database.read() as connection:
            rows = connection.all("SELECT action, outcome, code FROM audit_event ORDER BY seq")
        return [(row["action"], row["outcome"], row["code"]) for row in rows]

    @staticmethod
    def person(login: str) -> Person:
        """A person of the seed."""
        return next(person for person in PEOPLE if person.login == login)

    @staticmethod
    def totp(at: datetime) -> str:
        """What the app of Boris shows."""
        return TOTP(SECRET).at(at)

    def at_login(self, language: str = "ru") -> Browser:
        """A browser that has entered the code of a new request."""
        browser = self.browser(language)
        browser.submit(user_code=self.request())
        return browser

    def at_factor(self, login: str = "ivanova") -> Browser:
        """A browser that has passed the password."""
        browser = self.at_login()
        browser.submit(login=login, password=self.person(login).password)
        return browser

    def at_decision(self) -> Browser:
        """A browser in which Anna has only to decide."""
        browser = self.at_factor()
        browser.submit(code=self.sms()[-1])
        return browser

    def request_row(self) -> dict[str, Any]:
        """The newest device request as the database has it."""
        with self.services.database.read() as connection:
            row = connection.one("SELECT * FROM device_request ORDER BY rowid DESC LIMIT 1")
        assert row is not None
        return row


def open_stub(directory: Path, clock: Clock) -> Services:
    """The services of a directory with the people and one client, as after a restart."""
    config = GosuslugiConfig(
        issuer=ISSUER, directory=directory / "gosuslugi", spool=directory / "spool", now=clock
    )
    services = open_services(config)
    with services.database.write() as connection:
        register(
            connection,
            ClientRegistration(
                client_id="frmr-cli",
                name="frmr – командная строка ФРМР",
                grant_types=("urn:ietf:params:oauth:grant-type:device_code",),
                scopes=SCOPES,
                default_scopes=SCOPES,
            ),
        )
    seed_accounts(services, PEOPLE)
    return services


class _Server(uvicorn.Server):
    def install_signal_handlers(self) -> None:
        """Signals belong to the tests."""


def serving(services: Services) -> Iterator[str]:
    """Serve the pages from a thread until the iteration goes on. Yields: the address."""
    app = RequestIds(Starlette(routes=page_routes(services, KnownWorkers())))
    server = _Server(uvicorn.Config(app, port=0, log_level="warning", ws="none", lifespan="off"))
    ready = threading.Event()
    startup = server.startup

    async def started(sockets: Any = None) -> None:
        await startup(sockets)
        ready.set()

    server.startup = started  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert ready.wait(20)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def clock() -> Clock:
    """The time of the stub."""
    return Clock()


@pytest.fixture
def launch(tmp_path: Path, clock: Clock) -> Iterator[Callable[[], Stub]]:
    """Starts the stub on one directory; called again, it is a restart."""
    running: list[tuple[Stub, Iterator[str]]] = []

    def stop() -> None:
        for stub, server in running:
            for browser in stub.opened:
                browser.http.close()
            next(server, None)
            stub.services.database.close()
        running.clear()

    def start() -> Stub:
        stop()
        services = open_stub(tmp_path, clock)
        server = serving(services)
        stub = Stub(services, clock, next(server), tmp_path / "spool")
        running.append((stub, server))
        return stub

    yield start
    stop()


@pytest.fixture
def stub(launch: Callable[[], Stub]) -> Stub:
    """The running stub."""
    return launch()


@pytest.fixture
def https_cookie(tmp_path: Path, clock: Clock) -> str:
    """The cookie that the pages of an issuer with TLS set."""
    import asyncio

    config = GosuslugiConfig(
        issuer="https://login.example/gosuslugi",
        directory=tmp_path / "https",
        spool=tmp_path / "spool",
        now=clock,
    )
    services = open_services(config)
    app = RequestIds(Starlette(routes=page_routes(services)))

    async def ask() -> str:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="https://login.example") as http:
            answer = await http.get("/gosuslugi/device")
            return answer.headers["set-cookie"]

    try:
        return asyncio.run(ask())
    finally:
        services.database.close()
