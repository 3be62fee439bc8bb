"""Files with values of people in clear: nobody else's from the first moment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def reserve(path: Path) -> None:
    """Make the file that somebody is about to write, readable by its owner alone. Raises: OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
