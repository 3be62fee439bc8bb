"""Dictionaries of the ministry as they are exchanged: their names here, their releases, their wire form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from frmr_cli.domain import dictionaries as known
from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.dictionaries import DictionaryEntry
from frmr_cli.domain.dictionary_lookup import demo_dictionaries
from frmr_cli.domain.rules import Document, Fault
from frmr_cli.domain.shapes import Member, flag, group, listing, text, whole
from frmr_cli.domain.values import day_at
from frmr_cli.errors import ValidationFailed

OID = re.compile(r"(?=.{1,64}$)1\.2\.643\.5\.1\.13(\.(0|[1-9][0-9]*)){2,}")
"""Dictionaries of the ministry lie under its own arc."""
VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "posts": known.POSTS,
        "specialties": known.SPECIALTIES,
        "categories": known.QUALIFICATION_CATEGORIES,
        "accreditation-kinds": known.ACCREDITATION_KINDS,
        "position-types": known.POSITION_TYPES,
        "identity-documents": known.IDENTITY_DOCUMENTS,
        "countries": known.COUNTRIES,
        "education-specialties": known.EDUCATION_SPECIALTIES[0],
        "institutions": known.INSTITUTIONS,
        "organizations": known.ORGANISATIONS,
        "departments": known.DEPARTMENTS,
    }
)
"""Short name of a dictionary that the register uses → its OID."""

MOST_ENTRIES = 1000
"""Of one part of a release, so that it fits into a request; a longer release comes in several parts."""
NAME_LENGTH = 1000


class Release(NamedTuple):
    """One published version of a dictionary."""

    oid: str
    version: str
    name: str
    entries: Sequence[DictionaryEntry]
    """In the order of the publication; a code may stand there several times with other days."""


def parse_dictionary(text: str) -> str:
    """
    The OID of a dictionary that is named shortly or by its OID.

    Raises: ValidationFailed FRMR-NSI-001.
    """
    named = NAMES.get(text.strip().lower(), text.strip())
    if not OID.fullmatch(named):
        raise ValidationFailed("FRMR-NSI-001", known=", ".join(NAMES))
    return named


def short_name(oid: str) -> str:
    """The short name of a dictionary; its OID where it has none."""
    return next((name for name, found in NAMES.items() if found == oid), oid)


def title_of(oid: str) -> str:
    """What a dictionary is called by the ministry; its OID where that is not known."""
    demo = demo_dictionaries().get(oid)
    return demo.name.removesuffix(" (демонстрационный набор)") if demo else oid


def parse_version(text: str) -> str:
    """
    The number of a release, such as `4.3`.

    Raises: ValidationFailed FRMR-NSI-013.
    """
    if not VERSION.fullmatch(text.strip()):
        raise ValidationFailed("FRMR-NSI-013")
    return text.strip()


def version_key(version: str) -> tuple[int, ...]:
    """What versions are compared by: 4.10 is later than 4.9."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def entry_data(entry: DictionaryEntry) -> dict[str, object]:
    """An entry on the wire; days that are not known are absent."""
    days = {"begin": entry.begin, "end": entry.end}
    return {
        "code": entry.code,
        "name": entry.name,
        "official": entry.official,
        **{name: day.isoformat() for name, day in days.items() if day is not None},
    }


def entry_of(data: Document) -> DictionaryEntry:
    """The entry that the wire form stands for; its shape was checked before."""
    return DictionaryEntry(
        code=str(data.get("code", "")).strip(),
        name=str(data.get("name", "")).strip(),
        official=data.get("official") is True,
        begin=day_at(data, "begin"),
        end=day_at(data, "end"),
    )


PART = group(
    Member("version", text(40, parse_version), always=True),
    Member("name", text(NAME_LENGTH), always=True),
    Member(
        "entries",
        listing(
            group(
                Member("code", text(100), always=True),
                Member("name", text(NAME_LENGTH), always=True),
                Member("begin", text(40, parse_date)),
                Member("end", text(40, parse_date)),
            ),
            most=MOST_ENTRIES,
        ),
        always=True,
    ),
    Member("after", whole),
    Member("complete", flag),
)
"""
One part of a release as it is sent to the registry.

`after` is how many entries were sent before, 0 without it, which begins the version anew; `complete` is false for
every part but the last.
"""


def part_faults(body: Document) -> list[Fault]:
    """What is wrong with a part of a release, whatever its shape; empty when it is sound."""
    faults = list(PART(body, "", True))
    return faults or [
        Fault("FRMR-RULE-052", f"/entries/{index}/end")
        for index, entry in enumerate(map(entry_of, _objects(body.get("entries"))))
        if entry.begin is not None and entry.end is not None and entry.end < entry.begin
    ]


def _objects(value: object) -> list[Document]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
