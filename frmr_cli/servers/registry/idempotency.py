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
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.errors import FieldError
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.vault import Vault

LIFETIME = timedelta(hours=24)

_KEY = re.compile(r"[!-~]{1,255}")


class Stored(NamedTuple):
    """A stored answer; a failure is stored too when it left something changed."""

    status: int
    headers: dict[str, str]
    body: bytes

    @classmethod
    def of_problem(cls, problem: Problem) -> Stored:
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


def find(
    connection: Connection, vault: Vault, *, owner: str, key: str, digest: bytes, now: datetime
) -> Stored | None:
    """
    The stored answer to a key that is still alive.

    Raises: Problem 422 FRMR-REG-024 when the key was used for another request.
    """
    row = connection.one(
        "SELECT digest, status, headers, body FROM idempotency"
        " WHERE owner = :owner AND key = :key AND created_at > :oldest",
        {"owner": owner, "key": key, "oldest": _text(now - LIFETIME)},
    )
    if row is None:
        return None
    if row["digest"] != digest:
        raise Problem(422, "FRMR-REG-024")
    body = vault.open(row["body"], context=_context(owner, key))
    return Stored(row["status"], json.loads(row["headers"]), body)


def store(
    connection: Connection,
    vault: Vault,
    *,
    owner: str,
    key: str,
    digest: bytes,
    answer: Stored,
    now: datetime,
) -> None:
    """Keep an answer in the running transaction; answers that are older than a day are dropped."""
    connection.execute(
        "DELETE FROM idempotency WHERE created_at <= :oldest", {"oldest": _text(now - LIFETIME)}
    )
    connection.execute(
        "INSERT INTO idempotency (owner, key, digest, status, headers, body, created_at)"
        " VALUES (:owner, :key, :digest, :status, :headers, :body, :at)",
        {
            "owner": owner,
            "key": key,
            "digest": digest,
            "status": answer.status,
            "headers": json.dumps(answer.headers),
            "body": vault.seal(answer.body, context=_context(owner, key)),
            "at": _text(now),
        },
    )


def _context(owner: str, key: str) -> str:
    return f"answer:{owner}:{key}"


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
