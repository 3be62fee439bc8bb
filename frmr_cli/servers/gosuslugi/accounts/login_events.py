"""Which entries of the log tell of the logins of an account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.servers.database import Connection

    Row = dict[str, Any]

MOST: Final = 500
"""Events of one answer; older ones are left out."""
MOST_UNKNOWN: Final = 50

TOLD: Final = (
    "account.locked",
    "account.recovered",
    "code.delivered",
    "code.sent",
    "contact.changed",
    "consent.given",
    "device.approved",
    "device.code",
    "device.decided",
    "device.denied",
    "device.requested",
    "factor.enrolled",
    "identity.checked",
    "login.blocked",
    "login.factor",
    "login.password",
    "login.suspicious",
    "login.unusual",
    "login.verified",
    "page.refused",
    "session.ended",
    "token.issued",
    "token.refused",
    "warning.shown",
    "worker.checked",
)
"""Actions that belong to a login; what else the person did at the issuer is not told."""

BEFORE_ANYBODY: Final = ("device.code", "device.requested", "page.refused")
"""Actions that happen before it is known who logs in."""


def of_subject(connection: Connection, subject: str, since: str) -> list[Row]:
    """The newest entries of an account since a moment, the oldest first; one more than `MOST` where there are more."""
    rows = connection.all(_OF_SUBJECT, {"subject": subject, "since": since, "limit": 8 * MOST})
    return [row for row in reversed(rows) if row["action"] in TOLD][-MOST - 1 :]


def of_unknown(connection: Connection, subject: str, own: Iterable[Row], since: str) -> list[Row]:
    """
    Entries without an account: those about the same devices as the own ones, or from an address that only this account
    has used, which are marked `joined`; and refusals of somebody unknown.
    """
    own = list(own)
    devices = {name for row in own for name in json.loads(row["objects"])}
    addresses = {
        place
        for place in {row["address"] for row in own} - {None}
        if connection.one(_SHARED, {"address": place, "since": since, "subject": subject}) is None
    }
    found: list[Row] = []
    unknown = 0
    for action in BEFORE_ANYBODY:
        query = {"action": action, "since": since, "limit": 4 * MOST}
        for row in connection.all(_UNKNOWN, query):
            if devices & set(json.loads(row["objects"])) or row["address"] in addresses:
                found.append({**row, "joined": True})
            elif row["outcome"] != "ok" and unknown < MOST_UNKNOWN:
                unknown += 1
                found.append(row)
    return found


def of_request(connection: Connection, request_id: str) -> list[Row]:
    """The entries of one request, whoever sent it, the oldest first."""
    rows = connection.all(_OF_REQUEST, {"id": request_id, "limit": MOST})
    return [row for row in rows if row["action"] in TOLD]


_COLUMNS = "seq, at, action, outcome, code, subject, address, session, request_id, client_id, objects, details"
_OF_SUBJECT = (
    f"SELECT {_COLUMNS} FROM audit_event WHERE subject = :subject AND at >= :since"  # noqa: S608 - constants
    " ORDER BY seq DESC LIMIT :limit"
)
_UNKNOWN = (
    f"SELECT {_COLUMNS} FROM audit_event WHERE action = :action AND at >= :since"  # noqa: S608 - constants
    " AND subject IS NULL ORDER BY seq DESC LIMIT :limit"
)
_OF_REQUEST = f"SELECT {_COLUMNS} FROM audit_event WHERE request_id = :id ORDER BY seq LIMIT :limit"  # noqa: S608 - constants
_SHARED = (
    "SELECT 1 FROM audit_event WHERE address = :address AND at >= :since"
    " AND subject IS NOT NULL AND subject <> :subject LIMIT 1"
)
