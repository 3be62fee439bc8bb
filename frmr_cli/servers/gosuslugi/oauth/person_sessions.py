"""The logins of a person: device, address and last use of each, and their end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.servers.gosuslugi.oauth.instants import to_milliseconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from frmr_cli.servers.database import Connection, SqlValue


def start(
    connection: Connection,
    *,
    sid: str,
    subject: str,
    client_id: str,
    user_agent: str | None,
    address: str | None,
    amr: Sequence[str],
    now: datetime,
) -> bool:
    """
    Keep a login that was allowed, in the running transaction.

    Returns: whether the person had logins before, but none from this device or none from this address.
    """
    known = {"subject": subject, "user_agent": user_agent, "address": address}
    row = connection.one(_SEEN, known) or {}
    new = bool(row.get("total")) and not (row.get("device") and row.get("place"))
    connection.execute(
        _INSERT,
        {
            **known,
            "sid": sid,
            "client_id": client_id,
            "amr": " ".join(amr),
            "new_device": int(new),
            "now": to_milliseconds(now),
        },
    )
    return new


def touch(connection: Connection, sid: str, *, address: str | None, now: datetime) -> None:
    """Keep when and from where a login was last used, in the running transaction."""
    connection.execute(_TOUCH, {"sid": sid, "address": address, "now": to_milliseconds(now)})


def open_sessions(connection: Connection, subject: str, now: datetime) -> list[dict[str, Any]]:
    """The logins of a person that still have tokens, the newest first; rows of `person_session`."""
    return connection.all(_OPEN, {"subject": subject, "now": to_milliseconds(now)})


def end(connection: Connection, subject: str, sid: str, now: datetime) -> bool:
    """
    End a login of a person: its tokens work no longer, from the next use on.

    Returns: whether there was one to end.
    """
    values: dict[str, SqlValue] = {"subject": subject, "sid": sid, "now": to_milliseconds(now)}
    if not connection.execute(_END, values):
        return False
    connection.execute(_REVOKE, values)
    return True


def end_all(connection: Connection, subject: str, now: datetime, *, but: str | None = None) -> int:
    """End every login of a person, but the one named. Returns: how many were ended."""
    ended = [row["sid"] for row in open_sessions(connection, subject, now) if row["sid"] != but]
    for sid in ended:
        end(connection, subject, sid, now)
    return len(ended)


_SEEN = """
SELECT count(*) AS total,
       sum(CASE WHEN coalesce(user_agent, '') = coalesce(:user_agent, '') THEN 1 ELSE 0 END) AS device,
       sum(CASE WHEN coalesce(address, '') = coalesce(:address, '') THEN 1 ELSE 0 END) AS place
FROM person_session WHERE subject = :subject
"""
_INSERT = """
INSERT INTO person_session (sid, subject, client_id, user_agent, address, amr, new_device, started_at, used_at,
                            used_address)
VALUES (:sid, :subject, :client_id, :user_agent, :address, :amr, :new_device, :now, :now, :address)
ON CONFLICT (sid) DO NOTHING
"""
_TOUCH = "UPDATE person_session SET used_at = :now, used_address = :address WHERE sid = :sid"
_OPEN = """
SELECT person_session.* FROM person_session
WHERE subject = :subject AND ended_at IS NULL AND EXISTS (
  SELECT 1 FROM token_family WHERE token_family.sid = person_session.sid AND revoked_at IS NULL
    AND expires_at > :now)
ORDER BY started_at DESC, sid
"""
_END = """
UPDATE person_session SET ended_at = :now WHERE sid = :sid AND subject = :subject AND ended_at IS NULL
"""
_REVOKE = """
UPDATE token_family SET revoked_at = :now, revoked_by = 'person'
WHERE sid = :sid AND subject = :subject AND revoked_at IS NULL
"""
