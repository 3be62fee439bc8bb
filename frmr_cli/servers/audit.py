"""
The log of what was done: one entry per action, written in the transaction of the action.

No entry, no action: `append` takes the connection of the running transaction. Both services have the table
`audit_event` (see their first migration); nothing updates or deletes its rows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from frmr_cli.servers.database import Connection

Outcome = Literal["ok", "refused", "failed"]


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """Who did what to whom, from where, and how it ended; never a personal value or a token."""

    at: datetime
    action: str
    """Dotted and stable: `login.password`, `consent.given`, `worker.read`, `worker.disclosed`, …"""
    outcome: Outcome
    request_id: str
    actor: str | None = None
    """`sub` of the token or the account; None when nobody is known yet."""
    roles: tuple[str, ...] = ()
    session: str | None = None
    """`sid`: one device authorization or one browser session."""
    client_id: str | None = None
    address: str | None = None
    """Network address of the peer."""
    subject: str | None = None
    """Whose data: worker id or account."""
    objects: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    """JSON pointers of what was read or changed."""
    reason: str | None = None
    code: str | None = None
    """Catalogue code of a refusal or failure."""
    details: dict[str, str | int | bool] = field(default_factory=dict)


SCHEMA = """
CREATE TABLE audit_event (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  at         TEXT NOT NULL,
  actor      TEXT,
  roles      TEXT NOT NULL,
  session    TEXT,
  client_id  TEXT,
  address    TEXT,
  action     TEXT NOT NULL,
  subject    TEXT,
  objects    TEXT NOT NULL,
  fields     TEXT NOT NULL,
  reason     TEXT,
  outcome    TEXT NOT NULL CHECK (outcome IN ('ok', 'refused', 'failed')),
  code       TEXT,
  request_id TEXT NOT NULL,
  details    TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
"""
"""The table as it must stand in the first migration of each service (a test compares)."""

_INSERT = """
INSERT INTO audit_event (at, actor, roles, session, client_id, address, action, subject, objects, fields,
                         reason, outcome, code, request_id, details)
VALUES (:at, :actor, :roles, :session, :client_id, :address, :action, :subject, :objects, :fields,
        :reason, :outcome, :code, :request_id, :details)
"""


def append(connection: Connection, entry: AuditEntry) -> None:
    """Write an entry in the running transaction."""
    connection.execute(
        _INSERT,
        {
            "at": entry.at.isoformat(timespec="milliseconds"),
            "actor": entry.actor,
            "roles": json.dumps(entry.roles),
            "session": entry.session,
            "client_id": entry.client_id,
            "address": entry.address,
            "action": entry.action,
            "subject": entry.subject,
            "objects": json.dumps(entry.objects),
            "fields": json.dumps(entry.fields),
            "reason": entry.reason,
            "outcome": entry.outcome,
            "code": entry.code,
            "request_id": entry.request_id,
            "details": json.dumps(entry.details, ensure_ascii=False),
        },
    )
