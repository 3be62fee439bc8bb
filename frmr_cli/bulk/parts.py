"""Cells of a row that are judged together: read and checked once for each text that they have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.cells import EMPTY, value_of
from frmr_cli.bulk.rules import id_fault, is_said, with_names
from frmr_cli.domain.rules import Fault, fault_of
from frmr_cli.domain.values import SOUND
from frmr_cli.errors import ValidationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from frmr_cli.bulk.kinds import Column, Kind
    from frmr_cli.domain.rules import Rule, Scope

_MOST_KNOWN = 4096
"""So many texts of one part are remembered; then it begins anew."""
_TRIAL = 4096
"""After so many rows a part whose texts hardly ever repeat remembers nothing any more."""
_WORTH = 0.3
"""Share of repeated texts from which on remembering pays."""


Cells = Sequence[Any]
"""Of one row, as many as there are headers."""


Faults = MutableMapping[int, list[Fault]]
"""Of rows by their place; rows without any are left out."""
Members = Mapping[str, Any]
"""Of the merge patch, or the id in a part that names an object; rows share them, so nobody may change them."""


class Wrong(NamedTuple):
    """What cells with a fault say."""

    members: Members
    faults: Sequence[Fault]


Judge = Callable[[Cells], "Members | Wrong"]
NOTHING: Members = {}


class Place(NamedTuple):
    """Where in a row a column stands."""

    number: int
    column: Column

    @property
    def top(self) -> str:
        """The member of the document that it belongs to."""
        return self.column.name.partition(".")[0]


class Part:
    """Some cells of each row and what judges them."""

    def __init__(
        self,
        places: Sequence[Place],
        judge: Judge,
        *,
        is_typed: bool,
    ) -> None:
        """`is_typed`: cells are not only text, and 1 is not the same as «true»."""
        self._numbers = tuple(place.number for place in places)
        self._judge = judge
        self._pick: Callable[[Cells], Any] = self._typed if is_typed else itemgetter(*self._numbers)
        self._known: dict[Any, Members] = {}
        self._asked = self._missed = 0

    def members(self, rows: Sequence[Cells], faults: Faults) -> list[Members]:
        """What each row says, in order; faults are put to those of the rows."""
        if self._asked > _TRIAL and self._missed > self._asked * (1 - _WORTH):
            return [
                self._noted(said, place, faults) if isinstance(said, Wrong) else said
                for place, said in enumerate(map(self._judge, rows))
            ]
        known = self._known
        if len(known) > _MOST_KNOWN:
            known.clear()
        self._asked += len(rows)
        keys = list(map(self._pick, rows))
        return [
            self._judged(keys[place], rows[place], place, faults) if said is None else said
            for place, said in enumerate(map(known.get, keys))
        ]

    def _judged(self, key: Any, cells: Cells, place: int, faults: Faults) -> Members:
        said = self._judge(cells)
        self._missed += 1
        if isinstance(said, Wrong):
            return self._noted(said, place, faults)
        self._known[key] = said
        return said

    def _noted(self, wrong: Wrong, place: int, faults: Faults) -> Members:
        faults.setdefault(place, []).extend(wrong.faults)
        return wrong.members

    def _typed(self, cells: Cells) -> tuple[Any, ...]:
        return tuple((type(cells[number]), cells[number]) for number in self._numbers)


def single_part(place: Place, said: Callable[[Any], Members | Wrong], *, is_typed: bool) -> Part:
    """The part of a column that is no value of the document; `said`: what its value means, None to remove it."""
    number, column = place
    pointer = pointer_of(column)

    def judge(cells: Cells) -> Members | Wrong:
        try:
            value = value_of(cells[number], column)
        except ValidationFailed as error:
            return Wrong({}, (fault_of(error, pointer),))
        return NOTHING if value is EMPTY else said(value)

    return Part([place], judge, is_typed=is_typed)


def name_part(place: Place, noun: str, *, is_typed: bool) -> Part:
    """The part of a column that names an object of a noun."""
    name, pointer = place.column.name, pointer_of(place.column)

    def named(value: str | None) -> Members | Wrong:
        if value is None:
            return Wrong({}, (Fault("FRMR-BULK-113", pointer),))
        wrong = id_fault(value, pointer, noun)
        return {name: value} if wrong is None else Wrong({name: value}, (wrong,))

    return single_part(place, named, is_typed=is_typed)


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


def _judge(places: Sequence[Place], kind: Kind, rules: Sequence[Rule], today: date) -> Judge:
    thorough = _thorough(places, kind, rules, today)
    if len(places) == 1 and places[0].column.dictionary is None:
        return _quick(places[0], rules, today, thorough)
    return thorough


def _quick(place: Place, rules: Sequence[Rule], today: date, thorough: Judge) -> Judge:
    """The judge of one column: a sound value makes no detour."""
    (number, column), name = place, place.column.name

    def judge(cells: Cells) -> Members | Wrong:
        try:
            value = value_of(cells[number], column)
        except ValidationFailed:
            return thorough(cells)
        if value is EMPTY:
            return NOTHING
        document = {name: value}
        for rule in rules:
            found = rule(document, today)
            if found is not SOUND and next(iter(found), None) is not None:
                return thorough(cells)
        return document

    return thorough if "." in name else judge


def _thorough(places: Sequence[Place], kind: Kind, rules: Sequence[Rule], today: date) -> Judge:
    """The judge of columns that belong together."""
    is_coded = any(place.column.dictionary for place in places)
    readings = [_reading(place) for place in places]

    def judge(cells: Cells) -> Members | Wrong:
        document, faults = _document(readings, cells)
        if is_coded:
            faults += with_names(document, kind, today)
        found = [fault for rule in rules for fault in rule(document, today)]
        if found:
            bad = {fault.pointer for fault in faults}
            faults += [
                fault for fault in found if fault.pointer not in bad and is_said(fault, document)
            ]
        return Wrong(document, faults) if faults else document

    return judge


class _Reading(NamedTuple):
    """How the cell of one column becomes a value of the document."""

    number: int
    column: Column
    top: str
    rest: str
    """Its name below the member; empty for a member that is no object."""
    known: dict[str, Any]
    """Values of texts that were read before: they repeat, even where those of all columns together do not."""


def _reading(place: Place) -> _Reading:
    top, _, rest = place.column.name.partition(".")
    return _Reading(*place, top, rest, {})


def _document(readings: Sequence[_Reading], cells: Cells) -> tuple[dict[str, Any], list[Fault]]:
    """The members that the cells give, and the faults of cells that hold no value."""
    document: dict[str, Any] = {}
    faults: list[Fault] = []
    for number, column, top, rest, known in readings:
        cell = cells[number]
        try:
            value = known.get(cell, known) if isinstance(cell, str) else value_of(cell, column)
            if value is known:
                value = _read(cell, column, known)
        except ValidationFailed as error:
            faults.append(fault_of(error, pointer_of(column)))
            continue
        if value is EMPTY:
            continue
        if rest:
            document.setdefault(top, {})[rest] = value
        else:
            document[top] = value
    return document, faults


def _read(cell: str, column: Column, known: dict[str, Any]) -> Any:
    if len(known) > _MOST_KNOWN:
        known.clear()
    known[cell] = value = value_of(cell, column)
    return value


def pointer_of(column: Column) -> str:
    """The JSON pointer of a column."""
    return f"/{column.name.replace('.', '/')}"
