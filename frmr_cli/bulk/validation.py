"""Every row of a source checked, before anything is sent."""

from __future__ import annotations

from itertools import islice, repeat
from typing import TYPE_CHECKING, Any

from frmr_cli.bulk.duplicates import Repeat, Seen
from frmr_cli.bulk.kinds import Form
from frmr_cli.bulk.parts import Members, Place, name_part, value_parts
from frmr_cli.bulk.rules import entry_faults, is_said, scopes_of
from frmr_cli.bulk.scan_parts import manifest_faults, scan_part
from frmr_cli.bulk.verdicts import CheckedRow, Finding
from frmr_cli.domain.rules import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from frmr_cli.bulk import columns
    from frmr_cli.bulk.kinds import Kind
    from frmr_cli.bulk.source import Source
    from frmr_cli.bulk.tables import Row

_DUPLICATE = "FRMR-BULK-106"
_CHUNK = 128
"""Rows that are checked at once: fewer cost calls, more leave the cache of the processor."""


def checked_rows(source: Source, kind: Kind, *, today: date) -> Iterator[CheckedRow]:
    """
    The rows in their order, in constant memory.

    `today`: the day of the register for which dates are judged.
    Duplicates are found whatever their distance; the later row is the faulty one.
    """
    checker = _Checker(kind, source, today)
    rows = source.rows()
    with Seen(kind.single) as seen:
        while chunk := list(islice(rows, _CHUNK)):
            checked = checker.checked(chunk)
            for found in seen.repeated(checked):
                fault = checker.repeats(checked[found.place], found)
                checked[found.place] = checker.with_faults(checked[found.place], [fault])
            yield from checked


class _Checker:
    """Checks rows of one file."""

    def __init__(self, kind: Kind, source: Source, today: date) -> None:
        self._kind = kind
        self._mapping = mapping = source.mapping
        self._today = today
        self._width = len(mapping.headers)
        is_typed = source.layout.format != "csv"
        places = [
            Place(number, column)
            for number, column in enumerate(mapping.columns)
            if column is not None
        ]
        named = {kind.key: kind.noun} | ({kind.owner: "workers"} if kind.owner else {})
        self._names = {
            place.column.name: name_part(place, named[place.column.name], is_typed=is_typed)
            for place in places
            if place.column.name in named
        }
        self._scopes = scopes_of(kind.noun)
        values = [place for place in places if place.column.name not in named]
        self._parts = [
            *value_parts(
                (place for place in values if place.column.form is not Form.FILE),
                kind,
                today,
                scopes=self._scopes,
                is_typed=is_typed,
            ),
            *(
                scan_part(place, source.folder)
                for place in values
                if place.column.form is Form.FILE
            ),
        ]

    def checked(self, rows: Sequence[Row]) -> list[CheckedRow]:
        """The values of rows and their faults, column by column."""
        faults: dict[int, list[Fault]] = {}
        cells = [row.cells for row in rows]
        if {*map(len, cells)} != {self._width}:
            for place, row in enumerate(rows):
                if len(row.cells) != self._width:
                    cells[place] = self._fitted(row.cells, faults.setdefault(place, []))
        named = {name: part.members(cells, faults) for name, part in self._names.items()}
        said = [part.members(cells, faults) for part in self._parts]
        targets = _ids(named, self._kind.key, len(rows))
        owners = _ids(named, self._kind.owner, len(rows))
        by_row = zip(*said, strict=True) if said else repeat((), len(rows))
        checked = list(map(CheckedRow, rows, targets, owners, by_row))
        if not self._scopes or not all(targets):
            self._judge(checked, faults)
        for place, found in faults.items():
            checked[place] = self.with_faults(checked[place], found)
        return checked

    def _judge(self, checked: Sequence[CheckedRow], faults: dict[int, list[Fault]]) -> None:
        """Put the faults of whole rows to those of their parts."""
        kind = self._kind
        for place, row in enumerate(checked):
            if not row.target and not (kind.creates and row.owner):
                column = kind.owner if kind.creates else kind.key
                faults.setdefault(place, []).append(Fault("FRMR-BULK-105", f"/{column}"))
            if not self._scopes:
                found = self._judged_whole(row, faults.get(place, ()))
                if found:
                    faults.setdefault(place, []).extend(found)

    def _judged_whole(self, row: CheckedRow, before: Sequence[Fault]) -> list[Fault]:
        """What the rules of an entry say of the values of a row; the rest stands in the register."""
        kind, document = self._kind, row.values
        is_new = kind.creates and not row.target
        bad = {fault.pointer for fault in before}
        found = [
            fault
            for fault in entry_faults(kind.noun, document, self._today)
            if is_new or is_said(fault, document)
        ]
        if kind.noun == "documents":
            found += manifest_faults(document, before, is_new=is_new)
        return [fault for fault in found if fault.pointer not in bad]

    def _fitted(self, cells: tuple[Any, ...], faults: list[Fault]) -> tuple[Any, ...]:
        """As many cells as there are headers; what lies beyond them is a fault unless it is blank."""
        if any(str(cell or "").strip() for cell in cells[self._width :]):
            faults.append(Fault("FRMR-BULK-107", "/", params={"found": len(cells)}))
        return cells[: self._width] + ("",) * (self._width - len(cells))

    def repeats(self, row: CheckedRow, found: Repeat) -> Fault:
        """That a row says the same as an earlier one."""
        column = found.column or (self._kind.key if row.target else self._kind.owner)
        return Fault(_DUPLICATE, f"/{column}", params={"other": found.first})

    def with_faults(self, checked: CheckedRow, faults: Sequence[Fault]) -> CheckedRow:
        """A row with more faults, in the order of the columns."""
        found = [
            Finding(checked.row.number, header_of(self._mapping, self._kind, fault.pointer), fault)
            for fault in faults
        ]
        order = {header: place for place, header in enumerate(self._mapping.headers)}
        found.sort(key=lambda item: order.get(item.column, len(order)))
        return checked._replace(findings=(*checked.findings, *found))


def _ids(named: Mapping[str, list[Members]], name: str, count: int) -> list[str]:
    """The ids in a column; empty texts where there is none."""
    found = named.get(name)
    return [""] * count if found is None else [members.get(name, "") for members in found]


def header_of(mapping: columns.Mapping, kind: Kind, pointer: str) -> str:
    """The header of the column that a pointer leads to, or of the first one below it."""
    name = pointer[1:].replace("/", ".")
    for known, header in mapping.named.items():
        if known == name or known.startswith(f"{name}."):
            return header
    return next((item.title for item in kind.columns if item.name == name), name)
