"""Pages of lists, and the days that a query names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.rules import fault_of
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.registry.bodies import refuse
from frmr_cli.servers.registry.problems import Problem
from frmr_cli.servers.registry.register_time import end_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

T = TypeVar("T")

MOST_ROWS = 100
"""Of a page."""


def size_of(query: Mapping[str, str]) -> int:
    """How many rows a query wants; the most there are where it names no sensible number."""
    text = query.get("limit", "")
    wanted = int(text[:6]) if text.isascii() and text.isdigit() else 0
    return min(wanted, MOST_ROWS) or MOST_ROWS


def day_of(query: Mapping[str, str], name: str, *, language: str) -> date | None:
    """The day that a query names, or None. Raises: Problem 422 FRMR-REG-027."""
    text = query.get(name)
    if not text:
        return None
    try:
        return parse_date(text)
    except ValidationFailed as error:
        refuse([fault_of(error, f"/{name}")], language)
        raise


def before_of(query: Mapping[str, str], *, language: str) -> str | None:
    """The moment at which the day `as_of` is over, see `register_time`; None without one. Raises: as `day_of`."""
    day = day_of(query, "as_of", language=language)
    return None if day is None else end_of(day)


def number_of(query: Mapping[str, str], *, most: int) -> int:
    """The number in a cursor, `most` without one. Raises: Problem 400 FRMR-REG-186."""
    text = query.get("cursor")
    if not text:
        return most
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise stale()
    return int(text)


def page(
    rows: Sequence[T], query: Mapping[str, str], *, name: Callable[[T], str]
) -> tuple[Sequence[T], str | None]:
    """
    One page of all the rows there are.

    `name`: what a cursor says of the last row of the page before. Returns: the rows, and the next cursor.
    Raises: Problem 400 FRMR-REG-186 for a cursor that names no row.
    """
    first, cursor = 0, query.get("cursor")
    if cursor:
        first = next((place for place, row in enumerate(rows, 1) if name(row) == cursor), -1)
        if first < 0:
            raise stale()
    kept = rows[first : first + size_of(query)]
    more = first + len(kept) < len(rows)
    return kept, name(kept[-1]) if more and kept else None


def listed(items: Sequence[Any], following: str | None) -> dict[str, Any]:
    """The body of a list."""
    return {"items": list(items), "next": following}


def joined(items: Iterable[bytes], following: str | None) -> bytes:
    """The body of a list whose items are JSON already."""
    return b'{"items": [%b], "next": %b}' % (b", ".join(items), json.dumps(following).encode())


def stale() -> Problem:
    """A cursor that leads nowhere."""
    return Problem(400, "FRMR-REG-186")
