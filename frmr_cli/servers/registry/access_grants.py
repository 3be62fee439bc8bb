"""Grants of roles as the registry stores them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.rights import Role

if TYPE_CHECKING:
    from datetime import date

    from frmr_cli.servers.database import Connection

FOR_ORGANISATION = frozenset({Role.ORGANISATION_HR.value})
"""Roles that hold for one organisation only."""


class Grant(NamedTuple):
    """One role of one principal."""

    id: str
    subject: str
    role: str
    granted_at: str
    """ISO 8601 with offset."""
    organisation: str | None = None
    until: str | None = None
    """The last day on which it holds; None for a role without an end."""
    reason: str | None = None
    granted_by: str | None = None
    """Subject of the administrator; None for a role that the register gave by itself."""


class Sought(NamedTuple):
    """What somebody names a grant by: either will do."""

    subject: str
    beginning: str
    """Of its id."""


class Filter(NamedTuple):
    """Which grants to list."""

    role: str | None = None
    organisation: str | None = None
    is_staff: bool = False
    """True for roles alone in which somebody acts for others."""
    sought: Sought | None = None


_BEHIND = "~"
"""Sorts behind every character of an id."""
_FIELDS = "id, subject, role, granted_at, organisation, until, reason, granted_by"
HOLDS = "ended_at IS NULL AND (until IS NULL OR until >= :today)"
"""Whether a grant holds on a day."""
_INSERT = """
INSERT INTO access_grant (id, issuer, subject, role, organisation, until, reason, granted_by, granted_at)
VALUES (:id, :issuer, :subject, :role, :organisation, :until, :reason, :granted_by, :granted_at)
"""
# Not in the words of the index of what somebody holds: a page is read by age, not sorted anew each time.
_LIST = f"""
SELECT g.id, g.subject, g.role, g.granted_at, g.organisation, g.until, g.reason, g.granted_by,
       p.name, p.worker_id, b.name AS granted_by_name
FROM access_grant g
JOIN principal p ON p.issuer = g.issuer AND p.subject = g.subject
LEFT JOIN principal b ON b.issuer = g.issuer AND b.subject = g.granted_by
WHERE g.issuer || '' = :issuer AND {HOLDS}
"""  # noqa: S608 - constants
_CONDITIONS = {
    "role": " AND g.role = :role",
    "organisation": " AND g.organisation = :organisation",
    "cursor": " AND (g.granted_at, g.id) > (SELECT granted_at, id FROM access_grant WHERE id = :cursor)",
}
_STAFF = " AND g.role <> 'practitioner'"
"""In the words of the index `access_grant_staff`."""
_SOUGHT = """
AND g.id IN (
  SELECT id FROM access_grant WHERE issuer = :issuer AND subject = :subject AND ended_at IS NULL
  UNION ALL
  SELECT id FROM access_grant WHERE id >= :beginning AND id < :behind
)
"""
_ORDER = " ORDER BY g.granted_at, g.id LIMIT :limit"


def insert(connection: Connection, issuer: str, grant: Grant) -> None:
    """Store a grant; one of the same role that has run out is ended."""
    connection.execute(
        "UPDATE access_grant SET ended_at = :at WHERE issuer = :issuer AND subject = :subject"
        " AND role = :role AND ended_at IS NULL AND until IS NOT NULL",
        {"at": grant.granted_at, "issuer": issuer, "subject": grant.subject, "role": grant.role},
    )
    connection.execute(_INSERT, {**grant._asdict(), "issuer": issuer})


def held(connection: Connection, issuer: str, subject: str, *, today: date) -> list[Grant]:
    """The grants of a subject that hold today, oldest first."""
    rows = connection.all(
        f"SELECT {_FIELDS} FROM access_grant WHERE issuer = :issuer AND subject = :subject AND {HOLDS}"  # noqa: S608
        " ORDER BY granted_at, id",
        {"issuer": issuer, "subject": subject, "today": today.isoformat()},
    )
    return [Grant(**row) for row in rows]


def find(connection: Connection, issuer: str, grant_id: str, *, today: date) -> Grant | None:
    """A grant that holds today."""
    row = connection.one(
        f"SELECT {_FIELDS} FROM access_grant WHERE issuer = :issuer AND id = :id AND {HOLDS}",  # noqa: S608
        {"issuer": issuer, "id": grant_id, "today": today.isoformat()},
    )
    return None if row is None else Grant(**row)


def end(connection: Connection, grant_id: str, *, by: str, at: str) -> None:
    """Take a role away."""
    connection.execute(
        "UPDATE access_grant SET ended_by = :by, ended_at = :at WHERE id = :id",
        {"by": by, "at": at, "id": grant_id},
    )


def is_last_administrator(connection: Connection, issuer: str, grant: Grant) -> bool:
    """Whether nobody would administer the register for good once this grant has ended."""
    if grant.role != Role.REGISTRY_ADMIN.value or grant.until is not None:
        return False
    row = connection.one(
        "SELECT 1 FROM access_grant WHERE issuer = :issuer AND role = :role AND ended_at IS NULL"
        " AND until IS NULL AND id <> :id LIMIT 1",
        {"issuer": issuer, "role": grant.role, "id": grant.id},
    )
    return row is None


def page_statement(
    issuer: str, wanted: Filter, *, today: date, cursor: str | None, limit: int
) -> tuple[str, dict[str, Any]]:
    """
    The question for grants that hold today with the names of both people, oldest first, and its parameters.

    `cursor`: the id after which to go on.
    """
    asked = {"role": wanted.role, "organisation": wanted.organisation, "cursor": cursor}
    params: dict[str, Any] = {name: value for name, value in asked.items() if value is not None}
    sql = (
        _LIST + "".join(_CONDITIONS[name] for name in params) + (_STAFF if wanted.is_staff else "")
    )
    if wanted.sought is not None:
        sql += _SOUGHT
        params |= wanted.sought._asdict() | {"behind": wanted.sought.beginning + _BEHIND}
    return sql + _ORDER, params | {"issuer": issuer, "today": today.isoformat(), "limit": limit}


def is_known(connection: Connection, grant_id: str) -> bool:
    """Whether a cursor names a grant, of whatever time."""
    row = connection.one("SELECT 1 FROM access_grant WHERE id = :id", {"id": grant_id})
    return row is not None
