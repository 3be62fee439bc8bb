"""
From when on the audit log is found unusual, as an operator sets it: `anomalies.toml` in the directory of the registry.

What is not named there is as it was; a file that cannot be obeyed stops the start, so that nobody believes to be warned.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import UsageError
from frmr_cli.servers.registry.audit_unusual import Thresholds

if TYPE_CHECKING:
    from pathlib import Path

FILE = "anomalies.toml"

_NUMBERS = ("failures", "readings", "disclosures", "listings", "known_entries")
_MOST = {"usual_share": 1.0, "times_usual": 1000.0}
_HOURS = 24


def thresholds(directory: Path) -> Thresholds:
    """The thresholds of a registry. Raises: UsageError FRMR-AUDIT-005."""
    path = directory / FILE
    if not path.is_file():
        return Thresholds()
    import tomllib

    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        return Thresholds(**dict(_read(name, value) for name, value in given.items()))
    except (OSError, ValueError) as error:
        raise UsageError("FRMR-AUDIT-005", path=str(path), why=str(error)) from error


def _read(name: str, value: Any) -> tuple[str, Any]:
    if isinstance(value, bool):
        raise ValueError(name)  # noqa: TRY004 - one error for all that cannot be obeyed
    match name, value:
        case ("window_minutes", int()) if value > 0:
            return "window", timedelta(minutes=value)
        case ("idle_days", int()) if value > 0:
            return "idle", timedelta(days=value)
        case ("night", [int(start), int(end)]) if 0 <= start < _HOURS and 0 <= end < _HOURS:
            return "night", (start, end)
        case (_, int()) if name in _NUMBERS and value > 0:
            return name, value
        case (_, int() | float()) if 0 < value <= _MOST.get(name, 0):
            return name, float(value)
    raise ValueError(f"{name} = {value!r}")
