"""
The months of the audit log as ranges of its numbers.

A month ends with the newest head that was signed before its end: the head proves to everybody that what it covers was written by then,
whatever times the entries bear.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.audit import time_text
from frmr_cli.servers.registry.register_time import REGISTER_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.database import Connection

MONTHS = 12

_FIRST = "SELECT signed_at FROM audit_head WHERE size > :through ORDER BY size, signed_at LIMIT 1"
_LAST = """
SELECT size, note FROM audit_head WHERE signed_at < :end ORDER BY signed_at DESC, size DESC LIMIT 1
"""


class Segment(NamedTuple):
    """The entries of a month that is over."""

    month: int
    """Counted from January of year 0."""
    first: int
    last: int
    note: str
    """The head over everything up to its last entry, signed before the month was over."""

    @property
    def name(self) -> str:
        """`2023-10`."""
        return f"{self.month // MONTHS:04}-{self.month % MONTHS + 1:02}"

    @property
    def end(self) -> datetime:
        """When the month was over, in the time of the register."""
        return start_of(self.month + 1)


def segments(connection: Connection, through: int, *, now: datetime) -> Iterator[Segment]:
    """The months behind the entry `through` that are over, oldest first; those without entries are left out."""
    row = connection.one(_FIRST, {"through": through})
    if row is None:
        return
    last = through
    for month in range(month_of(datetime.fromisoformat(row["signed_at"])), month_of(now)):
        found = connection.one(_LAST, {"end": time_text(start_of(month + 1))})
        if found is not None and found["size"] > last:
            yield Segment(month, last + 1, int(found["size"]), str(found["note"]))
            last = int(found["size"])


def month_of(moment: datetime) -> int:
    """The month in which a moment falls, by the time of the register."""
    local = moment.astimezone(REGISTER_TIME)
    return local.year * MONTHS + local.month - 1


def start_of(month: int) -> datetime:
    """The first moment of a month."""
    return datetime(month // MONTHS, month % MONTHS + 1, 1, tzinfo=REGISTER_TIME)


def is_due(segment: Segment, months: int, *, now: datetime) -> bool:
    """Whether a month is over for so many months, so that its contents may go."""
    return month_of(now) - (segment.month + 1) >= months
