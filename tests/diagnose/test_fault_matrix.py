"""Each fault is really brought about, met by a command, and named first by that command, by `diagnose login` and by `doctor`."""

from __future__ import annotations

import gc
import socket
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from frmr_cli.__main__ import main
from frmr_cli.app import run
from frmr_cli.context import Context
from frmr_cli.diagnose.login_sources import ASIDE
from frmr_cli.errors import FrmrError
from tests.diagnose.faults import FAULTS, Fault, limit_files
from tests.diagnose.faulty_services import FaultyServices
from tests.embedded import ROOT, Ran
from tests.keyring_session import KeyringSession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _pytest.mark import ParameterSet

# A command leaves its connections to the end of its process; here that goes on.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

TABLE = ROOT / "docs" / "diagnosis.md"
SECRETS = ("access-canary", "refresh-canary", "device-secret")


class World:
    """One computer with a person, and services that fail."""

    def __init__(
        self,
        path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        require: Callable[[str], str],
    ) -> None:
        self.path = path
        self.require = require
        self.environ: dict[str, str] = {}
        self.jump = 0.0
        """Seconds that the steady clock is set apart from that on the wall during the checks."""
        self.files_limited = False
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self._servers: list[FaultyServices] = []
        self._session: KeyringSession | None = None
        path.mkdir()
        monkeypatch.setenv("FRMR_HOME", str(path))
        monkeypatch.setenv("HOME", str(path))

    def start(self) -> FaultyServices:
        """Services that are well, and a context for them."""
        self._servers.append(FaultyServices())
        self.context(self._servers[-1].url, self._servers[-1].issuer)
        return self._servers[-1]

    def start_tls(
        self,
        *,
        authority: str = "Областной центр",
        host: str = "localhost",
        ends: timedelta = timedelta(days=90),
        trusted: bool = False,
        oldest: bool = False,
    ) -> None:
        """The same with TLS."""
        ca = trustme.CA(organization_name=authority, organization_unit_name=f"{authority} root")
        now = datetime.now(UTC)
        issued = ca.issue_cert(host, not_after=now + ends)
        self._servers.append(FaultyServices(issued, oldest=oldest))
        file = self.path / "ca.pem"
        ca.cert_pem.write_to_path(str(file))
        extra = ("--ca-file", str(file)) if trusted else ()
        self.context(self._servers[-1].url, self._servers[-1].issuer, *extra)

    def context(self, registry: str, issuer: str, *more: str) -> None:
        """Work with these addresses from now on."""
        folder = self.path / "config"
        folder.mkdir(exist_ok=True)
        lines = ["[contexts.test]", f'registry = "{registry}"', f'issuer = "{issuer}"']
        if more:
            lines.append(f'ca_file = "{more[1]}"')
        (folder / "config.toml").write_text('context = "test"\n\n' + "\n".join(lines) + "\n")

    def keyring(self, kind: str) -> KeyringSession:
        """Tokens are kept in the keyring of a session of the desktop, which is in a state."""
        bus = self.require("dbus-run-session")
        self.require("gnome-keyring-daemon")
        self._session = KeyringSession(bus, kind)
        self.environ |= {
            "DBUS_SESSION_BUS_ADDRESS": self._session.address,
            "FRMR_STORAGE": "keyring",
        }
        self._monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        return self._session

    def config(self, name: str, value: str) -> None:
        """A setting."""
        self.environ[f"FRMR_{name.upper()}"] = value

    def logged_in(self, *command: str) -> None:
        """Somebody is logged in."""
        done = self.run(*(command or ("login", "--insecure-storage")))
        assert done.code == 0, done.err

    def token_file(self) -> Path:
        """The file of the only login."""
        return next(
            path for path in (self.path / "data" / "tokens").iterdir() if path.suffix == ".tokens"
        )

    @staticmethod
    def free_port() -> int:
        """A port where nobody listens."""
        with socket.create_server(("127.0.0.1", 0)) as listener:
            return int(listener.getsockname()[1])

    def run(self, *arguments: str) -> Ran:
        """A command line, from its words to its exit code."""
        for name, value in self.environ.items():
            self._monkeypatch.setenv(name, value)
        self._capsys.readouterr()
        if self.jump and arguments[0] in ("diagnose", "doctor"):
            code = self._run_on_a_clock_that_jumps(arguments)
        else:
            limit_files(on=self.files_limited)
            try:
                code = main(list(arguments))
            finally:
                limit_files(on=False)
        out, err = self._capsys.readouterr()
        return Ran(code, out, err)

    def close(self) -> None:
        """Stop everything."""
        for server in self._servers:
            server.close()
        if self._session is not None:
            self._session.close()
        gc.collect()  # what commands have left open is theirs, not of the next test

    def _run_on_a_clock_that_jumps(self, arguments: tuple[str, ...]) -> int:
        looks = iter(range(10**6))

        def monotonic() -> float:
            return time.monotonic() + (self.jump if next(looks) > 3 else 0.0)

        try:
            return run(arguments, Context(monotonic=monotonic))
        except FrmrError as error:
            return int(error.exit_code)


@pytest.fixture
def world(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    require: Callable[[str], str],
) -> Iterator[World]:
    """A computer on which nobody is logged in."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    # Without a chosen storage the null keyring would be the first fault of every row.
    monkeypatch.setenv("FRMR_STORAGE", "insecure")
    monkeypatch.setenv("FRMR_TIMEOUT", "4")
    found = World(tmp_path / "person", monkeypatch, capsys, require)
    try:
        yield found
    finally:
        found.close()


def row(fault: Fault) -> ParameterSet:
    """One row; that of a desktop needs its programs."""
    marks = [pytest.mark.live] if fault.on_a_desktop else []
    return pytest.param(fault, id=fault.name, marks=marks)


@pytest.mark.parametrize("fault", [row(fault) for fault in FAULTS])
def test_fault_is_named_first(world: World, fault: Fault) -> None:
    """By the error, by the diagnosis and by the examination; nothing ends in a traceback, nothing tells a secret."""
    fault.arrange(world)

    met = world.run(*fault.command) if fault.error else None
    diagnosis = world.run("diagnose", "login", "-o", "json")
    doctor = world.run("doctor", "-o", "json")

    assert "Traceback" not in diagnosis.err + doctor.err + (met.err if met else "")
    assert not any(secret in diagnosis.out + doctor.out for secret in SECRETS)
    assert met is None or f"[{fault.error}]" in met.err, met
    assert diagnosis.json["cause"]["code"] == fault.cause, diagnosis.out
    if fault.doctor:
        assert first_of(doctor.json["items"]) == fault.doctor, doctor.out


def first_of(checks: list[dict[str, Any]]) -> str | None:
    """The code of the first check about logins that is not well."""
    return next((row["code"] for row in checks if row["code"] and row["name"] not in ASIDE), None)


def test_documentation_has_the_table() -> None:
    """`docs/diagnosis.md` shows every row as it is tested."""
    text = TABLE.read_text(encoding="utf-8")

    assert [line for line in table() if line not in text] == []
    assert len(FAULTS) >= 30


def table() -> list[str]:
    """The rows for the documentation."""
    return [
        f"| {fault.name} | {fault.error or '–'} | {fault.cause} | {fault.doctor or '–'} |"
        for fault in FAULTS
    ]
