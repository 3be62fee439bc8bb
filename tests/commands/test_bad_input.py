"""What people and scripts get wrong: an error with a code and a hint, in both languages, and nothing on stdout."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from frmr_cli.__main__ import main
from frmr_cli.app import COMMANDS, load
from frmr_cli.login.store import open_store
from frmr_cli.shell.usage_errors import limits_in_words
from tests.embedded import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.embedded import Home

LANGUAGES = {"en": ("Error: ", "Next: "), "ru": ("Ошибка: ", "Что делать: ")}


class Bad(NamedTuple):
    """A command line that cannot work."""

    line: str
    exit_code: int
    code: str
    is_offline: bool = True
    """Whether it goes wrong before anybody is asked, so that it needs no services."""


OPTION, MISSING = "FRMR-CLI-002", "FRMR-CLI-003"
CHOICE, WHOLE, NUMBER, RANGE = "FRMR-CLI-006", "FRMR-CLI-007", "FRMR-CLI-008", "FRMR-CLI-009"
ABSENT, NO_LOGIN = "FRMR-LOCAL-002", "FRMR-AUTH-001"


def leaves(command: Any, path: str) -> Iterator[str]:
    """Every command below one, as it is typed."""
    below = getattr(command, "commands", None)
    if below is None:
        yield path
        return
    for name, found in below.items():
        yield from leaves(found, f"{path} {name}")


EVERY = [leaf for name in COMMANDS for leaf in leaves(load(name), name)]
WRONG_OPTIONS = [Bad(f"{command} --nonsense", 2, OPTION) for command in EVERY]
WRONG_TYPES = [
    Bad("login --storage paper", 2, CHOICE),
    Bad("smoke --budget soon", 2, NUMBER),
    Bad("profile edit --if-version last", 2, WHOLE),
    Bad("auth storage paper", 2, CHOICE),
    Bad("local start --people many", 2, WHOLE),
    Bad("local start --seed x", 2, WHOLE),
    Bad("local start --people -1", 2, RANGE),
    Bad("local logs -n x", 2, WHOLE),
    Bad("local approve BCDF-GHJK --as ivanova --factor fax", 2, CHOICE),
    Bad("completion show tcsh", 2, CHOICE),
    Bad("completion install tcsh", 2, CHOICE),
    Bad("config set lang xx", 2, "FRMR-CFG-002"),
    Bad("config set timeout soon", 2, "FRMR-CFG-002"),
    Bad("config list -o xml", 2, "FRMR-CFG-002"),
    Bad("config list --fields nope", 2, "FRMR-CLI-011"),
    Bad("config list --query [[", 2, "FRMR-CLI-012"),
]
MISSING_PARTS = [
    Bad("api", 2, MISSING),
    Bad("api GET", 2, MISSING),
    Bad("auth switch", 2, MISSING),
    Bad("context add x", 2, MISSING),
    Bad("context use", 2, MISSING),
    Bad("context remove", 2, MISSING),
    Bad("config get", 2, MISSING),
    Bad("config set lang", 2, MISSING),
    Bad("config unset", 2, MISSING),
    Bad("local inbox", 2, MISSING),
    Bad("local approve BCDF-GHJK", 2, MISSING),
    Bad("completion show", 2, MISSING),
    Bad("profile edit", 2, "FRMR-CLI-017"),
    Bad("profile edit --set inn", 2, "FRMR-CLI-015"),
    Bad("profile edit --from /nonexistent.json", 2, "FRMR-CLI-016"),
    Bad("profile contacts --phone 1 --email 2", 2, "FRMR-CLI-018"),
]
UNKNOWN = [
    Bad("nonsense", 2, "FRMR-CLI-001"),
    Bad("profile nonsense", 2, "FRMR-CLI-001"),
    Bad("whoami extra words", 2, "FRMR-CLI-026"),
    Bad("help nonsense", 2, "FRMR-CLI-040"),
    Bad("context use nope", 2, "FRMR-CFG-003"),
    Bad("context show nope", 2, "FRMR-CFG-003"),
    Bad("context remove nope", 2, "FRMR-CFG-003"),
    Bad("whoami --context nope", 2, "FRMR-CFG-003"),
    Bad("config get nope", 2, "FRMR-CFG-005"),
    Bad("config set nope 1", 2, "FRMR-CFG-005"),
    Bad("config unset nope", 2, "FRMR-CFG-005"),
    Bad("local inbox nobody", 6, "FRMR-LOCAL-008"),
    Bad("local approve BCDF-GHJK --as nobody", 6, "FRMR-LOCAL-008"),
]
READS = (
    *("whoami", "profile show", "profile contacts", "profile history", "api GET /v1/me"),
    *("education list", "education show x", "education plan", "employment list"),
    *("employment experience", "employment timeline", "employment on 2026-01-31"),
    *("documents list", "documents show x", "documents expiring", "nsi list"),
    *("audit mine", "profile search Иванова", "access review"),
)
"""What asks the registry with a login."""
SERVICES_ABSENT = [
    Bad(line, 10, ABSENT)
    for line in (
        *("login", "login --no-wait --insecure-storage", "login --complete", *READS),
        *("profile edit --set birthPlace=x", "profile status Иванова", "profile consent list"),
        *("sessions list", "account show", "local scenario list"),
        *("smoke", "local approve BCDF-GHJK --as ivanova"),
    )
]
NOBODY = [
    Bad("auth status", 4, NO_LOGIN),
    Bad("auth token", 4, NO_LOGIN),
    Bad("auth refresh", 4, NO_LOGIN),
]
NO_TERMINAL = [Bad("local reset", 2, "FRMR-CLI-010")]
OFFLINE = [
    *(*WRONG_OPTIONS, *WRONG_TYPES, *MISSING_PARTS, *UNKNOWN),
    *(*SERVICES_ABSENT, *NOBODY, *NO_TERMINAL),
]
ONLINE = [
    Bad("profile show 2021.9999999", 5, "FRMR-REG-016"),
    Bad("profile show nonsense", 5, "FRMR-REG-016"),
    Bad("profile edit --set snils=1", 3, "FRMR-REG-027"),
    Bad("profile contacts --phone abc", 3, "FRMR-REG-027"),
    Bad("profile contacts --confirm nope --code 1", 6, "FRMR-REG-040"),
    Bad("profile show --reveal", 2, "FRMR-CLI-014"),
    Bad("api GET v1/me", 2, "FRMR-API-006"),
    Bad("login --complete", 4, "FRMR-AUTH-060"),
    Bad("local approve ZZZZ-ZZZZ --as ivanova", 5, "FRMR-GOS-001"),
]


def line_of(bad: Bad) -> str:
    """The name of a case."""
    return bad.line


def check(code: int, out: str, err: str, bad: Bad, language: str) -> None:
    """The error is one of the catalogue, advises something, and leaves stdout to data."""
    error, hint = LANGUAGES[language]
    assert (code, out) == (bad.exit_code, ""), err
    assert bad.code in err
    assert re.search(rf"^{error}.+ \[FRMR-[A-Z]+-\d{{3}}\]$", err, re.MULTILINE), err
    assert re.search(rf"^{hint}.+", err, re.MULTILINE), err
    assert "Traceback" not in err
    assert not re.search(r"\{\w+\}", err), "a placeholder was not filled"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("bad", OFFLINE, ids=line_of)
def test_bad_command_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, bad: Bad, language: str
) -> None:
    """Each mistake on the command line is told in the language of the person."""
    monkeypatch.setenv("FRMR_LANG", language)

    code = main(bad.line.split())

    check(code, *_data_apart(capsys.readouterr(), bad), bad, language)


def _data_apart(shown: tuple[str, str], bad: Bad) -> tuple[str, str]:
    # The rows of a smoke test are its data, failed or not.
    return ("", shown[1]) if bad.line == "smoke" else (shown[0], shown[1])


WORKING = {"demo", "local start", "serve"}
"""What would begin to work."""


@pytest.mark.parametrize("line", sorted(set(EVERY) - WORKING))
def test_no_command_alone_is_a_defect(capsys: pytest.CaptureFixture[str], line: str) -> None:
    """Called without anything, nowhere and by nobody, each answers or says what it lacks."""
    main(line.split())

    assert "FRMR-INT-001" not in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("bad", ONLINE, ids=line_of)
def test_refused_by_the_services(practitioner: Home, bad: Bad, language: str) -> None:
    """What the services refuse is told in the same way."""
    ran = practitioner.run(*bad.line.split(), environ={"FRMR_LANG": language})

    check(ran.code, ran.out, ran.err, bad, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", READS)
def test_expired_login(practitioner: Home, line: str, language: str) -> None:
    """A token that is no good any more leads to a new login."""
    environ = {"FRMR_LANG": language, "FRMR_TOKEN": "a.b.c"}

    ran = practitioner.run(*line.split(), environ=environ)

    check(ran.code, ran.out, ran.err, Bad(line, 4, "FRMR-AUTH-004"), language)


NEEDS_LOGIN = (*READS, "auth refresh")


@pytest.fixture(scope="module")
def revoked(services: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Somebody whose stored login was ended elsewhere: the files are those of before a logout."""
    home = services.neighbour(tmp_path_factory.mktemp("revoked"))
    home.log_in("petrova")
    tokens = home.path / "data" / "tokens"
    store = open_store(tokens, "insecure", environ={})
    account = store.accounts()[0].account
    kept = store.load(account)
    assert kept is not None
    assert home.run("logout").code == 0
    # The access token alone would still be good for some minutes.
    store.save(account, kept._replace(expires_at=datetime.now(UTC)))
    return home


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", NEEDS_LOGIN)
def test_stored_login_that_was_ended(revoked: Home, line: str, language: str) -> None:
    """The way on is a new login, and the stored file is still there to be replaced."""
    ran = revoked.run(*line.split(), environ={"FRMR_LANG": language})

    check(ran.code, ran.out, ran.err, Bad(line, 4, "FRMR-AUTH-003"), language)


