"""The shipped completion scripts, and where each shell looks for those of a user."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = {"bash": "frmr", "zsh": "_frmr", "fish": "frmr.fish", "powershell": "frmr.ps1"}
"""Shell → file of its script."""


def script(shell: str) -> str:
    """The script of a shell."""
    from importlib import import_module

    folder = Path(import_module("frmr_cli.completions").__path__[0])
    return (folder / FILES[shell]).read_text(encoding="utf-8")


def target(shell: str, environ: Mapping[str, str]) -> Path:
    """
    Where the script of a shell belongs for one user.

    Source: bash-completion README (user directory), fish documentation «Where to put completions»; zsh has no
    such place, so one below the data directory is taken.
    """
    home = Path(environ.get("HOME") or Path.home())
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local/share")
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    folders = {
        "bash": Path(environ.get("BASH_COMPLETION_USER_DIR") or data / "bash-completion")
        / "completions",
        "zsh": data / "zsh/site-functions",
        "fish": config / "fish/completions",
        "powershell": config / "powershell",
    }
    return folders[shell] / FILES[shell]


def install(shell: str, environ: Mapping[str, str]) -> Path:
    """
    Write the script to its place, in one step.

    Returns: the path written. Raises: UsageError FRMR-CLI-041.
    """
    path = target(shell, environ)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(script(shell), encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        raise UsageError(
            "FRMR-CLI-041", path=str(path), why=error.strerror or type(error).__name__, shell=shell
        ) from error
    return path
