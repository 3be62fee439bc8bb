"""What is answered without Typer, and that light commands stay light."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frmr_cli import __version__, fast_path

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
HEAVY = {"pydantic", "httpx", "rich", "keyring", "cryptography", "sqlite3"}

_RUN = """
import site, sys
from frmr_cli.__main__ import main
code = main(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(repr((code, sorted(sys.modules))))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as an installed one: the import hook of an editable install loads modules itself."""
    folder = tmp_path_factory.mktemp("site")
    package = folder / "frmr_cli"
    package.mkdir()
    for source in (ROOT / "frmr_cli").iterdir():
        (package / source.name).symlink_to(source)
    for name in ("commands", "completions"):
        (package / name).symlink_to(ROOT / name)
    return folder


def run(site: Path, home: Path, arguments: Sequence[str]) -> tuple[int, set[str], str]:
    """Run frmr in a bare interpreter. Returns: exit code, loaded modules, stdout."""
    path = os.pathsep.join([str(site), sysconfig.get_paths()["purelib"]])
    report = home / "report"
    done = subprocess.run(
        [sys.executable, "-S", "-c", _RUN, str(report), *arguments],
        env={"PYTHONPATH": path, "FRMR_HOME": str(home), "LC_ALL": "C.UTF-8"},
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = ast.literal_eval(report.read_text(encoding="utf-8"))
    return code, set(modules), done.stdout


def test_version_loads_almost_nothing(site: Path, tmp_path: Path) -> None:
    """`frmr --version` needs 45 modules at most, those of the interpreter among them."""
    code, modules, output = run(site, tmp_path, ["--version"])

    assert (code, output) == (0, f"frmr {__version__}\n")
    assert len(modules) <= 45


@pytest.mark.parametrize(
    "arguments", [["--help"], ["profile", "--help"], ["profile", "edit", "-h"]]
)
def test_help_in_a_pipe_does_not_load_typer(
    site: Path, tmp_path: Path, arguments: list[str]
) -> None:
    """Help that nobody sees on a terminal is read from a file."""
    code, modules, output = run(site, tmp_path, arguments)

    assert code == 0
    assert output.startswith("Usage: frmr")
    assert "typer" not in modules


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (["nosuch"], 2),
        (["whoami", "--nosuch"], 2),
        (["config", "list"], 0),
        (["context", "list"], 0),
        (["auth", "status"], 4),
        (["auth", "list"], 0),
        (["help", "environment"], 0),
    ],
)
def test_a_command_without_network_is_light(
    site: Path, tmp_path: Path, arguments: list[str], exit_code: int
) -> None:
    """No heavy package, and at most 150 modules, those of the interpreter among them."""
    code, modules, _ = run(site, tmp_path, arguments)

    assert code == exit_code
    assert modules & HEAVY == set()
    assert len(modules) <= 150


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch", "--help"],
        ["..", "--help"],
        ["topics.en.environment", "--help"],
        ["profile", "--output", "json", "--help"],
        ["profile", "show", "me", "--help"],
    ],
)
def test_what_has_no_page_is_left_to_typer(arguments: list[str]) -> None:
    """A file is looked for only under words that can be a command."""
    assert not fast_path.answered(arguments)


def test_help_speaks_the_language_of_the_process(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages exist in both languages."""
    monkeypatch.setenv("FRMR_LANG", "ru")

    answered = fast_path.answered(["profile", "--lang", "ru", "--help"])

    assert answered
    assert capsys.readouterr().out.startswith("Использование: frmr profile")


def test_httpx_comes_without_its_command_line(site: Path, tmp_path: Path) -> None:
    """Rich, Pygments and Click, half of the import of httpx, are not loaded with it."""
    _, modules, _ = run(site, tmp_path, ["profile", "show"])

    assert modules & {"rich", "pygments", "click"} == set()
