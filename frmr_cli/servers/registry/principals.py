"""Who a token stands for: the directory of principals, and the roles that the registry gives them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from frmr_cli.servers.database import Connection


class Principal(NamedTuple):
    """A person or a service as the registry knows it. Roles stand here, never in a token."""

    subject: str
    """`sub` of the token."""
    name: str
    """ФИО of a person, client id of a service."""
    roles: tuple[str, ...]
    worker_id: str | None = None
    """The own record of a practitioner."""
    organisation: str | None = None
    """OID of the organisation whose records the roles are for."""


_INSERT = """
INSERT INTO principal (issuer, subject, name, worker_id, roles, organisation, created_at)
VALUES (:issuer, :subject, :name, :worker_id, :roles, :organisation, :at)
ON CONFLICT (issuer, subject) DO NOTHING
"""


def find(connection: Connection, issuer: str, subject: str) -> Principal | None:
    """The principal of a subject, or None when the registry does not know it yet."""
    row = connection.one(
        "SELECT subject, name, roles, worker_id, organisation FROM principal"
        " WHERE issuer = :issuer AND subject = :subject",
        {"issuer": issuer, "subject": subject},
    )
    if row is None:
        return None
    row["roles"] = tuple(json.loads(row["roles"]))
    return Principal(**row)


def is_linked(connection: Connection, issuer: str, worker_id: str) -> bool:
    """Whether an account of the issuer is bound to a worker already."""
    row = connection.one(
        "SELECT 1 FROM principal WHERE issuer = :issuer AND worker_id = :worker_id",
        {"issuer": issuer, "worker_id": worker_id},
    )
    return row is not None


def insert_new(
    connection: Connection, issuer: str, principals: Iterable[Principal], *, now: datetime
) -> int:
    """Add principals; those that are there keep what they have. Returns: how many were added."""
    at = now.isoformat(timespec="seconds")
    rows = [
        {**item._asdict(), "roles": json.dumps(item.roles), "issuer": issuer, "at": at}
        for item in principals
    ]
    return connection.execute_many(_INSERT, rows)
