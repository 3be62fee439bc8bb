"""Jobs of a worker as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.entries import (
    coded,
    day,
    fault_count,
    faults,
    organization,
    paper,
    present,
    short_ids,
    states,
    word,
)
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.render.values import Row

POSITIONS = {1: "main", 2: "internal", 3: "combined", 4: "external"}


def position(value: Any) -> str:
    """The type of position by its code."""
    return t(POSITIONS.get(value, str(value)) if isinstance(value, int) else str(value))


def contract(value: Any) -> str:
    """The type of contract; in English the word of the wire says enough."""
    return t(f"contract of {value}").removeprefix("contract of ")


FIELDS = (
    Field("organization", "Organisation", organization),
    Field("post.name", "Post"),
    Field("positionType", "Position", position, spare=3),
    Field("rate", "Rate", spare=4),
    Field("beginDate", "Since", day),
    Field("endDate", "Until", day, spare=1),
    Field("state", "State", word, spare=2),
    Field("faults", "Faults", fault_count, spare=5),
)

JOB = Section(
    "Employment",
    (
        Field("organization", "Organisation", coded),
        Field("department", "Department", coded),
        Field("post", "Post", coded),
        Field("specialty", "Specialty", coded),
        Field("positionType", "Position", position),
        Field("contractType", "Contract type", contract),
        Field("rate", "Rate"),
        Field("beginDate", "Since", day),
        Field("endDate", "Until", day),
        Field("endReason", "Reason of leaving"),
        Field("contract", "Contract", paper),
        Field("hireOrder", "Order of hire", paper),
        Field("personnelNumber", "Personnel number"),
    ),
)
ABSENCES = Section(
    "Absences",
    (
        Field("reason", "Reason"),
        Field("beginDate", "Since", day),
        Field("endDate", "Until", day),
    ),
    rows="absences",
    empty="No absences.",
)


def employment_record(data: Row) -> Record:
    """One job, with what to correct."""
    sections = [present(JOB, data), states(data)]
    if data.get("absences"):
        sections.insert(1, ABSENCES)
    if data.get("faults"):
        sections.append(faults(JOB, ABSENCES, states(data)))
    return Record(
        schema="frmr.employment/1",
        data=data,
        sections=tuple(sections),
        title=organization(data.get("organization", "")),
    )


def employment_listing(rows: Sequence[Row]) -> Listing:
    """The jobs of a worker."""
    return Listing(
        schema="frmr.employments/1",
        rows=rows,
        fields=(Field("id", "Entry", short_ids(rows)), *FIELDS),
        empty="No employment.",
    )
