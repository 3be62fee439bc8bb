"""What a principal sees of a document, and on what grounds."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.rights import Action, Relation, may, may_use_document
from frmr_cli.servers.registry import document_employers, documents
from frmr_cli.servers.registry.access import Access, permitted, register_day, roles_of
from frmr_cli.servers.registry.document_forms import stated_reason
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.documents import Document, StoredDocument

MASK = "***"
_PERSONAL = ("series", "number")
"""What identifies a paper, and by it a person."""


class Found(NamedTuple):
    """A document that the principal may work with, and its worker."""

    document: StoredDocument
    access: Access


def found(
    call: Call,
    connection: Connection,
    document_id: str,
    action: Action,
    *,
    before: str | None = None,
) -> Found:
    """
    The document that a path names, for an action on the record of its worker; as it was before a moment.

    Raises: Problem 404 FRMR-REG-150; 403 FRMR-REG-016.
    """
    today = register_day(call.origin.now)
    stored = documents.find(connection, document_id, today=today, before=before)
    if stored is None:
        raise Problem(404, "FRMR-REG-150")
    access = permitted(call, connection, stored.worker_id, action)
    employer = employer_of(call, access, action)
    if employer is not None and not document_employers.is_of_employer(
        connection, stored.id, employer, before=before
    ):
        raise Problem(403, "FRMR-REG-016")
    return Found(stored, access)


def employer_of(call: Call, access: Access, action: Action) -> str | None:
    """The organisation in whose name alone the principal may do this with documents; None for no such bound."""
    roles = roles_of(call)
    if may_use_document(roles, action, access.relation, is_of_employer=False):
        return None
    return call.principal.organisation or ""


def grounds(call: Call, access: Access) -> str | None:
    """
    Why the principal opens something that is restricted; None for the own record.

    Raises: Problem 403 FRMR-REG-016 without the right to disclose, FRMR-REG-154 for somebody else's document without
    a reason.
    """
    if not may(roles_of(call), Action.DISCLOSE, access.relation):
        raise Problem(403, "FRMR-REG-016")
    reason = stated_reason(call.origin)
    if reason is None and access.relation is not Relation.OWN:
        raise Problem(403, "FRMR-REG-154")
    return reason


def masked(call: Call, access: Access, document: Document) -> Document:
    """
    A document as the principal reads it, the pointers of what is hidden in `masked`.

    Numbers and names of papers of identity are hidden until a reason is given, those of all papers from roles that
    may not disclose.
    """
    trusted = may(roles_of(call), Action.DISCLOSE, access.relation)
    stated = trusted and stated_reason(call.origin) is not None
    if trusted and (stated or document["kind"] != "identity"):
        return {**document, "masked": []}
    details = dict(document["details"])
    hidden = [name for name in _PERSONAL if name in details]
    extension = PurePath(document["name"]).suffix
    return {
        **document,
        "name": f"{MASK}{extension}",
        "details": {**details, **dict.fromkeys(hidden, MASK)},
        "masked": ["/name", *(f"/details/{name}" for name in hidden)],
    }


def shown(
    call: Call,
    connection: Connection,
    access: Access,
    stored: StoredDocument,
    *,
    before: str | None = None,
) -> Document:
    """One document as the principal reads it, with its links of now or of before a moment."""
    vault = call.services.vault
    (document,) = documents.shown(connection, vault, stored.worker_id, [stored], before=before)
    return masked(call, access, document)
