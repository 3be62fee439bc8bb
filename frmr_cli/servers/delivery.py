"""
Messages to people: what an SMS gateway, a mail server and a push service would carry.

The embedded services have no gateway, so a message goes to a spool: one file of JSON lines per recipient in
a directory that only its owner may read. The spool plays the person's phone; `frmr local inbox` shows it.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Channel = Literal["sms", "email", "push"]


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message."""

    at: str
    """When it was sent, ISO 8601 with offset."""
    channel: Channel
    destination: str
    """Phone number in E.164 or e-mail address."""
    sender: str
    """Who sent it, as the person sees it: «Gosuslugi», «ФРМР»."""
    text: str


class Delivery(Protocol):
    """Takes a message to its destination; delivery itself may fail silently, as SMS does."""

    def send(self, message: Message) -> None:
        """Hand the message over. Returns before it is delivered."""


class SpoolDelivery:
    """Delivery into the spool directory; both services may write to the same one."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def send(self, message: Message) -> None:
        """Append the message to the file of its destination in one write."""
        self._directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        line = json.dumps(asdict(message), ensure_ascii=False) + "\n"
        path = spool_file(self._directory, message.destination)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            os.write(handle, line.encode())
        finally:
            os.close(handle)


def received(directory: Path, destination: str) -> Iterator[Message]:
    """The messages to a destination, oldest first; none when nothing was ever sent."""
    path = spool_file(directory, destination)
    if not path.exists():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield Message(**json.loads(line))


def spool_file(directory: Path, destination: str) -> Path:
    """The file of a destination; its name is a hash, so that a listing shows no address."""
    from hashlib import sha256

    return directory / f"{sha256(destination.encode()).hexdigest()[:32]}.jsonl"
