"""A plan made of checked rows and of the present state of the register."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.bulk.differences import difference, shown_fields
from frmr_cli.bulk.document_plans import plan_document
from frmr_cli.bulk.rules import merged_faults
from frmr_cli.bulk.state import AT_ONCE, Wanted
from frmr_cli.domain.rules import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from frmr_cli.bulk.kinds import Kind
    from frmr_cli.bulk.plan_writer import PlanWriter
    from frmr_cli.bulk.sorting import Item
    from frmr_cli.bulk.state import State, States

_UNREADABLE = "FRMR-BULK-109"


class Planned(NamedTuple):
    """How the rows stand to the register."""

    changes: int
    unchanged: int
    """Rows whose values stand in the register already."""
    faults: list[tuple[int, Fault]]
    """Row and fault; with one of them the plan must not be used."""


def plan_rows(
    items: Iterable[Item],
    writer: PlanWriter,
    *,
    kind: Kind,
    states: States,
    today: date,
    progress: Callable[[int], None] = lambda _: None,
) -> Planned:
    """
    Compare the rows with the register and write what they change.

    `progress` is told how many rows were compared. Raises: as `States.of`.
    """
    rest, faults, unchanged, seen = iter(items), list[tuple[int, Fault]](), 0, 0
    while chunk := list(islice(rest, AT_ONCE)):
        found = states.of([Wanted(item.target, item.owner) for item in chunk])
        for item, state in zip(chunk, found, strict=True):
            wrong = _plan(item, state, writer, kind, states, today)
            unchanged += wrong is None
            faults += [(item.row, fault) for fault in wrong or ()]
        seen += len(chunk)
        progress(seen)
    return Planned(writer.count, unchanged, faults)


def _plan(
    item: Item, state: State, writer: PlanWriter, kind: Kind, states: States, today: date
) -> list[Fault] | None:
    """Write the change of one row. Returns: its faults; None when it changes nothing."""
    if state.problem is not None:
        column = kind.key if item.target else kind.owner
        title = str(state.problem.get("title", ""))
        return [Fault(_UNREADABLE, f"/{column}", params={"title": title})]
    if kind.noun == "documents":
        return plan_document(item, state, writer, today)
    if not item.target:
        return _plan_new(item, state, writer, kind)
    found = difference(state.document, item.values, kind.noun)
    if found is None:
        return None
    faults = merged_faults(kind, state.document, found.after, set(found.patch), today)
    faults += states.taken(found.patch, kind, item.target)
    if faults:
        return faults
    writer.patch(
        f"/v1/{kind.noun}/{item.target}",
        row=item.row,
        target=item.target,
        etag=state.etag,
        body=found.patch,
        inverse=found.inverse,
        fields=found.fields,
        cells=item.cells,
    )
    return []


def _plan_new(item: Item, state: State, writer: PlanWriter, kind: Kind) -> list[Fault] | None:
    if any(_says(sibling, item.values) for sibling in state.siblings):
        return None
    values = {name: value for name, value in item.values.items() if value is not None}
    writer.add(
        row=item.row,
        target=item.owner,
        fields=shown_fields({}, values),
        operation={
            "method": "POST",
            "path": f"/v1/workers/{item.owner}/{kind.noun}",
            "body": values,
        },
        inverse={"method": "DELETE", "path": None, "body": None},
        cells=item.cells,
    )
    return []


def _says(entry: Any, values: Any) -> bool:
    """Whether an entry says everything that the row says."""
    if isinstance(values, dict):
        return isinstance(entry, dict) and all(
            _says(entry.get(name), value) for name, value in values.items()
        )
    return bool(entry == values)
