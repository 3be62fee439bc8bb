"""Every row of a source checked, before anything is sent."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.duplicates import Seen
from frmr_cli.bulk.parts import Place, name_part, value_parts
from frmr_cli.bulk.rules import entry_faults, is_said, scopes_of
from frmr_cli.domain.rules import Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from frmr_cli.bulk.columns import Mapping
    from frmr_cli.bulk.kinds import Kind
    from frmr_cli.bulk.source import Row, Source

_DUPLICATE = "FRMR-BULK-106"
_CHUNK = 500
"""Rows that are looked up among those before them at once."""


class Finding(NamedTuple):
    """One fault of one cell."""

    row: int
    column: str
    """Header of the file; the title of the column where the file has none."""
    fault: Fault

    @property
    def is_error(self) -> bool:
        """Whether it refuses the row."""
        return self.fault.severity is Severity.ERROR


class CheckedRow(NamedTuple):
    """A row as values, with its faults."""

    row: Row
    target: str
    """Id of the object to change; empty for a new one."""
    owner: str
    """Worker of a new object; empty otherwise."""
    values: dict[str, Any]
    """A merge patch of the document; None takes a value away."""
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether no fault refuses it."""
        return not self.findings or not any(finding.is_error for finding in self.findings)


def checked_rows(source: Source, kind: Kind, *, today: date) -> Iterator[CheckedRow]:
    """
    The rows in their order, in constant memory.

    `today`: the day of the register for which dates are judged.
    Duplicates are found whatever their distance; the later row is the faulty one.
    """
    checker = _Checker(kind, source, today)
    rows = source.rows()
    with Seen() as seen:
        while chunk := [checker.checked(row) for row in islice(rows, _CHUNK)]:
            repeated = seen.first_rows(chunk)
            if repeated:
                chunk = [checker.repeated(row, repeated.get(row.row.number)) for row in chunk]
            yield from chunk


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
        self._parts = value_parts(
            (place for place in places if place.column.name not in named),
            kind,
            today,
            scopes=self._scopes,
            is_typed=is_typed,
        )

    def checked(self, row: Row) -> CheckedRow:
        """The values of a row and its faults, in the order of the columns."""
        cells = row.cells
        faults: list[Fault] = []
        if len(cells) != self._width:
            cells = self._padded(cells, faults)
        named: dict[str, Any] = {}
        for part in self._names.values():
            members, wrong = part.verdict(cells)
            named |= members
            faults += wrong
        values: dict[str, Any] = {}
        for part in self._parts:
            members, wrong = part.verdict(cells)
            values |= members
            faults += wrong
        kind = self._kind
        target, owner = named.get(kind.key, ""), named.get(kind.owner, "")
        if not target and not (kind.creates and owner):
            faults.append(Fault("FRMR-BULK-105", f"/{kind.owner if kind.creates else kind.key}"))
        if not self._scopes:
            faults += self._judged_whole(values, faults, is_new=not target)
        findings = self._findings(row.number, faults) if faults else ()
        return CheckedRow(row, target, owner, values, findings)

    def _judged_whole(
        self, document: dict[str, Any], before: Sequence[Fault], *, is_new: bool
    ) -> list[Fault]:
        """What the rules of an entry say of the values of a row; the rest stands in the register."""
        kind = self._kind
        bad = {fault.pointer for fault in before}
        return [
            fault
            for fault in entry_faults(kind.noun, document, self._today)
            if fault.pointer not in bad and ((kind.creates and is_new) or is_said(fault, document))
        ]

    def _padded(self, cells: tuple[Any, ...], faults: list[Fault]) -> tuple[Any, ...]:
        """As many cells as there are headers; what lies beyond them is a fault unless it is blank."""
        if any(str(cell or "").strip() for cell in cells[self._width :]):
            faults.append(Fault("FRMR-BULK-107", "/", params={"found": len(cells)}))
        return cells[: self._width] + ("",) * (self._width - len(cells))

    def repeated(self, checked: CheckedRow, first: int | None) -> CheckedRow:
        """A row that names the same object as an earlier one, with this fault; others as they are."""
        if first is None:
            return checked
        column = self._kind.key if checked.target else self._kind.owner
        fault = Fault(_DUPLICATE, f"/{column}", params={"other": first})
        findings = self._findings(checked.row.number, [fault])
        return checked._replace(findings=(*checked.findings, *findings))

    def _findings(self, row: int, faults: Sequence[Fault]) -> tuple[Finding, ...]:
        headers = [header_of(self._mapping, self._kind, fault.pointer) for fault in faults]
        found = [Finding(row, *pair) for pair in zip(headers, faults, strict=True)]
        order = {header: place for place, header in enumerate(self._mapping.headers)}
        return tuple(sorted(found, key=lambda item: order.get(item.column, len(order))))


def header_of(mapping: Mapping, kind: Kind, pointer: str) -> str:
    """The header of the column that a pointer leads to, or of the first one below it."""
    name = pointer[1:].replace("/", ".")
    for known, header in mapping.named.items():
        if known == name or known.startswith(f"{name}."):
            return header
    return next((item.title for item in kind.columns if item.name == name), name)
