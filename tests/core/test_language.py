"""Which language is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frmr_cli.__main__ import main
from frmr_cli.locale import language

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "ru_RU"}, "ru"),
        ({"LC_ALL": "C", "FRMR_LANG": "ru"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "FRMR_LANG": "en"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "FRMR_LANG": "auto"}, "ru"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_language_of_the_environment(environ: dict[str, str], expected: str) -> None:
    """FRMR_LANG comes before the locale; scripts under `C` read English."""
    assert language(environ) == expected


def test_a_settings_file_chooses_the_language(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`frmr config set lang ru` holds for errors, too."""
    monkeypatch.delenv("FRMR_LANG")
    (own_home / "config").mkdir(parents=True)
    (own_home / "config" / "config.toml").write_text('lang = "ru"\n')

    code = main(["nonsense"])

    assert code == 2
    assert "Ошибка" in capsys.readouterr().err


def test_a_project_file_comes_before_a_user_file(
    own_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The nearest `.frmr.toml` has the last word of the two files."""
    monkeypatch.delenv("FRMR_LANG")
    (own_home / "config").mkdir(parents=True)
    (own_home / "config" / "config.toml").write_text('lang = "ru"\n')
    (tmp_path / ".frmr.toml").write_text("# ours\nlang='en' # always\n[x]\nlang = 'ru'\n")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")

    main(["nonsense"])

    assert "Error" in capsys.readouterr().err


def test_an_option_comes_before_a_settings_file(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--lang` has the last word."""
    (own_home / "config").mkdir(parents=True)
    (own_home / "config" / "config.toml").write_text('lang = "ru"\n')

    main(["nonsense", "--lang", "en"])

    assert "Error" in capsys.readouterr().err
