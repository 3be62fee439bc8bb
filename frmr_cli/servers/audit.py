"""
The log of what was done: one entry per action, written in the transaction of the action.

No entry, no action: `append` takes the connection of the running transaction. Entries are numbered from 1 without a hole,
because writers stand in one line (see `Database`), and each is a leaf of the tree of `audit_tree`. Nothing updates or
deletes their rows.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import TYPE_CHECKING, Any, Literal

from frmr_cli.servers import audit_tree
from frmr_cli.transparency.canonical_json import canonical_json
from frmr_cli.transparency.tree import leaf_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from frmr_cli.servers.database import Connection, SqlValue

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
    """As it was given; numbers and addresses that name a person are taken out when it is written."""
    code: str | None = None
    """Catalogue code of a refusal or failure."""
    details: dict[str, str | int | bool] = field(default_factory=dict)


_INSERT = """
INSERT INTO audit_event (seq, at, actor, roles, session, client_id, address, action, subject, objects, fields,
                         reason, outcome, code, request_id, details, leaf)
VALUES (:seq, :at, :actor, :roles, :session, :client_id, :address, :action, :subject, :objects, :fields,
        :reason, :outcome, :code, :request_id, :details, :leaf)
"""
_INSERT_TERM = "INSERT INTO audit_term (kind, value, seq) VALUES (:kind, :value, :seq)"
_SESSION = "SELECT seq FROM audit_event WHERE session = :session ORDER BY seq LIMIT 1"
_SIZE = "SELECT max(seq) AS size FROM audit_event"

_PLAIN = ("actor", "session", "subject", "address", "reason", "code")
_LISTS = ("roles", "objects", "fields")

# ОГРН, СНИЛС, ИНН, passports and phones have ten digits or more, dates and orders fewer.
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){9,}")
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 50

# One for all: `json.dumps` makes a new one at each call, which takes longer than the work.
_ENCODER = json.JSONEncoder(ensure_ascii=False)

HIDDEN = "***"
NEW_SESSION = "newSession"
"""Member of the details; a login has reached this service."""


def append(connection: Connection, entry: AuditEntry) -> int:
    """
    Write an entry in the running transaction; the first one of a session says so in its details.

    Returns: its number.
    """
    if entry.session and connection.one(_SESSION, {"session": entry.session}) is None:
        entry = replace(entry, details={**entry.details, NEW_SESSION: True})
    seq = size(connection) + 1
    insert(connection, entry, seq)
    return seq


def insert(connection: Connection, entry: AuditEntry, seq: int) -> None:
    """Write an entry under its number, which must be the next one."""
    row = _row(entry, seq)
    leaf = leaf_hash(canonical(row))
    connection.execute(_INSERT, {**row, "leaf": leaf})
    terms: list[dict[str, SqlValue]] = [
        {"kind": kind, "value": value, "seq": seq} for kind, value in _terms(entry, row)
    ]
    if terms:
        connection.execute_many(_INSERT_TERM, terms)
    audit_tree.append(connection, seq - 1, leaf)


def size(connection: Connection) -> int:
    """How many entries the log has; the number of the newest."""
    row = connection.one(_SIZE)
    return int(row["size"] or 0) if row else 0


def canonical(row: Mapping[str, Any]) -> bytes:
    """The entry of a row as it is hashed, shown and exported: canonical JSON."""
    return canonical_json(document(row))


def document(row: Mapping[str, Any]) -> dict[str, Any]:
    """
    The entry of a row; what has no value is left out.

    Made of the columns, so that the columns are what is signed. A member that is added one day must be left
    out of the entries that have none, or their hashes change.
    """
    entry: dict[str, Any] = {
        "seq": row["seq"],
        "at": row["at"],
        "action": row["action"],
        "outcome": row["outcome"],
        "requestId": row["request_id"],
    }
    entry |= {name: row[name] for name in _PLAIN if row[name] is not None}
    if row["client_id"] is not None:
        entry["clientId"] = row["client_id"]
    entry |= {name: json.loads(row[name]) for name in _LISTS if row[name] != "[]"}
    if row["details"] != "{}":
        entry["details"] = json.loads(row["details"])
    return entry


def time_text(moment: datetime) -> str:
    """A moment as entries have it: UTC with milliseconds, so that texts sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def words(text: str) -> list[str]:
    """The words by which a reason is found: small letters, «е» for «ё», each once."""
    found = _WORD.findall(text.casefold().replace("ё", "е"))
    return list(dict.fromkeys(found))[:_MOST_WORDS]


def without_values(text: str) -> str:
    """A reason without what names a person by number: documents, phones and e-mail addresses."""
    return _MAIL.sub(HIDDEN, _LONG_NUMBER.sub(HIDDEN, text))


def _row(entry: AuditEntry, seq: int) -> dict[str, SqlValue]:
    return {
        "seq": seq,
        "at": time_text(entry.at),
        "actor": entry.actor,
        "roles": _text(entry.roles),
        "session": entry.session,
        "client_id": entry.client_id,
        "address": entry.address,
        "action": entry.action,
        "subject": entry.subject,
        "objects": _text(entry.objects),
        "fields": _text(entry.fields),
        "reason": None if entry.reason is None else without_values(entry.reason),
        "outcome": entry.outcome,
        "code": entry.code,
        "request_id": entry.request_id,
        "details": _text(entry.details),
    }


def _terms(entry: AuditEntry, row: Mapping[str, SqlValue]) -> Iterator[tuple[str, str]]:
    """What is looked for inside lists and texts: roles, objects, marks, words of the reason."""
    yield from (("role", role) for role in dict.fromkeys(entry.roles))
    yield from (("object", name) for name in dict.fromkeys(entry.objects))
    if NEW_SESSION in entry.details:
        yield ("mark", NEW_SESSION)
    yield from (("word", word) for word in words(str(row["reason"] or "")))


def _text(value: Sequence[str] | Mapping[str, object]) -> str:
    return _ENCODER.encode(value)
