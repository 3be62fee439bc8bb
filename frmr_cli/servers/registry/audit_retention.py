"""
The contents of old entries go: a signed statement says so, then they are removed in small transactions.

What stays of an entry is its number and its hash, as a subtree of level 0; the tree above it, every head and every proof are as they
were. The statement is signed by the keys of the log, and the entry `audit.retained`, in the transaction of the statement, holds its hash:
a hole in the log that no statement covers is the work of somebody else.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers import audit, audit_tree
from frmr_cli.servers.audit_subjects import numbers
from frmr_cli.servers.registry import audit_keys
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.notes import Note, signed
from frmr_cli.transparency.retention import Statement

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.audit_segments import Segment
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.services import Services

LOOK_SECONDS = 5.0
"""How often it is looked whether a statement has more to remove."""
BATCH = 500
"""Entries of one transaction: others want to write too."""

_NEWEST = "SELECT through, note FROM audit_retention ORDER BY through DESC LIMIT 1"
_INSERT = "INSERT INTO audit_retention (through, made_at, note) VALUES (:through, :at, :note)"
_ENTRY = "SELECT min(seq) AS seq FROM audit_term WHERE kind = 'object' AND value = :name"
_OLD = "SELECT * FROM audit_event WHERE seq <= :through ORDER BY seq LIMIT :limit"
_KEEP = """
INSERT INTO audit_node (level, place, hash)
SELECT 0, seq - 1, leaf FROM audit_event WHERE seq >= :first AND seq <= :last ORDER BY seq
"""
_REMOVE_TERM = "DELETE FROM audit_term WHERE kind = :kind AND value = :value AND seq = :seq"
_REMOVE_OBJECT = "DELETE FROM audit_object WHERE subject = :subject AND seq = :seq"
_REMOVE = "DELETE FROM audit_event WHERE seq >= :first AND seq <= :last"
_REMOVE_ANOMALIES = "DELETE FROM audit_anomaly WHERE seq >= :first AND seq <= :last"


class Retained(NamedTuple):
    """The newest statement that there is."""

    through: int
    note: str
    entry: int | None
    """The number of the entry that stands for it."""


class Gone(NamedTuple):
    """Entries that have lost their contents."""

    through: int
    """The last of them."""
    before: str
    """All of them were written before this moment."""


def newest(connection: Connection) -> Retained | None:
    """The newest statement; it covers what all before it cover."""
    row = connection.one(_NEWEST)
    if row is None:
        return None
    entry = connection.one(_ENTRY, {"name": object_of(row["through"])}) or {}
    return Retained(int(row["through"]), str(row["note"]), entry.get("seq"))


def through(connection: Connection) -> int:
    """Up to which entry contents have gone, or are going; 0 when none have."""
    row = connection.one(_NEWEST)
    return int(row["through"]) if row else 0


def hidden_from(connection: Connection, since: str | None) -> Gone | None:
    """What a list of everything since a moment (UTC; None: since the beginning) cannot show, because its contents have gone."""
    found = newest(connection)
    if found is None:
        return None
    before = Statement.parse(Note.parse(found.note).text).before
    is_reached = since is None or datetime.fromisoformat(since) < before
    return Gone(found.through, before.isoformat()) if is_reached else None


def object_of(last: int) -> str:
    """How entries name a statement among their objects."""
    return f"retention/{last}"


def state(call: Call, connection: Connection, segment: Segment, sha256: str) -> Statement:
    """
    Sign and keep the statement that a month goes; from now on nobody is shown its contents.

    `sha256`: of the archive of the month. The vault must be prepared.
    """
    now, term = call.origin.now, call.services.config.audit_term
    statement = Statement(
        origin=audit_keys.origin(connection),
        through=segment.last,
        root=Checkpoint.parse(Note.parse(segment.note).text).root,
        month=segment.name,
        first=segment.first,
        sha256=sha256,
        before=segment.end,
        months=term.months,
        source=term.source,
        time=now,
        by=call.actor,
    )
    if statement.root != audit_tree.root_of(connection, segment.last):
        raise audit_tree.TreeDamaged(f"the head of {segment.last}")
    keys = audit_keys.signers(connection, call.services.vault, now=now)
    note = str(signed(str(statement), keys))
    at = audit.time_text(now)
    connection.execute(_INSERT, {"through": segment.last, "at": at, "note": note})
    return statement


async def keep_removing(services: Services) -> None:
    """Remove what statements cover, until cancelled. A database that is away is asked again."""
    loop = asyncio.get_running_loop()
    while True:
        try:
            await loop.run_in_executor(services.threads, remove_contents, services)
        except Exception as error:  # noqa: BLE001 - a round that failed must not end those that follow
            services.config.log("error", "no retention of the log", exception=type(error).__name__)
        await asyncio.sleep(LOOK_SECONDS)


def remove_contents(services: Services) -> int:
    """
    Remove the contents that the newest statement covers; what is left after an interruption goes at the next call.

    Returns: of how many entries.
    """
    removed = 0
    while batch := _remove_batch(services):
        removed += batch
    return removed


def _remove_batch(services: Services) -> int:
    with services.database.read() as connection:
        last = through(connection)
        if not connection.one(_OLD, {"through": last, "limit": 1}):
            return 0
    with services.database.write() as connection:
        rows = connection.all(_OLD, {"through": last, "limit": BATCH})
        if not rows:
            return 0  # another process was faster
        ends = {"first": rows[0]["seq"], "last": rows[-1]["seq"]}
        connection.execute(_KEEP, ends)
        terms = [
            {"kind": kind, "value": value, "seq": row["seq"]}
            for row in rows
            for kind, value in audit.terms_of(row)
        ]
        known = numbers(connection, [str(term["value"]) for term in terms])
        objects = [
            {"subject": known[term["value"]], "seq": term["seq"]}
            for term in terms
            if term["value"] in known
        ]
        connection.execute_many(_REMOVE_TERM, terms)
        connection.execute_many(_REMOVE_OBJECT, objects)
        connection.execute(_REMOVE_ANOMALIES, ends)
        connection.execute(_REMOVE, ends)
    return len(rows)
