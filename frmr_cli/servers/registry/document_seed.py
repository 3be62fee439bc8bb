"""The papers of the demo cast, stored and linked to the entries that they prove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.domain.files import retain_until
from frmr_cli.servers.people.scans import scans_of
from frmr_cli.servers.registry import document_writing, links
from frmr_cli.servers.registry.document_writing import NewDocument
from frmr_cli.servers.registry.identifiers import demo_id
from frmr_cli.servers.registry.register_time import register_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.people import DemoPerson
    from frmr_cli.servers.registry.vault import Vault


def add_papers(
    connection: Connection,
    vault: Vault,
    people: Iterable[DemoPerson],
    *,
    entry_id: Callable[[str, int], str],
    changed_by: str,
    now: datetime,
) -> int:
    """
    Store the papers of new records; `entry_id` names an entry by worker id and place.

    Returns: how many. Their ids tell whose they are, differ from the beginning on, and are the same in every
    installation.
    """
    count = 0
    for person in people:
        worker_id = str((person.worker or {}).get("id", ""))
        for number, scan in enumerate(scans_of(person), start=1):
            new = NewDocument(
                worker_id=worker_id,
                kind=scan.kind,
                name=scan.name,
                details=scan.details,
                valid_until=scan.valid_until,
                retain_until=retain_until(scan.kind, stored=register_day(now)),
                id=demo_id(f"scan {worker_id} {number}"),
            )
            stored = document_writing.insert(
                connection, vault, new, scan.content, changed_by=changed_by, now=now
            )
            what = links.Link(entry_id(worker_id, scan.entry), stored.id, worker_id)
            links.link(connection, what, purpose=scan.purpose, now=now)
            count += 1
    return count
