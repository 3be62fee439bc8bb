"""The factor «code by SMS»: six digits, five minutes, three tries."""

from __future__ import annotations

import hmac
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.domain.contacts import parse_phone
from frmr_cli.domain.digits import digits_in
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.delivery import Message
from frmr_cli.servers.digit_codes import new_code
from frmr_cli.servers.gosuslugi.accounts import scenarios
from frmr_cli.servers.gosuslugi.accounts.factors import Challenge, Refusal
from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds, to_milliseconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.factors import Attempt

DIGITS: Final = 6
LIFE: Final = timedelta(minutes=5)
TRIES: Final = 3
PAUSE: Final = timedelta(seconds=60)
"""Between two codes to one person."""
HOURLY: Final = 5
"""Codes to one person in any 60 minutes."""

_HOUR: Final = timedelta(hours=1)
UNBROKEN: Final = str.maketrans(" -", "\u00a0\u2011")
"""A number stays on one line."""


class SmsCodes:
    """Codes by SMS; the code itself is kept only as a keyed hash."""

    method = "sms"
    amr = ("otp", "sms")
    elsewhere = False

    def shown(self, connection: Connection, attempt: Attempt) -> Mapping[str, Any]:
        """The number to which the code goes, as far as its owner needs it."""
        return {"phone": masked_phone(attempt.account.phone or "").translate(UNBROKEN)}

    def challenge(self, connection: Connection, attempt: Attempt) -> Challenge | Refusal:
        """
        Make a new code, which ends the former ones.

        Refused: FRMR-GOS-012 (the phone cannot receive SMS), 014 (too soon), 015 (too many).
        """
        refusal = _wrong_phone(attempt) or _too_often(connection, attempt)
        if refusal is not None:
            return refusal
        code = new_code(DIGITS)
        subject = attempt.account.subject
        if connection.one(_OF_LOGIN, {"subject": subject, "session": attempt.sid}):
            _recover_operator(connection, subject)
        connection.execute(_CLOSE, {"subject": subject})
        connection.execute(
            _INSERT,
            {
                "subject": subject,
                "session": attempt.sid,
                "digest": _digest(attempt, code),
                "sent_at": to_milliseconds(attempt.now),
                "expires_at": to_milliseconds(attempt.now + _life(connection, subject)),
                "tries_left": TRIES,
            },
        )
        return Challenge(message=_message(attempt, code))

    def verify(self, connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
        """Refused: FRMR-GOS-009 (wrong), 010 (expired, or none was sent), 022 (the third wrong one)."""
        row = connection.one(_NEWEST, {"subject": attempt.account.subject, "session": attempt.sid})
        if row is None or row["expires_at"] <= to_milliseconds(attempt.now):
            return Refusal(code="FRMR-GOS-010", details={})
        left = row["tries_left"] - 1
        if left < 0:
            return Refusal(code="FRMR-GOS-022", details={})
        if hmac.compare_digest(row["digest"], _digest(attempt, digits_in(answer))):
            connection.execute(_CLOSE, {"subject": attempt.account.subject})
            return None
        connection.execute(_TRIED, {"id": row["id"], "left": left})
        if left == 0:
            return Refusal(code="FRMR-GOS-022", details={})
        return Refusal(code="FRMR-GOS-009", details={"left": left})


def _recover_operator(connection: Connection, subject: str) -> None:
    """A trouble of the operator is over when the person asks for a new code in the same login."""
    for name in ("late-sms", "lost-sms"):
        scenarios.end_by_cure(connection, scenarios.SCENARIOS[name], subject)


def _life(connection: Connection, subject: str) -> timedelta:
    """None at all where the operator delivers later than the code lives."""
    late = scenarios.in_force(connection, "late-sms", subject)
    return timedelta(0) if late else LIFE


def masked_phone(phone: str) -> str:
    """What is shown of a number: `+7 9** ***-**-45`; all of a wrong number is hidden."""
    try:
        number = parse_phone(phone)
    except ValidationFailed:
        return "***"
    return f"{number[:2]} {number[2]}** ***-**-{number[-2:]}"


def _wrong_phone(attempt: Attempt) -> Refusal | None:
    try:
        parse_phone(attempt.account.phone or "")
    except ValidationFailed:
        return Refusal(code="FRMR-GOS-012", details={})
    return None


def _too_often(connection: Connection, attempt: Attempt) -> Refusal | None:
    now = to_milliseconds(attempt.now)
    since = to_milliseconds(attempt.now - _HOUR)
    connection.execute(_FORGET, {"subject": attempt.account.subject, "before": since})
    row = connection.one(_SENT, {"subject": attempt.account.subject, "since": since})
    sent: dict[str, Any] = row or {"count": 0}
    if not sent["count"]:
        return None
    if sent["count"] >= HOURLY:
        wait = from_milliseconds(sent["first"]) + _HOUR - attempt.now
        return Refusal(code="FRMR-GOS-015", details={"minutes": wait // timedelta(minutes=1) + 1})
    pause = from_milliseconds(sent["last"]) + PAUSE - from_milliseconds(now)
    if pause > timedelta(0):
        return Refusal(code="FRMR-GOS-014", details={"seconds": -(-pause // timedelta(seconds=1))})
    return None


def _message(attempt: Attempt, code: str) -> Message:
    return Message(
        at=attempt.now.isoformat(timespec="seconds"),
        channel="sms",
        destination=attempt.account.phone or "",
        sender="Gosuslugi",
        text=f"{code} — код для входа ({attempt.account.short_name}). Действует 5 минут. "
        "Никому его не сообщайте. Это учебный стенд.",
    )


def _digest(attempt: Attempt, code: str) -> str:
    return attempt.key.fingerprint("one-time code", f"{attempt.sid}|{code}")


_CLOSE = "UPDATE one_time_code SET closed = 1 WHERE subject = :subject AND closed = 0"
_INSERT = """
INSERT INTO one_time_code (subject, session, digest, sent_at, expires_at, tries_left)
VALUES (:subject, :session, :digest, :sent_at, :expires_at, :tries_left)
"""
_NEWEST = """
SELECT * FROM one_time_code WHERE subject = :subject AND session = :session AND closed = 0
ORDER BY id DESC LIMIT 1
"""
_OF_LOGIN = "SELECT id FROM one_time_code WHERE subject = :subject AND session = :session LIMIT 1"
_TRIED = "UPDATE one_time_code SET tries_left = :left WHERE id = :id"
_SENT = """
SELECT count(*) AS count, min(sent_at) AS first, max(sent_at) AS last FROM one_time_code
WHERE subject = :subject AND sent_at > :since
"""
_FORGET = "DELETE FROM one_time_code WHERE subject = :subject AND sent_at <= :before"
