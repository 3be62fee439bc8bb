"""
What is unusual in the audit log, found entry by entry and explained by numbers.

An entry is compared with what the same account did before it. Nothing here says that somebody did wrong.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.servers.registry import audit_unusual as unusual
from frmr_cli.servers.registry.audit_unusual import Account, Numbers, Seen, Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NIGHT = timedelta(hours=12)


class Anomaly(NamedTuple):
    """Something unusual."""

    kind: str
    """`failures`, `new-address`, `new-client`, `unusual-hours`, `mass-reading`, `mass-disclosure`, `mass-listing`, `long-unused`, `no-relation`."""
    seq: int
    """The entry at which it was found."""
    at: datetime
    actor: str | None
    address: str | None
    numbers: Numbers
    """What it was told by: counts, minutes, medians, hours."""


class Detector:
    """Looks at the entries of a log in their order. It keeps counters and no entries."""

    def __init__(
        self,
        thresholds: Thresholds,
        *,
        is_unrelated: Callable[[str, str], bool],
        last_before: Callable[[str], datetime | None],
    ) -> None:
        """
        `is_unrelated`: whether an account that acts for an organisation has read the record of somebody who does not work there.
        `last_before`: when an account was last seen before the first entry that is looked at.
        """
        self._thresholds = thresholds
        self._is_unrelated = is_unrelated
        self._last_before = last_before
        self._accounts: dict[str, Account] = defaultdict(Account)

    def look(self, entry: Seen, *, is_past: bool = False) -> list[Anomaly]:
        """
        What is unusual about the next entry.

        `is_past`: it was looked at before, and only its counters are wanted.
        """
        # Who is not known is told apart by the address.
        account = self._accounts[entry.actor or f"@{entry.address}"]
        if account.last is None and entry.actor:
            account.last = self._last_before(entry.actor)
        unusual.turn_day(entry, account)
        found = list(self._found(entry, account, is_past=is_past))
        unusual.learn(entry, account, self._thresholds)
        return [] if is_past else found

    def _found(self, entry: Seen, account: Account, *, is_past: bool) -> Iterator[Anomaly]:
        thresholds = self._thresholds
        failures = unusual.failures(entry, account, thresholds)
        yield from self._told(entry, account, "failures", failures)
        if entry.actor is None:
            return
        checks = (
            ("new-address", unusual.new(entry.address, account.addresses, account)),
            ("new-client", unusual.new(entry.client, account.clients, account)),
            ("unusual-hours", unusual.hours(entry, account, thresholds)),
            ("mass-reading", unusual.readings(entry, account, thresholds)),
            ("mass-listing", unusual.listings(entry, account, thresholds)),
            ("mass-disclosure", unusual.disclosures(entry, account, thresholds)),
            ("long-unused", unusual.idle(entry, account, thresholds)),
        )
        for kind, numbers in checks:
            yield from self._told(entry, account, kind, numbers)
        if not is_past:
            related = unusual.unrelated(entry, self._is_unrelated)
            yield from self._told(entry, account, "no-relation", related)

    def _told(
        self, entry: Seen, account: Account, kind: str, numbers: Numbers | None
    ) -> Iterator[Anomaly]:
        """The anomaly, unless the same was told of the account just before."""
        if numbers is None:
            return
        key = f"{kind} {entry.subject}" if kind == "no-relation" else kind
        pause = _NIGHT if kind == "unusual-hours" else self._thresholds.window
        before = account.told.get(key)
        account.told[key] = entry.at
        if before is None or entry.at - before > pause or kind.startswith("new-"):
            yield Anomaly(kind, entry.seq, entry.at, entry.actor, entry.address, numbers)