OTHER_ENCODING = "Иванова".encode("cp1251").decode("utf-8", "surrogateescape")
"""What an old terminal types, as Python keeps it."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "line",
    [
        "profile show *",
        "profile show --reveal --reason *",
        "profile edit --set birthPlace=*",
        "profile contacts --email *",
        "profile status *",
        "education add --kind cpd --institution *",
        "employment on 2026-03-15 --worker *",
        "audit mine --since *",
        "nsi search 1002 *",
    ],
)
def test_values_in_another_encoding(practitioner: Home, line: str, language: str) -> None:
    """Bytes that are no text are a mistake that can be named, not a defect, and change nothing."""
    words = [word.replace("*", OTHER_ENCODING) for word in line.split()]

    ran = practitioner.run(*words, environ={"FRMR_LANG": language})

    assert ran.code not in (0, 1), (ran.out, ran.err)
    assert "FRMR-INT-001" not in ran.err
    assert ran.err.startswith(LANGUAGES[language][0])


def test_a_line_in_another_encoding_ends_no_other(practitioner: Home) -> None:
    """`frmr run` names it and goes on."""
    done = subprocess.run(
        [sys.executable, "-m", "frmr_cli", "run", "--stdin"],
        input="profile status Иванова\n".encode("cp1251") + b"whoami\n",
        capture_output=True,
        cwd=ROOT,
        env=practitioner.environment(),
        check=False,
    )

    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["exit_code"], first["error"]["code"]) == (2, "FRMR-CLI-027")
    assert second["exit_code"] == 0


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "ascii", "utf-8"])
def test_encodings_of_old_terminals(practitioner: Home, encoding: str) -> None:
    """No encoding ends the program; what it cannot show is escaped."""
    done = subprocess.run(
        [sys.executable, "-m", "frmr_cli", "profile", "show"],
        capture_output=True,
        cwd=ROOT,
        env=practitioner.environment(PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C"),
        check=False,
    )

    assert done.returncode == 0, done.stderr
    text = done.stdout.decode(encoding)
    assert ("Иванова" if encoding != "ascii" else r"\u0418\u0432") in text


@pytest.mark.parametrize("line", ["profile show", "--help", "profile show --nonsense", "smoke"])
def test_no_escapes_without_colour(practitioner: Home, line: str) -> None:
    """NO_COLOR counts under GitHub Actions too, where other programs colour everything."""
    environ = {"NO_COLOR": "1", "GITHUB_ACTIONS": "true", "TERM": "xterm-256color"}

    ran = practitioner.run(*line.split(), environ=environ)

    assert "\x1b" not in ran.out + ran.err


def test_json_stays_json_while_something_is_to_be_said(practitioner: Home) -> None:
    """Warnings go to stderr, so stdout is JSON as it is."""
    ran = practitioner.run("auth", "status", "-o", "json")

    assert "Warning: " in ran.err
    assert ran.json["storage"] == "insecure"


def test_reader_that_has_seen_enough(practitioner: Home, tmp_path: Path) -> None:
    """A closed pipe ends the program without a word."""
    command = f"{sys.executable} -m frmr_cli local accounts -o json | head -n 1"

    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=practitioner.environment(),
        check=False,
    )

    assert done.stdout == "{\n"
    assert "Error" not in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 141)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("x>=1", "at least 1"),
        ("1<=x<=100", "from 1 to 100"),
        ("x<=9.5", "at most 9.5"),
        ("0<x<1", "0<x<1"),
    ],
)
def test_a_range_is_told_in_words(given: str, told: str) -> None:
    """What cannot be put into words stays as it is."""
    assert limits_in_words(given) == told
