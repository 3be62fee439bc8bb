"""
Second factors: the seam behind which each way of confirming a login stands.

A further factor (push, passkey, signature) is one class with these methods and one row in `FACTORS` of
`accounts/methods.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

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
    home: str
    """Address of the pages as the browser sees it, up to the path of the issuer, without a slash at its end."""
    directory: Path
    """Where the keys of the stub lie."""
    address: str | None
    """Of the browser."""


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

    @property
    def elsewhere(self) -> bool:
        """Whether the answer comes from another device of the person, and the page only waits for it."""

    def shown(self, connection: Connection, attempt: Attempt) -> Mapping[str, Any]:
        """What its part of the page is filled with."""

    def challenge(self, connection: Connection, attempt: Attempt) -> Challenge | Refusal:
        """Begin, or begin again, in the running transaction."""

    def verify(self, connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
        """Judge an answer in the running transaction, whose effects stay also when it is refused."""


def switch_on(
    connection: Connection,
    subject: str,
    method: str,
    *,
    secret: bytes | None = None,
    now: datetime,
) -> None:
    """Switch a method on in the running transaction, or give it a new secret, sealed by the caller."""
    connection.execute(
        _SWITCH_ON,
        {
            "subject": subject,
            "method": method,
            "secret": secret,
            "since": to_milliseconds(now),
        },
    )


def switch_off(connection: Connection, subject: str, method: str) -> None:
    """Switch a method off in the running transaction; its secret is forgotten."""
    connection.execute(
        "DELETE FROM account_factor WHERE subject = :subject AND method = :method",
        {"subject": subject, "method": method},
    )


def switched_on(connection: Connection, subject: str) -> tuple[str, ...]:
    """The methods of an account, the oldest first; empty when the person has switched them all off."""
    rows = connection.all(
        "SELECT method FROM account_factor WHERE subject = :subject ORDER BY since, method",
        {"subject": subject},
    )
    return tuple(row["method"] for row in rows)


_SWITCH_ON = """
INSERT INTO account_factor (subject, method, secret, since) VALUES (:subject, :method, :secret, :since)
ON CONFLICT (subject, method) DO UPDATE SET secret = excluded.secret
"""
