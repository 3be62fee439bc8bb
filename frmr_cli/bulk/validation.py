"""Every row of a source checked, before anything is sent."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from frmr_cli.bulk.cells import EMPTY, value_of
from frmr_cli.bulk.kinds import Form
from frmr_cli.bulk.rules import id_fault, rule_faults, with_names
from frmr_cli.domain.rules import Fault, Severity, fault_of
from frmr_cli.errors import ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from frmr_cli.bulk.columns import Mapping
    from frmr_cli.bulk.kinds import Column, Kind
    from frmr_cli.bulk.source import Row, Source

_DUPLICATE = "FRMR-BULK-106"
_REPEATED = frozenset({Form.CHOICE, Form.FLAG})
_MOST_REPEATED = 200


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
        return not any(finding.is_error for finding in self.findings)


def checked_rows(source: Source, kind: Kind, *, today: date) -> Iterator[CheckedRow]:
    """
    The rows in their order, in constant memory.

    `today`: the day of the register for which dates are judged.
    Duplicates are found whatever their distance; the later row is the faulty one.
    """
    checker = _Checker(kind, source.mapping, today)
    with _Seen() as seen:
        for row in source.rows():
            checked = checker.checked(row)
            first = seen.first_row(checked)
            if first is not None:
                column = kind.key if checked.target else kind.owner
                fault = Fault(_DUPLICATE, f"/{column}", params={"other": first})
                finding = checker.finding(row.number, fault)
                checked = checked._replace(findings=(*checked.findings, finding))
            yield checked


class _Checker:
    """Checks rows of one file."""

    def __init__(self, kind: Kind, mapping: Mapping, today: date) -> None:
        self._kind = kind
        self._mapping = mapping
        self._today = today
        self._read_before: dict[str, dict[str, Any]] = {}
        self._places = [
            (place, column) for place, column in enumerate(mapping.columns) if column is not None
        ]

    def checked(self, row: Row) -> CheckedRow:
        """The values of a row and its faults."""
        kind = self._kind
        values, faults = self._values(row)
        target = str(values.pop(kind.key, None) or "")
        owner = str(values.pop(kind.owner, None) or "") if kind.owner else ""
        document = _nested(values)
        faults += with_names(document, kind, self._today)
        faults += self._name_faults(target, owner)
        bad = {fault.pointer for fault in faults}
        found = rule_faults(kind, document, self._today, is_new=kind.creates and not target)
        faults += [fault for fault in found if fault.pointer not in bad]
        findings = tuple(self.finding(row.number, fault) for fault in faults)
        return CheckedRow(row, target, owner, document, findings)

    def _name_faults(self, target: str, owner: str) -> Iterator[Fault]:
        """Of the ids that say what the row is about."""
        kind = self._kind
        if not target and not (kind.creates and owner):
            yield Fault("FRMR-BULK-105", f"/{kind.owner if kind.creates else kind.key}")
        named = ((kind.key, target, kind.noun), (kind.owner, owner, "workers"))
        for column, value, noun in named:
            fault = id_fault(value, f"/{column}", noun) if value else None
            if fault is not None:
                yield fault

    def finding(self, row: int, fault: Fault) -> Finding:
        """A fault with the header of its column."""
        return Finding(row, header_of(self._mapping, self._kind, fault.pointer), fault)

    def _values(self, row: Row) -> tuple[dict[str, Any], list[Fault]]:
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        for place, column in self._places:
            if place >= len(row.cells):
                break
            fault = self._put(values, column, row.cells[place])
            if fault is not None:
                faults.append(fault)
        if any(str(cell or "").strip() for cell in row.cells[len(self._mapping.headers) :]):
            faults.append(Fault("FRMR-BULK-107", "/", params={"found": len(row.cells)}))
        return values, faults

    def _put(self, values: dict[str, Any], column: Column, cell: Any) -> Fault | None:
        try:
            value = self._read(cell, column)
        except ValidationFailed as error:
            return fault_of(error, _pointer(column))
        if value is EMPTY:
            return None
        if value is None and column.name in (self._kind.key, self._kind.owner):
            return Fault("FRMR-BULK-113", _pointer(column))
        values[column.name] = value
        return None

    def _read(self, cell: Any, column: Column) -> Any:
        """The value of a cell; the few that repeat from row to row are read once."""
        if column.form not in _REPEATED or not isinstance(cell, str):
            return value_of(cell, column)
        memory = self._read_before.setdefault(column.name, {})
        if cell not in memory:
            if len(memory) >= _MOST_REPEATED:
                return value_of(cell, column)
            memory[cell] = value_of(cell, column)
        return memory[cell]


def header_of(mapping: Mapping, kind: Kind, pointer: str) -> str:
    """The header of the column that a pointer leads to, or of the first one below it."""
    name = pointer[1:].replace("/", ".")
    for known, header in mapping.named.items():
        if known == name or known.startswith(f"{name}."):
            return header
    return next((item.title for item in kind.columns if item.name == name), name)


def _pointer(column: Column) -> str:
    return f"/{column.name.replace('.', '/')}"


class _Seen:
    """Which objects rows have named before; kept on disk, so that a million rows cost no memory."""

    def __enter__(self) -> Self:
        self._database = sqlite3.connect("")
        self._database.execute("PRAGMA cache_size = -8192")
        self._database.execute(
            "CREATE TABLE seen (key BLOB PRIMARY KEY, row INTEGER) WITHOUT ROWID"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def first_row(self, checked: CheckedRow) -> int | None:
        """The row that named the same object first; None when this one does."""
        if not checked.target and not checked.owner:
            return None
        key = _key(checked)
        added = self._database.execute(
            "INSERT OR IGNORE INTO seen (key, row) VALUES (?, ?)", (key, checked.row.number)
        ).rowcount
        if added:
            return None
        found = self._database.execute("SELECT row FROM seen WHERE key = ?", (key,)).fetchone()
        return int(found[0])


def _key(checked: CheckedRow) -> bytes:
    """An object by its id; a new one by everything it says."""
    if checked.target:
        return checked.target.encode()
    whole = json.dumps([checked.owner, checked.values], sort_keys=True, default=str)
    return hashlib.blake2b(whole.encode(), digest_size=16).digest()


def _nested(values: dict[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for name, value in values.items():
        *path, last = name.split(".")
        inner = document
        for step in path:
            inner = inner.setdefault(step, {})
        inner[last] = value
    return document
