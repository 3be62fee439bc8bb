"""
Workers and their accounts in the audit log: under marks, which are keyed hashes whose keys can be destroyed.

An entry is signed with the mark of a worker and never with the id, and so is the account of a person who acts for nobody but oneself: an
account with a role of staff answers for what it did as long as the entry is kept. Whoever may read the log is shown the id as long as the key
lives; once it is destroyed, nobody can tell whose mark it was, and every entry, hash and proof stays as it was signed.

Beside the mark a worker has a number, under which the index of objects knows the worker: it is in no entry, and goes with the key.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.oids import WORKER_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from frmr_cli.servers.database import Connection

KEY_BYTES = 32
_MARK_BYTES = 16
MARK = re.compile(r"[0-9a-f]{32}")

_INSERT = """
INSERT INTO audit_subject (name, secret, mark, number) VALUES (:name, :secret, :mark, :number)
"""
_LAST = "SELECT max(number) AS number FROM audit_subject"
# Under the mark, as the objects of everybody else.
_UNNUMBER = """
INSERT INTO audit_term (kind, value, seq) SELECT 'object', :mark, seq FROM audit_object WHERE subject = :number
ON CONFLICT (kind, value, seq) DO NOTHING
"""
_MOST = 500
"""Names or marks of one statement."""


_ACCOUNT = "account:"
"""Before the `sub` of an account among the names."""


class Subject(NamedTuple):
    """How the log knows a worker."""

    mark: str
    """What stands in the entries."""
    number: int
    """What stands in `audit_object`; those who were first named together have numbers next to each other."""


def is_worker(value: str) -> bool:
    """Whether a value names a worker, and so may not stand in an entry."""
    return WORKER_ID.fullmatch(value) is not None


def mark_of(name: str, secret: bytes) -> str:
    """The mark of a worker under a key: 32 hexadecimal digits of HMAC-SHA-256."""
    return hmac.digest(secret, name.encode(), hashlib.sha256)[:_MARK_BYTES].hex()


def subjects(connection: Connection, names: Collection[str]) -> dict[str, Subject]:
    """How the log knows workers; who has no key yet gets one, in the running transaction."""
    known = {
        row["name"]: Subject(row["mark"], row["number"])
        for row in _looked_up(connection, names, "name", "name, mark, number")
    }
    missing = [name for name in dict.fromkeys(names) if name not in known]
    last = connection.one(_LAST) if missing else None
    for number, name in enumerate(missing, 1 + ((last and last["number"]) or 0)):
        secret = os.urandom(KEY_BYTES)
        known[name] = Subject(mark_of(name, secret), number)
        row = {"name": name, "secret": secret, **known[name]._asdict()}
        connection.later(_INSERT, row)
    return known


def mark(connection: Connection, name: str) -> str:
    """What stands in the entries for a value: the mark of a worker, any other value itself; the id of one without a key."""
    return next((row["mark"] for row in _looked_up(connection, (name,), "name", "mark")), name)


def numbers(connection: Connection, found: Collection[str]) -> dict[str, int]:
    """The numbers behind marks, as far as their keys live; other values have none."""
    rows = _looked_up(connection, found, "mark", "mark, number")
    return {row["mark"]: row["number"] for row in rows}


def account(subject: str) -> str:
    """The name under which an account has its mark."""
    return f"{_ACCOUNT}{subject}"


def actors(connection: Connection, subject: str) -> tuple[str, str]:
    """What stands in the entries for an account: its `sub` as staff, its mark otherwise."""
    return subject, mark(connection, account(subject))


def names(connection: Connection, found: Collection[str]) -> dict[str, str]:
    """The ids and accounts behind marks, as far as their keys live."""
    rows = _looked_up(connection, found, "mark", "mark, name")
    return {row["mark"]: row["name"].removeprefix(_ACCOUNT) for row in rows}


def forget(connection: Connection, name: str) -> str | None:
    """
    Destroy the key of a worker, and the number, which told who was named beside the worker.

    Returns: the mark that nobody can trace back now, under which the entries are found; None when there was no key.
    """
    row = next(_looked_up(connection, (name,), "name", "mark, number"), None)
    if row is None:
        return None
    connection.execute(_UNNUMBER, row)
    connection.execute("DELETE FROM audit_object WHERE subject = :number", row)
    connection.execute("DELETE FROM audit_subject WHERE name = :name", {"name": name})
    return str(row["mark"])


def _looked_up(
    connection: Connection, values: Collection[str], by: str, wanted: str
) -> Iterator[dict[str, Any]]:
    distinct = list(dict.fromkeys(values))
    for start in range(0, len(distinct), _MOST):
        params: Mapping[str, str] = {
            f"v{place}": value for place, value in enumerate(distinct[start : start + _MOST])
        }
        places = ", ".join(f":{name}" for name in params)
        yield from connection.all(
            f"SELECT {wanted} FROM audit_subject WHERE {by} IN ({places})",  # noqa: S608 - no value is in it
            params,
        )
