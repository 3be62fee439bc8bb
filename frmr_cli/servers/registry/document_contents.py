"""Operations on scans themselves: upload, download, replace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import Response

from frmr_cli.domain.document_rules import check_document
from frmr_cli.domain.files import file_name, retain_until
from frmr_cli.domain.rights import Action
from frmr_cli.domain.rules import errors_of
from frmr_cli.servers.registry import document_views, document_writing, documents
from frmr_cli.servers.registry.access import Access, permitted, register_day, scope_for
from frmr_cli.servers.registry.authentication import COLLECT, perform
from frmr_cli.servers.registry.bodies import refuse
from frmr_cli.servers.registry.calls import Done, Task
from frmr_cli.servers.registry.document_forms import check_digest, content_digest, upload_of
from frmr_cli.servers.registry.document_operations import done, refuse_proof, task_on
from frmr_cli.servers.registry.preconditions import require_match

if TYPE_CHECKING:
    from starlette.requests import Request

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.registry.calls import Call, Origin
    from frmr_cli.servers.registry.document_forms import Upload
    from frmr_cli.servers.registry.document_views import Found
    from frmr_cli.servers.registry.document_writing import NewDocument
    from frmr_cli.servers.registry.documents import Document
    from frmr_cli.servers.registry.services import Services


async def upload(request: Request) -> Response:
    """A scan stored; the same scan of the same kind is stored once."""
    if COLLECT in request.scope:
        return Response()  # a batch carries no files
    named = request.path_params["id"]
    services: Services = request.app.state.services

    def permit(call: Call, connection: Connection) -> Access:
        return permitted(call, connection, named, Action.EDIT)

    def examine(origin: Origin) -> None:
        check_digest(origin)
        refuse(services.scans.faults(upload_of(origin).content), origin.language)

    task = Task(
        action="document.uploaded",
        scope=scope_for(Action.EDIT),
        rate="upload",
        permit=permit,
        work=_upload,
        named=named,
        changes=True,
        beforehand=examine,
    )
    return await perform(request, task)


async def replace_content(request: Request) -> Response:
    """Another scan of the same paper; the former one stays in the history."""
    if COLLECT in request.scope:
        return Response()
    services: Services = request.app.state.services

    def examine(origin: Origin) -> None:
        check_digest(origin)
        refuse(services.scans.faults(origin.body), origin.language)

    task = task_on(
        request, "document.replaced", Action.EDIT, _replace, rate="upload", beforehand=examine
    )
    return await perform(request, task)


async def read_content(request: Request) -> Response:
    """The scan as it was sent; of a day, the one that was there."""
    if COLLECT in request.scope:
        return Response()
    query = dict(request.query_params)
    task = task_on(
        request, "document.downloaded", Action.DISCLOSE, _download, rate="download", query=query
    )
    return await perform(request, task)


def _upload(call: Call, connection: Connection, access: Access) -> Done:
    form = upload_of(call.origin)
    new = _new_document(call, access, form)
    vault, now = call.services.vault, call.origin.now
    same = documents.find_same(
        connection,
        vault,
        worker_id=new.worker_id,
        kind=new.kind,
        content=form.content,
        today=register_day(now),
        employer=document_views.employer_of(call, access, Action.EDIT),
    )
    stored = same or document_writing.insert(
        connection, vault, new, form.content, changed_by=call.actor, now=now
    )
    found = document_views.Found(stored, access)
    document = document_views.shown(call, connection, access, stored)
    answer = done(found, document, details={"kind": stored.kind, "new": same is None})
    if same is None:
        location = {"Location": f"/v1/documents/{stored.id}"}
        return replace(answer, status=201, headers={**answer.headers, **location})
    return answer


def _new_document(call: Call, access: Access, form: Upload) -> NewDocument:
    """Raises: Problem 422 FRMR-REG-027 for metadata that break a rule."""
    today = register_day(call.origin.now)
    said = documents.described(form.content)
    sent = {name: value for name, value in form.metadata.items() if value is not None}
    sent["name"] = file_name(str(sent.get("name") or form.file_name), said["mediaType"])
    refuse(errors_of(check_document(sent, today=today)), call.origin.language)
    return document_writing.NewDocument(
        worker_id=access.worker.id,
        kind=sent["kind"],
        name=sent["name"],
        details=sent.get("details") or {},
        valid_until=sent.get("validUntil"),
        retain_until=retain_until(sent["kind"], stored=today),
    )


def _download(call: Call, connection: Connection, found: Found) -> Done:
    reason = document_views.grounds(call, found.access)
    vault = call.services.vault
    said = documents.opened(found.document, vault)
    content = documents.content_of(connection, vault, found.document)
    answer = done(found, None, reason=reason)
    headers = {
        "Content-Type": said["mediaType"],
        "Content-Digest": content_digest(content),
        "Content-Disposition": _disposition(said["name"]),
        # A scan is for saving: nothing in it may act in a browser as a page of the registry.
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "ETag": found.document.content_etag,
    }
    return replace(answer, content=content, headers=headers)


def _disposition(name: str) -> str:
    """Source: RFC 6266 §4.3, RFC 8187."""
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"


def _replace(call: Call, connection: Connection, found: Found) -> Done:
    stored, access = found
    require_match(call.origin, stored.etag)
    content = call.origin.body
    vault = call.services.vault
    before = documents.opened(stored, vault)
    fields: tuple[str, ...] = ()
    if documents.described(content)["sha256"] != before["sha256"]:
        refuse_proof(connection, stored)
        fields = ("/content",)
        stored = document_writing.change(
            connection,
            vault,
            stored,
            _described_anew(before, content),
            changed_by=call.actor,
            now=call.origin.now,
            valid_until=stored.valid_until,
            content=content,
        )
    document = document_views.shown(call, connection, access, stored)
    return done(found._replace(document=stored), document, fields=fields)


def _described_anew(before: Document, content: bytes) -> Document:
    said = documents.described(content)
    return {**before, **said, "name": file_name(before["name"], said["mediaType"])}
