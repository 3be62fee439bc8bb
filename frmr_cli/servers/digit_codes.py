"""One-time codes of digits, as letters and SMS carry them."""

from __future__ import annotations

import secrets


def new_code(digits: int) -> str:
    """An unguessable code of so many digits; leading zeros count."""
    return f"{secrets.randbelow(10**digits):0{digits}d}"
