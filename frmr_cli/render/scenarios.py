"""States of the stub for training and tests, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import language, t
from frmr_cli.render.values import Field, Listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _yes_no(value: Any) -> str:
    return t("yes") if value else t("no")


def _message(code: Any) -> str:
    """What the person will read."""
    from frmr_cli.domain.catalogue import entry

    found = entry(str(code))
    return found.text(language()).message if found else str(code)


FIELDS = (
    Field("name", "Scenario"),
    Field("problem", "Problem"),
    Field("code", "What the person reads", _message),
    Field("in_force", "In force", _yes_no),
    Field("subject", "Account"),
)


def scenarios_listing(rows: Sequence[Mapping[str, Any]]) -> Listing:
    """The scenarios in the order of the problems."""
    renamed = [
        {**{name: row.get(name) for name in ("name", "problem", "code", "scope", "subject")},
         "in_force": bool(row.get("inForce"))}
        for row in rows
    ]  # fmt: skip
    return Listing(schema="frmr.scenarios/1", rows=renamed, fields=FIELDS, id_field="name")
