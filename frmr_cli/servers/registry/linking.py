"""
First contact: an account of the issuer is bound to the worker whom it stands for.

The person proves the identity to the issuer; the registry compares СНИЛС, birth date and family name with
its record. Anything less than all three binds nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.identifiers import parse_snils
from frmr_cli.domain.names import normalised
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.registry import principals, workers
from frmr_cli.servers.registry.principals import Principal
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.services import Services
    from frmr_cli.servers.registry.tokens import Claims

PRACTITIONER = "practitioner"


def link(
    services: Services,
    connection: Connection,
    claims: Claims,
    person: Mapping[str, Any],
    *,
    now: datetime,
) -> Principal:
    """
    Bind the subject of a token to the worker with the person's СНИЛС.

    `person`: the answer of the issuer's userinfo endpoint.
    Raises: Problem 403 FRMR-REG-017 when the СНИЛС was not released to this login, FRMR-REG-014 when
    no worker fits, FRMR-REG-015 when a fitting record differs or is bound to another account.
    """
    worker = _worker_of(services, connection, claims, person)
    name = " ".join(
        worker[part] for part in ("lastName", "firstName", "patronymic") if worker.get(part)
    )
    if principals.is_linked(connection, services.issuer_name, worker["id"]):
        raise Problem(403, "FRMR-REG-015")
    principal = Principal(claims.subject, name, (PRACTITIONER,), worker_id=worker["id"])
    principals.insert_new(connection, services.issuer_name, [principal], now=now)
    return principal


def _worker_of(
    services: Services, connection: Connection, claims: Claims, person: Mapping[str, Any]
) -> workers.Document:
    # Somebody else's answer must not be taken for this person's (OpenID Connect Core §5.3.2).
    if person.get("sub") != claims.subject:
        raise Problem(403, "FRMR-REG-014")
    if not isinstance(person.get("snils"), str):
        raise Problem(403, "FRMR-REG-017")
    try:
        snils = parse_snils(person["snils"])
    except ValidationFailed as error:
        raise Problem(403, "FRMR-REG-014") from error
    found = workers.find_by_snils(connection, services.vault, snils)
    if not found:
        raise Problem(403, "FRMR-REG-014")
    if len(found) > 1:
        raise Problem(403, "FRMR-REG-015")
    worker = workers.opened(found[0], services.vault)
    if not _is_same_person(worker, person):
        raise Problem(403, "FRMR-REG-015")
    return worker


def _is_same_person(worker: Mapping[str, Any], person: Mapping[str, Any]) -> bool:
    family_name = normalised(str(person.get("family_name") or "")).casefold()
    return bool(family_name) and (
        family_name == normalised(str(worker["lastName"])).casefold()
        and person.get("birthdate") == worker["birthDate"]
    )
