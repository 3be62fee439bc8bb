"""Rate limits that survive a restart (generic cell rate algorithm, one row per owner and kind)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.config import Rate


def charge(
    connection: Connection, rate: Rate, *, owner: str, kind: str, now: datetime
) -> Problem | None:
    """
    Count one request of an owner.

    Returns: None, or the refusal to answer with: 429 FRMR-REG-009 with Retry-After in whole seconds.
    A refused request does not count.
    """
    moment = now.timestamp()
    row = connection.one(
        "SELECT due FROM rate WHERE owner = :owner AND kind = :kind", {"owner": owner, "kind": kind}
    )
    # A clock that was set back must not lock anybody out for longer than a full burst takes.
    full = rate.interval * rate.burst
    due = moment if row is None else min(max(row["due"], moment), moment + full)
    wait = due + rate.interval - full - moment
    if wait > 0:
        seconds = max(1, math.ceil(wait))
        return Problem(429, "FRMR-REG-009", headers={"Retry-After": str(seconds)}, seconds=seconds)
    connection.execute(
        "INSERT INTO rate (owner, kind, due) VALUES (:owner, :kind, :due)"
        " ON CONFLICT (owner, kind) DO UPDATE SET due = :due",
        {"owner": owner, "kind": kind, "due": due + rate.interval},
    )
    return None
