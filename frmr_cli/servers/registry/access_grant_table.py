"""The operations on grants of roles, as rows of the table of operations."""

from __future__ import annotations

from frmr_cli.domain.rights import Action, Role
from frmr_cli.servers.operations import Operation, Parameter
from frmr_cli.servers.registry import access_grant_operations as handlers
from frmr_cli.servers.registry.descriptions import KEY, about, ok, problems

_MODELS = "frmr_cli.servers.registry.access_grant_models"
_GRANT_ID = {"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"}

_FILTERS = (
    Parameter(
        name="role",
        place="query",
        description="Only this role.",
        schema={"type": "string", "enum": [role.value for role in Role]},
        required=False,
    ),
    Parameter(
        name="organization",
        place="query",
        description="Only for this organisation, by its OID.",
        required=False,
    ),
    Parameter(
        name="staff",
        place="query",
        description="`true`: only roles in which somebody acts for others, all but `practitioner`.",
        schema={"type": "boolean"},
        required=False,
    ),
    Parameter(
        name="who",
        place="query",
        description="Only these: the beginning of the id of a grant, an account, or a register record.",
        schema={"type": "string", "minLength": 1},
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
        schema=_GRANT_ID,
        required=False,
    ),
)
_ID = Parameter(name="id", place="path", description="The grant.", schema=_GRANT_ID)

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        id="listGrants",
        method="GET",
        path="/v1/access/grants",
        handler=handlers.list_grants,
        summary="Who has which role",
        tag="access",
        parameters=_FILTERS,
        answers={200: ok("The grants, oldest first", "Grants", module=_MODELS), **problems(400)},
        **about(Action.GRANT_ROLES),
    ),
    Operation(
        id="giveRole",
        method="POST",
        path="/v1/access/grants",
        handler=handlers.give,
        summary="Give a role",
        description="Nobody gives a role to himself.",
        tag="access",
        parameters=(KEY,),
        body=f"{_MODELS}:GrantRequest",
        answers={
            201: ok("The grant", "Grant", {"Location": "The grant"}, module=_MODELS),
            **problems(400, 404, 409, 415, 422),
        },
        **about(Action.GRANT_ROLES),
    ),
    Operation(
        id="takeRole",
        method="DELETE",
        path="/v1/access/grants/{id}",
        handler=handlers.take,
        summary="Take a role away",
        description="The last administrator of the register keeps the role.",
        tag="access",
        parameters=(_ID, KEY),
        answers={
            200: ok("The grant as it ended", "Grant", module=_MODELS),
            **problems(404, 409, 422),
        },
        **about(Action.GRANT_ROLES),
    ),
    Operation(
        id="reviewAccess",
        method="GET",
        path="/v1/access/review",
        handler=handlers.review,
        summary="Who has which role, and when it was last used",
        tag="access",
        parameters=_FILTERS,
        answers={
            200: ok("The grants with their last use", "ReviewedGrants", module=_MODELS),
            **problems(400),
        },
        **about(Action.REVIEW_ROLES),
    ),
)
