"""What a person asks of the audit log: options of a command turned into filters of the API, and entries counted."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

REGISTER_TIME = timezone(timedelta(hours=3))
"""Days are days of the register: Moscow time."""

_SPAN = re.compile(r"(\d{1,6})\s*([smhdw])", re.IGNORECASE)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}

OUTCOMES = ("ok", "refused", "failed")
COUNTED = ("actor", "subject", "action", "outcome", "role", "session", "address", "client", "code", "hour", "day")  # fmt: skip
"""What entries can be counted by."""


def filters_of(given: Mapping[str, str | None], *, now: datetime) -> dict[str, str]:
    """
    The filters of the API for the options of a command; those that were not given are left out.

    `since` is a span before `now` (`2h`), `on` a day, `from` and `to` are moments or days.
    Raises: UsageError FRMR-AUDIT-013; FRMR-CLI-009 for an outcome that is none, FRMR-CLI-005 for a span that ends before it begins.
    """
    if (outcome := given.get("outcome")) and outcome not in OUTCOMES:
        limits = ", ".join(OUTCOMES)
        command = "frmr audit events --help"
        raise UsageError(
            "FRMR-CLI-009", name="--outcome", value=outcome, limits=limits, help=command
        )
    filters = {
        name: value
        for name, value in given.items()
        if value and name not in ("since", "on", "from", "to")
    }
    since, until = _span(given, now)
    if since:
        filters["from"] = since.isoformat(timespec="milliseconds")
    if until:
        filters["to"] = until.isoformat(timespec="milliseconds")
    return filters


def _span(
    given: Mapping[str, str | None], now: datetime
) -> tuple[datetime | None, datetime | None]:
    if text := given.get("on"):
        start = datetime.combine(moment(text, "--on").date(), time(), REGISTER_TIME)
        return start, start + timedelta(days=1)
    since = moment(text, "--from") if (text := given.get("from")) else None
    until = moment(text, "--to") if (text := given.get("to")) else None
    if text := given.get("since"):
        match = _SPAN.fullmatch(text.strip())
        since = now - _timedelta(match) if match else moment(text, "--since")
    if since and until and since >= until:
        why = t("the span ends before it begins")
        raise UsageError("FRMR-CLI-005", why=why, help="frmr audit events --help")
    return since, until


def _timedelta(match: re.Match[str]) -> timedelta:
    return timedelta(**{_UNITS[match[2].lower()]: int(match[1])})


def moment(text: str, name: str) -> datetime:
    """A moment or the start of a day, in register time unless it has an offset. Raises: UsageError FRMR-AUDIT-013."""
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UsageError("FRMR-AUDIT-013", value=text, name=name) from None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=REGISTER_TIME)


def counted_names(text: str) -> tuple[str, ...]:
    """The names in `--count-by`. Raises: UsageError FRMR-AUDIT-014."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names or ("",):
        if name not in COUNTED:
            raise UsageError("FRMR-AUDIT-014", name=name, known=", ".join(COUNTED))
    return names


def counts(entries: Iterable[Mapping[str, Any]], names: Sequence[str]) -> list[dict[str, Any]]:
    """How many entries have each combination of values, most first; memory grows with the combinations only."""
    found: Counter[tuple[str, ...]] = Counter()
    getters = [_GETTERS.get(name) or _plain(name) for name in names]
    for entry in entries:
        found[tuple(getter(entry) for getter in getters)] += 1
    return [
        {**dict(zip(names, key, strict=True)), "count": count}
        for key, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    ]


def _plain(name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda entry: str(entry.get(name, ""))


def _local(entry: Mapping[str, Any], pattern: str) -> str:
    return datetime.fromisoformat(str(entry["at"])).astimezone(REGISTER_TIME).strftime(pattern)


_GETTERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "role": lambda entry: ",".join(entry.get("roles", ())),
    "client": lambda entry: str(entry.get("clientId", "")),
    "hour": lambda entry: _local(entry, "%Y-%m-%d %H:00"),
    "day": lambda entry: _local(entry, "%Y-%m-%d"),
}
