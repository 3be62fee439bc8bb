"""First contents of the embedded registry: records, practitioners, staff, the service account."""

from __future__ import annotations

import secrets
from itertools import islice
from typing import TYPE_CHECKING, Final

from frmr_cli.domain.names import full_name
from frmr_cli.domain.rules import Fault
from frmr_cli.servers import audit
from frmr_cli.servers.registry import entries, principals, workers
from frmr_cli.servers.registry.document_seed import add_papers
from frmr_cli.servers.registry.entries import Change
from frmr_cli.servers.registry.identifiers import demo_id
from frmr_cli.servers.registry.principals import Principal
from frmr_cli.servers.registry.services import mark_demo, open_services

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from frmr_cli.servers.people import DemoPerson
    from frmr_cli.servers.registry.config import RegistryConfig
    from frmr_cli.servers.registry.services import Services

SERVICE_CLIENTS: Final = ("frmr-ci",)
"""Clients of the issuer that act for themselves; `sub` of their tokens is the client id (RFC 9068 §2.2)."""

_BATCH: Final = 500
_ACTOR: Final = "seed"
_REJECTED: Final = (Fault("FRMR-RULE-111", "/links"),)
"""What the rejected entries of the cast were rejected for."""


def seed(config: RegistryConfig, people: Iterable[DemoPerson]) -> None:
    """
    Add the records and the accounts of demo people; what is there stays as it is.

    People without a role stay unknown to the registry. Constant memory, one transaction per 500.
    Raises: UsageError FRMR-LOCAL-010 for a registry that is not on loopback, and as `open_services`.
    """
    services = open_services(config)
    try:
        mark_demo(services)
        services.vault.prepare()
        service = [Principal(name, name, ("service",)) for name in SERVICE_CLIENTS]
        _add(services, [], service)
        rest = iter(people)
        while batch := list(islice(rest, _BATCH)):
            known = [_principal(person) for person in batch if person.account.roles]
            _add(services, [person for person in batch if person.worker], known)
    finally:
        services.close()


def _add(services: Services, people: list[DemoPerson], known: list[Principal]) -> None:
    now = services.config.now()
    with services.database.write() as connection:
        records = [person.worker for person in people if person.worker]
        added = workers.insert_new(connection, services.vault, records, changed_by=_ACTOR, now=now)
        new = [person for person in people if person.worker and person.worker["id"] in added]
        entries.insert_many(connection, services.vault, _entries(new, now=now))
        papers = add_papers(
            connection, services.vault, new, entry_id=_entry_id, changed_by=_ACTOR, now=now
        )
        accounts = principals.insert_new(connection, services.issuer_name, known, now=now)
        entry = audit.AuditEntry(
            at=now,
            action="registry.seeded",
            outcome="ok",
            request_id=secrets.token_hex(16),
            actor=_ACTOR,
            details={"workers": len(added), "principals": accounts, "papers": papers},
        )
        audit.append(connection, entry)


def _entries(
    people: Iterable[DemoPerson], *, now: datetime
) -> Iterator[tuple[dict[str, str], dict[str, object], Change]]:
    """The entries of new records; each has the same id at every start."""
    for person in people:
        worker_id = str((person.worker or {})["id"])
        for number, entry in enumerate(person.entries, start=1):
            owner = {"id": _entry_id(worker_id, number), "worker_id": worker_id, "noun": entry.noun}
            faults = _REJECTED if entry.state == "rejected" else ()
            yield owner, entry.document, Change(entry.state, _ACTOR, now, faults=faults)


def _entry_id(worker_id: str, number: int) -> str:
    return demo_id(f"entry {worker_id} {number}")


def _principal(person: DemoPerson) -> Principal:
    worker_id = None if person.worker is None else str(person.worker["id"])
    return Principal(
        subject=person.subject,
        name=full_name(person.last_name, person.first_name, person.patronymic),
        roles=person.account.roles,
        worker_id=worker_id,
        organisation=person.account.organisation,
    )
