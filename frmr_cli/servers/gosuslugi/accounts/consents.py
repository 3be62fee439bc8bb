"""Consents of people: what was agreed to, when, in which words, and what was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frmr_cli.servers.gosuslugi.accounts.consent_documents import DOCUMENTS
from frmr_cli.servers.gosuslugi.oauth.instants import from_milliseconds, to_milliseconds

if TYPE_CHECKING:
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.consent_documents import ConsentDocument


@dataclass(frozen=True, kw_only=True)
class Consent:
    """One consent as it was given."""

    purpose: str
    version: int
    language: str
    text_sha256: str
    given_at: datetime
    channel: str
    """`web` or `seed`."""
    withdrawn_at: datetime | None


def missing(connection: Connection, subject: str) -> tuple[ConsentDocument, ...]:
    """
    The documents to show: all that are not agreed to in their version, when a required one is among them.

    Empty when nothing required is missing: an optional consent that was not given is not asked for again.
    """
    agreed = {
        row["purpose"]: row["version"] for row in connection.all(_IN_FORCE, {"subject": subject})
    }
    asked = tuple(row for row in DOCUMENTS if agreed.get(row.purpose, 0) < row.version)
    return asked if any(row.required for row in asked) else ()


def give(
    connection: Connection,
    subject: str,
    document: ConsentDocument,
    *,
    language: str,
    channel: str,
    sid: str | None,
    now: datetime,
) -> None:
    """Record a consent in the running transaction; it replaces an older version."""
    withdraw(connection, subject, document.purpose, channel=channel, now=now)
    connection.execute(
        _INSERT,
        {
            "subject": subject,
            "purpose": document.purpose,
            "version": document.version,
            "language": language,
            "text_sha256": document.wording(language).sha256,
            "given_at": to_milliseconds(now),
            "channel": channel,
            "session": sid,
        },
    )


def withdraw(
    connection: Connection, subject: str, purpose: str, *, channel: str, now: datetime
) -> bool:
    """Take a consent back in the running transaction. Returns: whether there was one."""
    params = {"subject": subject, "purpose": purpose}
    changed = connection.execute(
        _WITHDRAW, {**params, "channel": channel, "now": to_milliseconds(now)}
    )
    return changed > 0


def history(connection: Connection, subject: str) -> list[Consent]:
    """Every consent of a person, also those withdrawn; the oldest first."""
    return [
        Consent(
            purpose=row["purpose"],
            version=row["version"],
            language=row["language"],
            text_sha256=row["text_sha256"],
            given_at=from_milliseconds(row["given_at"]),
            channel=row["channel"],
            withdrawn_at=None
            if row["withdrawn_at"] is None
            else from_milliseconds(row["withdrawn_at"]),
        )
        for row in connection.all(_HISTORY, {"subject": subject})
    ]


_IN_FORCE = "SELECT purpose, version FROM consent WHERE subject = :subject AND withdrawn_at IS NULL"
_HISTORY = "SELECT * FROM consent WHERE subject = :subject ORDER BY id"
_INSERT = """
INSERT INTO consent (subject, purpose, version, language, text_sha256, given_at, channel, session)
VALUES (:subject, :purpose, :version, :language, :text_sha256, :given_at, :channel, :session)
"""
_WITHDRAW = """
UPDATE consent SET withdrawn_at = :now, withdrawn_channel = :channel
WHERE subject = :subject AND purpose = :purpose AND withdrawn_at IS NULL
"""
