"""How secrets, codes and tokens are kept: as SHA-256, for each has the entropy that needs no salt."""

from __future__ import annotations

from hashlib import sha256


def digest(secret: str) -> bytes:
    """The 32 bytes that stand for a secret in the database."""
    return sha256(secret.encode()).digest()
