"""`frmr auth`, and what the light commands may load."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Frmr = Callable[..., Any]

HEAVY = ("pydantic", "httpx", "rich", "keyring", "cryptography", "sqlite3")
MOST_MODULES = 125
"""Beyond those of the bare interpreter; Typer alone is 73."""
PROBE = """
import sys
bare = len(sys.modules)
from frmr_cli.__main__ import main
code = main(sys.argv[1:])
import json
print(json.dumps([code, len(sys.modules) - bare, sorted(sys.modules)]), file=sys.stderr)
"""


def test_status_without_a_login_is_exit_code_4(frmr: Frmr) -> None:
    """Scripts see by the exit code whether somebody is logged in."""
    outcome = frmr("auth", "status")

    assert outcome.code == 4
    assert "FRMR-AUTH-001" in outcome.err


def test_status_tells_source_account_and_storage(frmr: Frmr, prod: Any) -> None:
    """The stored login is described without its secrets; weak storage is always pointed out."""
    frmr("login", "--insecure-storage", "--scope", "openid frmr.read")

    outcome = frmr("auth", "status", "-o", "json")

    expected = {
        "source": "store",
        "context": "prod",
        "subject": "1000000301",
        "storage": "insecure",
    }
    assert outcome.json.items() >= expected.items()
    assert outcome.json["scopes"] == ["openid", "frmr.read"]
    assert "without protection" in outcome.err
    assert "access-of" not in outcome.out


@pytest.mark.parametrize(
    ("variable", "source"),
    [("FRMR_TOKEN", "environment"), ("FRMR_CLIENT_SECRET", "service_account")],
)
def test_status_names_the_variable(
    frmr: Frmr, monkeypatch: pytest.MonkeyPatch, variable: str, source: str
) -> None:
    """The environment comes first; its value is not shown."""
    monkeypatch.setenv(variable, "canary-value")

    outcome = frmr("auth", "status", "-o", "json")

    assert (outcome.json["source"], outcome.json["variable"]) == (source, variable)
    assert "canary-value" not in outcome.out + outcome.err


def test_status_refuses_a_token_that_cannot_be_one(
    frmr: Frmr, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What every request would fail on is told at once."""
    monkeypatch.setenv("FRMR_TOKEN", "two words")

    assert "FRMR-AUTH-005" in frmr("auth", "status").err


def test_status_names_a_damaged_file(frmr: Frmr, prod: Any, own_home: Path) -> None:
    """A file that cannot be read is not passed over in silence."""
    frmr("login", "--insecure-storage")
    (own_home / "data" / "tokens" / "x.tokens").write_text("torn", encoding="utf-8")

    assert "x.tokens" in frmr("auth", "status").err


def test_switch_changes_who_acts(frmr: Frmr, prod: Any) -> None:
    """The last login is active until another is chosen, by number or name."""
    frmr("login", "--insecure-storage")
    prod.subject, prod.name = "1000000302", "Петрова Марина Викторовна"
    frmr("login")
    before = frmr("auth", "status", "-o", "json").json["subject"]

    frmr("auth", "switch", "Иванова Анна Сергеевна")

    rows = frmr("auth", "list", "-o", "json").json["items"]
    assert before == "1000000302"
    assert {row["subject"]: row["active"] for row in rows} == {
        "1000000301": True,
        "1000000302": False,
    }


def test_switch_to_a_stranger_is_refused(frmr: Frmr, prod: Any) -> None:
    """Only who is logged in can act."""
    outcome = frmr("auth", "switch", "nobody")

    assert outcome.code == 2
    assert "FRMR-CLI-013" in outcome.err


def test_token_is_printed_alone(frmr: Frmr, prod: Any) -> None:
    """`$(frmr auth token)` can be used as it is."""
    frmr("login", "--insecure-storage")

    assert frmr("auth", "token").out == "access-of-:device_code-1000000301\n"


def test_token_of_the_environment_is_printed(frmr: Frmr, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the token that commands would use."""
    monkeypatch.setenv("FRMR_TOKEN", "abc")

    assert frmr("auth", "token").out == "abc\n"


def test_refresh_renews_the_stored_tokens(frmr: Frmr, prod: Any) -> None:
    """Fresh tokens are renewed too, when a person asks for it."""
    frmr("login", "--insecure-storage")

    outcome = frmr("auth", "refresh")

    assert outcome.code == 0
    assert "good until" in outcome.err
    assert frmr("auth", "token").out == "access-of-efresh_token-1000000301\n"


def test_a_login_at_another_issuer_is_not_used(frmr: Frmr, prod: Any, own_home: Path) -> None:
    """A context that was changed by hand does not send old tokens to the new issuer."""
    frmr("login", "--insecure-storage")
    file = own_home / "config" / "config.toml"
    text = file.read_text(encoding="utf-8").replace(prod.url, "https://other.example.ru")
    file.write_text(text, encoding="utf-8")

    assert frmr("auth", "status").code == 4
    assert frmr("auth", "token").code == 4


def test_storage_shows_what_works_here(frmr: Frmr) -> None:
    """Each way to keep tokens has its state, and the code of what is wrong with it."""
    rows = frmr("auth", "storage", "-o", "json").json["items"]

    states = {row["storage"]: row["state"] for row in rows}
    assert states["insecure"] == "ready"
    assert states["passphrase"] == "absent"
    assert states["keyring"] != "ready"


def test_storage_moves_every_login(
    frmr: Frmr, prod: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tokens stay the same under the new protection, which is remembered."""
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse", encoding="utf-8")
    secret.chmod(0o600)
    monkeypatch.setenv("FRMR_PASSPHRASE_FILE", str(secret))
    frmr("login", "--insecure-storage")

    outcome = frmr("auth", "storage", "passphrase")

    assert outcome.code == 0
    assert frmr("auth", "status", "-o", "json").json["storage"] == "passphrase"
    assert frmr("auth", "token").out == "access-of-:device_code-1000000301\n"
    assert frmr("config", "get", "storage").out == "passphrase\n"


def test_storage_that_does_not_work_moves_nothing(frmr: Frmr, prod: Any) -> None:
    """The probe comes first."""
    frmr("login", "--insecure-storage")

    outcome = frmr("auth", "storage", "keyring")

    assert outcome.code == 12
    assert frmr("auth", "status", "-o", "json").json["storage"] == "insecure"


@pytest.mark.parametrize(
    "args",
    [("auth", "status"), ("auth", "list"), ("config", "list"), ("context", "list")],
    ids=" ".join,
)
def test_light_commands_load_nothing_heavy(frmr: Frmr, prod: Any, args: tuple[str, ...]) -> None:
    """What needs no network starts without the libraries of those that do."""
    frmr("login", "--insecure-storage")

    ran = subprocess.run(
        [sys.executable, "-c", PROBE, *args], capture_output=True, text=True, check=True
    )

    code, count, loaded = json.loads(ran.stderr.splitlines()[-1])
    assert code == 0
    assert sorted(set(HEAVY) & set(loaded)) == []
    assert count <= MOST_MODULES


@pytest.mark.parametrize("command", ["status", "token"])
def test_a_torn_token_file_is_named(
    command: str, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """«Not logged in» would be a riddle to somebody who was logged in a minute ago."""
    tokens = own_home / "data" / "tokens"
    tokens.mkdir(parents=True, mode=0o700)
    (tokens / "torn.tokens").write_bytes(b"frmr-tokens 1\n{")

    code = main(["auth", command])

    assert code == 12
    assert "FRMR-STORE-005" in capsys.readouterr().err
