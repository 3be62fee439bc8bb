"""Cells of a row that are judged together: read and checked once for each text that they have."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.cells import EMPTY, value_of
from frmr_cli.bulk.rules import id_fault, is_said, with_names
from frmr_cli.domain.rules import Fault, fault_of
from frmr_cli.domain.values import SOUND
from frmr_cli.errors import ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from frmr_cli.bulk.kinds import Column, Kind
    from frmr_cli.domain.rules import Rule, Scope

_MOST_KNOWN = 4096
"""So many texts of one part are remembered; then it begins anew."""
_TRIAL = 4096
"""After so many rows a part whose texts hardly ever repeat remembers nothing any more."""
_WORTH = 0.3
"""Share of repeated texts from which on remembering pays."""


class Verdict(NamedTuple):
    """What some cells say; rows with the same texts share it, so nobody may change it."""

    members: Mapping[str, Any]
    """Members of the merge patch; the id in a part that names an object."""
    faults: Sequence[Fault]


NOTHING = Verdict({}, ())


class Place(NamedTuple):
    """Where in a row a column stands."""

    number: int
    column: Column

    @property
    def top(self) -> str:
        """The member of the document that it belongs to."""
        return self.column.name.partition(".")[0]


class Part:
    """Some cells of a row and what judges them."""

    def __init__(
        self,
        places: Sequence[Place],
        judge: Callable[[Sequence[Any]], Verdict],
        *,
        is_typed: bool,
    ) -> None:
        """`is_typed`: cells are not only text, and 1 is not the same as «true»."""
        self._numbers = tuple(place.number for place in places)
        self._judge = judge
        self._pick = self._typed if is_typed else itemgetter(*self._numbers)
        self._known: dict[Any, Verdict] = {}
        self._asked = self._missed = 0
        self.verdict: Callable[[Sequence[Any]], Verdict] = self._tried

    def _tried(self, cells: Sequence[Any]) -> Verdict:
        """The verdict, as long as it is not clear whether texts repeat."""
        self._asked += 1
        if self._asked == _TRIAL:
            pays = self._missed < _TRIAL * (1 - _WORTH)
            self.verdict = self._remembered if pays else self._judge
        return self._remembered(cells)

    def _remembered(self, cells: Sequence[Any]) -> Verdict:
        key = self._pick(cells)
        verdict = self._known.get(key)
        if verdict is None:
            self._missed += 1
            verdict = self._judge(cells)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = verdict
        return verdict

    def _typed(self, cells: Sequence[Any]) -> tuple[Any, ...]:
        return tuple((type(cells[number]), cells[number]) for number in self._numbers)


def name_part(place: Place, noun: str, *, is_typed: bool) -> Part:
    """The part of a column that names an object of a noun."""
    number, column = place
    pointer = pointer_of(column)

    def judge(cells: Sequence[Any]) -> Verdict:
        try:
            value = value_of(cells[number], column)
        except ValidationFailed as error:
            return Verdict({}, (fault_of(error, pointer),))
        if value is EMPTY:
            return NOTHING
        if value is None:
            return Verdict({}, (Fault("FRMR-BULK-113", pointer),))
        wrong = id_fault(value, pointer, noun)
        return Verdict({column.name: value}, () if wrong is None else (wrong,))

    return Part([place], judge, is_typed=is_typed)


def value_parts(
    places: Iterable[Place],
    kind: Kind,
    today: date,
    *,
    scopes: Sequence[Scope] = (),
    is_typed: bool,
) -> list[Part]:
    """
    The parts of columns that are values: members of the document that no rule compares lie apart.

    `scopes`: rules that may be asked about parts of a document.
    """
    by_top: dict[str, list[Place]] = {}
    for place in places:
        by_top.setdefault(place.top, []).append(place)
    asked = [scope for scope in scopes if not by_top.keys().isdisjoint(scope.about)]
    parts = []
    for tops in _together(by_top, asked):
        found = [place for top in tops for place in by_top[top]]
        rules = [scope.rule for scope in asked if not set(tops).isdisjoint(scope.about)]
        parts.append(Part(found, _judge(found, kind, rules, today), is_typed=is_typed))
    return parts


def _together(tops: Iterable[str], scopes: Sequence[Scope]) -> list[list[str]]:
    """The members in groups: those that one rule looks at are in one."""
    groups = [[top] for top in tops]
    for scope in scopes:
        read = {*scope.about, *scope.beside}
        met = [group for group in groups if not read.isdisjoint(group)]
        groups = [group for group in groups if group not in met]
        groups.append([top for group in met for top in group])
    return groups


def _judge(
    places: Sequence[Place], kind: Kind, rules: Sequence[Rule], today: date
) -> Callable[[Sequence[Any]], Verdict]:
    def thorough(cells: Sequence[Any]) -> Verdict:
        values, faults = _values(places, cells)
        document = nested(values)
        faults += with_names(document, kind, today)
        bad = {fault.pointer for fault in faults}
        found = [fault for rule in rules for fault in rule(document, today)]
        faults += [
            fault for fault in found if fault.pointer not in bad and is_said(fault, document)
        ]
        return Verdict(document, tuple(faults))

    if len(places) > 1 or places[0].top != places[0].column.name:
        return thorough
    (number, column) = places[0]

    def quick(cells: Sequence[Any]) -> Verdict:
        """A sound value of one column, without a detour."""
        try:
            value = value_of(cells[number], column)
        except ValidationFailed:
            return thorough(cells)
        if value is EMPTY:
            return NOTHING
        document = {column.name: value}
        for rule in rules:
            if rule(document, today) is not SOUND:
                return thorough(cells)
        return Verdict(document, ())

    return quick


def _values(places: Sequence[Place], cells: Sequence[Any]) -> tuple[dict[str, Any], list[Fault]]:
    """Values by dotted name, and the faults of cells that hold none."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for number, column in places:
        try:
            value = value_of(cells[number], column)
        except ValidationFailed as error:
            faults.append(fault_of(error, pointer_of(column)))
        else:
            if value is not EMPTY:
                values[column.name] = value
    return values, faults


def pointer_of(column: Column) -> str:
    """The JSON pointer of a column."""
    return f"/{column.name.replace('.', '/')}"


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """The document of values by dotted name."""
    document: dict[str, Any] = {}
    for name, value in values.items():
        *path, last = name.split(".")
        inner = document
        for step in path:
            inner = inner.setdefault(step, {})
        inner[last] = value
    return document
