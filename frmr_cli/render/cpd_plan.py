"""What training is missing, as values that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.entries import day, word
from frmr_cli.render.values import Field, Listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frmr_cli.domain.cpd_plan import CpdPlan

FIELDS = (
    Field("specialty.name", "Specialty"),
    Field("cycle.end", "Accredited until", day),
    Field("filing", "Filing", word),
    Field("window.begin", "Papers from", day, spare=2),
    Field("required.total", "Hours needed", spare=1),
    Field("done.total", "Hours done"),
    Field("planned.total", "Planned", spare=3),
    Field("missing.total", "Missing"),
)


def plan_data(plan: CpdPlan) -> dict[str, Any]:
    """A plan as a JSON object."""
    data: dict[str, Any] = {
        "specialty": dict(plan.specialty),
        "accreditation_id": plan.accreditation_id,
        "cycle": {"begin": plan.cycle.begin.isoformat(), "end": _iso(plan.cycle.end)},
        "window": {"begin": plan.window.begin.isoformat(), "end": _iso(plan.window.end)},
        "filing": plan.filing.value,
        "counted": list(plan.counted),
    }
    for name in ("required", "done", "planned", "missing"):
        data[name] = getattr(plan, name)._asdict()
    return data


def _iso(value: Any) -> str | None:
    return value.isoformat() if value is not None else None


def plans_listing(plans: Sequence[Mapping[str, Any]]) -> Listing:
    """One row per specialty, and below them what to do."""
    return Listing(
        schema="frmr.cpd-plans/1",
        rows=plans,
        fields=FIELDS,
        empty="There is no accreditation to prepare for.",
        id_field="accreditation_id",
        notes=tuple(_advice(plan) for plan in plans),
    )


def _advice(plan: Mapping[str, Any]) -> str:
    missing, specialty = plan["missing"], plan["specialty"].get("name", "")
    until = day(plan["cycle"]["end"])
    if not missing["total"]:
        return t(
            "{specialty}: all hours are there, file from {begin} to {until}.",
            specialty=specialty,
            begin=day(plan["window"]["begin"]),
            until=until,
        )
    return t(
        "{specialty}: by {until} add {total} h, of them courses {course} h and continuous education {continuous} h.",
        specialty=specialty,
        until=until,
        **missing,
    )
