"""Offers of jobs as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.render.employment import contract, position
from frmr_cli.render.entries import coded, day, organization, paper, present, short_ids, word
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.render.values import Row

OFFER = Section(
    "Offer of a job",
    (
        Field("state", "State", word),
        Field("snils", "SNILS"),
        Field("job.organization", "Organisation", coded),
        Field("job.department", "Department", coded),
        Field("job.post", "Post", coded),
        Field("job.positionType", "Position", position),
        Field("job.contractType", "Contract type", contract),
        Field("job.rate", "Rate"),
        Field("job.beginDate", "Since", day),
        Field("job.contract", "Contract", paper),
        Field("job.hireOrder", "Order of hire", paper),
        Field("createdAt", "Offered", moment),
        Field("expiresAt", "Answer until", moment),
        Field("answeredAt", "Answered", moment),
        Field("workerId", "Register record"),
        Field("entryId", "Entry"),
        Field("id", "Offer"),
    ),
)


def hire_record(data: Row) -> Record:
    """One offer."""
    return Record(schema="frmr.hire/1", data=data, sections=(present(OFFER, data),))


def hires_listing(rows: Sequence[Row]) -> Listing:
    """Offers, newest first."""
    return Listing(
        schema="frmr.hires/1",
        rows=rows,
        fields=(
            Field("id", "Offer", short_ids(rows)),
            Field("state", "State", word),
            Field("job.organization", "Organisation", organization),
            Field("job.post.name", "Post"),
            Field("job.rate", "Rate", spare=3),
            Field("job.beginDate", "Since", day, spare=2),
            Field("snils", "SNILS", spare=1),
            Field("expiresAt", "Answer until", moment, spare=4),
        ),
        empty="No offers of a job.",
    )
