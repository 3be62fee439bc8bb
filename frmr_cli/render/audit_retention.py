"""Months of the audit log as values that can be shown: archived, due, let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.values import Field, Listing, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.audit.archive import Month

_MONTH = Field("month", "Month")
_FIRST = Field("first", "From entry")
_LAST = Field("last", "To entry")


def _yes(value: Any) -> str:
    return t("yes") if value else t("no")


ARCHIVE_FIELDS = (
    _MONTH,
    _FIRST,
    _LAST,
    Field("added", "Written now", _yes),
    Field("due", "Term ended", _yes),
    Field("path", "File"),
)
DUE_FIELDS = (_MONTH, _FIRST, _LAST, Field("archived", "Archived", _yes), Field("path", "File"))
RETAINED_FIELDS = (_MONTH, _FIRST, _LAST, Field("statement", "Statement"))


def months_listing(months: Iterable[Month]) -> Listing:
    """What the archive has, month by month."""
    return Listing(
        schema="frmr.audit-archive/1",
        rows=(_row(month) for month in months),
        fields=ARCHIVE_FIELDS,
        id_field="month",
        empty="There is nothing to archive: no month that has its contents is over.",
    )


def due_listing(months: Iterable[Month]) -> Listing:
    """What would lose its contents."""
    return Listing(
        schema="frmr.audit-due/1",
        rows=({**_row(month), "archived": bool(month.sha256)} for month in months),
        fields=DUE_FIELDS,
        id_field="month",
        empty="No month that has its contents has lost its term.",
    )


def retained_listing(rows: Iterable[Row]) -> Listing:
    """What has lost its contents."""
    return Listing(
        schema="frmr.audit-retained/1", rows=rows, fields=RETAINED_FIELDS, id_field="month"
    )


def _row(month: Month) -> Row:
    row = {**month._asdict(), "path": str(month.path)}
    return {name: value for name, value in row.items() if value != ""}
