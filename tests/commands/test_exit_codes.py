"""Every exit code that the commands have so far, each reached by a real command."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from frmr_cli.__main__ import main
from frmr_cli.errors import ExitCode
from tests.commands.raw_server import http, raw_server
from tests.embedded import LONGEST, ROOT, Home

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = {ExitCode.CHANGES_PENDING}
"""Reached where plans are made: `test_bulk_command.py`."""

WITH_SERVICES = {
    ExitCode.OK: ["profile", "show"],
    ExitCode.USAGE: ["profile", "show", "--nonsense"],
    ExitCode.INVALID: ["profile", "edit", "--set", "inn=123"],
    ExitCode.FORBIDDEN: ["profile", "show", "2021.0000302"],
    ExitCode.NOT_FOUND: ["api", "GET", "/v1/nothing"],
    ExitCode.CONFLICT: ["profile", "edit", "--set", "birthPlace=x", "--if-version", "999"],
}
AGAINST_A_SERVER = {
    ExitCode.NOT_LOGGED_IN: http("401 Unauthorized", "WWW-Authenticate: Bearer"),
    ExitCode.RATE_LIMITED: http("429 Too Many Requests", "Retry-After: 3600"),
    ExitCode.NETWORK: b"220 mail ready\r\n",
    ExitCode.SERVER: http("500 Internal Server Error"),
    ExitCode.TIMED_OUT: None,
}
ALONE = {ExitCode.INTERNAL, ExitCode.TOKEN_STORAGE, ExitCode.INTERRUPTED, ExitCode.PARTIAL}
"""Each has a test of its own below."""


def test_no_exit_code_is_left_out() -> None:
    """Each code is reached by a test of a real command."""
    assert set(ExitCode) - ELSEWHERE == {*WITH_SERVICES, *AGAINST_A_SERVER, *ALONE}


def test_some_of_many_failed(practitioner: Home) -> None:
    """One command of a run failed, the others went on."""
    ran = practitioner.run("run", "--stdin", stdin="config list\nnosuch\n")

    assert ran.code == ExitCode.PARTIAL, ran.err


@pytest.mark.parametrize("code", WITH_SERVICES, ids=lambda code: code.name)
def test_codes_against_the_embedded_services(practitioner: Home, code: ExitCode) -> None:
    """What the registry says becomes the exit code."""
    ran = practitioner.run(*WITH_SERVICES[code])

    assert ran.code == code, ran.err
    assert (ran.err == "") == (code == ExitCode.OK)


@pytest.mark.parametrize("code", AGAINST_A_SERVER, ids=lambda code: code.name)
def test_codes_against_a_server_that_fails(tmp_path: Path, code: ExitCode) -> None:
    """Each way in which a server can fail has its exit code."""
    home = Home(tmp_path)
    environ = {"FRMR_TOKEN": "token", "FRMR_CONTEXT": "raw", "FRMR_TIMEOUT": "2"}

    with raw_server(AGAINST_A_SERVER[code]) as address:
        _add_context(home, address)
        ran = home.run("whoami", environ=environ)

    assert ran.code == code, ran.err
    assert ran.out == ""


def test_refused_connection(tmp_path: Path) -> None:
    """A server that does not run is a matter of the network."""
    home = Home(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    _add_context(home, address)

    ran = home.run("whoami", environ={"FRMR_TOKEN": "token", "FRMR_CONTEXT": "raw"})

    assert ran.code == ExitCode.NETWORK
    assert "FRMR-NET-074" in ran.err


def test_defect() -> None:
    """What nobody thought of is a defect, told in one sentence without a traceback."""

    class Broken(io.StringIO):
        def write(self, text: str) -> int:
            raise LookupError("a defect")

    before, sys.stdout = sys.stdout, Broken()
    try:
        code = main(["config", "list"])
    finally:
        sys.stdout = before

    assert code == ExitCode.INTERNAL


def test_torn_token_file(services: Home, tmp_path: Path) -> None:
    """A file of tokens that cannot be read is neither used nor deleted."""
    home = services.neighbour(tmp_path)
    home.log_in("petrova")
    (file,) = (tmp_path / "data" / "tokens").glob("*.tokens")
    file.write_bytes(file.read_bytes()[:-10])

    ran = home.run("auth", "token")

    assert ran.code == ExitCode.TOKEN_STORAGE, ran.err
    assert ran.out == ""
    assert file.exists()


def test_interrupted_login(services: Home, tmp_path: Path) -> None:
    """Ctrl-C while a login waits ends it quietly."""
    home = services.neighbour(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "frmr_cli", "login", "--insecure-storage"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=home.environment(),
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("Waiting"):
            break

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=LONGEST)

    assert process.returncode == ExitCode.INTERRUPTED
    assert out == ""
    assert "Traceback" not in err


def _add_context(home: Home, address: str) -> None:
    added = home.run(
        "context", "add", "raw", "--registry", address, "--issuer", f"{address}/issuer"
    )
    assert added.code == 0, added.err


@pytest.mark.parametrize("output", ["tsv", "json", "jsonl"])
def test_a_reader_that_has_gone_is_no_failure(services: Home, output: str) -> None:
    """`| head` has seen enough: nothing is said, and a script with `pipefail` goes on."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as gone:
        command = [sys.executable, "-m", "frmr_cli", "local", "accounts", "-o", output]
        ran = subprocess.run(
            command,
            stdout=gone,
            stderr=subprocess.PIPE,
            env=services.environment(),
            cwd=ROOT,
            check=False,
            timeout=LONGEST,
        )

    assert (ran.returncode, ran.stderr) == (0, b"")
