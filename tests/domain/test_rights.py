"""Roles, relations and editable fields, as one table."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from frmr_cli.domain.masks import mask_document
from frmr_cli.domain.rights import (
    PUBLIC_FIELDS,
    RESTRICTED,
    SCOPES,
    Action,
    Relation,
    Role,
    Scope,
    editable_fields,
    may,
    needs,
    refused_fields,
    relation_to,
)

TODAY = date(2026, 11, 23)
OWN, STAFF, FOREIGN = Relation
EVERY = {OWN, STAFF, FOREIGN}
A = Action
R = Role
EXPECTED: dict[tuple[Role, Action], set[Relation]] = {
    (R.PRACTITIONER, A.READ): {OWN},
    (R.PRACTITIONER, A.DISCLOSE): {OWN},
    (R.PRACTITIONER, A.EDIT): {OWN},
    (R.PRACTITIONER, A.CHANGE_CONTACTS): {OWN},
    (R.PRACTITIONER, A.ANSWER_HIRE): {OWN},
    (R.ORGANISATION_HR, A.PROPOSE_HIRE): {STAFF},
    (R.REGISTRY_ADMIN, A.ANSWER_HIRE): EVERY,
    (R.ORGANISATION_HR, A.READ): {STAFF},
    (R.ORGANISATION_HR, A.DISCLOSE): {STAFF},
    (R.ORGANISATION_HR, A.EDIT): {STAFF},
    (R.ORGANISATION_HR, A.SEARCH): {STAFF},
    (R.REGISTRY_ADMIN, A.READ): EVERY,
    (R.REGISTRY_ADMIN, A.DISCLOSE): EVERY,
    (R.REGISTRY_ADMIN, A.EDIT): EVERY,
    (R.REGISTRY_ADMIN, A.SEARCH): EVERY,
    (R.REGISTRY_ADMIN, A.READ_LOGIN_EVENTS): EVERY,
    (R.REGISTRY_ADMIN, A.GRANT_ROLES): EVERY,
    (R.REGISTRY_ADMIN, A.REVIEW_ROLES): EVERY,
    (R.SUPPORT, A.READ): EVERY,
    (R.SUPPORT, A.SEARCH): EVERY,
    (R.SUPPORT, A.READ_LOGIN_EVENTS): EVERY,
    (R.AUDITOR, A.READ_LOGIN_EVENTS): EVERY,
    (R.AUDITOR, A.READ_AUDIT): EVERY,
    (R.AUDITOR, A.ERASE_FROM_AUDIT): EVERY - {Relation.OWN},
    (R.AUDITOR, A.RETAIN_AUDIT): EVERY,
    (R.AUDITOR, A.REVIEW_ROLES): EVERY,
    (R.SERVICE, A.READ): EVERY,
}


@pytest.mark.parametrize(("role", "action", "relation"), list(product(Role, Action, Relation)))
def test_every_cell_of_the_table(role: Role, action: Action, relation: Relation) -> None:
    """What is not allowed by name is refused, for each role, action and relation."""
    assert may([role], action, relation) == (relation in EXPECTED.get((role, action), set()))


@pytest.mark.parametrize(
    ("roles", "scopes"),
    [
        ((), set()),
        ((R.PRACTITIONER,), {"frmr.read", "frmr.write"}),
        ((R.SUPPORT,), {"frmr.read", "frmr.audit"}),
        ((R.PRACTITIONER, R.AUDITOR), {"frmr.read", "frmr.write", "frmr.audit"}),
        ((R.REGISTRY_ADMIN,), {"frmr.read", "frmr.write", "frmr.audit", "frmr.admin"}),
    ],
)
def test_scopes_that_are_of_use(roles: tuple[Role, ...], scopes: set[str]) -> None:
    """Those of what one of the roles may do."""
    assert {scope.value for scope in Scope if needs(roles, scope.value)} == scopes


def test_roles_add_up() -> None:
    """A person with two roles may do what either allows; without roles, nothing."""
    both = [Role.PRACTITIONER, Role.AUDITOR]

    assert may(both, Action.READ, OWN)
    assert may(both, Action.READ_AUDIT, FOREIGN)
    assert not may(both, Action.READ, FOREIGN)
    assert not may([], Action.READ, OWN)


def test_every_action_needs_a_scope() -> None:
    """No action can be done with a token of any scope."""
    assert set(SCOPES) == set(Action)


@pytest.mark.parametrize("role", Role)
def test_derived_fields_are_nobodys(role: Role) -> None:
    """Ids, versions, statuses and accreditation are written by the registry alone."""
    own = {"id", "version", "updatedAt", "isMedicalWorker", "accreditation", "employment", "masked"}

    assert editable_fields(role).isdisjoint(own)


@pytest.mark.parametrize(
    ("roles", "relation", "fields", "refused"),
    [
        ([R.PRACTITIONER], OWN, ["addresses", "inn"], ()),
        ([R.PRACTITIONER], OWN, ["phone", "addresses", "lastName"], ("lastName", "phone")),
        ([R.PRACTITIONER], FOREIGN, ["addresses"], ("addresses",)),
        ([R.ORGANISATION_HR], STAFF, ["lastName", "snils"], ()),
        ([R.ORGANISATION_HR], STAFF, ["email"], ("email",)),
        ([R.PRACTITIONER, R.ORGANISATION_HR], OWN, ["lastName"], ("lastName",)),
        ([R.REGISTRY_ADMIN], FOREIGN, ["phone", "email"], ()),
        ([R.SUPPORT], FOREIGN, ["addresses"], ("addresses",)),
        ([], OWN, ["addresses"], ("addresses",)),
    ],
)
def test_refused_fields_of_a_patch(
    roles: list[Role], relation: Relation, fields: list[str], refused: tuple[str, ...]
) -> None:
    """A role counts only where it may edit at all; contacts are changed by a code."""
    assert refused_fields(roles, relation, fields) == refused


def test_public_and_restricted_fields_are_disjoint() -> None:
    """Nothing that the law lets be published is masked, and the reverse."""
    assert PUBLIC_FIELDS.isdisjoint(pointer[1:] for pointer in RESTRICTED)
    assert mask_document(dict.fromkeys(PUBLIC_FIELDS, "x"))[1] == ()


def job(oid: str, end: str | None = None) -> dict[str, object]:
    """A job at an organisation."""
    return {"organization": {"oid": oid}, "beginDate": "2020-01-01", "endDate": end}


@pytest.mark.parametrize(
    ("worker_id", "organisation", "end", "expected"),
    [
        ("1", None, None, OWN),
        ("1", "A", None, OWN),
        ("2", "A", None, STAFF),
        (None, "A", None, STAFF),
        (None, "A", "2026-11-23", STAFF),
        (None, "A", "2026-11-22", FOREIGN),
        (None, "B", None, FOREIGN),
        (None, None, None, FOREIGN),
    ],
)
def test_relation_to_a_record(
    worker_id: str | None, organisation: str | None, end: str | None, expected: Relation
) -> None:
    """The own record comes first; the last day of a job still counts, the day after does not."""
    document = {"id": "1", "employment": [job("A", end)]}

    relation = relation_to(document, worker_id=worker_id, organisation=organisation, today=TODAY)

    assert relation == expected


def test_a_record_without_an_id_is_nobodys_own() -> None:
    """Two absent ids are not the same person."""
    assert relation_to({}, worker_id=None, organisation=None, today=TODAY) == FOREIGN
