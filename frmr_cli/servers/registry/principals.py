"""Who a token stands for: the directory of principals, and the roles that are granted to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.rights import Role
from frmr_cli.servers.registry import access_grants
from frmr_cli.servers.registry.access_grants import Grant
from frmr_cli.servers.registry.identifiers import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from frmr_cli.servers.database import Connection


class Principal(NamedTuple):
    """A person or a service as the registry knows it. Roles stand here, never in a token."""

    subject: str
    """`sub` of the token."""
    name: str
    """ФИО of a person, client id of a service."""
    roles: tuple[str, ...]
    """Those that hold today, in the order of `Role`."""
    worker_id: str | None = None
    """The own record of a practitioner."""
    organisation: str | None = None
    """OID of the organisation whose records the roles are for."""


_INSERT = """
INSERT INTO principal (issuer, subject, name, worker_id, created_at)
VALUES (:issuer, :subject, :name, :worker_id, :at)
ON CONFLICT (issuer, subject) DO NOTHING
"""
_FIND = f"""
SELECT p.name, p.worker_id, g.role, g.organisation
FROM principal p
LEFT JOIN access_grant g ON g.issuer = p.issuer AND g.subject = p.subject AND {access_grants.HOLDS}
WHERE p.issuer = :issuer AND p.subject = :subject
ORDER BY g.granted_at, g.id
"""  # noqa: S608 - constants
_ORDER = {role.value: place for place, role in enumerate(Role)}


def find(connection: Connection, issuer: str, subject: str, *, today: date) -> Principal | None:
    """The principal of a subject, or None when the registry does not know it yet."""
    rows = connection.all(_FIND, {"issuer": issuer, "subject": subject, "today": today.isoformat()})
    if not rows:
        return None
    roles = (row["role"] for row in rows if row["role"] is not None)
    return Principal(
        subject,
        rows[0]["name"],
        tuple(sorted(roles, key=lambda role: _ORDER.get(role, len(_ORDER)))),
        worker_id=rows[0]["worker_id"],
        organisation=next((row["organisation"] for row in rows if row["organisation"]), None),
    )


def find_by_worker(connection: Connection, issuer: str, worker_id: str) -> str | None:
    """The subject of the account that is bound to a worker."""
    row = connection.one(
        "SELECT subject FROM principal WHERE issuer = :issuer AND worker_id = :worker_id",
        {"issuer": issuer, "worker_id": worker_id},
    )
    return None if row is None else str(row["subject"])


def is_linked(connection: Connection, issuer: str, worker_id: str) -> bool:
    """Whether an account of the issuer is bound to a worker already."""
    return find_by_worker(connection, issuer, worker_id) is not None


def insert_new(
    connection: Connection, issuer: str, principals: Iterable[Principal], *, now: datetime
) -> int:
    """Add principals with their roles; those that are there keep what they have. Returns: how many were added."""
    at = now.isoformat(timespec="seconds")
    added = 0
    for item in principals:
        row = {"issuer": issuer, "subject": item.subject, "name": item.name}
        if connection.execute(_INSERT, {**row, "worker_id": item.worker_id, "at": at}):
            added += 1
            for role in item.roles:
                organisation = item.organisation if role in access_grants.FOR_ORGANISATION else None
                grant = Grant(
                    id=new_id(),
                    subject=item.subject,
                    role=role,
                    organisation=organisation,
                    granted_at=at,
                )
                access_grants.insert(connection, issuer, grant)
    return added
