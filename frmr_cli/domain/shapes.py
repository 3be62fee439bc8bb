"""Shapes of the members of an entry: which values can stand there at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.json_documents import pointer_to
from frmr_cli.domain.rules import Fault, fault_of
from frmr_cli.domain.values import REQUIRED, SOUND, WRONG_TYPE, is_absent
from frmr_cli.errors import ValidationFailed

Shape = Callable[[object, str, bool], Iterable[Fault]]
"""
A check of a value that is there, at a pointer.

The last argument tells whether the entry is submitted, so that its required members must be there.
"""

TEXT_LENGTH = 500
CODE_LENGTH = 64
CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Signs that no paper prints: controls, marks of direction, invisible and half symbols."""


def plain_text(value: str) -> str:
    """
    Text of one line that a paper can print.

    Raises: ValidationFailed FRMR-RULE-004, FRMR-RULE-064.
    """
    if len(value) > TEXT_LENGTH:
        raise ValidationFailed("FRMR-RULE-004", limit=TEXT_LENGTH)
    if CONTROLS.search(value):
        raise ValidationFailed("FRMR-RULE-064")
    return value


class Member(NamedTuple):
    """A member of an object."""

    name: str
    shape: Shape
    required: bool = False
    """Whether it must be there when the entry is submitted."""
    always: bool = False
    """Whether it must be there in a draft too."""


def text(limit: int = TEXT_LENGTH, parse: Callable[[str], object] | None = None) -> Shape:
    """Text of one line; `parse` raises ValidationFailed for text that does not fit."""

    def shape(value: object, pointer: str, _: bool) -> Iterable[Fault]:
        if not isinstance(value, str):
            return (Fault(WRONG_TYPE, pointer),)
        if len(value) > limit:
            return (Fault("FRMR-RULE-004", pointer, params={"limit": limit}),)
        if CONTROLS.search(value):
            return (Fault("FRMR-RULE-064", pointer),)
        if parse is not None:
            try:
                parse(value)
            except ValidationFailed as error:
                return (fault_of(error, pointer),)
        return SOUND

    return shape


def choice(*allowed: str | int) -> Shape:
    """One of a few values; True is not taken for 1."""

    def shape(value: object, pointer: str, _: bool) -> Iterable[Fault]:
        if isinstance(value, str | int) and not isinstance(value, bool) and value in allowed:
            return SOUND
        return (Fault("FRMR-RULE-060", pointer, params={"allowed": ", ".join(map(str, allowed))}),)

    return shape


def flag(value: object, pointer: str, _: bool) -> Iterable[Fault]:
    """True or false."""
    return SOUND if isinstance(value, bool) else (Fault(WRONG_TYPE, pointer),)


def whole(value: object, pointer: str, _: bool) -> Iterable[Fault]:
    """A whole number; rules of their own judge its size."""
    fits = isinstance(value, int) and not isinstance(value, bool)
    return SOUND if fits else (Fault(WRONG_TYPE, pointer),)


def anything(_value: object, _pointer: str, _: bool) -> Iterable[Fault]:
    """A value that a rule of its own judges."""
    return SOUND


def group(*members: Member) -> Shape:
    """An object of these members and no others."""
    known = frozenset(member.name for member in members)

    def shape(value: object, pointer: str, complete: bool) -> Iterator[Fault]:
        if not isinstance(value, Mapping):
            yield Fault(WRONG_TYPE, pointer)
            return
        for name, inner, required, always in members:
            found = value.get(name)
            if is_absent(found):
                if always or (complete and required):
                    yield Fault(REQUIRED, f"{pointer}/{name}")
            else:
                yield from inner(found, f"{pointer}/{name}", complete)
        said = (name for name in value.keys() - known if not is_absent(value[name]))
        for unknown in sorted(map(str, said)):
            where = f"{pointer}{pointer_to(unknown[:CODE_LENGTH])}"
            yield Fault("FRMR-RULE-065", where, params={"allowed": ", ".join(sorted(known))})

    return shape


def listing(inner: Shape, *, most: int) -> Shape:
    """A list of at most so many elements."""

    def shape(value: object, pointer: str, complete: bool) -> Iterator[Fault]:
        if not isinstance(value, list | tuple):
            yield Fault(WRONG_TYPE, pointer)
        elif len(value) > most:
            yield Fault("FRMR-RULE-066", pointer, params={"limit": most})
        else:
            for index, item in enumerate(value):
                yield from inner(item, f"{pointer}/{index}", complete)

    return shape


day = text(40, parse_date)
"""A date as `parse_date` reads it."""
name = text()
coded = group(Member("code", text(CODE_LENGTH)), Member("name", name, required=True))
"""An entry of a dictionary, or what stands in the paper where no code is known."""
paper = group(
    Member("series", text(CODE_LENGTH)),
    Member("number", text(CODE_LENGTH), required=True),
    Member("date", day, required=True),
    Member("regNumber", text(CODE_LENGTH)),
)
"""Details of a diploma or of another paper."""
agreement = group(
    Member("number", text(CODE_LENGTH), required=True), Member("date", day, required=True)
)
"""Details of a contract or an order."""
