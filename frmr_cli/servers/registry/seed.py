"""First contents of the embedded registry: records, practitioners, staff, the service account."""

from __future__ import annotations

import secrets
from itertools import islice
from typing import TYPE_CHECKING, Final

from frmr_cli.domain.names import full_name
from frmr_cli.servers import audit
from frmr_cli.servers.registry import principals, workers
from frmr_cli.servers.registry.principals import Principal
from frmr_cli.servers.registry.services import mark_demo, open_services

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frmr_cli.servers.people import DemoPerson
    from frmr_cli.servers.registry.config import RegistryConfig
    from frmr_cli.servers.registry.services import Services

SERVICE_CLIENTS: Final = ("frmr-ci",)
"""Clients of the issuer that act for themselves; `sub` of their tokens is the client id (RFC 9068 §2.2)."""

_BATCH: Final = 500
_ACTOR: Final = "seed"


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
            _add(services, [person.worker for person in batch if person.worker], known)
    finally:
        services.close()


def _add(services: Services, documents: list[dict[str, object]], known: list[Principal]) -> None:
    now = services.config.now()
    with services.database.write() as connection:
        added = workers.insert_new(
            connection, services.vault, documents, changed_by=_ACTOR, now=now
        )
        accounts = principals.insert_new(connection, services.issuer_name, known, now=now)
        entry = audit.AuditEntry(
            at=now,
            action="registry.seeded",
            outcome="ok",
            request_id=secrets.token_hex(16),
            actor=_ACTOR,
            details={"workers": added, "principals": accounts},
        )
        audit.append(connection, entry)


def _principal(person: DemoPerson) -> Principal:
    worker_id = None if person.worker is None else str(person.worker["id"])
    return Principal(
        subject=person.subject,
        name=full_name(person.last_name, person.first_name, person.patronymic),
        roles=person.account.roles,
        worker_id=worker_id,
        organisation=person.account.organisation,
    )
