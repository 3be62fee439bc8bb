"""What the check of a row gives: its values, its faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.bulk.parts import Members
    from frmr_cli.bulk.tables import Row
    from frmr_cli.domain.rules import Fault


class Finding(NamedTuple):
    """One fault of one cell."""

    row: int
    column: str
    """Header of the file; the title of the column where the file has none."""
    fault: Fault

    @property
    def is_error(self) -> bool:
        """Whether it refuses the row."""
        return self.fault.severity is Severity.ERROR


class CheckedRow(NamedTuple):
    """A row as values, with its faults."""

    row: Row
    target: str
    """Id of the object to change; empty for a new one."""
    owner: str
    """Worker of a new object; empty otherwise."""
    said: Sequence[Members]
    """The values by parts."""
    findings: tuple[Finding, ...] = ()

    @property
    def values(self) -> dict[str, Any]:
        """A merge patch of the document; None takes a value away."""
        return {name: value for members in self.said for name, value in members.items()}

    @property
    def is_sound(self) -> bool:
        """Whether no fault refuses it."""
        return not self.findings or not any(finding.is_error for finding in self.findings)
