"""Roles and their grants as values that can be shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.rights import RIGHTS, Relation, Role
from frmr_cli.errors import NotFound, UsageError
from frmr_cli.locale import t
from frmr_cli.render.entries import SHOWN_ID, day, word
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from frmr_cli.render.values import Row

REACH = {
    frozenset({Relation.OWN}): "own record",
    frozenset({Relation.OWN_ORGANISATION}): "own organisation",
    frozenset(Relation): "all records",
}


def roles_listing() -> Listing:
    """The roles, what each may do, and with whose records."""
    rows = [
        {
            "role": role.value,
            "actions": [action.value for action in RIGHTS[role]],
            "records": _reach(role),
        }
        for role in Role
    ]
    return Listing(
        schema="frmr.roles/1",
        rows=rows,
        fields=(
            Field("role", "Role"),
            Field("records", "Whose records", word),
            Field("actions", "May", _actions),
        ),
        id_field="role",
    )


def _actions(names: Any) -> str:
    texts = (t(f"may {name}").removeprefix("may ") for name in names)
    return ", ".join(text.replace("_", " ") for text in texts)


def _reach(role: Role) -> str:
    widest = max(RIGHTS[role].values(), key=len)
    return REACH[widest]


GRANT = (
    Field("name", "Name"),
    Field("role", "Role", word),
    Field("organization", "Organisation"),
    Field("until", "Until", day),
    Field("reason", "Reason"),
    Field("subject", "Gosuslugi account"),
    Field("workerId", "Register record"),
    Field("grantedByName", "Given by"),
    Field("grantedAt", "Given", moment),
    Field("endedAt", "Taken away", moment),
    Field("id", "Grant"),
)


def grant_record(data: Row) -> Record:
    """One role of one account."""
    fields = tuple(item for item in GRANT if data.get(item.name) is not None)
    return Record(schema="frmr.grant/1", data=data, sections=(Section("", fields),))


def review_listing(rows: Iterable[Row]) -> Listing:
    """Who has which role, and when it was last used."""
    return Listing(
        schema="frmr.grants/1",
        rows=rows,
        fields=(
            Field("id", "Grant", lambda value: str(value)[:SHOWN_ID]),
            Field("name", "Name"),
            Field("role", "Role", word),
            Field("lastUsedAt", "Last use", moment),
            Field("until", "Until", day, spare=1),
            Field("grantedByName", "Given by", spare=3),
            Field("organization", "Organisation", spare=4),
            Field("reason", "Reason", spare=5),
            Field("subject", "Gosuslugi account", spare=6),
        ),
        empty="Nobody has such a role.",
    )


def unused(rows: Iterable[Row], *, days: int) -> Iterator[Row]:
    """The grants that were never used, or not for so many days."""
    latest = datetime.now(UTC) - timedelta(days=days)
    for row in rows:
        used = row.get("lastUsedAt")
        if used is None or datetime.fromisoformat(str(used)) <= latest:
            yield row


def only_one(found: Sequence[dict[str, Any]], who: str) -> dict[str, Any]:
    """
    The one grant that was meant.

    Raises: NotFound FRMR-REG-180, UsageError FRMR-REC-017 where the account has several roles.
    """
    if not found:
        raise NotFound("FRMR-REG-180")
    if len(found) > 1:
        names = ", ".join(str(row["role"]) for row in found)
        raise UsageError("FRMR-REC-017", who=who, roles=names)
    return found[0]
