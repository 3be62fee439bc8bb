"""The factor «code of the app»: TOTP of six digits in steps of 30 seconds (RFC 6238)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.domain.digits import digits_in
from frmr_cli.servers.gosuslugi.accounts.factors import Challenge, Refusal
from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds, to_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.factors import Attempt
    from frmr_cli.servers.gosuslugi.accounts.server_key import ServerKey

STEP_SECONDS: Final = 30
DRIFT: Final = (0, -1, 1)
"""Steps by which the clock of the phone may be off (RFC 6238 §5.2 advises one)."""
ISSUER: Final = "Gosuslugi demo"
"""Latin, because a Cyrillic name makes the QR code twice as dense."""
_SEAL: Final = "totp"


class Totp:
    """Codes of an authenticator app; each is accepted once (RFC 6238 §5.2)."""

    method = "totp"
    amr = ("otp",)
    elsewhere = False

    def shown(self, connection: Connection, attempt: Attempt) -> Mapping[str, Any]:
        """Nothing but its texts."""
        return {}

    def challenge(self, connection: Connection, attempt: Attempt) -> Challenge | Refusal:
        """Nothing is to be done: the app already shows the code."""
        return Challenge()

    def verify(self, connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
        """Refused: FRMR-GOS-009 (wrong), 016 (this code or a newer one was already used)."""
        row = connection.one(_SELECT, {"subject": attempt.account.subject})
        secret = unsealed(attempt.key, row["secret"]) if row else new_secret()
        step = matching_step(secret, answer, attempt.now)
        if row is None or step is None:
            return Refusal(code="FRMR-GOS-009", details={})
        if step <= row["last_step"]:
            return Refusal(code="FRMR-GOS-016", details={})
        connection.execute(_USED, {"subject": attempt.account.subject, "step": step})
        return None


def new_secret() -> str:
    """A secret of 160 bits in Base32."""
    from pyotp import random_base32

    return random_base32()


def provisioning_uri(secret: str, login: str) -> str:
    """What the QR code holds: `otpauth://totp/…` of the Key URI format."""
    from pyotp import TOTP

    return TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def matching_step(secret: str, answer: str, now: datetime) -> int | None:
    """The time step, counted from 1970, whose code the answer is; None when it is none of those allowed."""
    from pyotp import TOTP

    typed = digits_in(answer)
    current = to_seconds(now) // STEP_SECONDS
    totp = TOTP(secret)
    matching = [
        current + drift
        for drift in DRIFT
        if hmac.compare_digest(totp.generate_otp(current + drift).encode(), typed.encode())
    ]
    return matching[0] if matching else None


def enrol(
    connection: Connection,
    key: ServerKey,
    subject: str,
    secret: str,
    *,
    last_step: int,
    now: datetime,
) -> None:
    """Switch the factor on in the running transaction; a former secret stops working."""
    connection.execute(
        _ENROL,
        {
            "subject": subject,
            "secret": key.seal(_SEAL, secret.encode()),
            "last_step": last_step,
            "since": to_milliseconds(now),
        },
    )


def unsealed(key: ServerKey, sealed: bytes) -> str:
    """The secret in Base32."""
    return key.unseal(_SEAL, sealed).decode()


_SELECT = (
    "SELECT secret, last_step FROM account_factor WHERE subject = :subject AND method = 'totp'"
)
_USED = """
UPDATE account_factor SET last_step = :step WHERE subject = :subject AND method = 'totp'
"""
_ENROL = """
INSERT INTO account_factor (subject, method, secret, last_step, since)
VALUES (:subject, 'totp', :secret, :last_step, :since)
ON CONFLICT (subject, method) DO UPDATE SET secret = excluded.secret, last_step = excluded.last_step,
  since = excluded.since
"""
