"""`frmr local backup`, `verify`, `restore` and `rotate-keys` as their user sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.embedded import Home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Services that run."""
    home = Home(tmp_path / "home")
    assert home.run("local", "start").code == 0
    yield home
    home.run("local", "stop")


def test_way_back_to_yesterday(home: Home, tmp_path: Path) -> None:
    """Backed up while the services run, restored while they do not; a login from before goes on."""
    file = str(tmp_path / "backup")
    home.log_in("ivanova")
    made = home.run("local", "backup", file, "-o", "json")
    home.run("profile", "edit", "--set", "birthPlace=г. Тверь")
    running = home.run("local", "restore", file, "--yes")
    home.run("local", "stop")
    unasked = home.run("local", "restore", file, "--no-input")
    restored = home.run("local", "restore", file, "--yes", "-o", "json")
    home.run("local", "start")
    shown = home.run("profile", "show", "--reveal", "--reason", "проверка места", "-o", "json")

    assert made.code == 0, made.err
    key = next(home.path.rglob("backup.key"))
    assert str(key) in made.err
    assert key.parent.name == "config"
    assert key.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob("backup*")) == [tmp_path / "backup"]
    assert (running.code, "FRMR-LOCAL-036" in running.err) == (7, True)
    assert (unasked.code, "--yes" in unasked.err) == (2, True)
    assert restored.json == made.json
    assert shown.code == 0, shown.err
    assert shown.json.get("birthPlace") != "г. Тверь"


def test_damage_and_mistakes(home: Home, tmp_path: Path) -> None:
    """Each has its code and its exit code, and names the next command."""
    file, key = tmp_path / "backup", tmp_path / "mine.key"
    own = ("--key", str(key))
    first = home.run("local", "backup", str(file), *own)
    again = home.run("local", "backup", str(file), *own)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    damaged = home.run("local", "verify", str(file), *own)
    file.write_bytes(b"PK")
    foreign = home.run("local", "verify", str(file), *own)
    file.write_bytes(whole)
    keyless = home.run("local", "verify", str(file))

    assert "Keep the key apart" in first.err
    codes = ["FRMR-LOCAL-037", "FRMR-LOCAL-031", "FRMR-LOCAL-032", "FRMR-LOCAL-034"]
    answers = [again, damaged, foreign, keyless]
    assert [ran.code for ran in answers] == [7, 3, 3, 2]
    assert [code for code, ran in zip(codes, answers, strict=True) if code not in ran.err] == []
    assert all("frmr local" in ran.err or "--key" in ran.err for ran in answers)


def test_keys_are_replaced_in_two_calls(home: Home) -> None:
    """While the services run the older key waits for them; once they have stopped it goes."""
    first = home.run("local", "rotate-keys", "-o", "json")
    home.log_in("ivanova")
    between = home.run("profile", "show", "--reveal", "--reason", "проверка места", "-o", "json")
    home.run("local", "stop")
    second = home.run("local", "rotate-keys", "-o", "json")
    home.run("local", "start")
    after = home.run("profile", "show", "--reveal", "--reason", "проверка места", "-o", "json")

    assert (first.json["waiting"], first.json["dropped"]) == (True, 0)
    assert (second.json["waiting"], second.json["dropped"]) == (False, 1)
    assert between.json["snils"] == after.json["snils"]
