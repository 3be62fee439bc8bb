"""
The log of what was done: one entry per action, written in the transaction of the action.

No entry, no action: `append` takes the connection of the running transaction. Entries are numbered from 1 without a hole,
because writers stand in one line (see `Database`), and each is a leaf of the tree of `audit_tree`. Nothing updates or
deletes their rows.
"""

from __future__ import annotations

import json
import re
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import lru_cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, Literal

from frmr_cli.servers import audit_tree
from frmr_cli.servers.audit_subjects import account, is_worker, subjects
from frmr_cli.transparency.canonical_json import canonical_json
from frmr_cli.transparency.tree import leaf_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from frmr_cli.servers.audit_subjects import Subject
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
    is_private: bool = False
    """Whether the mark of the actor is written instead: somebody who acts for nobody but oneself."""
    roles: tuple[str, ...] = ()
    session: str | None = None
    """`sid`: one device authorization or one browser session."""
    client_id: str | None = None
    address: str | None = None
    """Network address of the peer."""
    subject: str | None = None
    """Whose data: worker id or account. What is written of a worker id, here and among the objects, is its mark."""
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
# Terms are not signed: those that a log left behind when it was cut stop no writing, so that its heads give it away.
_INSERT_TERM = """
INSERT INTO audit_term (kind, value, seq) VALUES (:kind, :value, :seq) ON CONFLICT (kind, value, seq) DO NOTHING
"""
_INSERT_OBJECT = """
INSERT INTO audit_object (subject, seq) VALUES (:subject, :seq) ON CONFLICT (subject, seq) DO NOTHING
"""
_SESSION = "SELECT seq FROM audit_event WHERE session = :session ORDER BY seq LIMIT 1"
_SIZE = "SELECT max(seq) AS size FROM audit_event"

_MEMBERS: tuple[tuple[str, str, str | None], ...] = (
    ("action", "action", None),
    ("actor", "actor", None),
    ("address", "address", None),
    ("at", "at", None),
    ("client_id", "clientId", None),
    ("code", "code", None),
    ("details", "details", "{}"),
    ("fields", "fields", "[]"),
    ("objects", "objects", "[]"),
    ("outcome", "outcome", None),
    ("reason", "reason", None),
    ("request_id", "requestId", None),
    ("roles", "roles", "[]"),
    ("seq", "seq", ""),
    ("session", "session", None),
    ("subject", "subject", None),
)
"""
Column, member of the entry, and what the column holds when the member is left out: None for texts, canonical JSON otherwise.
In the order of the canonical form.
"""
_PREFIXED = tuple((column, f'"{member}":', empty) for column, member, empty in _MEMBERS)

# ОГРН, СНИЛС, ИНН, passports and phones have ten digits or more, dates and orders fewer.
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){9,}")
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 50

WRITTEN: ContextVar[set[str] | None] = ContextVar("written", default=None)
"""Where somebody wants to know of which requests entries were written; filled while the entry may still be taken back."""

HIDDEN = "***"
NEW_SESSION = "newSession"
"""Member of the details; a login has reached this service."""


def append(connection: Connection, entry: AuditEntry) -> int:
    """
    Write an entry in the running transaction; the first one of a session says so in its details.

    Returns: its number.
    """
    return append_all(connection, (entry,))


def append_all(connection: Connection, entries: Sequence[AuditEntry]) -> int:
    """
    Write entries in the running transaction, in their order, at the price of one look at the log and at the tree.

    Returns: the number of the last; of the newest entry of the log when there are none.
    """
    before = size(connection)
    known = _known(connection, entries)
    marked = _marked(_with_new_sessions(connection, entries), known)
    insert(connection, marked, before, numbers=dict(known.values()))
    if (written := WRITTEN.get()) is not None:
        written.update(entry.request_id for entry in entries)
    return before + len(entries)


def insert(
    connection: Connection,
    entries: Sequence[AuditEntry],
    before: int,
    *,
    numbers: Mapping[str, int],
) -> None:
    """
    Write entries, with marks for workers already, behind the `before` entries that the log must have.

    `numbers`: by mark, of the workers in the entries, see `Subject`.
    """
    rows: list[dict[str, SqlValue]] = []
    terms: list[dict[str, SqlValue]] = []
    objects: list[dict[str, SqlValue]] = []
    leaves: list[bytes] = []
    for seq, entry in enumerate(entries, before + 1):
        row = _row(entry, seq)
        leaves.append(leaf_hash(canonical(row)))
        row["leaf"] = leaves[-1]
        rows.append(row)
        workers = {numbers[name] for name in entry.objects if name in numbers}
        objects += [{"subject": number, "seq": seq} for number in sorted(workers)]
        for kind, value in terms_of(row):
            if kind != "object" or value not in numbers:
                terms.append({"kind": kind, "value": value, "seq": seq})
    _write(connection, _INSERT, rows)
    _write(connection, _INSERT_TERM, terms)
    _write(connection, _INSERT_OBJECT, objects)
    audit_tree.extend(connection, before, leaves)


