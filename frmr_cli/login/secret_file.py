"""Files that hold one secret and were named by the person: FRMR_TOKEN_FILE and its like."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from frmr_cli.errors import UsageError
from frmr_cli.login.secrets import Secret

if TYPE_CHECKING:
    from pathlib import Path

MAX_SECRET = 65_536
"""Octets."""


def read_secret(path: Path, *, variable: str) -> Secret:
    """
    Read the secret, without the line end that editors add.

    Symbolic links, pipes and group rights are fine, since containers mount secrets that way. A
    file that everybody may read is refused.

    `variable`: the setting that named the file, for the message.
    Raises: UsageError FRMR-AUTH-005 (empty, too long, not text), -006 (cannot be read), -007
    (everybody may read it).
    """
    try:
        with path.open("rb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & stat.S_IROTH:
                raise UsageError("FRMR-AUTH-007", variable=variable, path=path)
            content = file.read(MAX_SECRET + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError("FRMR-AUTH-006", variable=variable, path=path, reason=reason) from error
    try:
        text = content.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        # The original error holds the octets.
        raise UsageError("FRMR-AUTH-005", variable=variable) from None
    if not text or len(content) > MAX_SECRET or "\n" in text or "\0" in text:
        raise UsageError("FRMR-AUTH-005", variable=variable)
    return Secret(text)
