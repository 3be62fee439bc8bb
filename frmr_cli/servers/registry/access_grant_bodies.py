"""Reading of a request for a role, its faults named field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.domain.dates import parse_date
from frmr_cli.domain.oids import parse_organisation_oid, parse_worker_id
from frmr_cli.domain.rights import Role
from frmr_cli.domain.rules import Fault
from frmr_cli.domain.values import REQUIRED, text_faults
from frmr_cli.errors import ValidationFailed
from frmr_cli.servers.registry.access_grants import FOR_ORGANISATION
from frmr_cli.servers.registry.bodies import refuse, shape_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

REASON_LENGTH = (3, 500)
SUBJECT_LENGTH = 255
"""OpenID Connect Core §2: `sub` has at most 255 characters."""

_MEMBERS = ("subject", "workerId", "name", "role", "organization", "until", "reason")
_OBLIGATORY = ("role", "reason")


class Wanted(NamedTuple):
    """A role that somebody asks for; one of `subject` and `worker_id` is there."""

    role: str
    reason: str
    subject: str | None = None
    worker_id: str | None = None
    name: str | None = None
    organization: str | None = None
    until: str | None = None


def wanted_grant(body: dict[str, Any], *, today: date, language: str) -> Wanted:
    """Raises: Problem 422 FRMR-REG-027 that names every field to correct."""
    refuse(_faults(body, today), language)
    return Wanted(
        role=body["role"],
        reason=" ".join(body["reason"].split()),
        subject=body.get("subject"),
        worker_id=body.get("workerId"),
        name=body.get("name"),
        organization=body.get("organization"),
        until=None if body.get("until") is None else parse_date(body["until"]).isoformat(),
    )


def _faults(body: dict[str, Any], today: date) -> Iterator[Fault]:
    # Optional members may be missing; `shape_faults` names what nobody knows.
    for fault in shape_faults(body, _MEMBERS):
        if fault.code != REQUIRED:
            yield fault
    for name, parse in _parsers(today).items():
        yield from text_faults(body, name, parse, required=name in _OBLIGATORY)
    if (body.get("subject") is None) == (body.get("workerId") is None):
        yield Fault("FRMR-REG-187", "/subject")
    needs = body.get("role") in FOR_ORGANISATION
    if needs and not body.get("organization"):
        yield Fault(REQUIRED, "/organization")
    if not needs and body.get("organization") is not None:
        yield Fault("FRMR-REG-188", "/organization")


def _parsers(today: date) -> dict[str, Callable[[str], object]]:
    def until(text: str) -> None:
        if parse_date(text) < today:
            raise ValidationFailed("FRMR-REG-189")

    return {
        "subject": _sized(1, SUBJECT_LENGTH),
        "workerId": parse_worker_id,
        "name": _sized(1, SUBJECT_LENGTH),
        "role": _role,
        "organization": parse_organisation_oid,
        "until": until,
        "reason": _sized(*REASON_LENGTH),
    }


def _role(text: str) -> None:
    allowed = [role.value for role in Role]
    if text not in allowed:
        raise ValidationFailed("FRMR-RULE-060", allowed=", ".join(allowed))


def _sized(shortest: int, longest: int) -> Callable[[str], object]:
    def check(text: str) -> None:
        if len(" ".join(text.split())) < shortest:
            raise ValidationFailed("FRMR-REG-033")
        if len(text) > longest:
            raise ValidationFailed("FRMR-RULE-004", limit=longest)

    return check
