"""Consents of the person as operations: what was agreed to, in which words, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from frmr_cli.servers.gosuslugi.accounts import api_models, consents
from frmr_cli.servers.gosuslugi.accounts.consent_documents import DOCUMENTS

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.api_handlers import Call
    from frmr_cli.servers.gosuslugi.accounts.consent_documents import ConsentDocument
    from frmr_cli.servers.gosuslugi.accounts.consents import Consent

_BY_PURPOSE = {document.purpose: document for document in DOCUMENTS}


def read_consents(call: Call) -> Response:
    """Every consent, also those withdrawn; the oldest first."""
    items = [
        _state(found, _BY_PURPOSE[found.purpose], call.language)
        for found in consents.history(call.connection, call.subject)
        if found.purpose in _BY_PURPOSE
    ]
    call.audit("consent.read")
    body = api_models.Consents(items=items).model_dump(mode="json", by_alias=True)
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


def withdraw_consent(call: Call) -> Response:
    """Take a consent back; a required one is asked for again at the next login."""
    purpose = str(call.path["purpose"])
    if not consents.withdraw(call.connection, call.subject, purpose, channel="api", now=call.now):
        return call.problem(404, "FRMR-GOS-070")
    call.audit("consent.withdrawn", details={"purpose": purpose})
    return Response(status_code=204)


def _state(found: Consent, document: ConsentDocument, language: str) -> api_models.Consent:
    return api_models.Consent(
        purpose=found.purpose,
        title=document.wording(language).title,
        version=found.version,
        required=document.required,
        text_sha256=found.text_sha256,
        given_at=found.given_at.isoformat(timespec="seconds"),
        channel=found.channel,
        withdrawn_at=found.withdrawn_at and found.withdrawn_at.isoformat(timespec="seconds"),
    )
