"""The whole stub in a thread: pages, token endpoint and the operations of the account."""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import uvicorn

from frmr_cli.servers.delivery import received
from frmr_cli.servers.gosuslugi.app import create_app
from frmr_cli.servers.gosuslugi.config import GosuslugiConfig
from frmr_cli.servers.gosuslugi.oauth.clients import DEVICE_CODE
from frmr_cli.servers.gosuslugi.seed import seed
from tests.servers.gosuslugi_pages.conftest import (
    ANNA,
    PEOPLE,
    Browser,
    Clock,
    KnownWorkers,
    Person,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from frmr_cli.servers.gosuslugi.config import Services


@dataclass
class Whole:
    """A running stub, and what a device and a person do with it."""

    config: GosuslugiConfig
    services: Services
    http: httpx.Client
    clock: Clock
    opened: list[Browser] = field(default_factory=list)

    def url(self, path: str) -> str:
        """Address below the issuer."""
        return self.config.issuer + path

    def begin(self, **form: Any) -> dict[str, Any]:
        """A device asks for codes."""
        data = {"client_id": "frmr-cli"} | form
        answer = self.http.post(self.url("/oauth/device_authorization"), data=data)
        assert answer.status_code == 200, answer.text
        codes: dict[str, Any] = answer.json()
        return codes

    def poll(self, codes: Mapping[str, Any]) -> httpx.Response:
        """The device asks for its tokens."""
        data = {"client_id": "frmr-cli", "grant_type": DEVICE_CODE}
        data["device_code"] = str(codes["device_code"])
        return self.http.post(self.url("/oauth/token"), data=data)

    def browser(self) -> Browser:
        """A fresh browser."""
        self.opened.append(Browser(self.config.issuer.removesuffix("/gosuslugi")))
        return self.opened[-1]

    def sms(self, person: Person = ANNA) -> str:
        """The newest code that a person received."""
        return [row.text for row in received(self.config.spool, person.phone or "")][-1].split()[0]

    def at_login(self, codes: Mapping[str, Any]) -> Browser:
        """A browser that has entered the code of a device."""
        browser = self.browser()
        browser.open("/gosuslugi/device")
        browser.submit(user_code=str(codes["user_code"]))
        return browser

    def at_decision(self, codes: Mapping[str, Any], person: Person = ANNA) -> Browser:
        """A browser in which the person has only to decide."""
        self.clock.forward(minutes=2)
        browser = self.at_login(codes)
        browser.submit(login=person.login, password=person.password)
        browser.submit(code=self.sms(person))
        return browser

    def log_in(self, person: Person = ANNA, **form: Any) -> dict[str, Any]:
        """The whole flow. Returns: the answer of the token endpoint."""
        codes = self.begin(**form)
        browser = self.at_decision(codes, person)
        browser.submit(decision="allow")
        answer = self.poll(codes)
        assert answer.status_code == 200, answer.text
        tokens: dict[str, Any] = answer.json()
        return tokens

    def call(self, method: str, path: str, token: str, body: Any = None) -> httpx.Response:
        """Call an operation of the account with a token."""
        headers = {"Authorization": f"Bearer {token}"}
        url = self.url(f"/account-api{path}")
        return self.http.request(method, url, headers=headers, json=body)


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Whole]:
    """The running stub with its people."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen(64)
    clock = Clock()
    config = GosuslugiConfig(
        issuer=f"http://127.0.0.1:{listener.getsockname()[1]}/gosuslugi",
        directory=tmp_path / "gosuslugi",
        spool=tmp_path / "spool",
        now=clock,
        support_desk=frozenset({ANNA.subject}),
    )
    seed(config, PEOPLE)
    app = create_app(config, register=KnownWorkers())
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none", loop="asyncio"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            thread.join(0.005)
            assert thread.is_alive()
        with httpx.Client(trust_env=False, timeout=30) as http:
            stub = Whole(config, app.state.services, http, clock)
            yield stub
            for browser in stub.opened:
                browser.http.close()
    finally:
        server.should_exit = True
        thread.join()
