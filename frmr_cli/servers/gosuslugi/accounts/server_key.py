"""The secret of the server: what it seals, and the keyed hashes under which it keeps what it must recognise."""

from __future__ import annotations

import hmac
import os
import secrets
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from frmr_cli.errors import ServerError

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_FILE: Final = "accounts.key"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12


class ServerKey:
    """One 256-bit key; every use derives its own key from it by a label. Thread-safe."""

    def __init__(self, key: bytes) -> None:
        self._derived = lru_cache(lambda label: hmac.digest(key, label.encode(), sha256))
        self._cipher = lru_cache(self._new_cipher)

    def fingerprint(self, label: str, value: str) -> str:
        """Keyed hash of a value, hexadecimal; equal values under one label have equal hashes."""
        return hmac.digest(self._derived(label), value.encode(), sha256).hex()

    def seal(self, label: str, plain: bytes, *, context: str = "") -> bytes:
        """
        Encrypt with AES-256-GCM.

        It opens only with the same label and context, so that it cannot be moved to another row.
        """
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher(label).encrypt(nonce, plain, _bound(label, context))

    def unseal(self, label: str, sealed: bytes, *, context: str = "") -> bytes:
        """
        Decrypt what `seal` made.

        Raises: ValueError when it was made with another key, label or context, or changed since.
        """
        from cryptography.exceptions import InvalidTag

        nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return self._cipher(label).decrypt(nonce, body, _bound(label, context))
        except InvalidTag as error:
            raise ValueError("sealed by another key") from error

    def _new_cipher(self, label: str) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._derived(label))


def server_key(directory: Path) -> ServerKey:
    """
    The key of a directory, made at first use; the file belongs to its owner alone.

    Raises: ServerError FRMR-GOS-051 for a file that holds no key, FRMR-GOS-052 for one that others may read.
    """
    path = directory / KEY_FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        return ServerKey(_read(path))
    key = secrets.token_bytes(_KEY_BYTES)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return ServerKey(key)


def _read(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file():
        raise ServerError("FRMR-GOS-051", path=path.name)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise ServerError("FRMR-GOS-052", path=path.name)
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise ServerError("FRMR-GOS-051", path=path.name)
    return key


def _bound(label: str, context: str) -> bytes:
    return f"{label}\0{context}".encode() if context else label.encode()
