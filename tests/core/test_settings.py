"""Settings and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frmr_cli.errors import UsageError
from frmr_cli.settings import Paths, load, user_paths

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def paths(own_home: Path) -> Paths:
    """The directories of the test's own user."""
    found = user_paths({"FRMR_HOME": str(own_home)})
    found.config.mkdir(parents=True)
    return found


def test_later_sources_win(paths: Paths, tmp_path: Path) -> None:
    """Flags come before the environment, it before the project, that before the user file."""
    paths.config_file.write_text('output = "json"\nlang = "ru"\nutc = true\ntimeout = 5\n')
    (tmp_path / ".frmr.toml").write_text('output = "csv"\nlang = "en"\nutc = false\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)

    settings = load(paths, environ={"FRMR_OUTPUT": "yaml", "FRMR_LANG": "auto"}, directory=below)
    settings = settings.with_flags({"output": "tsv"})

    assert settings.values["output"] == ("tsv", "--output")
    assert settings.values["lang"] == ("auto", "environment FRMR_LANG")
    assert ("false", str(tmp_path / ".frmr.toml")) == settings.values["utc"]
    assert ("5", str(paths.config_file)) == settings.values["timeout"]
    assert settings.values["context"] == ("local", "default")


def test_a_project_defines_no_servers(paths: Paths, tmp_path: Path) -> None:
    """A cloned repository must not send the login elsewhere."""
    (tmp_path / ".frmr.toml").write_text('[contexts.evil]\nregistry = "https://evil.example"')

    with pytest.raises(UsageError) as caught:
        load(paths, environ={}, directory=tmp_path)

    assert caught.value.code == "FRMR-CFG-004"


def test_a_project_chooses_no_storage(paths: Paths, tmp_path: Path) -> None:
    """A cloned repository must not weaken how tokens are kept."""
    (tmp_path / ".frmr.toml").write_text('storage = "insecure"')

    with pytest.raises(UsageError) as caught:
        load(paths, environ={}, directory=tmp_path)

    assert caught.value.code == "FRMR-CFG-004"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("output = ", "FRMR-CFG-001"),
        ('output = "xml"', "FRMR-CFG-002"),
        ("timeout = 0", "FRMR-CFG-002"),
        ('timeout = "soon"', "FRMR-CFG-002"),
        ("colour = true", "FRMR-CFG-004"),
    ],
)
def test_a_bad_user_file_is_named(paths: Paths, content: str, code: str) -> None:
    """A file that cannot be understood is an error, not a silent default."""
    paths.config_file.write_text(content)

    with pytest.raises(UsageError) as caught:
        load(paths, environ={})

    assert code == caught.value.code


def test_an_unknown_context_names_the_known_ones(paths: Paths) -> None:
    """A typo in --context shows what there is."""
    settings = load(paths, environ={"FRMR_CONTEXT": "prod"})

    with pytest.raises(UsageError) as caught:
        settings.context()

    assert caught.value.details == {"name": "prod", "known": "local"}
