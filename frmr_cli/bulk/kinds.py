"""What can be changed in bulk: the columns of each kind of row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from frmr_cli.domain.rules import Fault

Check = Callable[[Mapping[str, object], date], "list[Fault]"]


class Form(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    DIGITS = "digits"
    """A number whose leading zeros count."""
    DATE = "date"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    FILE = "file"
    """The path of a file beside the table."""


class Column(NamedTuple):
    """One column of a file."""

    name: str
    """Dotted path in the document; the English name of the column."""
    title: str
    """Russian name, that of the templates."""
    form: Form = Form.TEXT
    aliases: tuple[str, ...] = ()
    """Other names under which files have it."""
    choices: Mapping[Any, str] | None = None
    """Value → Russian name."""
    dictionary: str | None = None
    """OID of the dictionary that a code is looked up in; the name beside it is filled in."""
    digits: int | None = None
    """How many digits a number has, where it has its check digits: a lost leading zero is restored."""
    example: str = ""
    width: int = 18


class Kind(NamedTuple):
    """One kind of rows."""

    name: str
    title: str
    """English, translated when shown."""
    noun: str
    """`workers`, `education`, `employment` or `documents`: the part of the path of the API."""
    columns: tuple[Column, ...]
    key: str
    """Column that names the object to change; an empty cell makes a new one where `creates`."""
    creates: bool = False
    owner: str = ""
    """Column that names the worker of a new object."""
    single: tuple[str, ...] = ()
    """Columns whose values no two objects may share."""

    def column(self, name: str) -> Column:
        """The column with this English name. Raises: KeyError."""
        return next(item for item in self.columns if item.name == name)

    @property
    def data_columns(self) -> tuple[Column, ...]:
        """The columns that are values of the document."""
        return tuple(item for item in self.columns if item.name not in (self.key, self.owner))
