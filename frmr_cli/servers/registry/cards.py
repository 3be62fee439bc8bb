"""
Cards: what lists tell of a worker as ready JSON, kept beside the record and true for a stretch of days.

Triggers mark a card as stale in the transaction of whatever changes its record. A stale card is never read: the
record is put together anew instead, and a task in the background writes the card when nobody has to wait for it.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from frmr_cli.domain.status import next_change
from frmr_cli.servers.registry import entries, workers
from frmr_cli.servers.registry.record_views import derived, summary
from frmr_cli.servers.registry.register_time import register_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.servers.registry.services import Services

AT_ONCE = 50
"""Cards of one transaction: writers wait some milliseconds for it."""
SHARE = 0.1
"""Of the time that the task may keep the line of writers to itself."""
PAUSE_SECONDS = 2.0
"""Between looks for stale cards."""

_DUE = """
SELECT worker_id FROM stale_card UNION ALL
SELECT worker_id FROM worker_card WHERE until_day <= :today LIMIT :limit
"""
_INSERT = """
INSERT INTO worker_card (worker_id, body, summary, from_day, until_day)
VALUES (:worker_id, :body, :summary, :from_day, :until_day)
ON CONFLICT (worker_id) DO UPDATE SET body = :body, summary = :summary, from_day = :from_day, until_day = :until_day
"""
_FRESH = "DELETE FROM stale_card WHERE worker_id = :worker_id"


CARDS = """
LEFT JOIN worker_card c ON c.worker_id = {0} LEFT JOIN stale_card s ON s.worker_id = {0}
"""
"""The card of a worker in a query, `{0}` being the id."""
CARD_DAYS = "CASE WHEN s.worker_id IS NULL THEN c.from_day END AS from_day, c.until_day"
"""Columns that say when a card is true; none of them is there for a card that is stale or missing."""


class Told(NamedTuple):
    """What a list tells of a worker."""

    worker_id: str
    text: bytes
    """JSON, as UTF-8."""


class Card(NamedTuple):
    """What is told of a worker on some days."""

    worker_id: str
    body: str
    """JSON of the masked record with its derived members."""
    summary: str
    """JSON of what a search tells."""
    from_day: str
    until_day: str
    """The first day on which it may no longer be true; ISO."""


def told(
    connection: Connection,
    rows: Sequence[Mapping[str, Any]],
    *,
    on: date,
    member: Literal["body", "summary"],
) -> list[Told]:
    """
    What the rows of a query with `CARDS` tell on a day, in their order; what has no card for that day is made anew.

    `rows`: `id`, `told` and `CARD_DAYS`, texts as UTF-8. `member`: of which member of a card `told` was selected.
    """
    day = on.isoformat().encode()
    found: dict[str, bytes | None] = {
        row["id"].decode(): row["told"]
        if row["from_day"] is not None and row["from_day"] <= day < row["until_day"]
        else None
        for row in rows
    }
    missing = [name for name, text in found.items() if text is None]
    for card in made(connection, missing, on=on):
        found[card.worker_id] = (card.body if member == "body" else card.summary).encode()
    return [Told(name, text) for name, text in found.items() if text is not None]


def made(connection: Connection, worker_ids: Sequence[str], *, on: date) -> list[Card]:
    """The cards of present workers for a day, put together from their records, in no order; unknown ids are left out."""
    if not worker_ids:
        return []
    return cards_of(connection, workers.find_many(connection, worker_ids), on=on)


def cards_of(
    connection: Connection,
    found: Sequence[workers.StoredWorker],
    *,
    on: date,
    before: str | None = None,
) -> list[Card]:
    """The cards of workers for a day, in their order. `before`: as the register was then, see `register_time`."""
    if not found:
        return []
    confirmed: defaultdict[str, list[entries.StoredEntry]] = defaultdict(list)
    names = [worker.id for worker in found]
    nouns = ("employment", "accreditation")
    for entry in entries.of_workers(connection, names, *nouns, before=before):
        confirmed[entry.worker_id].append(entry)
    return [card_of(worker.public(), confirmed[worker.id], on=on) for worker in found]


def card_of(
    document: workers.Document, confirmed: Iterable[entries.StoredEntry], *, on: date
) -> Card:
    """The card of a masked document and its confirmed entries, the latest first."""
    record = derived(document, confirmed, on=on)
    return Card(
        str(document["id"]),
        json.dumps(record, ensure_ascii=False),
        json.dumps(summary(record, on=on), ensure_ascii=False),
        on.isoformat(),
        next_change(record, on=on).isoformat(),
    )


def write(connection: Connection, cards: Iterable[Card]) -> None:
    """Store cards; none of them is stale any more."""
    rows: list[dict[str, SqlValue]] = [card._asdict() for card in cards]
    connection.execute_many(_INSERT, rows)
    connection.execute_many(_FRESH, [{"worker_id": row["worker_id"]} for row in rows])


def refresh(connection: Connection, *, today: date, limit: int = AT_ONCE) -> int:
    """Write some of the cards that are stale or have reached their last day. Returns: how many."""
    due = connection.all(_DUE, {"today": today.isoformat(), "limit": limit})
    names = list(dict.fromkeys(str(row["worker_id"]) for row in due))
    write(connection, made(connection, names, on=today))
    return len(names)


async def keep_cards(services: Services) -> None:
    """Refresh cards whenever some are due, a few at a time and with long pauses, until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        pause = PAUSE_SECONDS
        try:
            taken = await loop.run_in_executor(services.threads, _refreshed, services)
            pause = taken * (1 / SHARE - 1) if taken else PAUSE_SECONDS
        except Exception as error:  # noqa: BLE001 - a failure must not end what keeps reads fast
            services.config.log("error", "no cards", exception=type(error).__name__)
        await asyncio.sleep(pause)


def _refreshed(services: Services) -> float:
    """Refresh some cards. Returns: how many seconds that took; 0 when none were due."""
    today = register_day(services.config.now())
    with services.database.read() as connection:
        if not connection.all(_DUE, {"today": today.isoformat(), "limit": 1}):
            return 0.0
    with services.database.write() as connection:
        # From here on: waiting for the turn of this one kept nobody else waiting.
        began = time.monotonic()
        refresh(connection, today=today)
    return time.monotonic() - began
