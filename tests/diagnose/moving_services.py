"""Both services in threads, on a clock that lags and can be moved, and the terminal of a person who uses them."""

from __future__ import annotations

import gc
import json
import os
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any

import httpx
import uvicorn

from frmr_cli.__main__ import main
from frmr_cli.local_state import LocalState, hold, write_state
from frmr_cli.servers.delivery import received
from frmr_cli.servers.embedded import (
    DEFAULT_SEED,
    Seeding,
    endpoints_of,
    gosuslugi_config,
    people_of,
    registry_config,
)
from frmr_cli.servers.gosuslugi.oauth.clients import DEVICE_CODE
from frmr_cli.servers.layout import local_paths
from frmr_cli.settings import user_paths
from tests.embedded import Ran
from tests.servers.gosuslugi_pages.conftest import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from frmr_cli.local_state import Endpoints
    from frmr_cli.servers.layout import LocalPaths
    from frmr_cli.servers.people import DemoPerson

LAG = timedelta(minutes=45)
"""How far behind the services begin, so that there is time to be spent before it is now."""
SUPPORT_SCOPES = "openid frmr.read frmr.audit"


class Clock:
    """The time of the services: behind that of the machine, moved forward, and on it at last."""

    def __init__(self) -> None:
        self._behind = LAG

    def __call__(self) -> datetime:
        return datetime.now(UTC) - self._behind

    def forward(self, **length: float) -> None:
        """Let time pass; there is no more of it than the lag."""
        self._behind -= timedelta(**length)
        assert self._behind >= timedelta(0), "the lag is used up"

    def catch_up(self) -> None:
        """The time of the machine: only now does a command line believe a fresh login."""
        self._behind = timedelta(0)


@dataclass
class Services:
    """Running services and what people do with them."""

    endpoints: Endpoints
    paths: LocalPaths
    clock: Clock
    http: httpx.Client
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    browsers: list[Browser] = field(default_factory=list)

    def url(self, path: str) -> str:
        """Address below the issuer."""
        return self.endpoints.issuer + path

    def run(self, *arguments: str, token: str | None = None, lang: str = "en") -> Ran:
        """A command line, from its words to its exit code."""
        self.monkeypatch.setenv("FRMR_LANG", lang)
        if token is None:
            self.monkeypatch.delenv("FRMR_TOKEN", raising=False)
        else:
            self.monkeypatch.setenv("FRMR_TOKEN", token)
        self.capsys.readouterr()
        code = main(list(arguments))
        out, err = self.capsys.readouterr()
        return Ran(code, out, err)

    def person(self, login: str) -> DemoPerson:
        """Somebody of the demo cast."""
        people = people_of(Seeding(0, DEFAULT_SEED))
        return next(person for person in people if person.login == login)

    def browser(self) -> Browser:
        """A fresh browser in Russian."""
        origin = self.endpoints.issuer.removesuffix("/gosuslugi")
        self.browsers.append(Browser(origin))
        return self.browsers[-1]

    def newest(self, destination: str | None) -> str:
        """The code in the newest message to a phone or an address."""
        return list(received(self.paths.spool, destination or ""))[-1].text.split()[0]

    def begin(self, agent: str = "frmr/0.1.0", **form: str) -> dict[str, Any]:
        """A device asks for codes."""
        data = {"client_id": "frmr-cli"} | form
        headers = {"User-Agent": agent}
        url = self.url("/oauth/device_authorization")
        codes: dict[str, Any] = self.http.post(url, data=data, headers=headers).json()
        return codes

    def at_login(self, user_code: str, *, keeps_cookies: bool = True) -> Browser:
        """A browser that has entered the code of a device, where the page lets it."""
        browser = self.browser()
        if not keeps_cookies:
            browser.http.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        if browser.open("/gosuslugi/device").step == "code":
            browser.submit(user_code=user_code)
        return browser

    def token(self, login: str, scopes: str = SUPPORT_SCOPES) -> str:
        """A fresh access token, by way of the pages; needs a pause since the last SMS to the person."""
        person, codes = self.person(login), self.begin("frmr/99.0.0", scope=scopes)
        browser = self.at_login(codes["user_code"])
        browser.submit(login=person.login, password=person.password)
        browser.submit(code=self.newest(person.phone))
        browser.submit(decision="allow")
        return self.exchanged(codes)

    def exchanged(self, codes: dict[str, Any]) -> str:
        """The access token of a device that was allowed."""
        data = {"client_id": "frmr-cli", "grant_type": DEVICE_CODE}
        data["device_code"] = codes["device_code"]
        answer = self.http.post(self.url("/oauth/token"), data=data)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def scenario(self, verb: str, name: str, login: str | None) -> None:
        """`set` or `clear` a state, by the command for it."""
        target = ("--as", login) if login else ()
        done = self.run("local", "scenario", verb, name, *target)
        assert done.code == 0, done.err


@contextmanager
def moving_services(
    directory: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Services]:
    """Run both services until the end of the block, as `frmr local` would: commands of this process find them."""
    monkeypatch.setenv("FRMR_HOME", str(directory))
    monkeypatch.setenv("HOME", str(directory))
    paths, clock = local_paths(user_paths(os.environ)), Clock()
    paths.make()
    listeners = [_listener() for _ in range(2)]
    first, second = (item.getsockname()[1] for item in listeners)
    endpoints = endpoints_of((first, second))
    servers, threads = [], []
    for app, listener in zip(_applications(endpoints, paths, clock), listeners, strict=True):
        config = uvicorn.Config(app, log_config=None, ws="none", loop="asyncio")
        servers.append(uvicorn.Server(config))
        threads.append(threading.Thread(target=servers[-1].run, kwargs={"sockets": [listener]}))
        threads[-1].start()
    lock = hold(paths.state)
    assert lock is not None
    write_state(paths.state, LocalState(os.getpid(), *endpoints, clock().isoformat(), "0.1.0"))
    try:
        for server, thread in zip(servers, threads, strict=True):
            while not server.started:
                thread.join(0.005)
                assert thread.is_alive()
        with httpx.Client(trust_env=False, timeout=30) as http:
            services = Services(endpoints, paths, clock, http, monkeypatch, capsys)
            yield services
            for browser in services.browsers:
                browser.http.close()
    finally:
        for server in servers:
            server.should_exit = True
        for thread in threads:
            thread.join()
        os.close(lock)
        gc.collect()  # what commands have left open is theirs, not of the next test


def _applications(endpoints: Endpoints, paths: LocalPaths, clock: Clock) -> tuple[Any, Any]:
    from frmr_cli.servers.gosuslugi.app import create_app as create_gosuslugi
    from frmr_cli.servers.gosuslugi.seed import seed as seed_gosuslugi
    from frmr_cli.servers.registry.app import create_app as create_registry
    from frmr_cli.servers.registry.seed import seed as seed_registry

    people = list(people_of(Seeding(0, DEFAULT_SEED)))
    desk = [row.subject for row in people if "support" in row.account.roles]
    paths.gosuslugi.mkdir(parents=True, exist_ok=True, mode=0o700)
    paths.support_desk.write_text(json.dumps({"subjects": desk}))
    registry = replace(registry_config(endpoints, paths), now=clock)
    gosuslugi = replace(gosuslugi_config(endpoints, paths), now=clock)
    seed_registry(registry, people)
    seed_gosuslugi(gosuslugi, people)
    paths.seeded.write_text(json.dumps(Seeding(0, DEFAULT_SEED)._asdict()))
    return create_registry(registry), create_gosuslugi(gosuslugi)


def _listener() -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen(64)
    return listener
