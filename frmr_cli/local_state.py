"""
Where the embedded services can be reached: the file that their process keeps while it runs.

Read by every command whose context is `local`, so only `os` is imported until there is something to read. That the process lives is
told by a lock it holds, never by its number: the kernel frees the lock with the process, and gives numbers anew.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    Directory = str | os.PathLike[str]

STATE_FILE = "local.json"
LOCK_FILE = "local.lock"

_LOCK_OFFSET = 1 << 20
"""Windows locks bytes, not files: one beyond the text, which must stay readable."""


class Endpoints(NamedTuple):
    """Base addresses of the two services, without a trailing slash."""

    registry_url: str
    issuer: str


class LocalState(NamedTuple):
    """What the running process wrote about itself when both services began to listen."""

    pid: int
    registry_url: str
    issuer: str
    started_at: str
    """ISO 8601, UTC."""
    version: str
    """Version of frmr that the process runs."""


def endpoints(directory: Directory) -> Endpoints | None:
    """The addresses of the running services; None when none run, whatever an old file says."""
    state = running(directory)
    return Endpoints(state.registry_url, state.issuer) if state else None


def running(directory: Directory) -> LocalState | None:
    """The state of the running process; None when none runs or it is not ready yet."""
    return read_state(directory) if is_held(directory) else None


def read_state(directory: Directory) -> LocalState | None:
    """What the file says, true or stale; None when it is absent or not ours."""
    import json

    try:
        with open(os.path.join(directory, STATE_FILE), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            return LocalState(**json.load(file))
    except (OSError, ValueError, TypeError):
        return None


def write_state(directory: Directory, state: LocalState) -> None:
    """Replace the file in one step."""
    write_json(os.path.join(directory, STATE_FILE), state._asdict())  # noqa: PTH118


def remove_state(directory: Directory) -> None:
    """Take the file away, if it is there."""
    try:
        os.unlink(os.path.join(directory, STATE_FILE))  # noqa: PTH108, PTH118
    except FileNotFoundError:
        return


def write_json(path: Directory, value: Mapping[str, Any]) -> None:
    """Replace a file that only its owner may read; a reader sees the old text or the new one."""
    import json

    temporary = f"{os.fspath(path)}.{os.getpid()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)
    os.replace(temporary, path)  # noqa: PTH105


def hold(directory: Directory) -> int | None:
    """
    Become the one process that serves a directory, until this process ends.

    Returns: the open handle of the lock, to be kept; None when another process holds it.
    """
    path = os.path.join(directory, LOCK_FILE)  # noqa: PTH118
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if not _lock(handle, exclusive=True):
        os.close(handle)
        return None
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())
    return handle


def is_held(directory: Directory) -> bool:
    """Whether a process serves the directory now."""
    try:
        handle = os.open(os.path.join(directory, LOCK_FILE), os.O_RDWR)  # noqa: PTH118
    except FileNotFoundError:
        return False
    try:
        return not _lock(handle, exclusive=False)
    finally:
        os.close(handle)  # frees the lock of the probe as well


def holder(directory: Directory) -> int | None:
    """The number of the process that serves the directory; None when none does or it only just began to."""
    if not is_held(directory):
        return None
    with open(os.path.join(directory, LOCK_FILE), encoding="ascii") as file:  # noqa: PTH118, PTH123
        text = file.read(20)
    return int(text) if text.isdigit() else None


def _lock(handle: int, *, exclusive: bool) -> bool:
    if sys.platform == "win32":  # written from the documentation, not tried
        import msvcrt

        os.lseek(handle, _LOCK_OFFSET, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
    import fcntl

    kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
