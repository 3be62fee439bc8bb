"""
The head of a log: how many entries it has and the hash over all of them, in a form that is signed.

Source: https://c2sp.org/tlog-checkpoint. Two extension lines are ours: `time` says when the head was signed, so that a log in
which nothing happens is told from one that has stopped; `successor` announces the next key under the signature of the present one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import datetime
from typing import NamedTuple

from frmr_cli.transparency.notes import NoteFault, VerifierKey
from frmr_cli.transparency.tree import EMPTY_ROOT, HASH_BYTES

_TIME = "time "
_SUCCESSOR = "successor "
_GREATEST_SIZE = 2**53 - 1


class Checkpoint(NamedTuple):
    """The text of a signed head."""

    origin: str
    """Names the log, the same for ever."""
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read the text of a note. Raises: NoteFault when it is no checkpoint."""
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop() or not all(lines):
            raise NoteFault("no checkpoint: lines are missing or empty")
        origin, size, root, *extensions = lines
        if not size.isdecimal() or not size.isascii() or size != str(int(size[:17])):
            raise NoteFault("no checkpoint: the size is no number")
        checkpoint = cls(origin, int(size), _hash(root), tuple(extensions))
        if checkpoint.size > _GREATEST_SIZE:
            raise NoteFault("no checkpoint: the size is beyond every log")
        if not checkpoint.size and checkpoint.root != EMPTY_ROOT:
            raise NoteFault("no checkpoint: an empty log with a root of its own")
        return checkpoint

    def __str__(self) -> str:
        root = base64.b64encode(self.root).decode()
        return "".join(f"{line}\n" for line in (self.origin, self.size, root, *self.extensions))

    @property
    def time(self) -> datetime | None:
        """When the head was signed, aware; None when it does not say."""
        for line in self.extensions:
            if line.startswith(_TIME):
                try:
                    moment = datetime.fromisoformat(line.removeprefix(_TIME))
                except ValueError:
                    return None
                return moment if moment.tzinfo else None
        return None

    @property
    def successors(self) -> tuple[VerifierKey, ...]:
        """The keys that are announced. Raises: NoteFault for one that cannot be read."""
        return tuple(
            VerifierKey.parse(line.removeprefix(_SUCCESSOR))
            for line in self.extensions
            if line.startswith(_SUCCESSOR)
        )

    @property
    def fingerprint(self) -> str:
        """
        Size and root in a form that two people compare by phone: `512 · 2c9e 04b1 77aa 03fd 61d0`.

        80 bits: whoever wants another log with the same words must try 2⁸⁰ of them.
        """
        digest = hashlib.sha256(f"{self.origin}\n{self.size}\n".encode() + self.root).hexdigest()
        return f"{self.size} · " + " ".join(digest[at : at + 4] for at in range(0, 20, 4))


def head(
    origin: str, size: int, root: bytes, *, at: datetime, successors: tuple[VerifierKey, ...] = ()
) -> Checkpoint:
    """A head that is to be signed at a moment."""
    extensions = (
        f"{_TIME}{at.isoformat(timespec='milliseconds')}",
        *(f"{_SUCCESSOR}{key}" for key in successors),
    )
    return Checkpoint(origin, size, root, extensions)


def _hash(text: str) -> bytes:
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteFault("no checkpoint: the root is no base64") from error
    if len(value) != HASH_BYTES or base64.b64encode(value).decode() != text:
        raise NoteFault("no checkpoint: the root is no SHA-256")
    return value
