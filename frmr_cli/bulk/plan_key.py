"""
The key of this user that plans are sealed and proven with.

A file of its own and not the key of a login: a plan and its before-images must outlive a logout, which
destroys the key of the login, and a token from the environment has no key at all.
"""

from __future__ import annotations

import hmac
import os
import uuid
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.login.store import files

if TYPE_CHECKING:
    from pathlib import Path

KEY_FILE = "plan.key"
_BYTES = 32


class PlanKey(NamedTuple):
    """What is derived from the one secret; each purpose has a key of its own."""

    secret: bytes

    @property
    def id(self) -> str:
        """Tells the key from another one; tells nothing about it."""
        return self._derived("id")[:8].hex()

    @property
    def mac(self) -> bytes:
        """For the proof that a plan was not altered."""
        return self._derived("mac")

    def sealer(self) -> Any:
        """
        AES-SIV: the same content under the same name gives the same octets, so plans are repeatable.

        Source: RFC 5297.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        return AESSIV(self._derived("seal"))

    def namespace(self, plan_id: str) -> uuid.UUID:
        """Of the idempotency keys of a plan: secret, because a key is a hash of personal values."""
        return uuid.UUID(bytes=self._derived(f"keys {plan_id}")[:16])

    def _derived(self, purpose: str) -> bytes:
        return hmac.digest(self.secret, purpose.encode(), "sha256")


def plan_key(directory: Path) -> PlanKey:
    """
    The key in `directory`, made at the first use; only this user may read it.

    Raises: TokenStorageError as `files.read_private`.
    """
    files.make_directory(directory, uid=files.own_uid())
    path = directory / KEY_FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | files.NO_FOLLOW, 0o600)
    except FileExistsError:
        return PlanKey(_read(path))
    with os.fdopen(handle, "wb") as file:
        file.write(os.urandom(_BYTES))
        file.flush()
        os.fsync(file.fileno())
    return PlanKey(_read(path))


def _read(path: Path) -> bytes:
    from frmr_cli.errors import TokenStorageError

    secret = files.read_private(path, uid=files.own_uid()) or b""
    if len(secret) != _BYTES:
        raise TokenStorageError("FRMR-STORE-005", path=path)
    return secret
