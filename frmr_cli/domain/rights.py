"""Who may do what with a record: one table of roles, actions and relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from frmr_cli.domain.rules import Document
from frmr_cli.domain.values import day_at, object_at, objects


class Role(StrEnum):
    """Roles are kept by the registry, never by the token."""

    PRACTITIONER = "practitioner"
    ORGANISATION_HR = "organisation_hr"
    REGISTRY_ADMIN = "registry_admin"
    SUPPORT = "support"
    AUDITOR = "auditor"
    SERVICE = "service"


class Action(StrEnum):
    """What the registry can be asked for."""

    READ = "read"
    """The record with masks."""
    DISCLOSE = "disclose"
    """Restricted values in clear, with a reason."""
    EDIT = "edit"
    CHANGE_CONTACTS = "change_contacts"
    SEARCH = "search"
    READ_LOGIN_EVENTS = "read_login_events"
    READ_AUDIT = "read_audit"
    ERASE_FROM_AUDIT = "erase_from_audit"
    """That nobody can tell any more which entries of the log were about a person; the entries stay."""
    RETAIN_AUDIT = "retain_audit"
    """Let the contents of entries go whose term has ended; their hashes stay."""
    GRANT_ROLES = "grant_roles"
    REVIEW_ROLES = "review_roles"
    """See who has which role and when it was last used, which the log tells."""
    PROPOSE_HIRE = "propose_hire"
    """Offer a job to somebody who is not staff yet; no record is named."""
    ANSWER_HIRE = "answer_hire"
    """Accept or decline an offer for a record."""


class Relation(StrEnum):
    """How the record stands to the person who asks."""

    OWN = "own"
    OWN_ORGANISATION = "own_organisation"
    FOREIGN = "foreign"


class Scope(StrEnum):
    """Scopes of an access token: the most that the client was allowed, not what the person may."""

    READ = "frmr.read"
    WRITE = "frmr.write"
    AUDIT = "frmr.audit"
    ADMIN = "frmr.admin"


SCOPES: Mapping[Action, Scope] = MappingProxyType(
    {
        Action.READ: Scope.READ,
        Action.DISCLOSE: Scope.READ,
        Action.SEARCH: Scope.READ,
        Action.EDIT: Scope.WRITE,
        Action.CHANGE_CONTACTS: Scope.WRITE,
        Action.READ_LOGIN_EVENTS: Scope.AUDIT,
        Action.READ_AUDIT: Scope.AUDIT,
        Action.ERASE_FROM_AUDIT: Scope.AUDIT,
        Action.RETAIN_AUDIT: Scope.AUDIT,
        Action.GRANT_ROLES: Scope.ADMIN,
        Action.REVIEW_ROLES: Scope.AUDIT,
        Action.PROPOSE_HIRE: Scope.WRITE,
        Action.ANSWER_HIRE: Scope.WRITE,
    }
)
"""The scope that an action needs besides the role."""

OF_STAFF = frozenset(Role) - {Role.PRACTITIONER}
"""Roles in which somebody acts for others."""

ANY = frozenset(Relation)
OWN = frozenset({Relation.OWN})
STAFF = frozenset({Relation.OWN_ORGANISATION})

RIGHTS: Mapping[Role, Mapping[Action, frozenset[Relation]]] = MappingProxyType(
    {
        Role.PRACTITIONER: {
            Action.READ: OWN,
            Action.DISCLOSE: OWN,
            Action.EDIT: OWN,
            Action.CHANGE_CONTACTS: OWN,
            Action.ANSWER_HIRE: OWN,
        },
        # Not OWN: nobody keeps the own record in the name of the employer.
        Role.ORGANISATION_HR: {
            Action.READ: STAFF,
            Action.DISCLOSE: STAFF,
            Action.EDIT: STAFF,
            Action.SEARCH: STAFF,
            Action.PROPOSE_HIRE: STAFF,
        },
        Role.REGISTRY_ADMIN: {
            Action.READ: ANY,
            Action.DISCLOSE: ANY,
            Action.EDIT: ANY,
            Action.SEARCH: ANY,
            Action.READ_LOGIN_EVENTS: ANY,
            Action.GRANT_ROLES: ANY,
            Action.REVIEW_ROLES: ANY,
            Action.ANSWER_HIRE: ANY,
        },
        Role.SUPPORT: {
            Action.READ: ANY,
            Action.SEARCH: ANY,
            Action.READ_LOGIN_EVENTS: ANY,
        },
        Role.AUDITOR: {
            Action.READ_LOGIN_EVENTS: ANY,
            Action.READ_AUDIT: ANY,
            # Who gives rights must not be the only one to look through them.
            Action.REVIEW_ROLES: ANY,
            # Not of the administrator: who changes records must not be able to hide whose. Not OWN either.
            Action.ERASE_FROM_AUDIT: ANY - OWN,
            Action.RETAIN_AUDIT: ANY,
        },
        # Enough for a smoke test, which reads one masked record.
        Role.SERVICE: {Action.READ: ANY},
    }
)
"""What is not here is refused. Contacts are changed by their owner, who confirms a code."""

PUBLIC_FIELDS = frozenset(
    {
        "id",
        "lastName",
        "firstName",
        "patronymic",
        "category",
        "specialties",
        "qualification",
        "isMedicalWorker",
        "status",
        "education",
        "employment",
        "accreditation",
    }
)
"""Fields that 323-ФЗ, ст. 93 lets be published: ФИО, education, organisation and post."""

RESTRICTED = frozenset(
    {
        "/snils",
        "/inn",
        "/documents",
        "/birthDate",
        "/birthPlace",
        "/addresses",
        "/phone",
        "/email",
    }
)
"""Pointers of what is masked. Gender and citizenship are neither public nor masked."""

OF_THE_PERSON = frozenset({"addresses", "birthPlace", "documents", "inn"})
OF_THE_RECORD = OF_THE_PERSON | {
    "lastName",
    "firstName",
    "patronymic",
    "gender",
    "birthDate",
    "snils",
    "citizenship",
    "category",
    "specialties",
    "qualification",
}

EDITABLE: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.PRACTITIONER: OF_THE_PERSON,
        Role.ORGANISATION_HR: OF_THE_RECORD,
        # A lost phone cannot receive the code that confirms its successor.
        Role.REGISTRY_ADMIN: OF_THE_RECORD | {"phone", "email"},
    }
)


def may(roles: Iterable[Role], action: Action, relation: Relation) -> bool:
    """Whether one of the roles allows the action on a record in that relation."""
    return any(relation in RIGHTS[role].get(action, frozenset()) for role in roles)


def needs(roles: Iterable[Role], scope: str) -> bool:
    """Whether one of the roles can do anything with a scope: whoever has no use for it need not log in with it."""
    return any(SCOPES[action] == scope for role in roles for action in RIGHTS[role])


def editable_fields(role: Role) -> frozenset[str]:
    """Top-level fields that the role may change by a merge patch; empty for a role that edits none."""
    return EDITABLE.get(role, frozenset())


def refused_fields(
    roles: Iterable[Role], relation: Relation, patch: Iterable[str]
) -> tuple[str, ...]:
    """The top-level fields of a patch that none of the roles may change in that relation; sorted."""
    allowed: frozenset[str] = frozenset().union(
        *(editable_fields(role) for role in roles if may((role,), Action.EDIT, relation))
    )
    return tuple(sorted(set(patch) - allowed))


def may_edit_entry(
    roles: Iterable[Role], relation: Relation, *, employer: str | None, organisation: str | None
) -> bool:
    """
    Whether one of the roles may change an entry of a record in that relation.

    `employer` is the OID where the job of the entry is, None for an entry that is no job, and
    `organisation` the one for which the person acts: the staff of an organisation keeps its own jobs
    only.
    """
    return any(
        may((role,), Action.EDIT, relation)
        and (role is not Role.ORGANISATION_HR or employer in (None, organisation))
        for role in roles
    )


def may_use_document(
    roles: Iterable[Role], action: Action, relation: Relation, *, is_of_employer: bool
) -> bool:
    """
    Whether one of the roles allows the action on a document of a record in that relation.

    `is_of_employer`: False for a paper of a job at another organisation than the one for which the person
    acts, which the staff of an organisation has no business with.
    """
    return any(
        may((role,), action, relation) and (role is not Role.ORGANISATION_HR or is_of_employer)
        for role in roles
    )


def relation_to(
    document: Document, *, worker_id: str | None, organisation: str | None, today: date
) -> Relation:
    """
    How a record stands to a person: `worker_id` is the person's own record, if any, and
    `organisation` the OID for which the person acts, if any. Only a job that has not ended counts.
    """
    if worker_id is not None and document.get("id") == worker_id:
        return Relation.OWN
    if organisation is not None and organisation in employers(document, today):
        return Relation.OWN_ORGANISATION
    return Relation.FOREIGN


def employers(document: Document, today: date) -> set[object]:
    """OIDs of the organisations where the worker's job has not ended; future jobs count."""
    return {
        object_at(job, "organization").get("oid")
        for _, job in objects(document, "employment")
        if (day_at(job, "endDate") or today) >= today
    } - {None}
