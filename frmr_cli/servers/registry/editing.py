"""A merge patch applied to a worker's document: who may touch what, and the rules of the register."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from frmr_cli.domain.canonical import canonical
from frmr_cli.domain.json_documents import merge, pointer_to
from frmr_cli.domain.rights import RESTRICTED, refused_fields
from frmr_cli.domain.rules import Fault, errors_of, run
from frmr_cli.domain.worker_rules import WORKER_SCOPES, members_rule
from frmr_cli.servers.registry.bodies import pointer, refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from pydantic import TypeAdapter

    from frmr_cli.domain.rights import Relation, Role
    from frmr_cli.domain.rules import Rule

# One for all: `json.dumps` makes a new one at each call.
_ENCODER = json.JSONEncoder()

_NOT_EDITABLE = "FRMR-REG-028"
_UNKNOWN = "FRMR-REG-029"
_MASK = "FRMR-REG-030"
_REQUIRED = "FRMR-RULE-002"
_WRONG_TYPE = "FRMR-RULE-003"


def edited(
    document: Mapping[str, Any],
    patch: Mapping[str, Any],
    *,
    roles: Sequence[Role],
    relation: Relation,
    today: date,
    language: str,
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """
    Apply a merge patch (RFC 7396).

    Returns: the new document, and the pointers of the top-level fields that differ, sorted.
    Raises: Problem 422 FRMR-REG-027 that names each field which the roles may not change, which
    holds a mask, has the wrong shape or breaks a rule. Old faults in other fields are let be.
    """
    locked = refused_fields(roles, relation, patch)
    refuse([Fault(_NOT_EDITABLE, pointer(name)) for name in locked], language)
    refuse([Fault(_MASK, place) for place in _masks(patch)], language)
    merged = merge(dict(document), patch)
    assert isinstance(merged, dict)  # noqa: S101 - a patch that is an object gives an object
    # What is stored is spelled already.
    spelled = canonical({name: merged[name] for name in patch if name in merged})
    after = {name: value for name, value in merged.items() if name not in patch} | spelled
    changed = sorted(name for name in patch if after.get(name) != document.get(name))
    refuse(_new_faults(document, after, changed, today), language)
    return after, tuple(pointer_to(name) for name in changed)


def _new_faults(
    before: Mapping[str, Any], after: Mapping[str, Any], changed: Sequence[str], today: date
) -> list[Fault]:
    found = _faults(after, changed, today)
    if found:
        old = {(fault.code, fault.pointer) for fault in _faults(before, changed, today)}
        found = [
            fault
            for fault in found
            if _top(fault.pointer) in changed or (fault.code, fault.pointer) not in old
        ]
    told = {fault.pointer for fault in found}
    return [
        *found,
        *(fault for fault in _shape_faults(after, changed) if fault.pointer not in told),
    ]


def _faults(document: Mapping[str, Any], changed: Sequence[str], today: date) -> list[Fault]:
    """What the rules say that look at a changed member; the others say what they said before."""
    part = {name: document[name] for name in changed if name in document}
    return errors_of([*members_rule(part, today), *run(_rules(tuple(changed)), document, today)])


@lru_cache(maxsize=256)
def _rules(changed: Sequence[str]) -> Sequence[Rule]:
    return [
        scope.rule
        for scope in WORKER_SCOPES
        if not {*scope.about, *scope.beside}.isdisjoint(changed)
    ]


def _shape_faults(document: Mapping[str, Any], changed: Iterable[str]) -> Iterator[Fault]:
    """What the model of a worker says about the changed fields, each by itself: the model compares none."""
    from pydantic import ValidationError

    shapes = _shapes()
    for name in changed:
        if name not in shapes:
            yield Fault(_UNKNOWN, pointer_to(name))
            continue
        shape = shapes[name]
        if name not in document:
            if shape.is_required:
                yield Fault(_REQUIRED, pointer_to(name))
            continue
        try:
            shape.type.validate_json(_ENCODER.encode(document[name]), strict=True)
        except ValidationError as error:
            for item in error.errors(include_url=False, include_input=False, include_context=False):
                kinds = {"missing": _REQUIRED, "extra_forbidden": _UNKNOWN}
                yield Fault(kinds.get(item["type"], _WRONG_TYPE), pointer_to(name, *item["loc"]))


class _Shape(NamedTuple):
    type: TypeAdapter[Any]
    is_required: bool


@lru_cache(maxsize=1)
def _shapes() -> Mapping[str, _Shape]:
    """The members of a worker by their names on the wire."""
    from pydantic import TypeAdapter
    from pydantic.alias_generators import to_camel

    from frmr_cli.domain.worker import Worker

    found = {}
    for name, field in Worker.model_fields.items():
        whole: Any = (
            Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        )
        found[to_camel(name)] = _Shape(TypeAdapter(whole), field.is_required())
    return found


def _masks(patch: Mapping[str, Any]) -> Iterator[str]:
    """Where a patch would write asterisks over a restricted value: it was made from a masked record."""
    for name, value in patch.items():
        if pointer_to(name) in RESTRICTED:
            yield from _masked_texts(value, (name,))


def _masked_texts(value: object, path: tuple[str | int, ...]) -> Iterator[str]:
    match value:
        case str() if "**" in value:
            yield pointer_to(*path)
        case dict():
            for name, inner in value.items():
                yield from _masked_texts(inner, (*path, str(name)))
        case list():
            for index, inner in enumerate(value):
                yield from _masked_texts(inner, (*path, index))


def _top(place: str) -> str:
    return place[1:].partition("/")[0]
