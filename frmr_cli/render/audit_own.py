"""What was done with the own record, as its person reads it: who, in which role, with what, why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.audit import outcome_text, roles_text
from frmr_cli.render.audit_actions import action_text
from frmr_cli.render.moments import moment
from frmr_cli.render.profile import CONTACTS, PERSONAL, PROFESSION
from frmr_cli.render.values import Field, Listing, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

_TITLES = {
    item.name.partition(".")[0]: item.title
    for section in (PERSONAL, CONTACTS, PROFESSION)
    for item in section.fields
} | {"documents": "Identity documents", "addresses": "Addresses"}


def _who(row: Row) -> str:
    role = roles_text(row.get("roles") or ())
    return t("you") if row.get("own") else role or t("somebody without a role")


def _fields(value: Any) -> str:
    """JSON pointers as the parts of the record that they lead into, each once."""
    parts = dict.fromkeys(str(pointer).strip("/").partition("/")[0] for pointer in value)
    return ", ".join(t(_TITLES.get(part, part)) for part in parts)


OWN_FIELDS = (
    Field("at", "When", moment),
    Field("own", "Who", show_in=_who),
    Field("action", "Action", action_text),
    Field("outcome", "Outcome", outcome_text, spare=1),
    Field("reason", "Reason", spare=2),
    Field("fields", "Fields", _fields, spare=3),
    Field("roles", "In which role", roles_text, spare=4),
)


def own_listing(rows: Iterable[Row]) -> Listing:
    """What was done with the own record."""
    return Listing(schema="frmr.audit-mine/1", rows=rows, fields=OWN_FIELDS, id_field="seq")
