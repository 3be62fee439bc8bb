"""What a command shows: one record or a list of records, with the fields that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from frmr_cli.render.safe import safe

Row = Mapping[str, Any]
"""JSON object with camelCase keys, as the wire has it."""


class Field(NamedTuple):
    """One field of a record as a person reads it."""

    name: str
    """Dotted path in the record (`citizenship.name`); also the name for `--fields`."""
    title: str
    """English title, translated when shown."""
    show: Callable[[Any], str] | None = None
    """Value → text; None shows the value as it is."""
    spare: int = 0
    """A table that is too narrow leaves out the column with the highest number first; never one with 0."""
    show_in: Callable[[Row], str] | None = None
    """Record → text, where the value alone does not tell; also for a missing value."""


class Section(NamedTuple):
    """A titled group of fields, or a table of the records under one name."""

    title: str
    fields: tuple[Field, ...]
    rows: str | None = None
    """Name of the list in the record whose items are the rows; None for fields of the record itself."""
    empty: str = ""
    """What to say instead of a table without rows."""


class Record(NamedTuple):
    """One thing."""

    schema: str
    """`frmr.NAME/VERSION`, documented in `docs/schemas/`."""
    data: Row
    sections: tuple[Section, ...]
    title: str = ""
    """Already in the language of the person."""
    id_field: str = "id"

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields outside of tables, in order; one that is told in two ways stands once."""
        found: dict[str, Field] = {}
        for section in self.sections:
            if not section.rows:
                found |= {item.name: item for item in section.fields if item.name not in found}
        return tuple(found.values())


class Listing(NamedTuple):
    """Things of one kind; the rows may stream and are read once."""

    schema: str
    rows: Iterable[Row]
    fields: tuple[Field, ...]
    next: str | None = None
    """Cursor of the next page."""
    empty: str = "Nothing found."
    id_field: str = "id"
    notes: tuple[str, ...] = ()
    """Lines for people under the table, translated."""


def value_at(row: Row, path: str) -> Any:
    """The value under a dotted path; None when a step is missing."""
    if "." not in path:
        return row.get(path)
    value: Any = row
    for step in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(step)
    return value


def text_of(item: Field, row: Row) -> str:
    """What a person reads in a field; empty for a missing value."""
    if item.show_in is not None:
        return safe(item.show_in(row))
    value = value_at(row, item.name)
    if value is None:
        return ""
    return safe(item.show(value) if item.show else plain(value))


def pairs(value: Mapping[str, Any]) -> str:
    """The members of an object as `name=value`, on one line."""
    return ", ".join(f"{name}={plain(item)}" for name, item in value.items())


def plain(value: Any) -> str:
    """A JSON value as one line of text without quotes."""
    match value:
        case None:
            return ""
        case str():  # most of a list; the patterns below are slow to refuse it
            return value
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return ", ".join(plain(item) for item in value)
        case Mapping():
            return str(value.get("name") or value.get("code") or pairs(value))
        case _:
            return str(value)
