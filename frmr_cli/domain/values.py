"""Reading values out of a document whose shape nobody has checked yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.rules import Document, Fault, Rule, fault_of
from frmr_cli.errors import ValidationFailed

REQUIRED = "FRMR-RULE-002"
WRONG_TYPE = "FRMR-RULE-003"
SOUND: tuple[Fault, ...] = ()
"""No fault; nearly every value of a register is sound, so this answer costs nothing."""


def is_absent(value: object) -> bool:
    """Whether a value stands for none: null and blank text say as little as a member that is not there."""
    return value is None or (isinstance(value, str) and not value.strip())


def text_rule(name: str, parse: Callable[[str], object], *, required: bool = False) -> Rule:
    """A rule: the field `name` is text that `parse` accepts."""

    def rule(document: Document, _: date) -> Sequence[Fault]:
        value = document.get(name)
        if isinstance(value, str) and value and not value.isspace():
            # Nearly every value is sound: no more is done for it than needed.
            try:
                parse(value)
            except ValidationFailed as error:
                return (fault_of(error, f"/{name}"),)
            return SOUND
        return text_faults(document, name, parse, required=required)

    return rule


def text_faults(
    owner: Document,
    name: str,
    parse: Callable[[str], object],
    *,
    under: str = "",
    required: bool = False,
) -> Sequence[Fault]:
    """Faults of one text field of `owner`, which lies at the pointer `under`."""
    value = owner.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        return (Fault(REQUIRED, f"{under}/{name}"),) if required else SOUND
    if not isinstance(value, str):
        return (Fault(WRONG_TYPE, f"{under}/{name}"),)
    try:
        parse(value)
    except ValidationFailed as error:
        return (fault_of(error, f"{under}/{name}"),)
    return SOUND


def day_at(owner: Document, name: str) -> date | None:
    """The day in a field; None where it is absent or is no day, which another rule reports."""
    value = owner.get(name)
    if not isinstance(value, str):
        return None
    try:
        return parse_date(value)
    except ValidationFailed:
        return None


def objects(document: Document, name: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Pointer and object of each element of a list; elements that are no objects are passed by."""
    items = document.get(name)
    if isinstance(items, list | tuple):
        for index, item in enumerate(items):
            if isinstance(item, dict):
                yield f"/{name}/{index}", item


def object_at(owner: Document, name: str) -> dict[str, object]:
    """The object in a field; empty where there is none."""
    value = owner.get(name)
    return value if isinstance(value, dict) else {}


MOST_ELEMENTS = 200
"""Of a list of a worker's document; nobody has so many papers or specialties."""


def list_shape(*names: str) -> Rule:
    """A rule: the fields are lists of objects, or absent."""

    def rule(document: Document, _: date) -> Iterator[Fault]:
        for name in names:
            value = document.get(name)
            if value is None:
                continue
            if not isinstance(value, list | tuple):
                yield Fault(WRONG_TYPE, f"/{name}")
            elif len(value) > MOST_ELEMENTS:
                yield Fault("FRMR-RULE-066", f"/{name}", params={"limit": MOST_ELEMENTS})
            elif not all(type(item) is dict for item in value):
                yield from _element_faults(value, name)

    return rule


def _element_faults(value: Sequence[object], name: str) -> Iterator[Fault]:
    for index, item in enumerate(value):
        if not isinstance(item, dict):
            yield Fault(WRONG_TYPE, f"/{name}/{index}")
