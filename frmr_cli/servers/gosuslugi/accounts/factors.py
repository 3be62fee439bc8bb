"""
Second factors: the seam behind which each way of confirming a login stands.

A further factor (push, passkey, signature) is one class with these methods and one row in `FACTORS` of
`accounts/methods.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.delivery import Message
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """Who confirms which login, when."""

    account: Account
    sid: str
    """The login that is being confirmed; a code that was asked for in another one is worth nothing."""
    now: datetime
    key: ServerKey


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why a factor said no: a catalogue code and the details of its text."""

    code: str
    details: dict[str, int | str]


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """What a factor wants done before the person can answer."""

    message: Message | None = None
    """To be delivered after the transaction."""


class Factor(Protocol):
    """One way of confirming a login."""

    @property
    def method(self) -> str:
        """Stable name: value of the form field, key in the database."""

    @property
    def amr(self) -> tuple[str, ...]:
        """What it adds to `amr` (RFC 8176 §2)."""

    def challenge(self, connection: Connection, attempt: Attempt) -> Challenge | Refusal:
        """Begin, or begin again, in the running transaction."""

    def verify(self, connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
        """Judge an answer in the running transaction, whose effects stay also when it is refused."""


def switched_on(connection: Connection, subject: str) -> tuple[str, ...]:
    """The methods of an account, the oldest first; empty when the person has switched them all off."""
    rows = connection.all(
        "SELECT method FROM account_factor WHERE subject = :subject ORDER BY since, method",
        {"subject": subject},
    )
    return tuple(row["method"] for row in rows)
