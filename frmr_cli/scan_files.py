"""Scans on this machine: read and checked before they are sent, saved after they have come."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from frmr_cli.domain.files import (
    MAX_NAME_BYTES,
    MAX_SCAN_BYTES,
    content_faults,
    media_type_of,
)
from frmr_cli.domain.rules import Fault, field_errors
from frmr_cli.errors import Conflict, NotFound, UsageError, ValidationFailed
from frmr_cli.locale import language


class ScanFile(NamedTuple):
    """A file that somebody wants to send."""

    path: Path
    content: bytes
    """Cut off behind the size that is allowed."""
    size: int
    faults: list[Fault]

    @property
    def media_type(self) -> str | None:
        """What the content begins as; None for no scan."""
        return media_type_of(self.content)

    @property
    def sha256(self) -> str:
        """Hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    def require_sound(self) -> None:
        """Raises: ValidationFailed FRMR-DOC-048 that says what is wrong; nothing has been sent."""
        if self.faults:
            raise ValidationFailed("FRMR-DOC-048", fields=field_errors(self.faults, language()))


def read_scan(path: Path) -> ScanFile:
    """
    A file with what can be said of it without opening it.

    Raises: NotFound FRMR-DOC-040 for a file that is not there, UsageError FRMR-DOC-040 for one that cannot be read.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_SCAN_BYTES + 1)
            size = max(os.fstat(stream.fileno()).st_size, len(content))
    except FileNotFoundError as error:
        raise NotFound("FRMR-DOC-040", path=path, reason=error.strerror) from error
    except OSError as error:
        raise UsageError("FRMR-DOC-040", path=path, reason=error.strerror) from error
    faults = content_faults(content, pointer="/content")
    # The size that is named is the file's, not that of what was read of it.
    named = [
        fault._replace(params={**fault.params, "bytes": size}) if fault.params else fault
        for fault in faults
    ]
    return ScanFile(path, content, size, named)


def verdict(path: Path) -> dict[str, Any]:
    """What can be said of a file, as the command line shows it. Raises: as `read_scan`."""
    scan = read_scan(path)
    fault = scan.faults[0] if scan.faults else None
    return {
        "path": str(path),
        "fit": fault is None,
        "media_type": scan.media_type,
        "size": scan.size,
        "sha256": scan.sha256 if fault is None else None,
        "code": fault.code if fault else None,
        "message": fault.message(language()) if fault else None,
    }


def target_of(wanted: Path | None, name: str) -> Path:
    """
    Where a document with a name is saved: in a folder that is there, under the name; else where `wanted` says.

    The name comes from elsewhere: only its last part is taken, without a leading dot.
    """
    safe = name.replace("\\", "/").rpartition("/")[2].lstrip(". ")
    safe = "".join(sign for sign in safe if sign.isprintable()) or "scan"
    while len(safe.encode()) > MAX_NAME_BYTES:
        safe = safe[1:]
    if wanted is None:
        return Path(safe)
    return wanted / safe if wanted.is_dir() else wanted


def refuse_existing(target: Path, *, force: bool) -> None:
    """Raises: Conflict FRMR-DOC-042 for a file that is there and may not be overwritten."""
    if not force and os.path.lexists(target):
        raise Conflict("FRMR-DOC-042", path=target)


def save(content: bytes, target: Path, *, force: bool) -> None:
    """
    Write a file that is there as a whole or not at all, readable for its owner only.

    Raises: Conflict FRMR-DOC-042 where one is there already and `force` is not given, UsageError FRMR-DOC-046.
    """
    try:
        handle, draft = tempfile.mkstemp(prefix=".frmr-", dir=target.parent)
    except OSError as error:
        raise UsageError("FRMR-DOC-046", path=target, reason=error.strerror) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _put(Path(draft), target, force=force)
    except OSError as error:
        raise UsageError("FRMR-DOC-046", path=target, reason=error.strerror) from error
    finally:
        with suppress(OSError):
            Path(draft).unlink()


def _put(draft: Path, target: Path, *, force: bool) -> None:
    if force:
        draft.replace(target)
        return
    try:
        # A link fails where a file is there, also one that has come a moment ago.
        target.hardlink_to(draft)
    except FileExistsError as error:
        raise Conflict("FRMR-DOC-042", path=target) from error
    except OSError:  # a file system without links
        refuse_existing(target, force=False)
        draft.replace(target)
