"""Identifiers of what the register keeps: 22 characters that nobody can guess."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

ID_BYTES = 16


def new_id() -> str:
    """A fresh one (base64url, RFC 4648 §5); never with a hyphen in front, which a command line takes for an option."""
    while (made := secrets.token_urlsafe(ID_BYTES)).startswith("-"):
        pass
    return made


def demo_id(name: str) -> str:
    """The identifier of a thing of the demo people: the same at every start, and as unlike its neighbours as a fresh one."""
    made = urlsafe_b64encode(sha256(f"frmr demo {name}".encode()).digest()).decode()
    return made.replace("-", "_")[:22]
