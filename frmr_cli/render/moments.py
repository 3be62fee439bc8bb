"""Moments as a person reads them: local time, or UTC when asked for."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Any

UTC_VARIABLE = "FRMR_UTC"


def moment(value: Any) -> str:
    """
    An ISO 8601 moment as `23.11.2026 14:41 +03:00`, in the zone of this machine; an odd value as it is.

    With FRMR_UTC=true (or `--utc`, which sets it) in UTC.
    """
    try:
        parsed = datetime.fromisoformat(str(value))
    except ValueError:
        return str(value)
    if parsed.tzinfo is None:
        return str(value)
    zone = UTC if os.environ.get(UTC_VARIABLE) == "true" else None
    shown = parsed.astimezone(zone)
    offset = shown.strftime("%z")
    return f"{shown:%d.%m.%Y %H:%M} {offset[:3]}:{offset[3:]}"
