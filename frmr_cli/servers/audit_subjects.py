"""
Workers in the audit log: under marks, which are keyed hashes whose keys can be destroyed.

An entry is signed with the mark of a worker and never with the id. Whoever may read the log is shown the id as long as the key
lives; once it is destroyed, nobody can tell whose mark it was, and every entry, hash and proof stays as it was signed.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from typing import TYPE_CHECKING

from frmr_cli.domain.oids import WORKER_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from frmr_cli.servers.database import Connection

KEY_BYTES = 32
_MARK_BYTES = 16
MARK = re.compile(r"[0-9a-f]{32}")

_INSERT = "INSERT INTO audit_subject (name, secret, mark) VALUES (:name, :secret, :mark)"
_MOST = 500
"""Names or marks of one statement."""


def is_worker(value: str) -> bool:
    """Whether a value names a worker, and so may not stand in an entry."""
    return WORKER_ID.fullmatch(value) is not None


def mark_of(name: str, secret: bytes) -> str:
    """The mark of a worker under a key: 32 hexadecimal digits of HMAC-SHA-256."""
    return hmac.digest(secret, name.encode(), hashlib.sha256)[:_MARK_BYTES].hex()


def marks(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """The marks of workers; who has no key yet gets one, in the running transaction."""
    known = _looked_up(connection, names, "name", "mark")
    for name in dict.fromkeys(names):
        if name not in known:
            secret = os.urandom(KEY_BYTES)
            known[name] = mark_of(name, secret)
            connection.later(_INSERT, {"name": name, "secret": secret, "mark": known[name]})
    return known


def mark(connection: Connection, name: str) -> str:
    """What stands in the entries for a value: the mark of a worker, any other value itself; the id of one without a key."""
    return _looked_up(connection, (name,), "name", "mark").get(name, name)


def names(connection: Connection, found: Collection[str]) -> dict[str, str]:
    """The ids behind marks, as far as their keys live."""
    return _looked_up(connection, found, "mark", "name")


def forget(connection: Connection, name: str) -> str | None:
    """Destroy the key of a worker. Returns: the mark that nobody can trace back now; None when there was no key."""
    found = _looked_up(connection, (name,), "name", "mark").get(name)
    connection.execute("DELETE FROM audit_subject WHERE name = :name", {"name": name})
    return found


def _looked_up(
    connection: Connection, values: Collection[str], by: str, wanted: str
) -> dict[str, str]:
    distinct = list(dict.fromkeys(values))
    found: dict[str, str] = {}
    for start in range(0, len(distinct), _MOST):
        params: Mapping[str, str] = {
            f"v{place}": value for place, value in enumerate(distinct[start : start + _MOST])
        }
        places = ", ".join(f":{name}" for name in params)
        rows = connection.all(
            f"SELECT {by} AS known, {wanted} AS wanted FROM audit_subject WHERE {by} IN ({places})",  # noqa: S608 - no value is in it
            params,
        )
        found |= {row["known"]: row["wanted"] for row in rows}
    return found
