"""Education and accreditation of a worker as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.locale import t
from frmr_cli.render.entries import (
    coded,
    day,
    fault_count,
    faults,
    paper,
    present,
    short_ids,
    states,
    word,
    yes_no,
)
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.render.values import Row

FIELDS = (
    Field("kind", "Kind", word),
    Field("specialty.name", "Specialty"),
    Field("institution.name", "Institution", spare=4),
    Field("beginDate", "Since", day, spare=3),
    Field("endDate", "Until", day),
    Field("state", "State", word),
    Field("faults", "Faults", fault_count, spare=2),
)

STUDIES = Section(
    "Education",
    (
        Field("kind", "Kind", word),
        Field("level", "Level", word),
        Field("stage", "Stage", word),
        Field("activity", "Training", word),
        Field("procedure", "Procedure", coded),
        Field("institution", "Institution", coded),
        Field("specialty", "Specialty", coded),
        Field("post", "Post", coded),
        Field("qualification", "Qualification"),
        Field("form", "Form", word),
        Field("theme", "Theme"),
        Field("hours", "Hours"),
        Field("planned", "Planned", yes_no),
        Field("foreign", "Abroad", yes_no),
        Field("country", "Country", coded),
        Field("beginDate", "Since", day),
        Field("examDate", "Exam", day),
        Field("passDate", "Passed", day),
        Field("endDate", "Until", day),
        Field("endDateExtension", "Extended until", day),
        Field("series", "Series"),
        Field("number", "Number"),
        Field("diploma", "Diploma", paper),
        Field("registryNumber", "Registry number"),
        Field("protocolNumber", "Protocol"),
        Field("protocolDate", "Day of the protocol", day),
    ),
)


def education_record(data: Row) -> Record:
    """One entry of education or accreditation, with what to correct."""
    sections = [present(STUDIES, data), states(data)]
    if data.get("faults"):
        sections.append(faults(STUDIES, states(data)))
    return Record(
        schema="frmr.education/1",
        data=data,
        sections=tuple(sections),
        title=t(str(data.get("kind", ""))),
    )


def education_listing(rows: Sequence[Row]) -> Listing:
    """The education of a worker, with the accreditations."""
    return Listing(
        schema="frmr.educations/1",
        rows=rows,
        fields=(Field("id", "Entry", short_ids(rows)), *FIELDS),
        empty="No education is entered.",
    )
