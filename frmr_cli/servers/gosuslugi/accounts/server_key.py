"""The secret of the server: what it seals, and the keyed hashes under which it keeps what it must recognise."""

from __future__ import annotations

import hmac
import os
import secrets
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_FILE: Final = "accounts.key"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12


class ServerKey:
    """One 256-bit key; every use derives its own key from it by a label."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def fingerprint(self, label: str, value: str) -> str:
        """Keyed hash of a value, hexadecimal; equal values under one label have equal hashes."""
        return hmac.new(self._derived(label), value.encode(), sha256).hexdigest()

    def seal(self, label: str, plain: bytes) -> bytes:
        """Encrypt with AES-256-GCM; the label must be known to open it."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(self._derived(label)).encrypt(nonce, plain, label.encode())

    def unseal(self, label: str, sealed: bytes) -> bytes:
        """
        Decrypt what `seal` made.

        Raises: ValueError when it was made with another key or label, or changed since.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return AESGCM(self._derived(label)).decrypt(nonce, body, label.encode())
        except InvalidTag as error:
            raise ValueError("sealed by another key") from error

    def _derived(self, label: str) -> bytes:
        return hmac.new(self._key, label.encode(), sha256).digest()


def server_key(directory: Path) -> ServerKey:
    """The key of a directory, made at first use; the file belongs to its owner alone."""
    path = directory / _FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return ServerKey(path.read_bytes())
    key = secrets.token_bytes(_KEY_BYTES)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return ServerKey(key)
