"""Documents whose term has passed are deleted, each with its entry in the audit log."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING

from frmr_cli.servers import audit
from frmr_cli.servers.registry import document_writing
from frmr_cli.servers.registry.register_time import register_day

if TYPE_CHECKING:
    from datetime import date

    from frmr_cli.servers.registry.services import Services

ACTOR = "retention"
LOOK_SECONDS = 60.0
"""How often it is looked whether a new day has begun."""
BATCH = 50
"""Documents of one transaction: others want to write too."""


async def keep_terms(services: Services) -> None:
    """
    Delete what is overdue at once and whenever a day of the register has begun, until cancelled.

    A database that is away is asked again.
    """
    loop = asyncio.get_running_loop()
    done: date | None = None
    while True:
        today = register_day(services.config.now())
        if today != done:
            try:
                await loop.run_in_executor(services.threads, delete_overdue, services)
                done = today
            except Exception as error:  # noqa: BLE001 - a day that failed must not end those that follow
                services.config.log("error", "no retention", exception=type(error).__name__)
        await asyncio.sleep(LOOK_SECONDS)


def delete_overdue(services: Services) -> int:
    """
    Delete every document whose last day has passed, with its contents, versions and links.

    Returns: how many. Deleting a batch and saying so is one transaction.
    """
    deleted = 0
    while True:
        batch = _delete_batch(services)
        deleted += batch
        if batch < BATCH:
            return deleted


def _delete_batch(services: Services) -> int:
    now = services.config.now()
    today = register_day(now)
    with services.database.read() as connection:
        if not document_writing.overdue(connection, today=today, limit=1):
            return 0
    services.vault.prepare()
    with services.database.write() as connection:
        rows = document_writing.overdue(connection, today=today, limit=BATCH)
        for row in rows:
            document_writing.remove(connection, row["id"])
            entry = audit.AuditEntry(
                at=now,
                action="document.expired",
                outcome="ok",
                request_id=secrets.token_hex(16),
                actor=ACTOR,
                subject=row["worker_id"],
                objects=(row["id"],),
                details={"kind": row["kind"], "retain_until": row["retain_until"]},
            )
            audit.append(connection, entry)
    return len(rows)
