"""The members of an entry as options of a command line: flag, shape and the question of a form."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from frmr_cli.domain.dictionaries import (
    COUNTRIES,
    EDUCATION_SPECIALTIES,
    INSTITUTIONS,
    ORGANISATIONS,
    POSTS,
    SPECIALTIES,
)


class Shape(Enum):
    """How the text of an option becomes a JSON value."""

    TEXT = "text"
    DAY = "day"
    WHOLE = "whole"
    NUMBER = "number"
    SWITCH = "switch"
    CHOICE = "choice"
    CODED = "coded"
    """A code or a name of a dictionary."""
    ORGANIZATION = "organization"
    """An OID of ФРМО."""


class EntryField(NamedTuple):
    """One member of an entry."""

    path: str
    """Dotted path in the document."""
    flag: str
    help: str
    """Also the question of the form, without the full stop."""
    shape: Shape = Shape.TEXT
    metavar: str = "TEXT"
    choices: Mapping[str, object] = MappingProxyType({})
    """Word of the command line → value of the wire."""
    label: str = ""
    """What stands before a choice to make it the text of a person."""
    dictionaries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Kinds of entry that have the member; empty for all."""
    required: bool = False
    """Whether a submitted entry must have it, so that the form asks for it."""
    required_of: tuple[str, ...] = ()
    """Kinds of entry that must have it although others need not."""
    offered: bool = False
    """Whether the form asks for it although it may be left out."""

    @property
    def asked(self) -> bool:
        """Whether the form asks for it."""
        return self.required or self.offered

    @property
    def has_dictionary(self) -> bool:
        """Whether its dictionary is complete, so that what is not in it is likely a mistake."""
        return self.shape is Shape.CODED and self.dictionaries != (INSTITUTIONS,)

    def is_at(self, pointer: str) -> bool:
        """Whether this is the member that a JSON pointer names, or a part of it."""
        place = "/" + self.path.replace(".", "/")
        return place == pointer or place.startswith(f"{pointer}/")

    @property
    def name(self) -> str:
        """Name of the parameter in Python."""
        return self.flag.removeprefix("--").replace("-", "_")


def words(*names: str) -> Mapping[str, object]:
    """Choices that are the same on the command line as on the wire."""
    return MappingProxyType(dict(zip(names, names, strict=True)))


KINDS = ("professional", "postgraduate", "cpd", "certificate")
PROFESSIONAL, POSTGRADUATE, CPD, CERTIFICATE = KINDS
_PERIODS = (PROFESSIONAL, POSTGRADUATE, CPD)
_DAY = "YYYY-MM-DD"

EDUCATION: tuple[EntryField, ...] = (
    EntryField(
        "level",
        "--level",
        "Level: higher or secondary.",
        Shape.CHOICE,
        choices=words("higher", "secondary"),
        kinds=(PROFESSIONAL,),
        required=True,
    ),
    EntryField(
        "stage",
        "--stage",
        "Stage: internship, residency, postgraduate_study or retraining.",
        Shape.CHOICE,
        choices=words("internship", "residency", "postgraduate_study", "retraining"),
        kinds=(POSTGRADUATE,),
        required=True,
    ),
    EntryField(
        "activity",
        "--activity",
        "Training: a course, or an activity of continuous education.",
        Shape.CHOICE,
        choices=words("course", "continuous"),
        kinds=(CPD,),
        required=True,
    ),
    EntryField(
        "institution",
        "--institution",
        "Institution, as the document names it.",
        Shape.CODED,
        dictionaries=(INSTITUTIONS,),
        required=True,
    ),
    EntryField(
        "specialty",
        "--specialty",
        "Specialty: code of the dictionary or name.",
        Shape.CODED,
        "CODE",
        dictionaries=(SPECIALTIES, *EDUCATION_SPECIALTIES),
        required=True,
    ),
    EntryField(
        "qualification",
        "--qualification",
        "Qualification by the diploma.",
        kinds=(PROFESSIONAL,),
        required=True,
    ),
    EntryField(
        "form",
        "--form",
        "Form: full_time, part_time, evening or distance.",
        Shape.CHOICE,
        choices=words("full_time", "part_time", "evening", "distance"),
        kinds=(PROFESSIONAL,),
        required=True,
    ),
    EntryField("theme", "--theme", "Theme of the training.", kinds=(CPD,), required=True),
    EntryField(
        "hours", "--hours", "Hours of the training.", Shape.WHOLE, "N", kinds=(CPD,), required=True
    ),
    EntryField(
        "beginDate",
        "--begin",
        "First day.",
        Shape.DAY,
        _DAY,
        kinds=_PERIODS,
        required=True,
    ),
    EntryField(
        "endDate",
        "--end",
        "Last day; none while it goes on.",
        Shape.DAY,
        _DAY,
        required_of=(CPD, CERTIFICATE),
        offered=True,
    ),
    EntryField(
        "examDate",
        "--exam-date",
        "Day of the exam.",
        Shape.DAY,
        _DAY,
        kinds=(CERTIFICATE,),
        required=True,
    ),
    EntryField("passDate", "--pass-date", "Day of issue.", Shape.DAY, _DAY, kinds=(CERTIFICATE,)),
    EntryField("series", "--series", "Series of the certificate.", kinds=(CERTIFICATE,)),
    EntryField(
        "number", "--number", "Number of the certificate.", kinds=(CERTIFICATE,), required=True
    ),
    EntryField(
        "diploma.series", "--diploma-series", "Series of the diploma.", kinds=_PERIODS, offered=True
    ),
    EntryField(
        "diploma.number", "--diploma-number", "Number of the diploma.", kinds=_PERIODS, offered=True
    ),
    EntryField(
        "diploma.date",
        "--diploma-date",
        "Day of issue of the diploma.",
        Shape.DAY,
        _DAY,
        kinds=_PERIODS,
        offered=True,
    ),
    EntryField(
        "diploma.regNumber",
        "--diploma-reg-number",
        "Registration number of the diploma.",
        kinds=(PROFESSIONAL, POSTGRADUATE),
    ),
    EntryField("planned", "--planned", "The training is planned.", Shape.SWITCH, "", kinds=(CPD,)),
    EntryField("foreign", "--foreign", "Studied abroad.", Shape.SWITCH, "", kinds=(PROFESSIONAL,)),
    EntryField(
        "country",
        "--country",
        "Country of the studies: code or name.",
        Shape.CODED,
        "CODE",
        dictionaries=(COUNTRIES,),
        kinds=(PROFESSIONAL,),
    ),
)

