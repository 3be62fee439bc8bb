"""The header of a file against the columns of a kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.bulk.kinds import Column, Kind

ERROR_COLUMNS = ("Ошибка: код", "Ошибка", "Ошибка: что сделать")
"""What a file of rejected rows has last; ignored when the file is fed back."""

CLOSENESS = 0.72
"""From this likeness on a name is offered in place of an unknown one (difflib)."""

_NOISE = re.compile(r"[\s*:()«»\"'.,]+")


Names = dict[str, "Column"]
"""Folded name → column."""


class Mapping(NamedTuple):
    """Which column of the file holds what."""

    headers: tuple[str, ...]
    """As the file has them."""
    columns: tuple[Column | None, ...]
    """In the order of the headers; None for a column that is ignored."""

    @property
    def named(self) -> dict[str, str]:
        """English name → header."""
        return {
            column.name: header
            for header, column in zip(self.headers, self.columns, strict=True)
            if column is not None
        }


def mapped(
    headers: Sequence[str], kind: Kind, *, given: Sequence[str] = (), ignored: Sequence[str] = ()
) -> Mapping:
    """
    Find the column of each header, by its Russian or English name or as it is given.

    `given`: `HEADER=NAME`, from the command line; `ignored`: headers to pass by.
    Raises: UsageError FRMR-BULK-003 for a header that is no column, with what it may have meant;
    FRMR-BULK-004 for a column that stands twice, -005 for a `given` that fits nothing, -006 when
    the column that names the object is missing.
    """
    names = names_of(kind)
    chosen = dict(_given(text, headers, names) for text in given)
    passed_by = {folded(name) for name in (*ignored, *ERROR_COLUMNS)}
    found: list[Column | None] = []
    unknown: list[str] = []
    for header in headers:
        if header in chosen:
            found.append(chosen[header])
        elif not header.strip() or folded(header) in passed_by:
            found.append(None)
        else:
            found.append(names.get(folded(header)))
            if found[-1] is None:
                unknown.append(header)
    if unknown:
        raise _unknown(unknown, names)
    _require_sound(found, kind)
    return Mapping(tuple(headers), tuple(found))


def matches(headers: Sequence[object], names: Names) -> int:
    """How many of the cells are names of columns: tells a header from a title above it."""
    found = (names.get(folded(str(cell))) for cell in headers)
    return len({column.name for column in found if column is not None})


def folded(name: str) -> str:
    """A name for comparison: without case, ё, spaces and punctuation."""
    return _NOISE.sub("", name.casefold().replace("ё", "е").replace("\u00a0", " "))


def similar(name: str, kind: Kind) -> str | None:
    """The title of the column that a misspelt name may mean."""
    return _similar(name, names_of(kind))


def named_column(name: str, kind: Kind) -> Column | None:
    """The column of a name in either language; None for what is none."""
    return names_of(kind).get(folded(name))


def names_of(kind: Kind) -> Names:
    """The columns of a kind by all names that they go under, folded."""
    return {
        folded(name): column
        for column in kind.columns
        for name in (column.name, column.title, *column.aliases)
    }


def _given(text: str, headers: Sequence[str], names: Names) -> tuple[str, Column]:
    header, separator, name = text.partition("=")
    column = names.get(folded(name))
    there = next((item for item in headers if folded(item) == folded(header)), None)
    if not separator or column is None or there is None:
        raise UsageError("FRMR-BULK-005", text=text, headers=", ".join(headers))
    return there, column


def _unknown(unknown: Sequence[str], names: Names) -> UsageError:
    told = []
    for header in unknown:
        guess = _similar(header, names)
        told.append(f"«{header}» → {guess}?" if guess else f"«{header}»")
    return UsageError("FRMR-BULK-003", headers="; ".join(told), first=unknown[0])


def _similar(name: str, names: Names) -> str | None:
    import difflib

    close = difflib.get_close_matches(folded(name), names, n=1, cutoff=CLOSENESS)
    return names[close[0]].title if close else None


def _require_sound(found: Sequence[Column | None], kind: Kind) -> None:
    present = [column.name for column in found if column is not None]
    for name in present:
        if present.count(name) > 1:
            raise UsageError("FRMR-BULK-004", column=kind.column(name).title)
    needed = kind.owner if kind.creates and kind.key not in present else kind.key
    if needed not in present:
        raise UsageError("FRMR-BULK-006", column=kind.column(needed).title, name=needed)
