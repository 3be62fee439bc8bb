"""The operations of the registry: the one table behind its routes and its OpenAPI document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.domain.rights import Action
from frmr_cli.servers.operations import Answer, Operation, Parameter
from frmr_cli.servers.registry import contact_operations, open_operations, worker_operations
from frmr_cli.servers.registry.access import scope_for
from frmr_cli.servers.registry.bodies import MERGE_PATCH
from frmr_cli.servers.registry.problems import MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping

SECURITY = "bearer"

_MODELS = "frmr_cli.servers.registry.models"

_PROBLEMS: Mapping[int, tuple[str, Mapping[str, str]]] = {
    400: ("The request cannot be read", {}),
    401: ("There is no token, or it does not hold", {"WWW-Authenticate": "RFC 6750 §3"}),
    403: ("A scope or a right is missing, or the account is not linked to a record", {}),
    404: ("There is no such thing", {}),
    409: ("A request with the same key is running, or the change was confirmed before", {}),
    412: ("The record has changed", {"ETag": "The current version"}),
    413: ("The body is too large", {}),
    415: ("The body has another media type", {}),
    422: ("Values are wrong, field by field, or the key was used for another request", {}),
    428: ("If-Match is missing", {}),
    429: ("Too many requests", {"Retry-After": "Seconds"}),
    500: ("A defect of the registry", {}),
    503: ("The issuer of the tokens is away", {"Retry-After": "Seconds"}),
}

_ETAG = {"ETag": "The version of the record"}
_KEY = Parameter(
    name="Idempotency-Key",
    place="header",
    description="Repeating a request with its key gets the same answer for 24 hours.",
    schema={"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    required=False,
)
_MATCH = Parameter(
    name="If-Match",
    place="header",
    description="The version that the change is made from.",
    schema={"type": "string", "pattern": '^("[0-9]+"|\\*)$'},
)
_WORKER_ID = Parameter(
    name="id",
    place="path",
    description="A worker such as `2023.3475290`, or `me` for the own record.",
    schema={"type": "string", "pattern": "^((19|20)[0-9]{2}[.][0-9]{7}|me)$"},
)
_CHANGE_ID = Parameter(
    name="id",
    place="path",
    description="The change, as it was answered.",
    schema={"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"},
)


def _model(name: str) -> str:
    return f"{_MODELS}:{name}"


def _ok(description: str, model: str, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(description=description, model=_model(model), headers=headers or {})


def _problems(*statuses: int) -> dict[int, Answer]:
    """The failures of an operation with a token, and those that it adds."""
    return {
        status: Answer(
            description=_PROBLEMS[status][0],
            model=_model("ProblemDetails"),
            media_type=MEDIA_TYPE,
            headers=_PROBLEMS[status][1],
        )
        for status in sorted({401, 403, 413, 429, 500, 503, *statuses})
    }


def _about(action: Action) -> dict[str, Any]:
    return {"security": {SECURITY: (scope_for(action),)}}


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        id="readHealth",
        method="GET",
        path="/v1/health",
        handler=open_operations.read_health,
        summary="Whether the registry works",
        tag="service",
        answers={200: _ok("It works", "Health")},
    ),
    Operation(
        id="readOpenApi",
        method="GET",
        path="/v1/openapi.json",
        handler=open_operations.read_openapi,
        summary="This document",
        tag="service",
        answers={200: _ok("OpenAPI 3.1", "OpenApiDocument")},
    ),
    Operation(
        id="readMe",
        method="GET",
        path="/v1/me",
        handler=open_operations.read_me,
        summary="Who the token stands for",
        tag="service",
        security={SECURITY: ()},
        answers={200: _ok("The principal", "Me"), **_problems()},
    ),
    Operation(
        id="readWorker",
        method="GET",
        path="/v1/workers/{id}",
        handler=worker_operations.read_worker,
        summary="A record with its restricted values masked",
        tag="workers",
        parameters=(_WORKER_ID,),
        answers={200: _ok("The record", "MaskedWorker", _ETAG), **_problems(404)},
        **_about(Action.READ),
    ),
    Operation(
        id="patchWorker",
        method="PATCH",
        path="/v1/workers/{id}",
        handler=worker_operations.patch_worker,
        summary="Change fields of a record",
        description="The roles decide which fields; the answer is the masked record as it is now.",
        tag="workers",
        parameters=(_WORKER_ID, _MATCH, _KEY),
        body=_model("WorkerPatch"),
        body_media_types=(MERGE_PATCH,),
        answers={
            200: _ok("The record as it is now", "MaskedWorker", _ETAG),
            **_problems(400, 404, 409, 412, 415, 422, 428),
        },
        **_about(Action.EDIT),
    ),
    Operation(
        id="discloseWorker",
        method="POST",
        path="/v1/workers/{id}/disclosures",
        handler=worker_operations.disclose_worker,
        summary="Restricted values in clear",
        description="Each disclosure stands in the audit log with its reason.",
        tag="workers",
        parameters=(_WORKER_ID,),
        body=_model("DisclosureRequest"),
        answers={200: _ok("The values", "Disclosure"), **_problems(400, 404, 415, 422)},
        **_about(Action.DISCLOSE),
    ),
    Operation(
        id="readContacts",
        method="GET",
        path="/v1/workers/{id}/contacts",
        handler=contact_operations.read_contacts,
        summary="Phone and e-mail, masked, and the changes under way",
        tag="contacts",
        parameters=(_WORKER_ID,),
        answers={200: _ok("The contacts", "Contacts", _ETAG), **_problems(404)},
        **_about(Action.READ),
    ),
    Operation(
        id="startContactChange",
        method="POST",
        path="/v1/workers/{id}/contact-changes",
        handler=contact_operations.start_change,
        summary="Ask for another phone or e-mail; a code goes to it",
        tag="contacts",
        parameters=(_WORKER_ID, _KEY),
        body=_model("ContactChangeRequest"),
        answers={
            202: _ok("The code is on its way", "ContactChange", {"Location": "The change"}),
            **_problems(400, 404, 409, 415, 422),
        },
        **_about(Action.CHANGE_CONTACTS),
    ),
    Operation(
        id="confirmContactChange",
        method="POST",
        path="/v1/contact-changes/{id}/confirmation",
        handler=contact_operations.confirm_change,
        summary="Confirm a change by its code",
        tag="contacts",
        parameters=(_CHANGE_ID, _KEY),
        body=_model("Confirmation"),
        answers={
            200: _ok("The contacts as they are now", "Contacts", _ETAG),
            **_problems(400, 404, 409, 415, 422),
        },
        **_about(Action.CHANGE_CONTACTS),
    ),
)
