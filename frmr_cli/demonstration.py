"""
The main job, step by step, each step a real `frmr` command in a process of its own.

Everything lives in a temporary FRMR_HOME, so that no login, setting or service of the user is touched, and
nothing is left when the demonstration ends, however it ends.
"""

from __future__ import annotations

import os
import re
import secrets
import shlex
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from frmr_cli.errors import ServerError
from frmr_cli.locale import language, t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.console import Console

LOGIN, AUDITOR = "ivanova", "auditor"
SPECIALTY = "Терапия"
NEW_EMAIL = "a.ivanova@example.org"
_USER_CODE = re.compile(r"^\s*([B-Z]{4}-[B-Z]{4})\s*$", re.MULTILINE)
_SIX_DIGITS = re.compile(r"\b(\d{6})\b")


class Demonstration:
    """Runs the steps; the first that fails ends it with ServerError FRMR-LOCAL-020."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._environ: dict[str, str] = {}

    def run(self) -> None:
        """All steps; the services are stopped and the directory is removed in any case."""
        with tempfile.TemporaryDirectory(prefix="frmr-demo-") as name:
            self._environ = _environment(Path(name))
            with self._services():
                self._log_in(LOGIN)
                self._frmr("profile", "show")
                self._change_email()
                self._add_course(Path(name))
                self._frmr("audit", "mine")
                self._frmr("whoami")
                self._frmr("logout")
                self._verify_log()
        self._console.tell(t("Done. Nothing is left running or behind."))

    @contextmanager
    def _services(self) -> Iterator[None]:
        try:
            self._frmr("local", "start")
            self._frmr("local", "accounts", "--fields", "login,password,special")
            yield
        finally:
            self._frmr("local", "stop")

    def _verify_log(self) -> None:
        """What an auditor sees, and the proof that nobody changed it."""
        self._log_in(AUDITOR, "--scope", "+frmr.audit")
        self._frmr("audit", "events", "--since", "1h", "--limit", "10")
        self._frmr("audit", "verify")
        self._frmr("logout")

    def _log_in(self, person: str, *options: str) -> None:
        self._say("login", "--no-browser", *options)
        login = self._start("login", "--no-browser", *options)
        screen = ""
        code = None
        assert login.stderr is not None  # noqa: S101 - it is a pipe, see _start
        for line in login.stderr:
            self._console.tell(line.rstrip("\n"))
            screen += line
            code = code or _USER_CODE.search(screen)
            if code:
                break
        if not code:
            login.wait()
            raise ServerError("FRMR-LOCAL-020", command="frmr login")
        self._frmr("local", "approve", code[1], "--as", person)
        self._console.tell(login.stderr.read().rstrip("\n"))
        if login.wait() != 0:
            raise ServerError("FRMR-LOCAL-020", command="frmr login")

    def _change_email(self) -> None:
        change = self._frmr("profile", "contacts", "--email", NEW_EMAIL, "-o", "id", echo=False)
        inbox = self._frmr("local", "inbox", NEW_EMAIL, "-o", "jsonl", echo=False)
        codes = _SIX_DIGITS.findall(inbox)
        if not codes:
            raise ServerError("FRMR-LOCAL-020", command="frmr local inbox")
        self._frmr("profile", "contacts", "--confirm", change.strip(), "--code", codes[-1])

    def _add_course(self, folder: Path) -> None:
        """A course with its scan, entered, checked by the rules of the register and seen by all."""
        from frmr_cli.servers.people.scans import pdf

        scan = folder / "certificate.pdf"
        scan.write_bytes(pdf("Certificate of a course (demo)"))
        end = datetime.now(UTC).date() - timedelta(days=30)
        begin, day = (end - timedelta(days=11)).isoformat(), end.isoformat()
        course = (
            "--kind",
            "cpd",
            "--activity",
            "course",
            "--hours",
            "36",
            "--specialty",
            SPECIALTY,
        )
        names = ("--institution", "Учебный центр (демо)", "--theme", "Неотложная кардиология")
        paper = ("--diploma-series", "123456", "--diploma-number", "7654321", "--diploma-date", day)
        dates = ("--begin", begin, "--end", day)
        added = self._frmr(
            "education", "add", *course, *names, *dates, *paper, "-o", "id", echo=False
        )
        entry = added.strip()
        printed = ("--series", "123456", "--number", "7654321", "--date", day)
        self._frmr("documents", "upload", str(scan), "--kind", "cpd", "--to", entry, *printed)
        self._frmr("education", "submit", entry)
        self._frmr("education", "plan")

    def _frmr(self, *arguments: str, echo: bool = True) -> str:
        """Run a command and show what it prints. Returns: its standard output."""
        self._say(*arguments)
        shown = self._console.is_terminal and echo
        result = subprocess.run(  # noqa: S603 - our own program
            _command(*arguments),
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=None if shown else subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
        output = result.stdout or ""
        if echo and output:
            self._console.data([output])
        if result.returncode != 0:
            command = " ".join(("frmr", *arguments))
            raise ServerError("FRMR-LOCAL-020", command=command)
        return output

    def _start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own program
            _command(*arguments),
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def _say(self, *arguments: str) -> None:
        self._console.tell(f"\n$ frmr {shlex.join(arguments)}")


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "frmr_cli", *arguments]


def _environment(home: Path) -> dict[str, str]:
    """The user's environment without frmr's variables, with a home and a passphrase of its own."""
    passphrase = home / "passphrase"
    passphrase.touch(mode=0o600)
    passphrase.write_text(secrets.token_urlsafe(32), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FRMR_")}
    return kept | {
        "FRMR_HOME": str(home),
        "FRMR_LANG": language(),
        "FRMR_OUTPUT": "table",
        "FRMR_STORAGE": "passphrase",
        "FRMR_PASSPHRASE_FILE": str(passphrase),
        "PYTHONIOENCODING": "utf-8",
    }
