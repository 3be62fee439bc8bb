"""All rows of a file checked and put in order, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.bulk.validation import checked_rows
from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from frmr_cli.bulk.kinds import Kind
    from frmr_cli.bulk.sorting import Sorter
    from frmr_cli.bulk.source import Source
    from frmr_cli.bulk.verdicts import Finding

MOST_FINDINGS = 10_000
"""So many are kept to be shown; the rest is counted."""


class Checked(NamedTuple):
    """What the check of a file has shown."""

    rows: int
    faulty: int
    """Rows with an error."""
    errors: int
    warnings: int
    findings: tuple[Finding, ...]
    """In the order of the rows; at most `MOST_FINDINGS`."""


def check(source: Source, kind: Kind, *, today: date, sorter: Sorter | None = None) -> Checked:
    """
    Check every row; sound ones go to the sorter.

    Raises: UsageError FRMR-BULK-012 for a file without rows, and as `Source.rows`.
    """
    rows = faulty = errors = warnings = 0
    findings: list[Finding] = []
    for checked in checked_rows(source, kind, today=today):
        rows += 1
        if sorter is not None and checked.is_sound:
            sorter.add(checked)
        if not checked.findings:
            continue
        faulty += not checked.is_sound
        found = sum(finding.is_error for finding in checked.findings)
        errors += found
        warnings += len(checked.findings) - found
        findings += checked.findings[: MOST_FINDINGS - len(findings)]
    if not rows:
        raise UsageError("FRMR-BULK-012")
    return Checked(rows, faulty, errors, warnings, tuple(findings))
