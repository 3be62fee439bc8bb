"""
Restricted values at rest: sealed with AES-256-GCM, found by a keyed blind index.

Envelope: a key file next to the database wraps the keys that stand in it. Whoever has only the database,
its journal or a copy of it has no value in clear. One purpose, one key: `seal` hides, `index` recognises.

The newest key seals, every other one goes on opening what it has sealed (see `rotation`). Another process may add a
key: it is found within `REFRESH_SECONDS`, or when it is first needed to open a value.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import threading
import time
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.errors import ServerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from frmr_cli.servers.database import Connection, Database

KEY_FILE = "registry.key"

REFRESH_SECONDS = 60.0
"""How long a process may go on sealing with a key that has a successor."""

_KEY_BYTES = 32
_NONCE_BYTES = 12
_ID_BYTES = 4


class _Keys(NamedTuple):
    current: int
    sealing: dict[int, AESGCM]
    """Number of the key → its cipher, which any thread may use."""
    blind: bytes


class Vault:
    """Seals and opens values. The keys are read when the first of them is needed. Thread-safe."""

    def __init__(self, database: Database, directory: Path, *, now: Callable[[], datetime]) -> None:
        self._database = database
        self._file = directory / KEY_FILE
        self._now = now
        self._keys: _Keys | None = None
        self._read_at = 0.0
        self._lock = threading.Lock()

    def check_file(self) -> None:
        """
        Find at start, and cheaply, that the key file is missing or open to others.

        Raises: as `prepare`, but does not try whether the key fits.
        """
        with self._database.read() as connection:
            if connection.one("SELECT 1 FROM sealing_key LIMIT 1"):
                _read_key(self._file)

    def prepare(self) -> None:
        """
        Make the key file and the keys where there are none, and read them; look for new ones from time to time.

        Must run outside a transaction of this thread.
        Raises: ServerError FRMR-REG-051 when the database has keys and the file is gone or does not
        fit; FRMR-REG-052 when others may read the file.
        """
        if self._keys is not None and time.monotonic() - self._read_at < REFRESH_SECONDS:
            return
        with self._lock:
            if self._keys is None:
                with self._database.write() as connection:
                    self._take(connection)
            elif time.monotonic() - self._read_at >= REFRESH_SECONDS:
                with self._database.read() as connection:
                    self._take(connection)

    def seal(self, value: bytes, *, context: str) -> bytes:
        """Encrypt a value; it opens only with the same context (so it cannot be moved to another row)."""
        keys = self._ready()
        nonce = os.urandom(_NONCE_BYTES)
        sealed = keys.sealing[keys.current].encrypt(nonce, value, context.encode())
        return keys.current.to_bytes(_ID_BYTES, "big") + nonce + sealed

    def open(self, sealed: bytes, *, context: str) -> bytes:
        """Decrypt a value. Raises: cryptography's InvalidTag when it was altered or moved."""
        number = int.from_bytes(sealed[:_ID_BYTES], "big")
        if number not in self._ready().sealing:
            with self._database.read() as connection:
                self._take(connection)
        nonce = sealed[_ID_BYTES : _ID_BYTES + _NONCE_BYTES]
        cipher = self._ready().sealing[number]
        return cipher.decrypt(nonce, sealed[_ID_BYTES + _NONCE_BYTES :], context.encode())

    def fingerprint(self, value: str, *, purpose: str) -> bytes:
        """A keyed hash, 32 bytes: equal for equal values of one purpose, telling nothing without the key."""
        message = f"{purpose}\0{value}".encode()
        return hmac.digest(self._ready().blind, message, hashlib.sha256)

    def add_sealing_key(self, connection: Connection) -> None:
        """Seal with a new key from now on."""
        self._add_key(connection, self._wrapping(), "seal")
        self._take(connection)

    def drop_older_keys(self, connection: Connection) -> int:
        """Destroy every sealing key but the newest; nothing may need them. Returns: how many there were."""
        dropped = connection.execute(
            "DELETE FROM sealing_key WHERE purpose = 'seal' AND id <> :current",
            {"current": self._ready().current},
        )
        self._take(connection)
        return dropped

    def mark(self) -> bytes:
        """With what every value begins that the newest key has sealed."""
        return self._ready().current.to_bytes(_ID_BYTES, "big")

    def _take(self, connection: Connection) -> None:
        self._keys = self._unwrapped(connection)
        self._read_at = time.monotonic()

    def _wrapping(self) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(_read_key(self._file))

    def _ready(self) -> _Keys:
        if self._keys is None:
            raise RuntimeError("Vault.prepare was not called")
        return self._keys

    def _unwrapped(self, connection: Connection) -> _Keys:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        rows = connection.all("SELECT id, purpose, wrapped FROM sealing_key ORDER BY id")
        wrapping = AESGCM(_read_key(self._file) if rows else _made_key(self._file))
        if not rows:
            for purpose in ("seal", "index"):
                self._add_key(connection, wrapping, purpose)
            rows = connection.all("SELECT id, purpose, wrapped FROM sealing_key ORDER BY id")
        try:
            plain = {
                (row["purpose"], row["id"]): wrapping.decrypt(
                    row["wrapped"][:_NONCE_BYTES],
                    row["wrapped"][_NONCE_BYTES:],
                    row["purpose"].encode(),
                )
                for row in rows
            }
        except InvalidTag as error:
            raise ServerError("FRMR-REG-051", path=self._file.name) from error
        sealing = {
            number: AESGCM(key) for (purpose, number), key in plain.items() if purpose == "seal"
        }
        blind = next(key for (purpose, _), key in plain.items() if purpose == "index")
        return _Keys(current=max(sealing), sealing=sealing, blind=blind)

    def _add_key(self, connection: Connection, wrapping: AESGCM, purpose: str) -> None:
        nonce = os.urandom(_NONCE_BYTES)
        connection.execute(
            "INSERT INTO sealing_key (purpose, wrapped, created_at) VALUES (:purpose, :wrapped, :at)",
            {
                "purpose": purpose,
                "wrapped": nonce
                + wrapping.encrypt(nonce, os.urandom(_KEY_BYTES), purpose.encode()),
                "at": self._now().isoformat(timespec="seconds"),
            },
        )


def _made_key(file: Path) -> bytes:
    """A fresh key in a file that only its owner may read; a key that is already there is kept."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        return _read_key(file)
    with os.fdopen(handle, "wb") as stream:
        stream.write(os.urandom(_KEY_BYTES))
        stream.flush()
        os.fsync(stream.fileno())
    return file.read_bytes()


def _read_key(file: Path) -> bytes:
    if not file.is_file():
        raise ServerError("FRMR-REG-051", path=file.name)
    if os.name == "posix" and file.stat().st_mode & 0o077:
        raise ServerError("FRMR-REG-052", path=file.name)
    key = file.read_bytes()
    if len(key) != _KEY_BYTES:
        raise ServerError("FRMR-REG-051", path=file.name)
    return key
