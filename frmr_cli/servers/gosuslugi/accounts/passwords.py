"""Passwords: kept as Argon2id, checked at the same cost whether or not the account exists."""

from __future__ import annotations

import threading
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from datetime import datetime

    from argon2 import PasswordHasher

    from frmr_cli.servers.database import Connection

LIFE: Final = timedelta(days=90)
_LONGEST: Final = 1024
"""Characters; a longer input is no password, and would only cost time."""

# Memory for each check is 19 MiB; more than two at once would slow the service, not the guesser.
_at_once = threading.BoundedSemaphore(2)


def password_hash(password: str) -> str:
    """The PHC string of a new salt."""
    return _hasher().hash(password)


def keep(connection: Connection, subject: str, hashed: str, now: datetime) -> None:
    """Give an account a password in the running transaction; it lives for 90 days."""
    connection.execute(
        _KEEP,
        {
            "subject": subject,
            "hash": hashed,
            "at": to_milliseconds(now),
            "expires_at": to_milliseconds(now + LIFE),
        },
    )


def is_expired(connection: Connection, subject: str, now: datetime) -> bool:
    """Whether the password has to be changed before anything else."""
    row = connection.one(
        "SELECT expires_at FROM account_password WHERE subject = :subject", {"subject": subject}
    )
    until = row["expires_at"] if row else None
    return until is not None and until <= to_milliseconds(now)


def stored_hash(connection: Connection, subject: str) -> str | None:
    """The hash of an account, or None when it has no password."""
    row = connection.one(
        "SELECT hash FROM account_password WHERE subject = :subject", {"subject": subject}
    )
    return None if row is None else str(row["hash"])


def is_right(password: str, expected: str | None) -> bool:
    """
    Whether a password belongs to a hash; outside of any transaction, for it takes long.

    With no hash the answer is no, at the cost of a real check.
    """
    from argon2.exceptions import VerifyMismatchError

    with _at_once:
        try:
            _hasher().verify(expected or _hash_of_nobody(), password[:_LONGEST])
        except VerifyMismatchError:
            return False
    return expected is not None and len(password) <= _LONGEST


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    # The second choice of the OWASP Password Storage Cheat Sheet (Argon2id: m=19 MiB, t=2, p=1).
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@cache
def _hash_of_nobody() -> str:
    return password_hash("nobody has this password")


_KEEP = """
INSERT INTO account_password (subject, hash, set_at, expires_at) VALUES (:subject, :hash, :at, :expires_at)
ON CONFLICT (subject) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at,
  expires_at = excluded.expires_at
"""
