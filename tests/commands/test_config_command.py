"""`frmr config`."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Frmr = Callable[..., Any]


@pytest.fixture
def config_file(own_home: Path) -> Path:
    """The user's settings file, not there yet."""
    path = own_home / "config" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_a_value_that_was_set_is_read_back(frmr: Frmr) -> None:
    """What `set` writes, `get` prints."""
    frmr("config", "set", "timeout", "60")

    assert frmr("config", "get", "timeout").out == "60\n"


def test_setting_a_value_keeps_comments_and_order(frmr: Frmr, config_file: Path) -> None:
    """Somebody's own file stays theirs: comments, order and other settings are kept."""
    config_file.write_text('# mine\nlang = "ru" # why\n\ntimeout = 5\n', encoding="utf-8")

    frmr("config", "set", "timeout", "60")

    expected = '# mine\nlang = "ru" # why\n\ntimeout = "60"\n'
    assert config_file.read_text(encoding="utf-8") == expected


def test_the_settings_file_is_private(frmr: Frmr, config_file: Path) -> None:
    """Nobody else may read the settings."""
    frmr("config", "set", "lang", "ru")

    assert stat.S_IMODE(config_file.stat().st_mode) == 0o600


def test_a_linked_settings_file_stays_a_link(frmr: Frmr, config_file: Path, tmp_path: Path) -> None:
    """A file of a dotfile collection is changed where it lies."""
    target = tmp_path / "dotfile.toml"
    target.write_text("", encoding="utf-8")
    config_file.symlink_to(target)

    frmr("config", "set", "lang", "ru")

    assert config_file.is_symlink()
    assert 'lang = "ru"' in target.read_text(encoding="utf-8")


def test_a_wrong_value_in_the_file_can_be_repaired(frmr: Frmr, config_file: Path) -> None:
    """A file that no other command accepts is still repaired by `unset`."""
    config_file.write_text('timeout = "soon"\n', encoding="utf-8")

    broken = frmr("config", "list")
    frmr("config", "unset", "timeout")

    assert broken.code == 2
    assert "FRMR-CFG-002" in broken.err
    assert frmr("config", "get", "timeout").out == "30\n"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        pytest.param(("get", "nothing"), "FRMR-CFG-005", id="unknown name"),
        pytest.param(("set", "nothing", "1"), "FRMR-CFG-005", id="unknown name to set"),
        pytest.param(("unset", "nothing"), "FRMR-CFG-005", id="unknown name to unset"),
        pytest.param(("set", "timeout", "soon"), "FRMR-CFG-002", id="value not permitted"),
        pytest.param(("set", "context", "mars"), "FRMR-CFG-003", id="unknown context"),
    ],
)
def test_a_wrong_setting_is_a_usage_error(frmr: Frmr, args: tuple[str, ...], code: str) -> None:
    """Names and values are checked before anything is written."""
    outcome = frmr("config", *args)

    assert outcome.code == 2
    assert code in outcome.err


def test_a_file_that_is_no_toml_is_not_overwritten(frmr: Frmr, config_file: Path) -> None:
    """What cannot be parsed may still be precious."""
    config_file.write_text("lang = = ru", encoding="utf-8")

    outcome = frmr("config", "set", "lang", "ru")

    assert "FRMR-CFG-001" in outcome.err
    assert config_file.read_text(encoding="utf-8") == "lang = = ru"


def test_a_file_that_cannot_be_written_is_told(frmr: Frmr, own_home: Path) -> None:
    """A folder that is no folder is an error with the path, not a traceback."""
    own_home.mkdir()
    (own_home / "config").write_text("", encoding="utf-8")

    outcome = frmr("config", "set", "lang", "ru")

    assert outcome.code == 2
    assert "FRMR-CFG-011" in outcome.err


def test_origins_are_told(frmr: Frmr, config_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each value says which source it comes from."""
    frmr("config", "set", "timeout", "60")
    monkeypatch.setenv("FRMR_OUTPUT", "json")

    rows = {row["name"]: row["origin"] for row in frmr("config", "list").json["items"]}

    assert rows["timeout"] == str(config_file)
    assert rows["output"] == "environment FRMR_OUTPUT"
    assert rows["storage"] == "default"


def test_an_overridden_setting_is_pointed_out(frmr: Frmr, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sets a value that something else hides is told what hides it."""
    monkeypatch.setenv("FRMR_TIMEOUT", "5")

    outcome = frmr("config", "set", "timeout", "60")

    assert outcome.err == "environment FRMR_TIMEOUT still sets timeout to 5.\n"


def test_unset_of_what_was_not_set_is_no_error(frmr: Frmr, config_file: Path) -> None:
    """The wished state is there already."""
    outcome = frmr("config", "unset", "lang")

    assert outcome.code == 0
    assert outcome.err == f"lang was not set in {config_file}.\n"


def test_path_is_printed_alone(frmr: Frmr, config_file: Path) -> None:
    """`$(frmr config path)` can be used as it is."""
    assert frmr("config", "path").out == f"{config_file}\n"
