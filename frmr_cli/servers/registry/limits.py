"""Rate limits that survive a restart (generic cell rate algorithm, one row per owner and kind)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.rights import Role
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.config import Rate

_ROUNDING = 1e-6
"""Of a whole turn: what sums of fractions of a second may be short of it."""


_OF_ADMINISTRATION = {"disclosure": "administration-disclosure"}
"""Kinds of rate that are wider for who keeps the whole register: a bulk plan reads what it will change."""


def kind_for(kind: str, roles: Sequence[str]) -> str:
    """The key of `RegistryConfig.rates` for a kind of request of somebody with these roles."""
    return _OF_ADMINISTRATION.get(kind, kind) if Role.REGISTRY_ADMIN in roles else kind


# A clock that was set back must not lock anybody out for longer than a full burst takes, as in `_due`.
_DUE = "CASE WHEN rate.due < :moment THEN :moment WHEN rate.due > :end THEN :end ELSE rate.due END"
_ONE_TURN = f"""
INSERT INTO rate (owner, kind, due) VALUES (:owner, :kind, :moment + :interval)
ON CONFLICT (owner, kind) DO UPDATE SET due = {_DUE} + :interval WHERE {_DUE} <= :last
"""  # noqa: S608 - constants


class Granted(NamedTuple):
    """How many of the wanted turns an owner gets now."""

    turns: int
    problem: Problem | None
    """What the others are refused with; None when all were granted."""


def charge(
    connection: Connection, rate: Rate, *, owner: str, kind: str, now: datetime
) -> Problem | None:
    """
    Count one request of an owner.

    Returns: None, or the refusal to answer with: 429 FRMR-REG-009 with Retry-After in whole seconds.
    A refused request does not count.
    """
    # As `grant` for one turn, in one statement; only a refusal needs the other way, to say for how long.
    moment, full = now.timestamp(), rate.interval * rate.burst
    counted = connection.execute(
        _ONE_TURN,
        {
            "owner": owner,
            "kind": kind,
            "moment": moment,
            "end": moment + full,
            "interval": rate.interval,
            "last": moment + full - rate.interval * (1 - _ROUNDING),
        },
    )
    if counted:
        return None
    return grant(connection, rate, owner=owner, kind=kind, now=now, wanted=1).problem


def grant(
    connection: Connection, rate: Rate, *, owner: str, kind: str, now: datetime, wanted: int
) -> Granted:
    """
    Count as many of the wanted requests of an owner as the rate has room for, in one step.

    The refusal of the others names the seconds after which all of them fit, or as many as ever fit at once:
    who obeys it comes back as rarely as possible.
    """
    moment, full = now.timestamp(), rate.interval * rate.burst
    due = _due(connection, rate, owner=owner, kind=kind, moment=moment)
    room = math.floor((moment + full - due) / rate.interval + _ROUNDING)
    count = min(wanted, room)
    if count:
        due += rate.interval * count
        connection.execute(
            "INSERT INTO rate (owner, kind, due) VALUES (:owner, :kind, :due)"
            " ON CONFLICT (owner, kind) DO UPDATE SET due = :due",
            {"owner": owner, "kind": kind, "due": due},
        )
    if count == wanted:
        return Granted(count, None)
    rest = min(wanted - count, rate.burst)
    seconds = max(1, math.ceil(due + rate.interval * rest - full - moment - _ROUNDING))
    problem = Problem(429, "FRMR-REG-009", headers={"Retry-After": str(seconds)}, seconds=seconds)
    return Granted(count, problem)


def has_room(connection: Connection, rate: Rate, *, owner: str, kind: str, now: datetime) -> bool:
    """Whether a request would be granted now; nothing is counted."""
    moment = now.timestamp()
    due = _due(connection, rate, owner=owner, kind=kind, moment=moment)
    return (moment + rate.interval * rate.burst - due) / rate.interval + _ROUNDING >= 1


def _due(connection: Connection, rate: Rate, *, owner: str, kind: str, moment: float) -> float:
    row = connection.one(
        "SELECT due FROM rate WHERE owner = :owner AND kind = :kind", {"owner": owner, "kind": kind}
    )
    # A clock that was set back must not lock anybody out for longer than a full burst takes.
    full = rate.interval * rate.burst
    return moment if row is None else min(max(row["due"], moment), moment + full)
