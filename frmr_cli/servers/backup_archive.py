"""
The file of a backup: a tar archive, encrypted and authenticated in pieces, that is written and read in constant memory.

    FRMR-BACKUP 1 LF  header (JSON) LF  piece…

A piece is 64 KiB of the archive under AES-256-GCM with the header as additional data. Its nonce is the random prefix
of the header, the number of the piece and whether it is the last one (the STREAM construction of Hoang, Reyhanitabar,
Rogaway and Vizár, 2015), so that pieces can be neither changed, moved, dropped nor cut off unnoticed. The key is a file
of its own: whoever has the backup alone has nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any, BinaryIO

from frmr_cli.errors import UsageError, ValidationFailed

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"FRMR-BACKUP 1\n"

_PIECE = 64 * 1024
_TAG = 16
_PREFIX = 7
_MOST_HEADER = 4096
_KEY_BYTES = 32


class SealingWriter:
    """A file for `tarfile` to write to; `close` writes the last piece."""

    def __init__(self, stream: BinaryIO, key: bytes, header: dict[str, Any]) -> None:
        self._stream = stream
        self._cipher = _cipher(key)
        self._prefix = os.urandom(_PREFIX)
        whole = {**header, "key": key_name(key), "nonce": self._prefix.hex()}
        self._header = json.dumps(whole).encode() + b"\n"
        self._pending = bytearray()
        self._number = 0
        stream.write(MAGIC + self._header)

    def write(self, data: bytes) -> int:
        """Take a part of the archive."""
        self._pending += data
        while len(self._pending) > _PIECE:
            self._seal(bytes(self._pending[:_PIECE]), last=False)
            del self._pending[:_PIECE]
        return len(data)

    def close(self) -> None:
        """Write what is left, as the last piece."""
        self._seal(bytes(self._pending), last=True)

    def _seal(self, piece: bytes, *, last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, last=last)
        self._stream.write(self._cipher.encrypt(nonce, piece, self._header))
        self._number += 1


class OpeningReader:
    """
    A file for `tarfile` to read from.

    Raises: ValidationFailed FRMR-LOCAL-032 for a file that is no backup, FRMR-LOCAL-031 for a damaged one; UsageError
    FRMR-LOCAL-033 when it was sealed with another key.
    """

    def __init__(self, stream: BinaryIO, key: bytes, name: str) -> None:
        self._stream = stream
        self._name = name
        if stream.read(len(MAGIC)) != MAGIC:
            raise ValidationFailed("FRMR-LOCAL-032", path=name)
        self._header = stream.readline(_MOST_HEADER)
        try:
            self.header: dict[str, Any] = json.loads(self._header)
            self._prefix = bytes.fromhex(self.header["nonce"])
            named = str(self.header["key"])
        except (ValueError, KeyError, TypeError) as error:
            raise self.damaged() from error
        if named != key_name(key):
            raise UsageError("FRMR-LOCAL-033", path=name)
        self._cipher = _cipher(key)
        self._ahead = stream.read(_PIECE + _TAG)
        self._opened = bytearray()
        self._number = 0
        self._ended = False

    def read(self, size: int) -> bytes:
        """The next bytes of the archive; fewer at its end."""
        while len(self._opened) < size and not self._ended:
            self._open_piece()
        taken = bytes(self._opened[:size])
        del self._opened[:size]
        return taken

    def drain(self) -> None:
        """Read to the end: only then is it known that nothing is missing."""
        while self.read(_PIECE):
            pass

    def damaged(self) -> ValidationFailed:
        """The error for whatever does not fit."""
        return ValidationFailed("FRMR-LOCAL-031", path=self._name)

    def _open_piece(self) -> None:
        from cryptography.exceptions import InvalidTag

        sealed, self._ahead = self._ahead, self._stream.read(_PIECE + _TAG)
        self._ended = not self._ahead
        nonce = _nonce(self._prefix, self._number, last=self._ended)
        try:
            self._opened += self._cipher.decrypt(nonce, sealed, self._header)
        except (InvalidTag, ValueError) as error:
            raise self.damaged() from error
        self._number += 1


def made_key(file: Path) -> bytes:
    """The key in a file, made where there is none; only its owner may read it. Raises: as `read_key`."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_key(file)
    except OSError as error:
        raise UsageError("FRMR-LOCAL-034", path=file, reason=error.strerror) from error
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(os.urandom(_KEY_BYTES).hex() + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    return read_key(file)


def read_key(file: Path) -> bytes:
    """The key in a file. Raises: UsageError FRMR-LOCAL-034 when there is none."""
    try:
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except OSError as error:
        raise UsageError("FRMR-LOCAL-034", path=file, reason=error.strerror) from error
    except ValueError as error:
        raise UsageError("FRMR-LOCAL-034", path=file, reason="-") from error
    if len(key) != _KEY_BYTES:
        raise UsageError("FRMR-LOCAL-034", path=file, reason="-")
    return key


def key_name(key: bytes) -> str:
    """By what a key is recognised; tells nothing of it."""
    return hashlib.sha256(b"frmr backup key" + key).hexdigest()[:16]


def _cipher(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])
