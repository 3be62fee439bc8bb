"""What the tables of operations have in common: answers, failures and parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.servers.operations import Answer, Parameter
from frmr_cli.servers.registry.access import scope_for
from frmr_cli.servers.registry.problems import MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.domain.rights import Action

SECURITY = "bearer"

MODELS = "frmr_cli.servers.registry.models"

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

KEY = Parameter(
    name="Idempotency-Key",
    place="header",
    description="Repeating a request with its key gets the same answer for 24 hours.",
    schema={"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    required=False,
)


def ok(
    description: str, model: str, headers: Mapping[str, str] | None = None, *, module: str = MODELS
) -> Answer:
    """A success whose body is a model of a module."""
    return Answer(description=description, model=f"{module}:{model}", headers=headers or {})


def problems(*statuses: int) -> dict[int, Answer]:
    """The failures of an operation with a token, and those that it adds."""
    return {
        status: Answer(
            description=_PROBLEMS[status][0],
            model=f"{MODELS}:ProblemDetails",
            media_type=MEDIA_TYPE,
            headers=_PROBLEMS[status][1],
        )
        for status in sorted({401, 403, 413, 429, 500, 503, *statuses})
    }


def about(action: Action) -> dict[str, Any]:
    """The security of an operation that needs a scope."""
    return {"security": {SECURITY: (scope_for(action),)}}
