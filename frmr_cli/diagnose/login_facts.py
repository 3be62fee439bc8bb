"""What is known of the logins of one person, or of this computer: the input of the ranking."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Place(StrEnum):
    """Where something was seen."""

    HERE = "here"
    """On this computer."""
    GOSUSLUGI = "gosuslugi"
    """The issuer of logins."""
    REGISTER = "register"


class Event(NamedTuple):
    """One thing that happened; never a personal value."""

    at: datetime
    place: Place
    action: str
    """As the log names it, or the command that failed here."""
    outcome: str
    """`ok`, `refused` or `failed`."""
    code: str | None = None
    is_own: bool = True
    """Whether it is of the person; a page that was refused before anybody logged in is nobody's."""
    address: str | None = None
    method: str | None = None
    """Of the second factor."""
    session: str | None = None
    request_id: str | None = None
    scope: str | None = None
    """The right that was lacking."""

    @property
    def is_trouble(self) -> bool:
        """Whether it stopped the login; a lock is written as done."""
        return self.code is not None and (
            self.outcome != "ok" or self.action in ("account.locked", "warning.shown")
        )


class Finding(NamedTuple):
    """Something that is so now."""

    code: str
    source: str
    """The check that saw it (`net.tls`), `account`, `page` or `record`."""
    stops: bool = True
    """Whether a login fails because of it; False for what should be looked at."""
    details: tuple[tuple[str, str], ...] = ()
    """What fills the placeholders of the text of the code."""


class Facts(NamedTuple):
    """Everything that was seen."""

    events: tuple[Event, ...] = ()
    """In the order of time."""
    findings: tuple[Finding, ...] = ()
    """In the order in which a login would meet them, where that is known."""
    passed: frozenset[str] = frozenset()
    """Checks that went well: `net.tcp`, `page`, `account`, …"""
