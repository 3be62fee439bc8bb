"""The operations of a batch as they are sent: read, and refused as a whole where one has no shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.rules import Fault
from frmr_cli.servers.registry.bodies import JSON, json_object, pointer, refuse, shape_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.registry.calls import Call

MOST_OPERATIONS = 1000

_REQUIRED = ("id", "method", "path")
_KINDS = {"id": str, "key": str, "method": str, "path": str, "ifMatch": str, "body": dict}
_MISSING = "FRMR-RULE-002"
_WRONG_TYPE = "FRMR-RULE-003"
_TOO_LONG = "FRMR-RULE-004"
_UNKNOWN = "FRMR-REG-029"


class Step(NamedTuple):
    """One operation of a batch."""

    id: str
    key: str | None
    method: str
    path: str
    """With its query."""
    if_match: str | None
    body: dict[str, Any] | None


def steps_of(call: Call) -> list[Step]:
    """The operations of a request. Raises: Problem 422 FRMR-REG-027 that names each fault, and as `json_object`."""
    body, language = json_object(call.origin, JSON), call.origin.language
    refuse(shape_faults(body, ("operations",)), language)
    listed = body["operations"]
    if not isinstance(listed, list):
        refuse([Fault(_WRONG_TYPE, "/operations")], language)
    if len(listed) > MOST_OPERATIONS:
        refuse([Fault(_TOO_LONG, "/operations", params={"limit": MOST_OPERATIONS})], language)
    refuse(_faults(listed), language)
    return [
        Step(
            item["id"],
            item.get("key"),
            item["method"].upper(),
            item["path"],
            item.get("ifMatch"),
            item.get("body"),
        )
        for item in listed
    ]


def _faults(listed: list[Any]) -> Iterator[Fault]:
    for number, item in enumerate(listed):
        under = f"/operations/{number}"
        if not isinstance(item, dict):
            yield Fault(_WRONG_TYPE, under)
            continue
        for fault in _step_faults(item):
            yield fault._replace(pointer=under + fault.pointer)


def _step_faults(item: dict[str, Any]) -> Iterator[Fault]:
    needed = _REQUIRED if item.get("method") == "GET" else (*_REQUIRED, "key")
    yield from (Fault(_MISSING, f"/{name}") for name in needed if item.get(name) is None)
    for name, value in item.items():
        kind = _KINDS.get(name)
        if kind is None:
            yield Fault(_UNKNOWN, pointer(name))
        elif value is not None and not isinstance(value, kind):
            yield Fault(_WRONG_TYPE, f"/{name}")
