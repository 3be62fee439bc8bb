"""The result of one check of a system: of a smoke test now, of a diagnosis as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from frmr_cli.errors import FrmrError


class Check(NamedTuple):
    """What one check saw."""

    name: str
    """`reach`, `tls`, `clock`, `login`, `read` or `latency`."""
    outcome: str
    """`passed`, `failed` or `skipped`."""
    seconds: float
    fact: str
    """What was seen."""
    error: FrmrError | None = None
