"""
Values for a completing shell: names of contexts and logins, identifiers seen before.

Runs at each press of TAB, so only `os` and what an answer cannot do without is imported. Identifiers stand in
`completion/KIND` of the cache directory: sorted lines of UTF-8, searched by halves in the file.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` is not for free

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import BinaryIO

MOST = 200
"""More candidates than a person reads are not offered."""
CACHE_FOLDER = "completion"


def completions(kind: str, prefix: str, environ: Mapping[str, str] = os.environ) -> str:
    """Values of a kind that begin with `prefix`, one per line; nothing for what cannot be read."""
    found: Iterable[str]
    try:
        match kind:
            case "contexts":
                found = _contexts(_directory("config", environ))
            case "logins":
                found = _logins(_directory("data", environ))
            case _ if kind.isalpha():
                return cached(
                    os.path.join(_directory("cache", environ), CACHE_FOLDER, kind),  # noqa: PTH118
                    prefix,
                )
            case _:
                return ""
    except (OSError, ValueError):
        return ""
    return "".join(f"{name}\n" for name in found if name.startswith(prefix))


def cached(path: str, prefix: str) -> str:
    """The first `MOST` lines of a sorted file that begin with `prefix`."""
    start = prefix.encode()
    with open(path, "rb") as file:  # noqa: PTH123
        _seek(file, start)
        lines: list[bytes] = []
        for line in file:
            if not line.startswith(start) or len(lines) == MOST:
                break
            lines.append(line)
    return b"".join(lines).decode()


def remember(directory: str, kind: str, values: Sequence[str]) -> None:
    """Add identifiers to the sorted file of a kind below the cache directory, in one step."""
    path = os.path.join(directory, CACHE_FOLDER, kind)  # noqa: PTH118
    new = {value.encode() + b"\n" for value in values if "\n" not in value and value}
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            # Most are known, and reading 100 000 lines takes as long as half a start of the interpreter.
            new = {line for line in new if not _holds(file, line)}
            file.seek(0)
            known = set(file) if new else set()
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        known = set()
    if not new:
        return
    temporary = f"{path}.{os.getpid()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.writelines(sorted(known | new))
    os.replace(temporary, path)  # noqa: PTH105


def _holds(file: BinaryIO, line: bytes) -> bool:
    _seek(file, line.rstrip(b"\n"))
    return file.readline() == line


def _seek(file: BinaryIO, start: bytes) -> None:
    """Go to the first line of a sorted file that is not below `start`."""
    low, high = 0, file.seek(0, os.SEEK_END)
    while low < high:  # that line begins in [low, high]
        line_start = _line_start(file, (low + high) // 2)
        file.seek(line_start)
        line = file.readline()
        if line.rstrip(b"\n") < start:
            low = line_start + len(line)
        else:
            high = line_start
    file.seek(low)


def _line_start(file: BinaryIO, position: int) -> int:
    """Where the line begins that holds the octet at `position`."""
    step = 256
    while position > 0:
        begin = max(position - step, 0)
        file.seek(begin)
        found = file.read(position - begin).rfind(b"\n")
        if found >= 0:
            return begin + found + 1
        position = begin
    return 0


def _contexts(directory: str) -> list[str]:
    """Names of contexts, read from the headings of the tables: a TOML parser costs a whole start-up."""
    names = ["local"]
    try:
        with open(os.path.join(directory, "config.toml"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            for line in file:
                heading = "".join(line.partition("#")[0].split())
                if heading.startswith("[contexts.") and heading.endswith("]"):
                    names.append(heading[len("[contexts.") : -1].strip("\"'"))
    except FileNotFoundError:
        pass
    return sorted(set(names))


def _logins(directory: str) -> list[str]:
    from frmr_cli.login.store.index import read_index

    tokens = os.path.join(directory, "tokens")  # noqa: PTH118
    return sorted({item.name for item in read_index(tokens).entries})


def _directory(kind: str, environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """The directory of `frmr_cli.settings.user_paths`, on Linux without importing platformdirs."""
    home = environ.get("FRMR_HOME")
    if home:
        return os.path.join(os.path.abspath(home), kind)  # noqa: PTH100, PTH118
    if platform == "linux":
        return _xdg(kind, environ)
    from frmr_cli.settings import user_paths

    return str(getattr(user_paths(environ), kind))


def _xdg(kind: str, environ: Mapping[str, str]) -> str:
    """XDG Base Directory Specification 0.8, as platformdirs reads it."""
    below_home = {"config": ".config", "data": ".local/share", "cache": ".cache"}[kind]
    base = environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
    return os.path.join(base or os.path.expanduser(f"~/{below_home}"), "frmr")  # noqa: PTH111, PTH118
