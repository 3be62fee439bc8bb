"""The operations of the registry: the one table behind its routes and its OpenAPI document."""

from __future__ import annotations

from frmr_cli.domain.rights import Action
from frmr_cli.servers.operations import Operation, Parameter
from frmr_cli.servers.registry import contact_operations, open_operations, worker_operations
from frmr_cli.servers.registry.access_grant_table import OPERATIONS as ACCESS_OPERATIONS
from frmr_cli.servers.registry.audit_table import OPERATIONS as AUDIT_OPERATIONS
from frmr_cli.servers.registry.batch_table import OPERATIONS as BATCH_OPERATIONS
from frmr_cli.servers.registry.bodies import MERGE_PATCH
from frmr_cli.servers.registry.descriptions import KEY as _KEY
from frmr_cli.servers.registry.descriptions import SECURITY
from frmr_cli.servers.registry.descriptions import about as _about
from frmr_cli.servers.registry.descriptions import ok as _ok
from frmr_cli.servers.registry.descriptions import problems as _problems
from frmr_cli.servers.registry.dictionary_table import OPERATIONS as DICTIONARY_OPERATIONS
from frmr_cli.servers.registry.document_table import OPERATIONS as DOCUMENT_OPERATIONS
from frmr_cli.servers.registry.entry_table import OPERATIONS as ENTRY_OPERATIONS
from frmr_cli.servers.registry.hire_table import OPERATIONS as HIRE_OPERATIONS
from frmr_cli.servers.registry.login_history_table import OPERATIONS as LOGIN_OPERATIONS
from frmr_cli.servers.registry.record_parameters import AS_OF
from frmr_cli.servers.registry.search_table import OPERATIONS as SEARCH_OPERATIONS

_MODELS = "frmr_cli.servers.registry.models"

_ETAG = {"ETag": "The version of the record"}
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
        parameters=(_WORKER_ID, AS_OF),
        answers={200: _ok("The record", "MaskedWorker", _ETAG), **_problems(404, 422)},
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
    *SEARCH_OPERATIONS,
    *ENTRY_OPERATIONS,
    *HIRE_OPERATIONS,
    *DICTIONARY_OPERATIONS,
    *ACCESS_OPERATIONS,
    *AUDIT_OPERATIONS,
    *LOGIN_OPERATIONS,
    *BATCH_OPERATIONS,
    *DOCUMENT_OPERATIONS,
)
