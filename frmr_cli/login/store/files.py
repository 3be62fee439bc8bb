"""Private files: read with suspicion, replaced in one step."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from frmr_cli.errors import TokenStorageError

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE = 1 << 20
"""Octets; tokens are a few thousand."""
# Windows has none of the first three, and the last is Windows' own.
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
NON_BLOCK = getattr(os, "O_NONBLOCK", 0)  # a FIFO in the place of the file must not stop us
CLOSE = getattr(os, "O_CLOEXEC", 0)
BINARY = getattr(os, "O_BINARY", 0)


def own_uid() -> int | None:
    """The user of this process; None on Windows, where rights are another matter."""
    return os.geteuid() if hasattr(os, "geteuid") else None


def make_directory(directory: Path, *, uid: int | None) -> None:
    """
    Create `directory` for this user alone, or check the one that is there.

    Raises: TokenStorageError FRMR-STORE-009 when others may write there, FRMR-STORE-008.
    """
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = directory.stat()
    except OSError as error:
        raise _unusable(directory, error) from error
    if uid is None:
        return
    if status.st_uid != uid or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise TokenStorageError("FRMR-STORE-009", path=directory)


def read_private(path: Path, *, uid: int | None) -> bytes | None:
    """
    Read a file that only this user may have written or read.

    All checks are made on the open file, so that nobody can exchange it in between.

    Returns: None when there is no such file.
    Raises: TokenStorageError FRMR-STORE-002 (a link, or no ordinary file), -003 (another user's),
    -004 (others have rights to it), -005 (too large), -008 (the system's own reason).
    """
    import errno

    try:
        descriptor = os.open(path, os.O_RDONLY | NO_FOLLOW | NON_BLOCK | CLOSE | BINARY)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in (errno.ELOOP, getattr(errno, "EMLINK", errno.ELOOP)):
            raise TokenStorageError("FRMR-STORE-002", path=path) from error
        raise _unusable(path, error) from error
    try:
        _require_private(os.fstat(descriptor), path, uid)
        content = _content(descriptor)
    except OSError as error:
        raise _unusable(path, error) from error
    finally:
        os.close(descriptor)
    if len(content) > MAX_FILE:
        raise TokenStorageError("FRMR-STORE-005", path=path)
    return content


def replace_private(path: Path, content: bytes) -> None:
    """
    Put `content` in the place of the file: after a crash at any moment the old or the new is there.

    The caller holds the lock of the file, so the name of the draft can be a fixed one, and what a
    killed process left of it is overwritten.

    Raises: TokenStorageError FRMR-STORE-008.
    """
    draft = _draft(path)
    try:
        draft.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | CLOSE | BINARY
        with os.fdopen(os.open(draft, flags, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _sync_directory(path.parent)
    except OSError as error:
        raise _unusable(path, error) from error


def remove_private(path: Path) -> bool:
    """
    Remove the file and its draft, durably. False when there was neither.

    Raises: TokenStorageError FRMR-STORE-008.
    """
    try:
        removed = [_unlinked(each) for each in (_draft(path), path)]
        if any(removed):
            _sync_directory(path.parent)
    except OSError as error:
        raise _unusable(path, error) from error
    return any(removed)


def _content(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read(MAX_FILE + 1)


def _unlinked(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def _draft(path: Path) -> Path:
    return path.with_suffix(path.suffix + ".draft")


def _require_private(status: os.stat_result, path: Path, uid: int | None) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise TokenStorageError("FRMR-STORE-002", path=path)
    if uid is None:
        return
    if status.st_uid != uid:
        raise TokenStorageError("FRMR-STORE-003", path=path)
    if status.st_mode & 0o077:
        raise TokenStorageError("FRMR-STORE-004", path=path, mode=f"{status.st_mode & 0o777:o}")


def _sync_directory(directory: Path) -> None:
    if os.name == "nt":  # a directory cannot be opened there
        return
    descriptor = os.open(directory, os.O_RDONLY | CLOSE)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unusable(path: Path, error: OSError) -> TokenStorageError:
    reason = error.strerror or type(error).__name__
    return TokenStorageError("FRMR-STORE-008", path=path, reason=reason)
