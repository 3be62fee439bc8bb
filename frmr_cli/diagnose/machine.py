"""Checks of this machine: interpreter, encoding, terminal, configuration, caches."""

from __future__ import annotations

import os
import platform
import stat
import sys
import time
from typing import TYPE_CHECKING

from frmr_cli import __version__
from frmr_cli.diagnose.seen import Seen
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TextIO

    from frmr_cli.settings import Settings

NARROW = 60
"""Columns below which tables become lists."""
OLD_CACHE = 90
"""Days."""


def python() -> Seen:
    """`env.python`: what runs."""
    return Seen(
        f"frmr {__version__}, {platform.python_implementation()} {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}"
    )


def encoding(stream: TextIO) -> Seen:
    """`env.encoding`: whether every character can be shown."""
    name = (stream.encoding or "ascii").lower()
    if name.replace("-", "").startswith("utf"):
        return Seen(name)
    return Seen(name, UsageError("FRMR-DIAG-010", encoding=name))


def terminal(stream: TextIO, *, width: int) -> Seen:
    """`env.tty`: where a person looks, and how wide it is."""
    if not stream.isatty():
        return Seen("pipe")
    fact = f"{os.environ.get('TERM', '?')}, {width}"
    return Seen(fact, UsageError("FRMR-DIAG-011", columns=width) if width < NARROW else None)


def settings_valid(load: Callable[[], Settings]) -> Seen:
    """`cfg.valid`: the files can be read and hold what they may. Raises: UsageError of `settings`."""
    found = load()
    given = sorted({setting.origin for setting in found.values.values()} - {"default"})
    return Seen(", ".join(home_as_tilde(origin) for origin in given) or "default")


def settings_private(folders: list[Path]) -> Seen | None:
    """`cfg.perms`: nobody else may change what decides where a login goes. POSIX only."""
    if os.name != "posix":
        return None
    for path in folders:
        if path.exists() and path.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise UsageError("FRMR-DIAG-040", path=str(path))
    found = [oct(path.stat().st_mode & 0o777)[2:] for path in folders if path.exists()]
    return Seen(", ".join(found)) if found else None


def cache_age(folder: Path) -> Seen | None:
    """`cache.age`: days since something was put into the cache of completion."""
    files = [path for path in folder.glob("*") if path.is_file()] if folder.is_dir() else []
    if not files:
        return None
    newest = max(path.stat().st_mtime for path in files)
    days = max(int((time.time() - newest) // 86400), 0)
    fact = f"{days} d, {len(files)}"
    return Seen(fact, UsageError("FRMR-DIAG-042", days=days) if days > OLD_CACHE else None)


def journals(folder: Path) -> Seen | None:
    """`journal.integrity`: the journals of bulk runs are whole."""
    import sqlite3

    files = sorted(folder.rglob("*.db")) if folder.is_dir() else []
    for path in files:
        try:
            link = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=1)
            try:
                answer = link.execute("PRAGMA integrity_check(1)").fetchone()[0]
            finally:
                link.close()
        except sqlite3.Error as error:
            answer = type(error).__name__
        if answer != "ok":
            raise UsageError("FRMR-DIAG-041", path=home_as_tilde(str(path)), reason=answer)
    return Seen(str(len(files))) if files else None


def home_as_tilde(text: str) -> str:
    """A path without the name of the person; other text as it is."""
    home = os.path.expanduser("~")  # noqa: PTH111 - a prefix of text, not a path to open
    return text.replace(home, "~") if len(home) > 1 else text


def is_interactive() -> bool:
    """Whether somebody sits at this process."""
    return sys.stdin is not None and sys.stdin.isatty()
