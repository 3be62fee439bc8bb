"""What a factor waits for in one login: kept sealed, answered once, forgotten after its life."""

from __future__ import annotations

import json
import secrets
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.factors import Attempt
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey

State = Literal["open", "confirmed", "refused", "used", "expired"]
_SEAL: Final = "factor challenge"


class Pending(NamedTuple):
    """One challenge as it stands now."""

    session: str
    method: str
    subject: str
    state: State
    facts: dict[str, Any]
    """What the factor keeps about it."""


def begin(
    connection: Connection,
    attempt: Attempt,
    method: str,
    facts: Mapping[str, Any],
    *,
    life: timedelta,
) -> str:
    """
    Keep a challenge in place of the former one of this login.

    Returns: a token of 256 bits by which another device of the person finds it.
    """
    token = secrets.token_urlsafe(32)
    connection.execute(_FORGET, {"now": to_milliseconds(attempt.now)})
    connection.execute(
        _UPSERT,
        {
            "session": attempt.sid,
            "method": method,
            "subject": attempt.account.subject,
            "token_hash": _hash(token),
            "sealed": attempt.key.seal(
                _SEAL, json.dumps(facts).encode(), context=_place(attempt.sid, method)
            ),
            "expires_at": to_milliseconds(attempt.now + life),
        },
    )
    return token


def of_login(connection: Connection, attempt: Attempt, method: str) -> Pending | None:
    """The challenge of the login that is being confirmed."""
    row = connection.one(_OF_LOGIN, {"session": attempt.sid, "method": method})
    return None if row is None else _pending(attempt.key, row, attempt.now)


def of_token(
    connection: Connection, key: ServerKey, method: str, token: str, *, now: datetime
) -> Pending | None:
    """The challenge that another device was told of."""
    row = connection.one(_OF_TOKEN, {"token_hash": _hash(token), "method": method})
    return None if row is None else _pending(key, row, now)


def settle(connection: Connection, pending: Pending, state: State) -> None:
    """Keep how a challenge was answered, in the running transaction."""
    connection.execute(
        _SETTLE, {"session": pending.session, "method": pending.method, "state": state}
    )


def _pending(key: ServerKey, row: dict[str, Any], now: datetime) -> Pending:
    session, method = row["session"], row["method"]
    facts = json.loads(key.unseal(_SEAL, row["sealed"], context=_place(session, method)))
    expired = row["state"] == "open" and row["expires_at"] <= to_milliseconds(now)
    state: State = "expired" if expired else row["state"]
    return Pending(session, method, row["subject"], state, facts)


def _place(session: str, method: str) -> str:
    return f"{session} {method}"


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


_OF_LOGIN = "SELECT * FROM factor_challenge WHERE session = :session AND method = :method"
_OF_TOKEN = "SELECT * FROM factor_challenge WHERE token_hash = :token_hash AND method = :method"  # noqa: S105
_SETTLE = "UPDATE factor_challenge SET state = :state WHERE session = :session AND method = :method"
# An answered one is told apart from one that never was until the login itself is over.
_FORGET = "DELETE FROM factor_challenge WHERE expires_at <= :now - 3600000"
_UPSERT = """
INSERT INTO factor_challenge (session, method, subject, token_hash, sealed, state, expires_at)
VALUES (:session, :method, :subject, :token_hash, :sealed, 'open', :expires_at)
ON CONFLICT (session, method) DO UPDATE SET token_hash = excluded.token_hash, sealed = excluded.sealed,
  state = excluded.state, expires_at = excluded.expires_at
"""
