"""Workers that a search has found, and what anybody may know of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.entries import day, word, yes_no
from frmr_cli.render.moments import moment
from frmr_cli.render.values import Field, Listing, Record, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.render.values import Row

NAME = (
    Field("lastName", "Last name"),
    Field("firstName", "First name"),
    Field("patronymic", "Patronymic"),
)
FOUND = (
    Field("id", "Register record"),
    *NAME,
    Field("post.name", "Post", spare=2),
    Field("organization.name", "Organisation", spare=3),
    Field("category", "Category", word, spare=4),
    Field("status", "Status", word, spare=1),
)
PUBLIC_ROWS = (
    Field("id", "Register record"),
    *NAME,
    Field("category", "Category", word, spare=2),
    Field("isMedicalWorker", "May practise", yes_no, spare=1),
)


def workers_listing(rows: Iterable[Row]) -> Listing:
    """Summaries of workers."""
    return Listing(
        schema="frmr.workers/1", rows=rows, fields=FOUND, empty="Nobody fits the search."
    )


def public_listing(rows: Iterable[Row]) -> Listing:
    """What anybody may know of workers with a name."""
    return Listing(
        schema="frmr.public-workers/1",
        rows=rows,
        fields=PUBLIC_ROWS,
        empty="The register publishes nobody with this name.",
    )


PUBLIC = (
    Section(
        "",
        (
            Field("isMedicalWorker", "May practise", yes_no),
            Field("status", "Status", word),
            Field("category", "Category", word),
            Field("qualification.category", "Qualification category"),
            Field("qualification.specialty", "Qualification in"),
            Field("qualification.endDate", "Qualification until", day),
            Field("id", "Register record"),
        ),
    ),
    Section(
        "Specialties",
        (Field("name", "Specialty"),),
        rows="specialties",
        empty="No specialties.",
    ),
    Section(
        "Education",
        (
            Field("institution.name", "Institution"),
            Field("specialty.name", "Specialty"),
            Field("endDate", "Until", day, spare=1),
        ),
        rows="education",
        empty="No education is entered.",
    ),
    Section(
        "Employment",
        (
            Field("organization.name", "Organisation"),
            Field("post.name", "Post"),
            Field("beginDate", "Since", day, spare=1),
        ),
        rows="employment",
        empty="No employment.",
    ),
    Section(
        "Accreditation",
        (
            Field("kind", "Kind", spare=1),
            Field("specialty", "Specialty"),
            Field("endDate", "Until", day),
        ),
        rows="accreditation",
        empty="No accreditation.",
    ),
)


def public_record(data: Row) -> Record:
    """What anybody may know of one worker."""
    parts = (data.get(item.name) for item in NAME)
    sections = tuple(
        section
        for section in PUBLIC
        if section.rows is None or section.rows != "education" or data.get("education")
    )
    return Record(
        schema="frmr.public-worker/1",
        data=data,
        sections=sections,
        title=" ".join(str(part) for part in parts if part),
    )


def history_listing(rows: Iterable[Row], *, of_entry: bool = False) -> Listing:
    """Who changed what, newest first; the versions of an entry have a state."""
    state = (Field("state", "State", word, spare=2),) if of_entry else ()
    return Listing(
        schema="frmr.history/1",
        rows=rows,
        fields=(
            Field("version", "Version"),
            Field("validFrom", "When", moment),
            *state,
            Field("changedBy", "Who", _actor),
            Field("fields", "Fields", _fields, spare=1),
        ),
        empty="Nothing has changed.",
        id_field="version",
    )


def _actor(value: Any) -> str:
    return t("the registry itself") if value in ("seed", "checker") else str(value)


def _fields(value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    return ", ".join(str(pointer).lstrip("/") for pointer in value)
