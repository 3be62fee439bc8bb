"""What clients send of an entry: its own members, shaped and checked as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from frmr_cli.domain.entry_shapes import SERVER_MEMBERS
from frmr_cli.domain.json_documents import merge, pointer_to
from frmr_cli.domain.masks import PAPER_NUMBERS
from frmr_cli.domain.rules import Fault, errors_of
from frmr_cli.domain.values import day_at, is_absent, object_at
from frmr_cli.servers.registry import checking
from frmr_cli.servers.registry.bodies import pointer, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call

Document = dict[str, Any]

_NOT_SENT = frozenset({*(member.name for member in SERVER_MEMBERS), "masked"})
_SET_BY_REGISTRY = "FRMR-REG-100"
_MASK = "FRMR-REG-030"


def new_members(body: Document, noun: str, language: str) -> Document:
    """
    The own members of a new entry; null means absence.

    Raises: Problem 422 FRMR-REG-027 for members that the registry sets itself, and for masks.
    """
    _refuse_foreign(body, language)
    document = _spelled(body)
    return {"kind": "employment", **document} if noun == "employment" else document


def patched_members(document: Document, patch: Document, language: str) -> Document:
    """
    The own members after a merge patch (RFC 7396); the kind of an entry stays what it is.

    Raises: as `new_members`.
    """
    _refuse_foreign(patch, language)
    kind = document.get("kind")
    if patch.get("kind", kind) != kind:
        refuse([Fault(_SET_BY_REGISTRY, "/kind")], language)
    return _spelled(cast("Document", merge(document, patch)))


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The pointers of the top-level members that differ, sorted."""
    names = sorted(before.keys() | after.keys())
    return tuple(pointer_to(name) for name in names if before.get(name) != after.get(name))


def draft_warnings(
    call: Call,
    connection: Connection,
    document: Mapping[str, Any],
    *,
    worker_id: str,
    noun: str,
) -> list[Fault]:
    """
    What is worth another look in an entry that is saved; `id` names the entry, if it has one.

    Raises: Problem 422 FRMR-REG-027 for what can never be right.
    """
    found = checking.draft_faults(
        connection,
        call.services,
        document,
        worker_id=worker_id,
        noun=noun,
        now=call.origin.now,
    )
    refuse(errors_of(found), call.origin.language)
    return found


def _spelled(document: Document) -> Document:
    """One spelling for each value: days in ISO 8601, and no member without a value."""
    return cast("Document", _present(document, ""))


def _present(value: Any, name: str) -> Any:
    match value:
        case dict():
            inner = {key: _present(found, key) for key, found in value.items()}
            return {key: found for key, found in inner.items() if not is_absent(found)}
        case list():
            return [_present(found, name) for found in value]
        case str() if name.lower().endswith("date"):
            # A text that is no day stays as it is, for the rule to report.
            day = day_at({name: value}, name)
            return value if day is None else day.isoformat()
    return value


def _refuse_foreign(body: Mapping[str, Any], language: str) -> None:
    refuse([Fault(_SET_BY_REGISTRY, pointer(name)) for name in body if name in _NOT_SENT], language)
    refuse([Fault(_MASK, place) for place in _masks(body)], language)


def _masks(body: Mapping[str, Any]) -> Iterator[str]:
    """Where asterisks would be written over a value: the entry was read with masks."""
    for place, path in PAPER_NUMBERS.items():
        *owners, name = path
        value = (object_at(body, owners[0]) if owners else body).get(name)
        if isinstance(value, str) and "**" in value:
            yield place
