"""The fields of a plan in the words of the template."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.kind_table import TABLE
from frmr_cli.domain.dates import ISO_LENGTH

if TYPE_CHECKING:
    from frmr_cli.bulk.kinds import Column, Kind
    from frmr_cli.locale import Language

_COLUMN_OF = MappingProxyType({"link": "entryId", "name": "file"})
"""Fields of a document that a table has under another name."""
_FLAGS = {"ru": ("нет", "да"), "en": ("no", "yes")}


class Wording:
    """How one kind of plan is read in a language; English names are those of the columns themselves."""

    def __init__(self, kind: str, language: Language) -> None:
        """`kind`: its name; one of a later version is read in its own names."""
        self._kind: Kind | None = TABLE.get(kind)
        self._language = language

    def field(self, name: str) -> str:
        """The name of a field: in Russian the title of its column."""
        if self._language == "en" or self._kind is None:
            return name
        column = self._column(name)
        if column is not None:
            return column.title
        top = f"{name.partition('.')[0]}."
        near = [item for item in self._kind.columns if item.name.startswith(top)]
        # The name that stands beside a code and is filled in from the dictionary.
        return f"{near[0].title}: название" if near and name == f"{top}name" else name

    def value(self, name: str, value: Any) -> str:
        """A value of a field as the template takes it: the name of a code, a day as it is written."""
        if value is None:
            return "—"
        if isinstance(value, bool):
            return _FLAGS[self._language][value]
        if isinstance(value, float):
            return f"{value:g}".replace(".", "," if self._language == "ru" else ".")
        if isinstance(value, str) and len(value) == ISO_LENGTH and value[4] == value[7] == "-":
            return f"{value[8:]}.{value[5:7]}.{value[:4]}"
        column = self._column(name)
        if self._language == "ru" and column is not None and column.choices:
            return column.choices.get(value, str(value))
        return str(value)

    def _column(self, name: str) -> Column | None:
        columns = () if self._kind is None else self._kind.columns
        wanted = name
        if self._kind is not None and self._kind.name == "documents":
            wanted = _COLUMN_OF.get(name, name)
        return next((item for item in columns if item.name == wanted), None)
