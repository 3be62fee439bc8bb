"""How many failures a run may have."""

from __future__ import annotations

import re

from frmr_cli.errors import UsageError

_LIMIT = re.compile(r"([0-9]{1,9})(%?)")


def failure_limit(text: str | None, total: int) -> int | None:
    """
    A number of rows from `10` or `5%`; None where there is no limit.

    Raises: UsageError FRMR-BULK-050.
    """
    if text is None:
        return None
    found = _LIMIT.fullmatch(text.strip())
    if found is None or (found[2] and int(found[1]) > 100):
        raise UsageError("FRMR-BULK-050", text=text)
    return total * int(found[1]) // 100 if found[2] else int(found[1])
