"""The wheel holds what the checkout holds."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("frmr_cli", "commands")
LEFT_OUT = {"__pycache__"}


def _packages() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return set(project["tool"]["setuptools"]["packages"])


def test_every_folder_is_listed_as_a_package() -> None:
    """A forgotten folder would be missing from the wheel and work in the checkout."""
    folders = {
        ".".join(path.relative_to(ROOT).parts)
        for path in [ROOT / "frmr_cli", *(ROOT / "frmr_cli").rglob("*")]
        if path.is_dir() and not LEFT_OUT & set(path.parts)
    }
    mapped = {"frmr_cli.commands", "frmr_cli.completions"}

    assert folders | mapped == _packages() | mapped


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A wheel that is built from a clean copy of the tracked files."""
    copy = tmp_path_factory.mktemp("source")
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, files.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    pip = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([sys.executable, *pip, "--wheel-dir", copy / "dist", copy], check=True)
    return zipfile.ZipFile(next((copy / "dist").glob("*.whl")))


def test_the_wheel_holds_every_file_of_the_code(wheel: zipfile.ZipFile) -> None:
    """Modules, pages, schemas, help texts: all of it, and no top-level `commands`."""
    names = set(wheel.namelist())
    wanted = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "frmr_cli").rglob("*")
        if path.is_file() and not LEFT_OUT & set(path.parts)
    }
    wanted |= {f"frmr_cli/commands/{path.name}" for path in (ROOT / "commands").glob("*.py")}

    assert wanted - names == set()
    assert not [name for name in names if name.startswith("commands/")]


@pytest.mark.parametrize(
    "place",
    [
        "share/bash-completion/completions/frmr",
        "share/zsh/site-functions/_frmr",
        "share/fish/vendor_completions.d/frmr.fish",
        "share/man/man1/frmr.1",
    ],
)
def test_shells_and_man_find_their_files(wheel: zipfile.ZipFile, place: str) -> None:
    """Completions and the manual are installed where bash, zsh, fish and man look."""
    assert [name for name in wheel.namelist() if name.endswith(f".data/data/{place}")]
