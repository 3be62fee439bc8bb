"""Bodies of the operations on dictionaries, for the OpenAPI document."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from frmr_cli.domain.nsi import MOST_ENTRIES, NAME_LENGTH, VERSION


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, serialize_by_alias=True
    )


class DictionarySummary(_Model):
    """A dictionary that can be asked."""

    oid: str
    name: str
    version: str
    """Of the ministry, or `demo-` and the version of the program."""
    entries: int
    source: Literal["demo", "imported"]
    """`demo`: the small set of the program, not the data of the ministry."""
    imported_at: datetime | None = None


class DictionaryList(_Model):
    """All of them, by OID."""

    items: list[DictionarySummary]
    next: str | None


class DictionaryEntryModel(_Model):
    """One entry; both days count, a day that is not known is left out."""

    code: str
    name: str
    official: bool
    begin: date | None = None
    end: date | None = None


class DictionaryPage(DictionarySummary):
    """Entries in the order of the publication."""

    items: list[DictionaryEntryModel]
    next: str | None


class FoundEntry(DictionaryEntryModel):
    """What a code means."""

    oid: str
    version: str


class NewEntry(_Model):
    """An entry as it is imported."""

    code: Annotated[str, Field(min_length=1, max_length=100)]
    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH)]
    begin: date | None = None
    end: date | None = None


class DictionaryPart(_Model):
    """One part of a version, or the whole of it."""

    version: Annotated[str, Field(pattern=f"^{VERSION.pattern}$")]
    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH)]
    entries: Annotated[list[NewEntry], Field(max_length=MOST_ENTRIES)]
    after: Annotated[int, Field(ge=0)] = 0
    """How many entries of the version were sent before; 0 begins it anew."""
    complete: bool = True
    """Whether this is the last part: the version is taken into use."""


class ImportedVersion(_Model):
    """What is there now."""

    oid: str
    version: str
    state: Literal["loading", "complete"]
    entries: int
