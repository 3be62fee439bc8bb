"""The operations on hires, as rows of the table of operations."""

from __future__ import annotations

from frmr_cli.domain.rights import Action, Scope
from frmr_cli.servers.operations import Answer, Operation, Parameter
from frmr_cli.servers.registry import hire_operations as handlers
from frmr_cli.servers.registry.descriptions import KEY, SECURITY, about, ok, problems

_MODELS = "frmr_cli.servers.registry.hire_models"
_HIRE_ID = {"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"}
_ID = Parameter(name="id", place="path", description="The offer.", schema=_HIRE_ID)
_OF_WORKER = Parameter(name="hire", place="path", description="The offer.", schema=_HIRE_ID)
_WORKER = Parameter(
    name="id",
    place="path",
    description="A worker such as `2023.3475290`, or `me` for the own record.",
    schema={"type": "string", "pattern": "^((19|20)[0-9]{2}[.][0-9]{7}|me)$"},
)
_PAGE = (
    Parameter(
        name="limit",
        place="query",
        description="Rows of a page.",
        schema={"type": "integer", "minimum": 1, "maximum": 100},
        required=False,
    ),
    Parameter(
        name="cursor",
        place="query",
        description="`next` of the page before.",
        schema=_HIRE_ID,
        required=False,
    ),
)
_READS = {SECURITY: (Scope.READ.value,)}
_ONE = ok("The offer", "Hire", module=_MODELS)
_LIST = ok("Newest first", "Hires", module=_MODELS)

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        id="proposeHire",
        method="POST",
        path="/v1/hires",
        handler=handlers.propose,
        summary="Offer a job to somebody who is not staff yet",
        description=(
            "Whether somebody has this СНИЛС and this birth date is not told: the person with both sees the offer "
            "and answers it. A waiting offer to the same СНИЛС is withdrawn."
        ),
        tag="hires",
        parameters=(KEY,),
        body=f"{_MODELS}:HireRequest",
        answers={
            201: ok("The offer", "Hire", {"Location": "The offer"}, module=_MODELS),
            **problems(400, 409, 415, 422),
        },
        **about(Action.PROPOSE_HIRE),
    ),
    Operation(
        id="listHires",
        method="GET",
        path="/v1/hires",
        handler=handlers.list_hires,
        summary="The offers of the own organisation",
        tag="hires",
        parameters=_PAGE,
        answers={200: _LIST, **problems(400)},
        security=_READS,
    ),
    Operation(
        id="withdrawHire",
        method="DELETE",
        path="/v1/hires/{id}",
        handler=handlers.withdraw,
        summary="Take an offer back",
        tag="hires",
        parameters=(_ID, KEY),
        answers={204: Answer(description="It is withdrawn"), **problems(400, 404, 409)},
        **about(Action.PROPOSE_HIRE),
    ),
    Operation(
        id="listWorkerHires",
        method="GET",
        path="/v1/workers/{id}/hires",
        handler=handlers.list_of_worker,
        summary="The offers to a worker",
        tag="hires",
        parameters=(_WORKER, *_PAGE),
        answers={200: _LIST, **problems(400, 404)},
        security=_READS,
    ),
    Operation(
        id="acceptHire",
        method="POST",
        path="/v1/workers/{id}/hires/{hire}/acceptance",
        handler=handlers.accept,
        summary="Accept an offer",
        description="The job becomes a draft, which the organisation keeps; until it is confirmed it has 30 days for the papers.",
        tag="hires",
        parameters=(_WORKER, _OF_WORKER, KEY),
        answers={200: _ONE, **problems(400, 404, 409, 422)},
        **about(Action.ANSWER_HIRE),
    ),
    Operation(
        id="declineHire",
        method="POST",
        path="/v1/workers/{id}/hires/{hire}/refusal",
        handler=handlers.decline,
        summary="Decline an offer",
        tag="hires",
        parameters=(_WORKER, _OF_WORKER, KEY),
        answers={200: _ONE, **problems(400, 404, 409)},
        **about(Action.ANSWER_HIRE),
    ),
)
