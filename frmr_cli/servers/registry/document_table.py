"""The operations on documents, as rows of the table of operations."""

from __future__ import annotations

from frmr_cli.domain.rights import Action
from frmr_cli.servers.operations import Answer, Operation, Parameter
from frmr_cli.servers.registry import document_contents as contents
from frmr_cli.servers.registry import document_operations as handlers
from frmr_cli.servers.registry.bodies import MERGE_PATCH
from frmr_cli.servers.registry.descriptions import KEY, about, ok, problems
from frmr_cli.servers.registry.document_forms import FORM, REASON_HEADER
from frmr_cli.servers.registry.record_parameters import AS_OF

_MODELS = "frmr_cli.servers.registry.document_models"
_SCANS = ("application/pdf", "image/jpeg", "image/png")
_ETAG = {"ETag": "The version of the document"}
_RANDOM_ID = {"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"}

_ID = Parameter(name="id", place="path", description="The document.", schema=_RANDOM_ID)
_ENTRY = Parameter(
    name="entry", place="path", description="An entry of the same worker.", schema=_RANDOM_ID
)
_WORKER = Parameter(
    name="id",
    place="path",
    description="A worker such as `2023.3475290`, or `me` for the own record.",
    schema={"type": "string", "pattern": "^((19|20)[0-9]{2}[.][0-9]{7}|me)$"},
)
_MATCH = Parameter(
    name="If-Match",
    place="header",
    description="The version that the change is made from.",
    schema={"type": "string", "pattern": '^("[0-9]+"|\\*)$'},
)
_REASON = Parameter(
    name=REASON_HEADER.title(),
    place="header",
    description="Why something restricted is read, percent-encoded UTF-8; it stands in the audit log.",
    required=False,
)
_DIGEST = Parameter(
    name="Content-Digest",
    place="header",
    description="Hash of the body (RFC 9530); a body that differs is refused.",
    required=False,
)
_PAGE = (
    Parameter(
        name="expiring_within",
        place="query",
        description="Only papers whose own term ends within so many days of today or of `as_of`, or has ended.",
        schema={"type": "integer", "minimum": 0, "maximum": handlers.MOST_DAYS},
        required=False,
    ),
    Parameter(
        name="limit",
        place="query",
        description="Rows of a page.",
        schema={"type": "integer", "minimum": 1, "maximum": handlers.MOST_ROWS},
        required=False,
    ),
    Parameter(
        name="cursor",
        place="query",
        description="`next` of the page before.",
        schema=_RANDOM_ID,
        required=False,
    ),
)


def _document(text: str, **more: str) -> Answer:
    return ok(text, "StoredDocument", {**_ETAG, **more}, module=_MODELS)


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        id="listDocuments",
        method="GET",
        path="/v1/workers/{id}/documents",
        handler=handlers.list_documents,
        summary="The documents of a worker",
        tag="documents",
        parameters=(_WORKER, AS_OF, *_PAGE),
        answers={200: ok("Newest first", "Documents", module=_MODELS), **problems(404, 422)},
        **about(Action.READ),
    ),
    Operation(
        id="uploadDocument",
        method="POST",
        path="/v1/workers/{id}/documents",
        handler=contents.upload,
        summary="Store a scan",
        description="The same content of the same kind is stored once: a repeated upload answers 200.",
        tag="documents",
        parameters=(_WORKER, KEY, _DIGEST),
        body=f"{_MODELS}:DocumentUpload",
        body_media_types=(FORM,),
        answers={
            200: _document("The document that was there already"),
            201: _document("The document", Location="The document"),
            **problems(400, 404, 409, 415, 422),
        },
        **about(Action.EDIT),
    ),
    Operation(
        id="readDocument",
        method="GET",
        path="/v1/documents/{id}",
        handler=handlers.read_document,
        summary="What is known of a document",
        tag="documents",
        parameters=(_ID, AS_OF, _REASON),
        answers={200: _document("The document"), **problems(404, 422)},
        **about(Action.READ),
    ),
    Operation(
        id="patchDocument",
        method="PATCH",
        path="/v1/documents/{id}",
        handler=handlers.patch_document,
        summary="Change name, details or term",
        tag="documents",
        parameters=(_ID, _MATCH, KEY),
        body=f"{_MODELS}:DocumentPatch",
        body_media_types=(MERGE_PATCH,),
        answers={
            200: _document("The document as it is now"),
            **problems(400, 404, 409, 412, 415, 422, 428),
        },
        **about(Action.EDIT),
    ),
    Operation(
        id="removeDocument",
        method="DELETE",
        path="/v1/documents/{id}",
        handler=handlers.remove_document,
        summary="Delete a document",
        description="A document that a confirmed entry rests on stays until its term has passed.",
        tag="documents",
        parameters=(_ID, _MATCH, KEY),
        answers={
            204: Answer(description="It is gone"),
            **problems(400, 404, 409, 412, 422, 428),
        },
        **about(Action.EDIT),
    ),
    Operation(
        id="readDocumentContent",
        method="GET",
        path="/v1/documents/{id}/content",
        handler=contents.read_content,
        summary="The scan",
        description="Somebody else's document is opened for a stated reason only.",
        tag="documents",
        parameters=(_ID, AS_OF, _REASON),
        answers={
            200: Answer(
                description="The scan as it was sent",
                media_type="application/pdf",
                headers={
                    "ETag": "The version of the content",
                    "Content-Digest": "Its hash (RFC 9530)",
                    "Content-Disposition": "Its name (RFC 6266)",
                },
            ),
            **problems(404, 422),
        },
        **about(Action.DISCLOSE),
    ),
    Operation(
        id="replaceDocumentContent",
        method="PUT",
        path="/v1/documents/{id}/content",
        handler=contents.replace_content,
        summary="Another scan of the same paper",
        tag="documents",
        parameters=(_ID, _MATCH, KEY, _DIGEST),
        body=f"{_MODELS}:Scan",
        body_media_types=_SCANS,
        answers={
            200: _document("The document as it is now"),
            **problems(400, 404, 409, 412, 422, 428),
        },
        **about(Action.EDIT),
    ),
    Operation(
        id="linkDocument",
        method="PUT",
        path="/v1/documents/{id}/links/{entry}",
        handler=handlers.link_document,
        summary="Say that a document proves an entry",
        tag="documents",
        parameters=(_ID, _ENTRY, KEY),
        body=f"{_MODELS}:LinkRequest",
        answers={
            200: _document("The document with its links"),
            **problems(400, 404, 409, 415, 422),
        },
        **about(Action.EDIT),
    ),
    Operation(
        id="unlinkDocument",
        method="DELETE",
        path="/v1/documents/{id}/links/{entry}",
        handler=handlers.unlink_document,
        summary="Take a link away",
        tag="documents",
        parameters=(_ID, _ENTRY, KEY),
        answers={200: _document("The document with its links"), **problems(400, 404, 409, 422)},
        **about(Action.EDIT),
    ),
)
