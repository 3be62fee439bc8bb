"""The stub and the registry at addresses that are not those of `frmr local`, over http and https."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import trustme
import uvicorn

from frmr_cli.servers import browser, inbox
from frmr_cli.servers.gosuslugi import app as gosuslugi
from frmr_cli.servers.gosuslugi.config import GosuslugiConfig
from frmr_cli.servers.gosuslugi.seed import seed as seed_gosuslugi
from frmr_cli.servers.people import cast
from frmr_cli.servers.registry import app as registry
from frmr_cli.servers.registry.config import RegistryConfig
from frmr_cli.servers.registry.seed import seed as seed_registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frmr_cli.servers.people import DemoPerson

PERSON = "ivanova"
ISSUER_PATH = "/some/realm/med"


@dataclass(frozen=True)
class Installation:
    """A running issuer, the registry that trusts it, and one person in front of the pages."""

    issuer: str
    registry: str
    ca_file: Path
    """The root of the authority that signed the certificates of both."""
    spool: Path
    person: DemoPerson
    http: Callable[[], httpx.Client]
    """Builds clients that trust that authority."""

    def metadata(self) -> dict[str, Any]:
        """What the issuer says about itself where RFC 8414 §3.1 puts it."""
        url = httpx.URL(self.issuer)
        with self.http() as http:
            well_known = f"/.well-known/oauth-authorization-server{url.path}"
            answer = http.get(url.copy_with(path=well_known)).raise_for_status()
        document: dict[str, Any] = answer.json()
        return document

    def approve(self, verification_uri: str, user_code: str) -> None:
        """Decide as the person does: log in, confirm by SMS, consent to everything, allow."""
        person = self.person
        visitor = browser.Visitor(
            login=person.login,
            password=person.password,
            method="sms",
            code=inbox.SmsCodes(self.spool, person.phone or "", login=person.login),
        )
        with self.http() as http:
            browser.approve(http, verification_uri, user_code, visitor)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """A private certificate authority, as institutions have one."""
    return trustme.CA()


@pytest.fixture
def install(authority: trustme.CA, tmp_path: Path) -> Iterator[Callable[[str, str], Installation]]:
    """Serves an installation: `install("https", "localhost")`; stopped at the end of the test."""
    with ExitStack() as stack:

        def start(scheme: str, host: str) -> Installation:
            return stack.enter_context(_installation(authority, tmp_path, scheme, host))

        yield start


@pytest.fixture
def private(install: Callable[[str, str], Installation]) -> Installation:
    """An installation over https, its certificates signed by the private authority."""
    return install("https", "localhost")


@contextmanager
def _installation(
    authority: trustme.CA, directory: Path, scheme: str, host: str
) -> Iterator[Installation]:
    ca_file = directory / "ca.pem"
    authority.cert_pem.write_to_path(ca_file)

    def http() -> httpx.Client:
        trusting = ssl.create_default_context(cafile=ca_file)
        return httpx.Client(verify=trusting, trust_env=False, timeout=30)

    listeners = [_listener(), _listener()]
    origins = [f"{scheme}://{host}:{each.getsockname()[1]}" for each in listeners]
    spool = directory / "spool"
    issuer = GosuslugiConfig(
        issuer=origins[0] + ISSUER_PATH, directory=directory / "gosuslugi", spool=spool
    )
    registers = RegistryConfig(
        base_url=origins[1],
        issuer=issuer.issuer,
        directory=directory / "registry",
        spool=spool,
        http=http,
        log=_no_log,
    )
    everyone = cast(1, today=datetime.now(UTC).date())
    seed_gosuslugi(issuer, everyone)
    seed_registry(registers, everyone)
    person = next(each for each in everyone if each.login == PERSON)
    tls = _certificate(authority, directory, host) if scheme == "https" else None
    with (
        _serving(gosuslugi.create_app(issuer), listeners[0], tls),
        _serving(registry.create_app(registers), listeners[1], tls),
    ):
        yield Installation(issuer.issuer, origins[1], ca_file, spool, person, http)


def _no_log(level: str, message: str, **fields: object) -> None:
    pass


def _certificate(authority: trustme.CA, directory: Path, host: str) -> Path:
    path = directory / "server.pem"
    authority.issue_cert(host).private_key_and_cert_chain_pem.write_to_path(path)
    return path


def _listener() -> socket.socket:
    # With the protocol named asyncio sets TCP_NODELAY, and no answer waits for an acknowledgement.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener


@contextmanager
def _serving(app: Any, listener: socket.socket, tls: Path | None) -> Iterator[None]:
    settings = uvicorn.Config(
        app, log_config=None, ws="none", loop="asyncio", timeout_keep_alive=60, ssl_certfile=tls
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            thread.join(0.005)
            assert thread.is_alive()
        yield
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
