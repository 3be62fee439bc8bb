"""The operation that helps people in, as a row of the table of operations."""

from __future__ import annotations

from frmr_cli.domain.rights import Action
from frmr_cli.servers.operations import Operation
from frmr_cli.servers.registry import login_histories
from frmr_cli.servers.registry.descriptions import about, ok, problems

_MODELS = "frmr_cli.servers.registry.login_history_models"

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        id="readLoginHistory",
        method="POST",
        path="/v1/login-histories",
        handler=login_histories.read_login_history,
        summary="How the logins of an account reached the registry",
        description="One of worker, snils and subject says whose, or request which call. A POST, because a number of"
        " a person must not stand in an address.",
        tag="audit",
        body=f"{_MODELS}:LoginHistoryRequest",
        answers={
            200: ok("State and events, masked", "LoginHistory", module=_MODELS),
            **problems(400, 404, 415, 422),
        },
        **about(Action.READ_LOGIN_EVENTS),
    ),
)
