"""A private PostgreSQL server for tests: made in a temporary directory, reached by a socket, gone at the end."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

EVERY_TEST_ON = os.environ.get("FRMR_TEST_DATABASE")
"""`postgresql`: the tests of the registry run on it only. Read before `own_home` takes the variable away."""

_REQUIRED = os.environ.get("FRMR_TEST_REQUIRE_LIVE") == "1"
_USER = "frmr"
_keepers: list[subprocess.Popen[bytes]] = []
"""Held, so that their standard input stays open."""
_SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=200 -c unix_socket_directories="


def new_schema(name: str = "") -> str:
    """The address of an empty schema; without the programs of the server the test is skipped."""
    import psycopg

    schema = name or f"t_{secrets.token_hex(6)}"
    with psycopg.connect(address("public"), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
    return address(schema)


def address(schema: str) -> str:
    """The address of a schema of the private server."""
    options = {"host": str(cluster()), "options": f"-csearch_path={schema}"}
    return f"postgresql://{_USER}@/postgres?{urlencode(options)}"


@cache
def cluster() -> Path:
    """Start the server of this process of tests. Returns: the directory of its socket."""
    programs = binaries()
    # Not below the directory of pytest, which only its owner may enter: the server refuses to run as root.
    directory = Path(tempfile.mkdtemp(prefix="frmr-postgresql-"))
    # The keeper ends with its standard input, so with this process, however that one ends.
    keeper = subprocess.Popen(
        [sys.executable, __file__, programs, directory],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert keeper.stdout is not None
    assert keeper.stdout.readline() == b"ready\n"
    _keepers.append(keeper)
    return directory


def keep(binaries: Path, directory: Path) -> None:
    """Run a server in a directory until standard input ends, then remove both."""
    user = unprivileged()
    if user:
        os.chown(directory, user["user"], user["group"])

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [binaries / program, "-D", directory / "data", *arguments],
            check=True,
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            **user,
        )

    run(
        "initdb",
        "--auth=trust",
        f"--username={_USER}",
        "--encoding=UTF8",
        "--no-sync",
        "--no-locale",
    )
    log = str(directory / "log")
    run("pg_ctl", "--wait", f"--log={log}", f"--options={_SETTINGS}{directory}", "start")
    print("ready", flush=True)  # noqa: T201  # the other process waits for this
    sys.stdin.buffer.read()
    run("pg_ctl", "--mode=immediate", "stop")
    shutil.rmtree(directory)


def binaries() -> Path:
    """Where the programs of the server are; without them the test is skipped."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if places:
        return places[-1]
    if _REQUIRED:
        pytest.fail("no PostgreSQL server is installed, and FRMR_TEST_REQUIRE_LIVE=1")
    pytest.skip("no PostgreSQL server is installed (Debian package postgresql)")


def unprivileged() -> dict[str, Any]:
    """Root cannot run the server; somebody without rights does it instead."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    pytest.skip("nobody without rights is there to run PostgreSQL")


if __name__ == "__main__":
    keep(Path(sys.argv[1]), Path(sys.argv[2]))
