"""The factor «recovery code»: ten codes on paper for the day when every device is gone, each used once."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.servers.gosuslugi.accounts.factors import Challenge, Refusal, switch_on
from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.factors import Attempt
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey

METHOD: Final = "recovery"
COUNT: Final = 10
_ALPHABET: Final = "BCDFGHJKLMNPQRSTVWXZ23456789"
_LENGTH: Final = 10
"""48 bits."""


class RecoveryCodes:
    """Codes that were shown once and are kept as keyed hashes."""

    method = METHOD
    amr = ("otp",)
    elsewhere = False

    def shown(self, connection: Connection, attempt: Attempt) -> Mapping[str, Any]:
        """How many are left."""
        return {"left": left(connection, attempt.account.subject)}

    def challenge(self, connection: Connection, attempt: Attempt) -> Challenge | Refusal:
        """Nothing is to be done: the person has the paper."""
        return Challenge()

    def verify(self, connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
        """Refused: FRMR-GOS-009 (wrong), 046 (used before)."""
        subject = attempt.account.subject
        row = {"subject": subject, "digest": _digest(attempt.key, subject, answer)}
        found = connection.one(_SELECT, row)
        if found is None:
            return Refusal(code="FRMR-GOS-009", details={})
        if found["used_at"] is not None:
            return Refusal(code="FRMR-GOS-046", details={})
        connection.execute(_USE, row | {"now": to_milliseconds(attempt.now)})
        return None


def renew(connection: Connection, key: ServerKey, subject: str, now: datetime) -> tuple[str, ...]:
    """
    Make new codes in the running transaction; the former ones work no longer.

    Returns: the only showing of them, as `XXXXX-XXXXX`.
    """
    codes = tuple(_code() for _ in range(COUNT))
    connection.execute("DELETE FROM recovery_code WHERE subject = :s", {"s": subject})
    connection.execute_many(
        "INSERT INTO recovery_code (subject, digest) VALUES (:subject, :digest)",
        [{"subject": subject, "digest": _digest(key, subject, code)} for code in codes],
    )
    switch_on(connection, subject, METHOD, now=now)
    return codes


def left(connection: Connection, subject: str) -> int:
    """How many codes were not used."""
    row = connection.one(_LEFT, {"subject": subject})
    return int(row["count"]) if row else 0


def _code() -> str:
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return f"{signs[: _LENGTH // 2]}-{signs[_LENGTH // 2 :]}"


def _digest(key: ServerKey, subject: str, code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return key.fingerprint("recovery code", f"{subject}|{plain}")


_SELECT = "SELECT used_at FROM recovery_code WHERE subject = :subject AND digest = :digest"
_USE = "UPDATE recovery_code SET used_at = :now WHERE subject = :subject AND digest = :digest"
_LEFT = "SELECT count(*) AS count FROM recovery_code WHERE subject = :subject AND used_at IS NULL"
