"""`frmr login` and `frmr logout`."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.sign_in.device_login import requested

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Frmr = Callable[..., Any]

PENDING = (400, {"error": "authorization_pending"})


def test_a_login_shows_address_and_code_alone_on_their_lines(frmr: Frmr, prod: Any) -> None:
    """What a person copies stands alone, without a terminal too."""
    prod.polls = [PENDING]

    outcome = frmr("login", "--insecure-storage")

    assert outcome.code == 0
    assert f"{prod.url}/device" in outcome.err.splitlines()
    assert "BCDF-GHJK" in outcome.err.splitlines()


def test_a_login_says_who_and_until_when(frmr: Frmr, prod: Any) -> None:
    """The name is the one of userinfo; the end is the one of the whole login; stdout stays empty."""
    outcome = frmr("login", "--insecure-storage")

    assert "Logged in as Иванова Анна Сергеевна until " in outcome.err
    assert outcome.out == ""


def test_a_login_for_programs_is_data(frmr: Frmr, prod: Any) -> None:
    """With -o json, the result is on stdout, without any token."""
    outcome = frmr("login", "--insecure-storage", "-o", "json")

    assert outcome.json["subject"] == "1000000301"
    assert outcome.json["storage"] == "insecure"
    assert "access-of" not in outcome.out + outcome.err


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["+frmr.audit"], "openid frmr.read frmr.audit"),
        (["+frmr.audit,+frmr.read"], "openid frmr.read frmr.audit"),
        (["profile +frmr.audit", "frmr.read"], "profile frmr.read frmr.audit"),
        (["+", ""], "openid frmr.read"),
        ([], "openid frmr.read"),
    ],
)
def test_a_scope_with_a_plus_is_asked_for_besides_the_others(
    given: list[str], expected: str
) -> None:
    """The usual ones stay unless others are named, and each is asked for once."""
    assert " ".join(requested(given, ["openid", "frmr.read"])) == expected


def test_the_scopes_of_the_command_line_are_asked_for(frmr: Frmr, prod: Any) -> None:
    """--scope replaces the scopes of the context."""
    frmr("login", "--insecure-storage", "--scope", "openid", "--scope", "frmr.read")

    assert prod.device_requests[0]["scope"] == "openid frmr.read"


def test_the_storage_that_worked_is_remembered(frmr: Frmr, prod: Any) -> None:
    """A later login is kept in the same way without being asked."""
    frmr("login", "--insecure-storage")

    assert frmr("config", "get", "storage").out == "insecure\n"


def test_a_missing_keyring_is_told_before_the_person_is_sent_away(frmr: Frmr, prod: Any) -> None:
    """The issuer is not even asked for a code; the hint names the ways out."""
    outcome = frmr("login")

    assert outcome.code == 12
    assert "frmr login --storage passphrase" in outcome.err
    assert prod.device_requests == []


def test_there_is_no_silent_downgrade(frmr: Frmr, prod: Any) -> None:
    """After a failed login with the keyring nothing is pinned and nothing is stored."""
    frmr("login")

    assert frmr("config", "get", "storage").out == "auto\n"
    assert frmr("auth", "list", "-o", "json").json["items"] == []


def test_a_passphrase_file_protects_the_tokens(
    frmr: Frmr, prod: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    """With a passphrase no token is readable in the files."""
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse", encoding="utf-8")
    secret.chmod(0o600)
    monkeypatch.setenv("FRMR_PASSPHRASE_FILE", str(secret))

    outcome = frmr("login", "--storage", "passphrase")

    files = [path for path in (own_home / "data" / "tokens").iterdir() if path.is_file()]
    assert outcome.code == 0
    assert not any(b"refresh-1000000301" in path.read_bytes() for path in files)
    assert frmr("auth", "token").out.startswith("access-of-")


@pytest.mark.parametrize(
    ("answer", "exit_code", "code"),
    [
        pytest.param({"error": "access_denied"}, 4, "FRMR-AUTH-020", id="denied"),
        pytest.param({"error": "expired_token"}, 4, "FRMR-AUTH-021", id="expired"),
        pytest.param({"error": "invalid_client"}, 2, "FRMR-AUTH-023", id="unknown client"),
    ],
)
def test_a_login_that_fails_stores_nothing(
    frmr: Frmr, prod: Any, answer: dict[str, str], exit_code: int, code: str
) -> None:
    """Each end of the wait has its exit code; no login is left behind."""
    prod.polls = [PENDING, (400, answer)]

    outcome = frmr("login", "--insecure-storage")

    assert outcome.code == exit_code
    assert code in outcome.err
    assert frmr("auth", "status").code == 4


def test_ctrl_c_stores_nothing(frmr: Frmr, prod: Any, clock: Any, own_home: Path) -> None:
    """Whoever interrupts the wait is not logged in, and nothing waits for them."""
    clock.is_interrupted = True

    outcome = frmr("login", "--insecure-storage")

    assert outcome.code == 130
    tokens = own_home / "data" / "tokens"
    assert [path for path in tokens.glob("*") if path.suffix != ".lock"] == []
    assert frmr("config", "get", "storage").out == "auto\n"


def test_ctrl_c_keeps_a_login_for_complete(frmr: Frmr, prod: Any, clock: Any) -> None:
    """An interrupted --complete can be repeated."""
    frmr("login", "--no-wait", "--insecure-storage")
    clock.is_interrupted = True

    interrupted = frmr("login", "--complete")
    clock.is_interrupted = False

    assert interrupted.code == 130
    assert frmr("login", "--complete").code == 0


def test_waiting_longer_is_explained_once(frmr: Frmr, prod: Any) -> None:
    """A person is told why it takes longer, once per reason."""
    prod.polls = [(503, {}), (503, {}), (400, {"error": "slow_down"})]

    outcome = frmr("login", "--insecure-storage")

    assert outcome.err.count("The issuer is busy") == 1
    assert outcome.err.count("asks for more patience") == 1


def test_no_wait_prints_what_a_program_needs(frmr: Frmr, prod: Any) -> None:
    """One JSON object on stdout, without the device code, and nothing is waited for."""
    outcome = frmr("login", "--no-wait", "--insecure-storage", "--context", "prod")

    assert outcome.code == 0
    assert outcome.json | {"expires_at": None} == {
        "schema": "frmr.device-login/1",
        "verification_uri": f"{prod.url}/device",
        "verification_uri_complete": None,
        "user_code": "BCDF-GHJK",
        "expires_at": None,
        "next_step": "frmr login --complete --context prod",
    }
    assert "device-secret" not in outcome.out + outcome.err


def test_complete_finishes_what_no_wait_began(frmr: Frmr, prod: Any, own_home: Path) -> None:
    """The kept login is finished in the same storage, then forgotten."""
    frmr("login", "--no-wait", "--insecure-storage")

    outcome = frmr("login", "--complete")

    assert outcome.code == 0
    assert frmr("auth", "status").code == 0
    assert list((own_home / "data" / "tokens").glob("*.pending")) == []
    assert "FRMR-AUTH-060" in frmr("login", "--complete").err


def test_a_kept_login_that_was_denied_is_forgotten(frmr: Frmr, prod: Any) -> None:
    """Nobody can confirm the code any more, so nothing waits for it."""
    frmr("login", "--no-wait", "--insecure-storage")
    prod.polls = [(400, {"error": "access_denied"})]

    first, second = frmr("login", "--complete"), frmr("login", "--complete")

    assert "FRMR-AUTH-020" in first.err
    assert "FRMR-AUTH-060" in second.err


@pytest.mark.parametrize("command", [("login",), ("auth", "refresh")], ids=["login", "refresh"])
@pytest.mark.parametrize("variable", ["FRMR_TOKEN", "FRMR_CLIENT_SECRET"])
def test_a_login_that_would_not_be_used_is_refused(
    frmr: Frmr,
    prod: Any,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    command: tuple[str, ...],
) -> None:
    """What comes before every stored login is named, and the issuer is not asked."""
    monkeypatch.setenv(variable, "abc")

    outcome = frmr(*command)

    assert outcome.code == 2
    assert f"{variable} is set" in outcome.err
    assert prod.device_requests == []


@pytest.mark.parametrize(
    "flags",
    [("--no-wait", "--complete"), ("--insecure-storage", "--storage", "keyring")],
    ids=["wait", "storage"],
)
def test_flags_that_contradict_each_other_are_refused(frmr: Frmr, flags: tuple[str, ...]) -> None:
    """A contradiction is a usage error before anything happens."""
    outcome = frmr("login", *flags)

    assert outcome.code == 2
    assert "FRMR-CLI-060" in outcome.err


def test_a_context_without_issuer_is_told(frmr: Frmr, own_home: Path) -> None:
    """A context written by hand may lack the issuer."""
    (own_home / "config").mkdir(parents=True)
    text = 'context = "x"\n[contexts.x]\nregistry = "https://frmr.example.ru"\n'
    (own_home / "config" / "config.toml").write_text(text, encoding="utf-8")

    outcome = frmr("login", "--insecure-storage")

    assert outcome.code == 2
    assert "FRMR-AUTH-062" in outcome.err


def test_token_files_are_private(frmr: Frmr, prod: Any, own_home: Path) -> None:
    """Even without encryption, only the user may read the tokens."""
    frmr("login", "--insecure-storage")

    modes = {stat.S_IMODE(path.stat().st_mode) for path in (own_home / "data" / "tokens").iterdir()}
    assert modes == {0o600}


def test_logout_revokes_and_deletes(frmr: Frmr, prod: Any) -> None:
    """After a logout neither the issuer nor this machine knows the tokens."""
    frmr("login", "--insecure-storage")

    outcome = frmr("logout")

    assert outcome.code == 0
    assert "Logged out: Иванова Анна Сергеевна (prod)." in outcome.err
    assert "refresh-1000000301" in prod.revoked
    assert frmr("auth", "status").code == 4


def test_logout_deletes_when_the_issuer_refuses(frmr: Frmr, prod: Any) -> None:
    """The tokens go here in any case, and it is told what was not done there."""
    frmr("login", "--insecure-storage")
    prod.refuses_revocation = True

    outcome = frmr("logout", "-o", "json")

    assert outcome.json["items"][0]["revocation"] == "failed"
    assert "could not be told" in outcome.err
    assert frmr("auth", "status").code == 4


def test_logout_all_ends_every_login(frmr: Frmr, prod: Any) -> None:
    """Logins of other contexts end at their own issuer."""
    frmr("login", "--insecure-storage")
    prod.subject = "1000000302"
    frmr("login")
    frmr("config", "set", "context", "local")

    outcome = frmr("logout", "--all")

    assert outcome.code == 0
    assert {"refresh-1000000301", "refresh-1000000302"} <= set(prod.revoked)
    assert frmr("auth", "list", "--all", "-o", "json").json["items"] == []


def test_logout_of_nobody_is_no_error(frmr: Frmr, prod: Any) -> None:
    """The wished state is there already."""
    outcome = frmr("logout")

    assert outcome.code == 0
    assert outcome.err == "Nobody was logged in.\n"
