"""A plan made from a file, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.bulk.checking import MOST_FINDINGS, Checked, check
from frmr_cli.bulk.plan_file import load
from frmr_cli.bulk.plan_writer import PlanWriter
from frmr_cli.bulk.planning import plan_rows
from frmr_cli.bulk.rules import beside
from frmr_cli.bulk.sorting import Sorter
from frmr_cli.bulk.state import States, restricted
from frmr_cli.bulk.validation import header_of
from frmr_cli.bulk.verdicts import Finding
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from frmr_cli.bulk.kinds import Kind
    from frmr_cli.bulk.plan_file import Header, Plan
    from frmr_cli.bulk.plan_key import PlanKey
    from frmr_cli.bulk.planning import Planned
    from frmr_cli.bulk.source import Source
    from frmr_cli.registry.caller import Caller


class Made(NamedTuple):
    """What came of a file."""

    checked: Checked
    plan: Plan | None
    """None when a row is faulty."""
    unchanged: int = 0


class _Faulty(Exception):
    """Some row does not fit its record; no plan is left behind."""


def make_plan(
    source: Source,
    kind: Kind,
    *,
    path: Path,
    header: Header,
    key: PlanKey,
    caller: Caller,
    today: date,
    reason: str | None,
    progress: Callable[[int], None] = lambda _: None,
) -> Made:
    """
    Check every row, compare the sound ones with the register, and write the plan.

    Nothing is asked of the registry while any row is faulty.
    Raises: UsageError FRMR-BULK-032 when restricted columns need a reason; as `check`, `plan_rows`.
    """
    disclosed = _disclosed(source, kind, reason)
    with Sorter() as sorter:
        checked = check(source, kind, today=today, sorter=sorter)
        if checked.errors:
            return Made(checked, None)
        states = States(caller, kind.noun, disclosed=disclosed, reason=reason or "")
        try:
            with PlanWriter(path, header, key) as writer:
                planned = plan_rows(
                    sorter.items(), writer, kind=kind, states=states, today=today, progress=progress
                )
                _require_sound(planned)
        except _Faulty:
            found = tuple(
                Finding(row, header_of(source.mapping, kind, fault.pointer), fault)
                for row, fault in sorted(planned.faults, key=lambda item: item[0])
            )
            rows = {finding.row for finding in found}
            return Made(
                checked._replace(
                    faulty=len(rows), errors=len(found), findings=found[:MOST_FINDINGS]
                ),
                None,
            )
    return Made(checked, load(path, key), planned.unchanged)


def _require_sound(planned: Planned) -> None:
    if planned.faults:
        raise _Faulty


def _disclosed(source: Source, kind: Kind, reason: str | None) -> list[str]:
    """The restricted fields of a file: their present values are read in clear, for a reason."""
    if kind.noun != "workers":
        return []
    names = [name for name in source.mapping.named if name != kind.key]
    pointers = restricted(names)
    if pointers and not (reason and reason.strip()):
        titles = [
            header
            for name, header in source.mapping.named.items()
            if f"/{name.partition('.')[0]}" in pointers
        ]
        raise UsageError("FRMR-BULK-032", columns=", ".join(titles))
    return restricted([*names, *beside(names)]) if pointers else []
