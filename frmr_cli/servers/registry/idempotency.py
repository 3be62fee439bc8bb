"""
Answers to changes, kept so that a repeated request gets the same answer and changes nothing.

The answer is stored in the transaction of the change, sealed: it may repeat what was sent. A key belongs to the
subject that sent it and lives for a day. Source: draft-ietf-httpapi-idempotency-key-header-07.
"""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import FieldError
from frmr_cli.servers.database import among
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.vault import Vault

LIFETIME = timedelta(hours=24)

_AT_ONCE = 500
_FORGOTTEN_AT_ONCE = 2000
"""More than a batch stores, so that a day of bulk work is gone a day later, and nobody waits for it."""
_KIND = "idempotency"
_NOTHING: dict[str, Any] = {}

_FIND = """
SELECT key, digest, status, headers, body, created_at FROM idempotency WHERE owner = :owner
"""
_USED = "SELECT key FROM idempotency WHERE owner = :owner"
_INSERT = """
INSERT INTO idempotency (owner, key, digest, status, headers, body, created_at)
VALUES (:owner, :key, :digest, :status, :headers, :body, :created_at)
ON CONFLICT (owner, key) DO UPDATE SET digest = excluded.digest, status = excluded.status,
  headers = excluded.headers, body = excluded.body, created_at = excluded.created_at
"""
_FORGET = """
DELETE FROM idempotency WHERE (owner, key) IN (
  SELECT owner, key FROM idempotency WHERE created_at <= :oldest ORDER BY created_at LIMIT :most
)
"""

# One for all: `json.dumps` with options makes a new one at each call.
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_KEY = re.compile(r"[!-~]{1,255}")


class Answer(NamedTuple):
    """What a request is answered, as it is kept; a failure is kept too when it left something changed."""

    status: int
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes
    """Nothing where the client had asked for no more (RFC 7240, `return=minimal`)."""

    @classmethod
    def of_problem(cls, problem: Problem) -> Answer:
        """A failure, to be put into words again when it is asked for again."""
        body = json.dumps(
            {"code": problem.code, "details": problem.details, "errors": problem.errors}
        )
        return cls(problem.status, problem.headers, body.encode())

    def problem(self) -> Problem | None:
        """The stored failure; None for a success."""
        if self.status < HTTPStatus.BAD_REQUEST:
            return None
        told = json.loads(self.body)
        errors = [FieldError(*error) for error in told["errors"]]
        return Problem(
            self.status, told["code"], errors=errors, headers=self.headers, **told["details"]
        )


class Running:
    """The keys whose requests are being worked on in this process. Thread-safe."""

    def __init__(self) -> None:
        self._keys: set[tuple[str, str]] = set()
        self._lock = threading.Lock()

    @contextmanager
    def claim(self, owner: str, key: str) -> Iterator[None]:
        """Hold a key while its request runs. Raises: Problem 409 FRMR-REG-025 when it is held."""
        with self._lock:
            if (owner, key) in self._keys:
                raise Problem(409, "FRMR-REG-025")
            self._keys.add((owner, key))
        try:
            yield
        finally:
            with self._lock:
                self._keys.discard((owner, key))


def parsed_key(header: str) -> str:
    """The key in an Idempotency-Key header, quoted or bare. Raises: Problem 400 FRMR-REG-023."""
    key = header.strip()
    if len(key) > 1 and key[0] == key[-1] == '"':
        key = key[1:-1]
    if not _KEY.fullmatch(key):
        raise Problem(400, "FRMR-REG-023")
    return key


def prefetch(connection: Connection, *, owner: str, keys: Sequence[str]) -> frozenset[str]:
    """
    Look many keys up at once; `find` knows them then.

    Returns: as `used`.
    """
    found = {row["key"]: row for row in _looked_up(connection, _FIND, owner, keys)}
    for key in keys:
        connection.remember(_KIND, (owner, key), found.get(key, _NOTHING))
    return frozenset(found)


def used(connection: Connection, *, owner: str, keys: Sequence[str]) -> frozenset[str]:
    """The keys that have a stored answer, of whatever age."""
    return frozenset(row["key"] for row in _looked_up(connection, _USED, owner, keys))


def _looked_up(
    connection: Connection, sql: str, owner: str, keys: Sequence[str]
) -> Iterator[dict[str, Any]]:
    for begin in range(0, len(keys), _AT_ONCE):
        wanted, params = among(keys[begin : begin + _AT_ONCE])
        yield from connection.all(f"{sql} AND key IN {wanted}", {"owner": owner, **params})


def find(
    connection: Connection, vault: Vault, *, owner: str, key: str, digest: bytes, now: datetime
) -> Answer | None:
    """
    The stored answer to a key that is still alive.

    Raises: Problem 422 FRMR-REG-024 when the key was used for another request.
    """
    row = connection.recall(_KIND, (owner, key))
    if row is None:
        row = connection.one(f"{_FIND} AND key = :key", {"owner": owner, "key": key})
    if not row or row["created_at"] <= _text(now - LIFETIME):
        return None
    if row["digest"] != digest:
        raise Problem(422, "FRMR-REG-024")
    body = vault.open(row["body"], context=_context(owner, key)) if row["body"] else b""
    return Answer(row["status"], json.loads(row["headers"]), body)


def store(
    connection: Connection,
    vault: Vault,
    *,
    owner: str,
    key: str,
    digest: bytes,
    answer: Answer,
    now: datetime,
) -> None:
    """Keep an answer in the running transaction; one that has outlived its day makes place for it."""
    row: dict[str, SqlValue] = {
        "owner": owner,
        "key": key,
        "digest": digest,
        "status": answer.status,
        "headers": _ENCODER.encode(answer.headers),
        "body": vault.seal(answer.body, context=_context(owner, key)) if answer.body else b"",
        "created_at": _text(now),
    }
    connection.later(_INSERT, row)
    connection.remember(_KIND, (owner, key), row)


def forget_old(connection: Connection, *, now: datetime) -> None:
    """Drop answers that are older than a day; of many, those that have waited longest."""
    connection.execute(_FORGET, {"oldest": _text(now - LIFETIME), "most": _FORGOTTEN_AT_ONCE})


def _context(owner: str, key: str) -> str:
    return f"answer:{owner}:{key}"


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
