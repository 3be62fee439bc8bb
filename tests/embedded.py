"""One set of embedded services for the tests of a folder, and commands run against it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
LONGEST = 60
"""Seconds after which a command that hangs fails its test."""


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


class Home(NamedTuple):
    """A directory that is one user's whole frmr, and commands of that user."""

    path: Path

    def environment(self, **more: str) -> dict[str, str]:
        """Variables of a command; nothing of the person who runs the tests but PATH and the locale."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        return (
            kept
            | {
                "HOME": str(self.path),
                "FRMR_HOME": str(self.path),
                "FRMR_LANG": "en",
                "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
                "PYTHONUTF8": "1",
            }
            | more
        )

    def run(
        self, *arguments: str, stdin: str = "", environ: Mapping[str, str] | None = None
    ) -> Ran:
        """Run frmr in a process of its own, without a terminal."""
        done = subprocess.run(
            [sys.executable, "-m", "frmr_cli", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            env=self.environment(**(environ or {})),
            timeout=LONGEST,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def log_in(self, login: str, *more: str) -> Ran:
        """Log a demo person in by way of the pages; the tokens lie in a file without protection."""
        begun = self.run("login", "--no-wait", "--insecure-storage", *more)
        assert begun.code == 0, begun.err
        approved = self.run("local", "approve", begun.json["user_code"], "--as", login)
        assert approved.code == 0, approved.err
        ended = self.run("login", "--complete", "--insecure-storage", "-o", "json")
        assert ended.code == 0, ended.err
        return ended

    def neighbour(self, path: Path) -> Home:
        """Another user at `path`, whose embedded services are those of this one."""
        for name in ("state", "data"):
            (path / name).mkdir(parents=True)
            (path / name / "local").symlink_to(self.path / name / "local")
        return Home(path)

    def token(self) -> str:
        """The access token of the login in use."""
        return self.run("auth", "token").out.strip()


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A home in which the embedded services run while the tests of a module do: what one module did is nothing to another."""
    home = Home(tmp_path_factory.mktemp("services"))
    started = home.run("local", "start")
    assert started.code == 0, started.err
    yield home
    assert home.run("local", "stop").code == 0


@pytest.fixture(scope="module")
def practitioner(services: Home) -> Home:
    """The same home, where the practitioner of the demonstration is logged in."""
    services.log_in("ivanova")
    return services
