"""Secrets of one whole session, looked for in everything that the session wrote and showed."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.embedded import Home

PHONE = "+79123456781"
EMAIL = "canary-address@example.org"
REASON = "проверка перед подачей"
BIRTH_PLACE = "КАНАРЕЕЧНАЯ слобода"


class Session(NamedTuple):
    """What a person did at `--debug`, and what must not be seen of it."""

    secrets: dict[str, str]
    outputs: dict[str, str]
    """Command line → everything it showed."""
    home: Path
    services: Path


@pytest.fixture(scope="module")
def session(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A login, readings, corrections and a logout, every command at `--debug`."""
    home = services.neighbour(tmp_path_factory.mktemp("canary"))
    (person,) = [
        row
        for row in services.run("local", "accounts", "-o", "json").json["items"]
        if row["login"] == "koroleva"
    ]
    outputs: dict[str, str] = {}

    def run(*arguments: str, stdin: str = "") -> str:
        ran = home.run(*arguments, "--debug", stdin=stdin)
        outputs[" ".join(arguments)] = ran.out + ran.err
        return ran.out

    home.log_in("koroleva")
    clear = home.run("profile", "show", "--reveal", "--reason", REASON, "-o", "json").json
    secrets = {
        "access token": home.token(),
        "password": person["password"],
        "snils": "".join(filter(str.isdigit, clear["snils"])),
        "inn": clear["inn"],
        "phone": PHONE,
        "old phone": clear["phone"],
        "email": EMAIL,
        "birth place": BIRTH_PLACE,
    }
    run("whoami")
    run("profile", "show")
    run("profile", "show", "-o", "json")
    run("profile", "edit", "--set", "birthPlace=-", stdin=BIRTH_PLACE)
    run("profile", "edit", "--set", "inn=-", stdin="000000000001")
    run("profile", "contacts", "--phone", "-", stdin=PHONE)
    run("profile", "contacts", "--email", "-", stdin=EMAIL)
    run("profile", "contacts", "--confirm", "nope", "--code", "-", stdin="123456")
    run("auth", "status")
    run("auth", "list", "-o", "json")
    run("auth", "refresh")
    run("api", "GET", "/v1/me", "--include")
    run("smoke")
    run("local", "status")
    run("local", "logs", "-n", "10000")
    secrets["renewed access token"] = home.token()
    run("api", "GET", "/v1/nothing")
    secrets |= _stored(home.path)
    return Session(secrets, outputs, home.path, services.path)


def _stored(home: Path) -> dict[str, str]:
    """The refresh token; `--insecure-storage` was asked for, so the file of tokens holds it in clear."""
    (file,) = (home / "data" / "tokens").glob("*.tokens")
    text = file.read_bytes().decode("utf-8", errors="replace")
    found = re.search(r'"refresh(?:_token)?":\s*("[^"]+")', text)
    assert found is not None, "the test looks for the refresh token at the wrong place"
    return {"refresh token": json.loads(found[1])}


def leaks(secrets: dict[str, str], content: bytes) -> set[str]:
    """Names of the secrets that stand in the content, in any writing of digits or encoding."""
    found = set()
    for name, secret in secrets.items():
        forms = {secret.encode(), secret.encode("utf-16-le"), secret.encode("cp1251")}
        if secret.lstrip("+").isdigit():
            forms.add(secret.lstrip("+").encode())
        if name == "snils":
            forms.add(f"{secret[:3]}-{secret[3:6]}-{secret[6:9]} {secret[9:]}".encode())
        if any(form in content for form in forms):
            found.add(name)
    return found


def test_search_finds_what_is_there() -> None:
    """The search itself works: a planted secret is found in each of its forms."""
    secrets = {"snils": "11223344595", "phone": PHONE}

    assert leaks(secrets, "СНИЛС 112-233-445 95".encode()) == {"snils"}
    assert leaks(secrets, b"tel:79123456781") == {"phone"}
    assert leaks(secrets, b"nothing") == set()


def test_outputs_hold_no_secret(session: Session) -> None:
    """Nothing that a command shows at --debug holds a secret that nobody asked for."""
    found = {
        line: names
        for line, text in session.outputs.items()
        if (names := leaks(session.secrets, text.encode()))
    }

    assert found == {}


def files(session: Session) -> Iterator[Path]:
    """Every file of the session and the services but the spool, which plays the phone of the person."""
    for root in (session.home, session.services):
        for path in sorted(root.rglob("*")):
            if path.is_file() and "spool" not in path.parts:
                yield path


def test_files_hold_no_secret(session: Session) -> None:
    """Databases, their journals, logs, state and settings hold nothing in clear."""
    checked = {path: leaks(session.secrets, path.read_bytes()) for path in files(session)}

    names = {path.name for path in checked}
    assert {"registry.sqlite3", "gosuslugi.sqlite3", "local.log", "config.toml"} <= names
    # Asked for in so many words: --insecure-storage.
    assert {path.name: found for path, found in checked.items() if found} == {
        path.name: {"refresh token", "renewed access token"}
        for path in checked
        if path.suffix == ".tokens" and path.is_relative_to(session.home)
    }


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_process_list_holds_no_secret(session: Session) -> None:
    """The services, which still run, show nothing in their command line and environment."""
    pid = _pid(session.services)
    process = Path("/proc") / str(pid)

    shown = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()

    assert leaks(session.secrets, shown) == set()
    assert str(os.getpid()) != str(pid)


def _pid(services: Path) -> int:
    state = json.loads((services / "state" / "local" / "local.json").read_text(encoding="utf-8"))
    return int(state["pid"])
