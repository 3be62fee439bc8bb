"""A clean environment to measure in: the wheel of this tree, its dependencies borrowed, no executable .pth."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Environment(NamedTuple):
    """The programs that are measured."""

    python: Path
    frmr: Path


def build(directory: Path) -> Environment:
    """
    Install the tree into a new environment below `directory`, as a user's installer would.

    An editable install is not measured: its import hook slows every start of the interpreter. Dependencies
    come from the environment that runs the benchmark, by a path line that executes nothing.
    """
    wheels = directory / "wheels"
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT))
    home = directory / "environment"
    venv.EnvBuilder(symlinks=True).create(home)
    python = home / "bin" / "python"
    site_packages = next((home / "lib").glob("python*/site-packages"))
    wheel = next(wheels.glob("*.whl"))
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps",
         "--disable-pip-version-check", str(wheel)],
        check=True,
    )  # fmt: skip
    borrowed = sysconfig.get_paths()["purelib"]
    (site_packages / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return Environment(python, home / "bin" / "frmr")


def _pip(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"],
        check=True,
    )
