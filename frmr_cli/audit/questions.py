"""What a person asks of the audit log: options of a command turned into filters of the API, and entries counted."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.rights import Role
from frmr_cli.errors import UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

REGISTER_TIME = timezone(timedelta(hours=3))
"""Days are days of the register: Moscow time."""

EARLIEST = datetime(1900, 1, 1, tzinfo=REGISTER_TIME)
LATEST = datetime(9000, 1, 1, tzinfo=REGISTER_TIME)
"""What is beyond is a slip of the pen."""

_SPAN = re.compile(r"(\d{1,6})\s*([smhdw])", re.IGNORECASE)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}

OUTCOMES = ("ok", "refused", "failed")
ROLES = tuple(role.value for role in Role)
_OPTIONS = {"reason": "with-reason", "request_id": "request"}
"""Filter of the API → option, where they differ."""
COUNTED = ("actor", "subject", "action", "outcome", "role", "session", "address", "client", "code", "hour", "day")  # fmt: skip
"""What entries can be counted by."""


def filters_of(given: Mapping[str, str | None], *, now: datetime) -> dict[str, str]:
    """
    The filters of the API for the options of a command; those that were not given are left out.

    `since` is a span before `now` (`2h`), `on` a day, `from` and `to` are moments or days.
    Raises: UsageError FRMR-AUDIT-013; FRMR-CLI-009 for an outcome or role that is none and for an empty value, which in a script is a
    variable that was not set and must not let everything through; FRMR-CLI-005 for a span that ends before it begins.
    """
    for name, value in given.items():
        if value is not None and not value.strip():
            why = t("{name} is empty", name=_option(name))
            raise UsageError("FRMR-CLI-005", why=why, help="frmr audit events --help")
    for name, known in (("outcome", OUTCOMES), ("role", ROLES)):
        if (value := given.get(name)) and value not in known:
            limits, command = ", ".join(known), "frmr audit events --help"
            raise UsageError(
                "FRMR-CLI-009", name=_option(name), value=value, limits=limits, help=command
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


def _option(name: str) -> str:
    return f"--{_OPTIONS.get(name, name)}"


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
        since = _ago(now, match) if match else moment(text, "--since")
    if since and until and since >= until:
        why = t("the span ends before it begins")
        raise UsageError("FRMR-CLI-005", why=why, help="frmr audit events --help")
    return since, until


def _ago(now: datetime, match: re.Match[str]) -> datetime:
    """A moment so long ago; the first that there can be for a span that is longer than time."""
    try:
        return max(now - timedelta(**{_UNITS[match[2].lower()]: int(match[1])}), EARLIEST)
    except OverflowError:
        return EARLIEST


def moment(text: str, name: str) -> datetime:
    """
    A moment or the start of a day, in register time unless it has an offset.

    Raises: UsageError FRMR-AUDIT-013, also for one that lies at an end of the calendar, where no day can be added or taken.
    """
    try:
        parsed = datetime.fromisoformat(text.strip())
        found = parsed if parsed.tzinfo else parsed.replace(tzinfo=REGISTER_TIME)
        if EARLIEST <= found <= LATEST:
            return found
    except ValueError:
        pass
    raise UsageError("FRMR-AUDIT-013", value=text, name=name)


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
