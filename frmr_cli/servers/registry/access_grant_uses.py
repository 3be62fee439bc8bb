"""
When a role was last used, as the audit log tells it.

An account may have millions of entries, and the role that is looked for none among them: that has to be told without reading them. Few sets
of roles ever stand beside an account. An index has its entries by set and by number, so the sets are found by one look-up each, and the
newest entry of a set by another. Entries on the own record are few, whoever wrote them, and are found by their subject.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from frmr_cli.domain.rights import RIGHTS, Relation, Role
from frmr_cli.servers.audit_subjects import actors, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.database import Connection

_USE = "outcome = 'ok' AND action <> 'principal.read'"
"""What is a use: a refusal is none, nor is asking who one is. Written as in the index `access_grant_use`, or no planner takes that."""
_NEXT_ROLES = f"""
SELECT roles FROM audit_event WHERE actor = :actor AND roles > :last AND {_USE} ORDER BY roles LIMIT 1
"""  # noqa: S608 - constants
_NEWEST = f"""
SELECT seq, at FROM audit_event
WHERE actor = :actor AND roles = :roles AND COALESCE(subject, '') <> :other_than AND {_USE} ORDER BY seq DESC LIMIT 1
"""  # noqa: S608 - constants
# COALESCE keeps planners from the index of the account, which may have many more entries than the record.
_NEWEST_OWN = f"""
SELECT seq, at FROM audit_event
WHERE subject = :own AND COALESCE(actor, '') = :actor AND COALESCE(roles, '') = :roles AND {_USE} ORDER BY seq DESC LIMIT 1
"""  # noqa: S608 - constants
_NOBODY = "-"
"""No subject of an entry."""


def last_use(
    connection: Connection, subject: str, role: str, worker_id: str | None = None
) -> str | None:
    """
    When an account last did something that a role allowed; None when it never did.

    An entry on the own record counts for roles that may work with it, any other entry for roles that reach further.
    `worker_id`: the own record.
    """
    reach = frozenset().union(*RIGHTS[Role(role)].values()) if role in set(Role) else frozenset()
    own = mark(connection, worker_id) if worker_id else _NOBODY
    newest = (0, "")
    for asked in _with_role(connection, subject, role):
        if reach != {Relation.OWN}:
            other_than = _NOBODY if Relation.OWN in reach else own
            newest = max(newest, _found(connection, _NEWEST, asked | {"other_than": other_than}))
        else:
            newest = max(newest, _found(connection, _NEWEST_OWN, asked | {"own": own}))
    return newest[1] or None


def _with_role(connection: Connection, subject: str, role: str) -> Iterator[dict[str, str]]:
    """The names of an account in the log, with each set of roles that has the role and ever stood beside one of them."""
    for actor in actors(connection, subject):
        last = ""
        while row := connection.one(_NEXT_ROLES, {"actor": actor, "last": last}):
            last = row["roles"]
            if role in json.loads(last):
                yield {"actor": actor, "roles": last}


def _found(connection: Connection, sql: str, params: dict[str, str]) -> tuple[int, str]:
    row = connection.one(sql, params)
    return (int(row["seq"]), str(row["at"])) if row else (0, "")
