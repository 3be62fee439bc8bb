"""Identifiers of what the register keeps: 22 characters that nobody can guess."""

from __future__ import annotations

import secrets

ID_BYTES = 16


def new_id() -> str:
    """A fresh one (base64url, RFC 4648 §5); never with a hyphen in front, which a command line takes for an option."""
    while (made := secrets.token_urlsafe(ID_BYTES)).startswith("-"):
        pass
    return made