POSITIONS: Mapping[str, object] = MappingProxyType(
    {"main": 1, "internal": 2, "combined": 3, "external": 4}
)
"""Word of the command line → code of the dictionary of position types."""

EMPLOYMENT: tuple[EntryField, ...] = (
    EntryField(
        "organization",
        "--organization",
        "Organisation: its OID or its name.",
        Shape.ORGANIZATION,
        "OID",
        dictionaries=(ORGANISATIONS,),
        required=True,
    ),
    EntryField(
        "organization.name", "--organization-name", "Name of the organisation.", offered=True
    ),
    EntryField("department.name", "--department", "Department, by its name.", offered=True),
    EntryField("department.oid", "--department-oid", "Department, by its OID.", metavar="OID"),
    EntryField(
        "post",
        "--post",
        "Post: code of the dictionary or name.",
        Shape.CODED,
        "CODE",
        dictionaries=(POSTS,),
        required=True,
    ),
    EntryField(
        "specialty",
        "--specialty",
        "Specialty: code of the dictionary or name.",
        Shape.CODED,
        "CODE",
        dictionaries=(SPECIALTIES,),
    ),
    EntryField(
        "positionType",
        "--position",
        "Position: main, internal or external second job, or combined.",
        Shape.CHOICE,
        choices=POSITIONS,
        required=True,
    ),
    EntryField(
        "contractType",
        "--contract-type",
        "Contract: employment, civil or secondary.",
        Shape.CHOICE,
        choices=words("employment", "civil", "secondary"),
        label="contract of ",
        required=True,
    ),
    EntryField(
        "rate",
        "--rate",
        "Rate: 1 for a full post, 0.5 for a half.",
        Shape.NUMBER,
        "N",
        required=True,
    ),
    EntryField("beginDate", "--begin", "First day.", Shape.DAY, _DAY, required=True),
    EntryField(
        "endDate", "--end", "Last day; none while it goes on.", Shape.DAY, _DAY, offered=True
    ),
    EntryField("endReason", "--end-reason", "Why the job ended."),
    EntryField("contract.number", "--contract-number", "Number of the contract.", offered=True),
    EntryField(
        "contract.date", "--contract-date", "Day of the contract.", Shape.DAY, _DAY, offered=True
    ),
    EntryField("hireOrder.number", "--order-number", "Number of the order of hire.", offered=True),
    EntryField(
        "hireOrder.date", "--order-date", "Day of the order of hire.", Shape.DAY, _DAY, offered=True
    ),
    EntryField("personnelNumber", "--personnel-number", "Personnel number."),
)


def fields_of(fields: tuple[EntryField, ...], kind: str | None) -> tuple[EntryField, ...]:
    """The members that a kind of entry has, with what it requires."""
    return tuple(
        item._replace(required=item.required or kind in item.required_of)
        for item in fields
        if not item.kinds or kind in item.kinds
    )
