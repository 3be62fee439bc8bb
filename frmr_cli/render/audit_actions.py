"""What was done to a record, in words: the actions of the audit log as a worker reads them."""

from __future__ import annotations

from typing import Any

from frmr_cli.locale import t

_NOUNS = {
    "worker": "record",
    "education": "education",
    "employment": "job",
    "accreditation": "accreditation",
    "document": "document",
    "contact": "contacts",
    "contacts": "contacts",
    "access": "role",
    "account": "account",
    "public": "public check",
}
_VERBS = {
    "read": "reading",
    "history": "reading of the history",
    "added": "addition",
    "changed": "change",
    "change_requested": "start of a change",
    "removed": "removal",
    "submitted": "submission",
    "checked": "check",
    "transferred": "transfer",
    "disclosed": "restricted fields opened",
    "uploaded": "upload",
    "downloaded": "download",
    "replaced": "replacement",
    "linked": "link",
    "unlinked": "removal of a link",
    "expired": "deletion at the end of its term",
    "granted": "grant",
    "revoked": "revocation",
    "refused": "refusal",
}


def action_text(action: Any) -> str:
    """`document.read` as `document: reading`; an action without words as it is."""
    if action == "audit.mine":
        return t("look at this list")
    noun, _, verb = str(action).partition(".")
    if noun not in _NOUNS or verb not in _VERBS:
        return str(action)
    return f"{t(_NOUNS[noun])}: {t(_VERBS[verb])}"
