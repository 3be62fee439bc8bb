"""Which versions of `frmr` the pages still accept."""

from __future__ import annotations

import re
from typing import Final

from frmr_cli import __version__

_NAMED: Final = re.compile(r"frmr(?:-cli)?/(\d+)\.(\d+)(?:\.(\d+))?")

Version = tuple[int, int, int]

LEAST: Final[Version] = (0, 0, 0)
"""Nothing has been withdrawn yet."""


def version(user_agent: str | None) -> Version | None:
    """The version that a program names itself with; None for a program of somebody else."""
    found = _NAMED.match(user_agent or "")
    if found is None:
        return None
    major, minor, patch = (int(part or 0) for part in found.groups())
    return major, minor, patch


def accepted(user_agent: str | None, least: Version) -> bool:
    """Whether a program is new enough; those of others have versions of their own."""
    named = version(user_agent)
    return named is None or named >= least


_present = version(f"frmr/{__version__}") or LEAST
NEXT: Final[Version] = (_present[0], _present[1] + 1, 0)
"""What the pages want when the present version counts as old."""
