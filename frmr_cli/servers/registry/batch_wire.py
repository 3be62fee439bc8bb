"""
What a registry and its process of batches say to each other over two pipes: pickled values, each behind its length.

Both ends are processes of one user that one of them has started; nobody else can write into the pipes.
"""

from __future__ import annotations

import pickle
import struct
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from frmr_cli.errors import FieldError
    from frmr_cli.servers.registry.calls import Origin
    from frmr_cli.servers.registry.principals import Principal
    from frmr_cli.servers.registry.tokens import Claims

READY = "ready"
"""The process takes batches from now on."""
TURN, GO, OVER = "turn", "go", "over"
"""A turn to write is wanted; it has come; it is given back."""

_LENGTH = struct.Struct(">I")


class Asked(NamedTuple):
    """A batch to be done."""

    origin: Origin
    claims: Claims
    principal: Principal


class Answered(NamedTuple):
    """A batch was done."""

    status: int
    headers: dict[str, str]
    body: bytes


class Refused(NamedTuple):
    """What is left of a `Problem`; its entry is written."""

    status: int
    code: str
    errors: tuple[FieldError, ...]
    headers: dict[str, str]
    details: dict[str, object]


class Away(NamedTuple):
    """What is left of a `DatabaseUnavailable`."""

    code: str
    details: dict[str, Any]


class Broken(NamedTuple):
    """A defect; where it was stands in the log."""

    log_is_damaged: bool


class Channel:
    """One end. It serves one thread at a time."""

    def __init__(self, reader: IO[bytes], writer: IO[bytes]) -> None:
        self._reader = reader
        self._writer = writer

    def send(self, message: object) -> None:
        """Raises: OSError when the other end is gone."""
        content = pickle.dumps(message)
        self._writer.write(_LENGTH.pack(len(content)) + content)
        self._writer.flush()

    def receive(self) -> Any:
        """Wait for a message. Raises: EOFError when the other end is gone."""
        (length,) = _LENGTH.unpack(self._read(_LENGTH.size))
        return pickle.loads(self._read(length))  # noqa: S301 - see above

    def end(self) -> None:
        """Let the other end know that nothing more comes."""
        with suppress(OSError):  # what was not sent reaches nobody any more
            self._writer.close()

    def close(self) -> None:
        """Receive no more; the other end must be gone."""
        self._reader.close()

    def _read(self, count: int) -> bytes:
        content = self._reader.read(count)
        if len(content) < count:
            raise EOFError
        return content
