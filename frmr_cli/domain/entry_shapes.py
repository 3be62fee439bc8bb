"""The members of each kind of entry, as the wire contract has them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from frmr_cli.domain import shapes
from frmr_cli.domain.oids import parse_department_oid, parse_organisation_oid
from frmr_cli.domain.shapes import CODE_LENGTH, Member, Shape, group, listing, text

SERVER_MEMBERS = tuple(
    Member(name, shapes.anything)
    for name in (
        "id", "workerId", "state", "faults", "version", "confirmedVersion", "updatedAt", "links",
    )
)  # fmt: skip
"""Made by the server; an entry that was read and is checked again carries them."""

_PERIOD = (Member("beginDate", shapes.day, required=True), Member("endDate", shapes.day))
_WHERE = (
    Member("institution", shapes.coded, required=True),
    Member("specialty", shapes.coded, required=True),
)
_ABROAD = (Member("foreign", shapes.flag), Member("country", shapes.coded))

LEVELS = ("higher", "secondary")
FORMS = ("full_time", "part_time", "evening", "distance")
STAGES = ("internship", "residency", "postgraduate_study", "retraining")
ACTIVITIES = ("course", "continuous")
MOST_ABSENCES = 200


def _entry(*members: Member) -> Shape:
    return group(Member("kind", shapes.anything), *members, *SERVER_MEMBERS)


EDUCATION: Mapping[str, Shape] = MappingProxyType(
    {
        "professional": _entry(
            Member("level", shapes.choice(*LEVELS), required=True),
            *_WHERE,
            Member("qualification", shapes.name, required=True),
            Member("form", shapes.choice(*FORMS), required=True),
            *_PERIOD,
            Member("diploma", shapes.paper),
            *_ABROAD,
        ),
        "postgraduate": _entry(
            Member("stage", shapes.choice(*STAGES), required=True),
            *_WHERE,
            *_PERIOD,
            Member("diploma", shapes.paper),
        ),
        "cpd": _entry(
            Member("activity", shapes.choice(*ACTIVITIES), required=True),
            *_WHERE,
            Member("theme", shapes.name, required=True),
            Member("hours", shapes.whole, required=True),
            Member("beginDate", shapes.day, required=True),
            Member("endDate", shapes.day, required=True),
            Member("diploma", shapes.paper),
            Member("planned", shapes.flag),
        ),
        "certificate": _entry(
            *_WHERE,
            Member("series", text(CODE_LENGTH)),
            Member("number", text(CODE_LENGTH), required=True),
            Member("examDate", shapes.day, required=True),
            Member("passDate", shapes.day),
            Member("endDate", shapes.day, required=True),
        ),
    }
)
"""Kind of education → the shape of its entry."""

ABSENCE = group(
    Member("reason", shapes.name, required=True),
    Member("beginDate", shapes.day, required=True),
    Member("endDate", shapes.day),
)

EMPLOYMENT: Shape = _entry(
    Member(
        "organization",
        group(
            Member("oid", text(CODE_LENGTH, parse_organisation_oid), always=True),
            Member("name", shapes.name, required=True),
        ),
        always=True,
    ),
    Member(
        "department",
        group(Member("oid", text(80, parse_department_oid)), Member("name", shapes.name, required=True)),
    ),
    Member("post", shapes.coded, required=True),
    Member("specialty", shapes.coded),
    Member("positionType", shapes.choice(1, 2, 3, 4), required=True),
    Member("contractType", shapes.choice("employment", "civil", "secondary"), required=True),
    Member("main", shapes.flag, required=True),
    Member("rate", shapes.anything, required=True),
    *_PERIOD,
    Member("endReason", shapes.name),
    Member("contract", shapes.agreement),
    Member("hireOrder", shapes.agreement),
    Member("personnelNumber", text(CODE_LENGTH)),
    Member("absences", listing(ABSENCE, most=MOST_ABSENCES)),
)  # fmt: skip

ACCREDITATION: Shape = _entry(
    Member("procedure", shapes.coded, required=True),
    Member("specialty", shapes.coded, required=True),
    Member("post", shapes.coded),
    Member("registryNumber", text(CODE_LENGTH), required=True),
    Member("protocolNumber", text(CODE_LENGTH)),
    Member("protocolDate", shapes.day),
    Member("passDate", shapes.day, required=True),
    Member("endDate", shapes.day, required=True),
    Member("endDateExtension", shapes.day),
)
