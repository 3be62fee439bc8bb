"""What a row changes in an object, what takes it back, and how people may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.plan_file import FieldChange
from frmr_cli.bulk.rules import spelled
from frmr_cli.domain.json_documents import merge
from frmr_cli.domain.masks import mask_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Difference(NamedTuple):
    """A merge patch that does something."""

    patch: dict[str, Any]
    inverse: dict[str, Any]
    """The merge patch that takes it back."""
    fields: tuple[FieldChange, ...]
    after: dict[str, Any]
    """The object with the patch applied."""


def difference(document: Mapping[str, Any], values: dict[str, Any], noun: str) -> Difference | None:
    """What the values of a row change; None when all of them stand in the register already."""
    wanted = spelled(values, noun)
    merged = merge(dict(document), wanted)
    assert isinstance(merged, dict)  # noqa: S101 - a patch that is an object gives an object
    changed = [name for name in wanted if merged.get(name) != document.get(name)]
    if not changed:
        return None
    patch = {name: wanted[name] for name in changed}
    before = {name: document[name] for name in changed if name in document}
    after = {name: merged[name] for name in changed if name in merged}
    return Difference(patch, inverse_patch(before, after), shown_fields(before, after), merged)


def inverse_patch(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The merge patch (RFC 7396) that makes `before` of `after`."""
    patch: dict[str, Any] = {name: None for name in after if name not in before}
    for name, value in before.items():
        now = after.get(name)
        if isinstance(value, dict) and isinstance(now, dict):
            inner = inverse_patch(value, now)
            if inner:
                patch[name] = inner
        elif value != now:
            patch[name] = value
    return patch


def shown_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """The fields that differ, by dotted name, restricted values masked."""
    old = dict(_leaves(mask_document(before)[0]))
    new = dict(_leaves(mask_document(after)[0]))
    real_old, real_new = dict(_leaves(before)), dict(_leaves(after))
    names = [name for name in {**real_old, **real_new} if real_old.get(name) != real_new.get(name)]
    return tuple(FieldChange(name, old.get(name), new.get(name)) for name in sorted(names))


def _leaves(document: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in document.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{under}{name}.")
        else:
            yield f"{under}{name}", value