def _write(connection: Connection, sql: str, rows: Sequence[Mapping[str, SqlValue]]) -> None:
    if len(rows) == 1:
        connection.execute(sql, rows[0])
    elif rows:
        connection.execute_many(sql, rows)


def size(connection: Connection) -> int:
    """How many entries the log has; the number of the newest."""
    row = connection.one(_SIZE)
    return int(row["size"] or 0) if row else 0


def canonical(row: Mapping[str, Any]) -> bytes:
    """
    The entry of a row as it is hashed and exported: canonical JSON.

    Made of the columns, so that the columns are what is signed. What has no value is left out; a member that is added one day
    must be left out of the entries that have none, or their hashes change.
    """
    members = []
    for column, prefix, empty in _PREFIXED:
        value = row[column]
        if value != empty:
            # Columns of lists and details hold canonical JSON already.
            members.append(prefix + (encode_basestring(value) if empty is None else str(value)))
    return f"{{{','.join(members)}}}".encode()


def document(row: Mapping[str, Any]) -> dict[str, Any]:
    """The entry of a row as a JSON value; what has no value is left out."""
    entry: dict[str, Any] = json.loads(canonical(row))
    return entry


@lru_cache(maxsize=64)
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


def _with_new_sessions(
    connection: Connection, entries: Sequence[AuditEntry]
) -> Sequence[AuditEntry]:
    """The entries, of which the first one of each session that is new says so."""
    found = list(entries)
    seen: set[str] = set()
    for place, entry in enumerate(found):
        if not entry.session or entry.session in seen:
            continue
        seen.add(entry.session)
        if connection.one(_SESSION, {"session": entry.session}) is None:
            found[place] = replace(entry, details={**entry.details, NEW_SESSION: True})
    return found


def _known(connection: Connection, entries: Sequence[AuditEntry]) -> dict[str, Subject]:
    """The workers in the entries, by their ids."""
    named = [
        value
        for entry in entries
        for value in (entry.subject, *entry.objects)
        if value and is_worker(value)
    ]
    named += [account(entry.actor) for entry in entries if entry.is_private and entry.actor]
    return subjects(connection, named) if named else {}


def _marked(entries: Sequence[AuditEntry], known: Mapping[str, Subject]) -> Sequence[AuditEntry]:
    """The entries with the marks of workers where their ids stood."""
    if not known:
        return entries
    marks = {name: subject.mark for name, subject in known.items()}
    return [
        replace(
            entry,
            actor=marks[account(entry.actor)] if entry.is_private and entry.actor else entry.actor,
            subject=marks.get(entry.subject or "", entry.subject),
            objects=tuple(marks.get(value, value) for value in entry.objects),
        )
        for entry in entries
    ]


def _row(entry: AuditEntry, seq: int) -> dict[str, SqlValue]:
    return {
        "seq": seq,
        "at": time_text(entry.at),
        "actor": entry.actor,
        "roles": _names(entry.roles),
        "session": entry.session,
        "client_id": entry.client_id,
        "address": entry.address,
        "action": entry.action,
        "subject": entry.subject,
        "objects": _text(entry.objects),
        "fields": _names(entry.fields),
        "reason": None if entry.reason is None else without_values(entry.reason),
        "outcome": entry.outcome,
        "code": entry.code,
        "request_id": entry.request_id,
        "details": _text(entry.details) if entry.details else "{}",
    }


def terms_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is looked for inside lists and texts of a row: roles, objects, marks, words of the reason."""
    for kind, column in (("role", "roles"), ("object", "objects")):
        yield from ((kind, value) for value in _distinct(row[column]))
    # Parsed only where the word stands: entries come by the thousand.
    if NEW_SESSION in row["details"] and NEW_SESSION in json.loads(row["details"]):
        yield ("mark", NEW_SESSION)
    if row["reason"]:
        yield from (("word", word) for word in words(row["reason"]))


@lru_cache(maxsize=256)
def _distinct(listed: str) -> tuple[str, ...]:
    return () if listed == "[]" else tuple(dict.fromkeys(json.loads(listed)))


@lru_cache(maxsize=256)
def _names(value: tuple[str, ...]) -> str:
    """Of roles and fields: a few kinds, and in a batch the same in every entry."""
    return _text(value)


def _text(value: Sequence[str] | Mapping[str, object]) -> str:
    return canonical_json(value).decode() if value else "[]"
