"""What a plan does, in few words: by field, with samples."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frmr_cli.bulk.plan_file import Plan

SAMPLES = 10
_KNOWN_VALUES = 1000
"""So many different changes are told apart; after that a field is counted as one."""
_SHOWN = 50
_FEW = 3
"""So many different changes of a field are all shown, even those of a single row."""


def plan_summary(plan: Plan, *, samples: int = SAMPLES) -> dict[str, Any]:
    """The plan for people and programs; restricted values are masked, the key is not needed."""
    header = plan.header
    counted: Counter[tuple[Any, ...]] = Counter()
    shown: list[dict[str, Any]] = []
    for line in plan.lines():
        for field, before, after in line["fields"]:
            key = (field, _text(before), _text(after))
            if key not in counted and len(counted) >= _KNOWN_VALUES:
                key = (field, "…", "…")
            counted[key] += 1
        if line["n"] < samples:
            shown += _sample(line)
    return {
        "kind": header.kind,
        "changes": plan.changes,
        "account": header.account,
        "server": header.server,
        "expires": header.expires,
        "sha256": plan.sha256,
        "summary": _summary(counted),
        "samples": shown,
    }


def _summary(counted: Counter[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """The changes that occur most, and those of fields that change in few ways, then for each field what is left of it."""
    rows = [
        {"field": field, "before": before, "after": after, "rows": count}
        for (field, before, after), count in sorted(
            counted.items(), key=lambda item: (-item[1], str(item[0]))
        )
    ]
    different = Counter(row["field"] for row in rows)
    kept = [row for row in rows if row["rows"] > 1 or different[row["field"]] <= _FEW][:_SHOWN]
    rest: Counter[str] = Counter()
    for row in rows:
        if row not in kept:
            rest[row["field"]] += row["rows"]
    return kept + [
        {"field": field, "before": "…", "after": "…", "rows": count}
        for field, count in sorted(rest.items())
    ]


def _sample(line: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    for field, before, after in line["fields"]:
        yield {
            "row": line["row"],
            "target": line["target"],
            "field": field,
            "before": before,
            "after": after,
        }


def _text(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float) else str(value)
