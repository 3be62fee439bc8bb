"""Results of `frmr doctor` as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.locale import t
from frmr_cli.render.errors import error_text
from frmr_cli.render.values import Field, Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.domain.checks import Check

OUTCOMES = {"passed": "ok", "warning": "warning", "failed": "failed", "skipped": "skipped"}

FIELDS = (
    Field("name", "Check"),
    Field("outcome", "Outcome", lambda value: t(OUTCOMES[str(value)])),
    Field("seen", "Seen"),
)


def doctor_listing(results: Sequence[Check]) -> Listing:
    """The checks in the order in which they ran; the cures stand under the table."""
    return Listing(
        schema="frmr.doctor/1",
        rows=[check_data(check) for check in results],
        fields=FIELDS,
        id_field="name",
        notes=tuple(
            f"{check.name}: {error_text(check.error).hint}" for check in results if check.error
        ),
    )


def check_data(check: Check) -> dict[str, Any]:
    """One check as JSON: `seen` is what was seen, or what is wrong."""
    text = error_text(check.error) if check.error else None
    return {
        "name": check.name,
        "outcome": check.outcome,
        "seconds": round(check.seconds, 4),
        "seen": text.message if text else check.fact,
        "fact": check.fact,
        "code": check.error.code if check.error else None,
        "cure": text.hint if text else None,
    }
