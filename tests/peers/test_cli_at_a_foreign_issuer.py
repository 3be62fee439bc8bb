"""The command line at an installation that nobody built it for: other paths, https, a private authority."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import IO, TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.peers.conftest import Installation

LONGEST = 60
"""Seconds after which a command that hangs fails its test."""
_USER_CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")
_LOGIN = ("login", "--insecure-storage", "--no-browser")


class Command(NamedTuple):
    """`frmr` of one user, started away from the source tree."""

    home: Path
    cwd: Path

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start frmr in a process of its own, without a terminal."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        root = os.pathsep.join(path for path in sys.path if path)
        return subprocess.Popen(
            [sys.executable, "-m", "frmr_cli", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=self.cwd,
            env=kept
            | {
                "HOME": str(self.home),
                "FRMR_HOME": str(self.home),
                "FRMR_LANG": "en",
                "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
                "PYTHONPATH": root,
                "PYTHONUTF8": "1",
            },
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit status, stdout and stderr of a command."""
        with self.start(*arguments) as process:
            out, err = process.communicate(timeout=LONGEST)
        return process.returncode, out, err

    def succeed(self, *arguments: str) -> str:
        """Stdout of a command that must not fail."""
        code, out, err = self.run(*arguments)
        assert code == 0, err
        return out


@pytest.fixture
def frmr(own_home: Path, tmp_path: Path) -> Command:
    """Commands of a user who has never run frmr."""
    return Command(own_home, tmp_path)


def add_context(frmr: Command, place: Installation, *more: str) -> None:
    """Tell frmr where registry and issuer are, and use them."""
    where = ("--registry", place.registry, "--issuer", place.issuer)
    frmr.succeed("context", "add", "test", *where, *more)
    frmr.succeed("context", "use", "test")


def shown_code(stderr: IO[str]) -> str:
    """The user code in what a waiting login shows."""
    lines = []
    for line in stderr:
        lines.append(line)
        found = _USER_CODE.search(line)
        if found:
            return found[0]
    raise AssertionError("".join(lines))


def log_in(frmr: Command, place: Installation) -> None:
    """Log in with a code that is read off the screen."""
    with frmr.start(*_LOGIN) as process:
        try:
            assert process.stderr is not None
            place.approve(f"{place.issuer}/device", shown_code(process.stderr))
            _, err = process.communicate(timeout=LONGEST)
        except BaseException:
            process.kill()
            raise

    assert process.returncode == 0, err


def test_whole_session_at_a_private_installation(frmr: Command, private: Installation) -> None:
    """With address, issuer and authority of an institution a session goes from login to logout."""
    add_context(frmr, private, "--ca-file", str(private.ca_file))
    log_in(frmr, private)

    identity = json.loads(frmr.succeed("whoami", "-o", "json"))
    profile = json.loads(frmr.succeed("profile", "show", "-o", "json"))
    before = frmr.succeed("auth", "token")
    frmr.succeed("auth", "refresh")
    after = frmr.succeed("auth", "token")
    status = json.loads(frmr.succeed("auth", "status", "-o", "json"))
    frmr.succeed("logout")
    code, _, err = frmr.run("whoami")

    worker = private.person.worker
    assert worker is not None
    assert identity["subject"] == private.person.subject
    assert identity["roles"] == list(private.person.account.roles)
    assert profile["id"] == worker["id"]
    assert before != after
    assert (status["issuer"], status["registry"]) == (private.issuer, private.registry)
    assert code == 4, err


def test_logout_ends_the_session_at_the_issuer(
    frmr: Command, private: Installation, tmp_path: Path
) -> None:
    """After a logout the issuer renews nothing, so a copy of the stored tokens is worthless."""
    add_context(frmr, private, "--ca-file", str(private.ca_file))
    log_in(frmr, private)
    copy = Command(tmp_path / "copy", frmr.cwd)
    shutil.copytree(frmr.home, copy.home)
    frmr.succeed("logout")

    code, _, err = copy.run("auth", "refresh")

    assert code == 4, err


def test_unknown_authority_is_not_trusted(frmr: Command, private: Installation) -> None:
    """Without the authority of the institution the login ends before anything is sent."""
    add_context(frmr, private)

    code, out, err = frmr.run(*_LOGIN)

    assert code == 10, err
    assert re.search(r"FRMR-NET-\d{3}", err), err
    assert out == ""
    assert not _USER_CODE.search(err)
