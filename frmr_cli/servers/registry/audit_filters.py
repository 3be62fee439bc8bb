"""What is asked of the audit log: the filters of a query, read from the parameters of a request."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ROWS = 1000
ROWS = 100
LONGEST = 200
EARLIEST, LATEST = (datetime(year, 1, 1, tzinfo=UTC) for year in (1800, 9900))
"""Of a moment: days are added to it and taken from it, and the calendar has ends."""
OUTCOMES = ("ok", "refused", "failed")
ORDERS = ("newest", "oldest")

TEXTS = (
    "actor",
    "subject",
    "action",
    "object",
    "reason",
    "session",
    "address",
    "request_id",
    "role",
)
NAMES = (*TEXTS, "outcome", "from", "to", "order", "limit", "cursor")


class Filters(NamedTuple):
    """Which entries; None does not narrow."""

    actor: str | None = None
    """`sub` of an account."""
    actor_mark: str | None = None
    """The mark under which the same account stands where it acts for nobody but itself."""
    subject: str | None = None
    action: str | None = None
    """A whole action, or its first words: `worker` means `worker.read`, `worker.changed` and so on."""
    object: str | None = None
    worker: int | None = None
    """Who is the object, by the number in the log (see `audit_subjects`); stands for `object` where it is known."""
    reason: str | None = None
    """Words that all stand in the reason."""
    session: str | None = None
    address: str | None = None
    request_id: str | None = None
    role: str | None = None
    outcome: str | None = None
    mark: str | None = None
    since: str | None = None
    """ISO 8601 in UTC, inclusive."""
    until: str | None = None
    """ISO 8601 in UTC, exclusive."""


class Query(NamedTuple):
    """The filters, and which part of what they let through."""

    filters: Filters
    newest_first: bool = True
    limit: int = ROWS
    cursor: int | None = None
    """The last number that was seen."""


def parsed(parameters: Mapping[str, str]) -> Query:
    """
    The query of a request.

    Raises: Problem 400 FRMR-AUDIT-001 that names what cannot be read; a misspelt filter must not let everything through.
    """
    for name, value in parameters.items():
        if name not in NAMES or not value.strip() or len(value) > LONGEST:
            raise unreadable(name)
    texts: dict[str, Any] = {name: parameters[name].strip() for name in TEXTS if name in parameters}
    filters = Filters(
        **texts,
        outcome=_choice(parameters, "outcome", OUTCOMES),
        since=_moment(parameters, "from"),
        until=_moment(parameters, "to"),
    )
    return Query(
        filters,
        newest_first=_choice(parameters, "order", ORDERS) != "oldest",
        limit=min(number(parameters, "limit") or ROWS, MOST_ROWS),
        cursor=number(parameters, "cursor"),
    )


def number(parameters: Mapping[str, str], name: str) -> int | None:
    """A whole number that is not negative; None when it is not there. Raises: Problem 400 FRMR-AUDIT-001."""
    text = parameters.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise unreadable(name)
    return int(text)


def _choice(parameters: Mapping[str, str], name: str, known: tuple[str, ...]) -> str | None:
    value = parameters.get(name)
    if value is not None and value not in known:
        raise unreadable(name)
    return value


def _moment(parameters: Mapping[str, str], name: str) -> str | None:
    text = parameters.get(name)
    if text is None:
        return None
    try:
        # A plus sign that was not encoded arrives as a space.
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise unreadable(name) from None
    if moment.tzinfo is None or not EARLIEST <= moment <= LATEST:
        raise unreadable(name)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def unreadable(name: str) -> Problem:
    """The refusal of a parameter that cannot be obeyed."""
    shown = name if name in (*NAMES, "size") else "?"
    return Problem(400, "FRMR-AUDIT-001", name=shown, known=", ".join(NAMES))
