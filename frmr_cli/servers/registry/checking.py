"""The checker of the register: applies the rules to entries, at once or after a set delay."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.diploma_rules import DIPLOMA_TAKEN
from frmr_cli.domain.education_rules import check_education
from frmr_cli.domain.employment_rules import check_employment
from frmr_cli.domain.record import Record
from frmr_cli.domain.rules import Fault, Severity, errors_of
from frmr_cli.servers import audit
from frmr_cli.servers.registry import documents, entries, entry_facts, links, workers
from frmr_cli.servers.registry.dictionaries import StoredDictionaries
from frmr_cli.servers.registry.entries import Change
from frmr_cli.servers.registry.entry_columns import paper_key
from frmr_cli.servers.registry.register_time import register_day, stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.entries import StoredEntry
    from frmr_cli.servers.registry.services import Services
    from frmr_cli.servers.registry.workers import Document

CHECKER = "checker"
"""Who has confirmed or rejected, in the history and in the audit log."""

RULES = {"education": check_education, "employment": check_employment}
_AT_ONCE = 100
"""Waiting entries that one request decides."""


def draft_faults(
    connection: Connection,
    services: Services,
    document: Mapping[str, Any],
    *,
    worker_id: str,
    noun: str,
    now: datetime,
) -> list[Fault]:
    """What is wrong with an entry that is being saved; `id` in it names the entry, if it has one."""
    return _faults(
        connection, services, document, worker_id=worker_id, noun=noun, now=now, complete=False
    )


def submitted(
    connection: Connection, services: Services, entry: StoredEntry, *, by: str, now: datetime
) -> StoredEntry:
    """Hand an entry to the checker. Returns: its new version, decided upon if nothing is to be waited for."""
    delay = services.config.check_delay
    if not delay:
        return _decided(connection, services, entry, by=by, now=now)
    document = entries.opened(entry, services.vault)
    change = Change("on_check", by, now, check_due=now + delay)
    return entries.write_version(connection, services.vault, entry, document, change)


def settle(connection: Connection, services: Services, *, now: datetime) -> None:
    """Decide upon the entries that have waited long enough, each with its entry in the audit log; once a transaction."""
    if connection.recall("settled", now):
        return
    connection.remember("settled", now, value=True)
    for entry_id in entry_facts.due(connection, now=stored(now), limit=_AT_ONCE):
        entry = entries.find(connection, entry_id)
        if entry is None:
            continue
        decided = _decided(connection, services, entry, by=CHECKER, now=now)
        written = audit.AuditEntry(
            at=now,
            action=f"{entry.noun}.checked",
            outcome="ok",
            request_id=secrets.token_hex(16),
            actor=CHECKER,
            subject=entry.worker_id,
            objects=(entry.id,),
            details={"state": decided.state, "version": decided.version},
        )
        audit.append(connection, written)


def _decided(
    connection: Connection, services: Services, entry: StoredEntry, *, by: str, now: datetime
) -> StoredEntry:
    document = entries.opened(entry, services.vault)
    found = _faults(
        connection,
        services,
        {**document, "id": entry.id},
        worker_id=entry.worker_id,
        noun=entry.noun,
        now=now,
        complete=True,
    )
    state = "rejected" if errors_of(found) else "confirmed"
    change = Change(state, by, now, faults=found)
    return entries.write_version(connection, services.vault, entry, document, change)


def _faults(
    connection: Connection,
    services: Services,
    document: Mapping[str, Any],
    *,
    worker_id: str,
    noun: str,
    now: datetime,
    complete: bool,
) -> list[Fault]:
    today = register_day(now)
    record = _record(connection, services, worker_id, today=today)
    linked = links.by_entry(connection, worker_id).get(str(document.get("id")), [])
    judged = {**document, "links": linked}
    nsi = StoredDictionaries(connection)
    found = RULES[noun](judged, today=today, record=record, nsi=nsi, complete=complete)
    taken = _register_wide(connection, services, document, worker_id, complete=complete)
    return [*found, *taken]


def _register_wide(
    connection: Connection,
    services: Services,
    document: Mapping[str, Any],
    worker_id: str,
    *,
    complete: bool,
) -> Iterator[Fault]:
    """What only the whole register can tell: a paper belongs to one worker."""
    key = paper_key(document)
    if key is None:
        return
    if entry_facts.paper_is_taken(connection, services.vault, key, worker_id=worker_id):
        place = "/number" if document.get("kind") == "certificate" else "/diploma/number"
        # A draft may be saved: it may be the other one that is wrong.
        yield Fault(DIPLOMA_TAKEN, place, Severity.ERROR if complete else Severity.WARNING)


def _record(connection: Connection, services: Services, worker_id: str, *, today: date) -> Record:
    """All that the rules may look at, restricted values in clear."""
    vault = services.vault
    worker = workers.find(connection, worker_id)
    by_noun: dict[str, list[Document]] = {noun: [] for noun in entries.NOUNS}
    for entry in entries.of_worker(connection, worker_id):
        facts = {
            "id": entry.id,
            "state": entry.state,
            "confirmedVersion": entry.confirmed_version,
        }
        by_noun[entry.noun].append({**entries.opened(entry, vault), **facts})
    papers = documents.of_worker(connection, worker_id, today=today)
    return Record(
        worker=workers.opened(worker, vault) if worker else {},
        documents=documents.shown(connection, vault, worker_id, papers),
        **by_noun,
    )
