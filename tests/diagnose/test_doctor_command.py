"""`frmr doctor` and `frmr explain` as processes."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.embedded import Home

if TYPE_CHECKING:
    from pathlib import Path

IDS = [
    "env.python",
    "env.encoding",
    "env.tty",
    "cfg.valid",
    "cfg.perms",
    "store.backend",
    "store.roundtrip",
    "store.size",
    "journal.integrity",
    "cache.age",
    "net.proxy",
    "net.dns",
    "net.tcp",
    "net.tls",
    "api.health",
    "api.version",
    "env.clock",
    "net.latency",
    "auth.expiry",
    "auth.token",
    "auth.scope",
]


def examined(home: Home, *arguments: str, **environ: str) -> tuple[int, dict[str, Any]]:
    """The exit code, and the checks by their id."""
    ran = home.run("doctor", "-o", "json", *arguments, environ=environ)
    return ran.code, {check["name"]: check for check in ran.json["items"]}


def test_all_is_well_with_a_login(practitioner: Home) -> None:
    """Every check has its stable id, and none fails."""
    code, checks = examined(practitioner)

    assert list(checks) == IDS
    assert [name for name, check in checks.items() if check["outcome"] == "failed"] == []
    assert code == 0
    assert checks["auth.token"]["fact"] == "practitioner"
    assert checks["store.roundtrip"]["outcome"] == "passed"


def test_the_trial_of_the_store_leaves_nothing(practitioner: Home) -> None:
    """What it wrote is no login afterwards."""
    examined(practitioner)

    assert "doctor" not in practitioner.run("auth", "list", "--all", "-o", "json").out


def test_without_services_and_login_each_cause_is_told(tmp_path: Path) -> None:
    """One failure hides nothing, and the exit code is of the first one."""
    code, checks = examined(Home(tmp_path))

    assert checks["net.proxy"]["code"] == "FRMR-LOCAL-002"
    assert checks["auth.expiry"]["code"] == "FRMR-AUTH-001"
    assert checks["store.backend"]["outcome"] == "failed"
    assert code == 12


def test_a_broken_setting_ends_the_examination(tmp_path: Path) -> None:
    """Nothing can be known of a way that is not named."""
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text("context = \n")

    code, checks = examined(Home(tmp_path))

    assert (code, checks["cfg.valid"]["code"]) == (2, "FRMR-CFG-001")
    assert "net.dns" not in checks


@pytest.mark.skipif(os.name != "posix", reason="rights of files are another matter there")
def test_settings_that_others_may_change_are_told(tmp_path: Path) -> None:
    """They decide where a login goes."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config").chmod(0o777)

    _, checks = examined(Home(tmp_path))

    assert checks["cfg.perms"]["code"] == "FRMR-DIAG-040"


def test_two_proxies_of_one_name_are_told(practitioner: Home) -> None:
    """Which one wins depends on the program."""
    _, checks = examined(
        practitioner, HTTPS_PROXY="http://127.0.0.1:1", https_proxy="http://127.0.0.1:2"
    )

    assert checks["net.proxy"]["code"] == "FRMR-DIAG-022"


def test_an_old_encoding_is_told(practitioner: Home) -> None:
    """It works, but names become unreadable."""
    _, checks = examined(practitioner, PYTHONUTF8="0", PYTHONIOENCODING="cp866")

    assert checks["env.encoding"]["outcome"] == "warning"


def test_the_bundle_holds_what_was_shown_and_nothing_else(
    practitioner: Home, tmp_path: Path
) -> None:
    """Allow-listed files, hashed; no token, no path of the person's home."""
    file = tmp_path / "report.zip"
    ran = practitioner.run("doctor", "--bundle", str(file), "--yes")

    with zipfile.ZipFile(file) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    manifest = json.loads(texts["manifest.json"])
    assert set(texts) == {"doctor.json", "settings.json", "manifest.json"}
    assert manifest["sha256"] == {
        name: hashlib.sha256(texts[name].encode()).hexdigest()
        for name in ("doctor.json", "settings.json")
    }
    assert practitioner.token() not in "".join(texts.values())
    assert str(practitioner.path) not in "".join(texts.values())
    assert "--- doctor.json" in ran.err


def test_a_bundle_is_not_written_unasked_nor_over_a_file(
    practitioner: Home, tmp_path: Path
) -> None:
    """Without a terminal it fails and names the flag."""
    file = tmp_path / "report.zip"
    file.write_text("mine")

    asked = practitioner.run("doctor", "--bundle", str(tmp_path / "other.zip"))
    taken = practitioner.run("doctor", "--bundle", str(file), "--yes")

    assert (asked.code, "--yes" in asked.err) == (2, True)
    assert not (tmp_path / "other.zip").exists()
    assert (taken.code, file.read_text()) == (2, "mine")


def test_explain_answers_offline(tmp_path: Path) -> None:
    """No services, no login, in the language of the person."""
    ran = Home(tmp_path).run("explain", "код", "просрочен", "--lang", "ru", "-o", "json")

    assert ran.json["items"][0]["message"] == "Код просрочен"
    assert ran.json["items"][0]["who"] == "person"


def test_explain_reads_what_was_pasted(tmp_path: Path) -> None:
    """A whole message with its code, from standard input."""
    ran = Home(tmp_path).run(
        "explain", "-", "-o", "json", stdin="Error: You are not logged in [FRMR-AUTH-001]\n"
    )

    assert (ran.json["code"], ran.json["schema"]) == ("FRMR-AUTH-001", "frmr.explanation/1")


def test_explain_says_when_it_does_not_know(tmp_path: Path) -> None:
    """Exit code 6 and the way on."""
    ran = Home(tmp_path).run("explain", "zebra")

    assert (ran.code, "FRMR-DIAG-001" in ran.err) == (6, True)
