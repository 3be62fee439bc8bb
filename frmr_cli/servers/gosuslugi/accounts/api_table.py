"""The table of the operations of the account; `operations` adds it to its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from frmr_cli.servers.operations import Answer, Operation, Parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODELS: Final = "frmr_cli.servers.gosuslugi.accounts.api_models:"
_ERROR: Final = "frmr_cli.servers.gosuslugi.oauth.models:OAuthError"
_PROBLEM: Final = "application/problem+json"
_SECURITY: Final = {"access_token": ("openid",)}
_PURPOSE: Final = Parameter(name="purpose", place="path", description="`purpose` of a consent.")
_ID: Final = Parameter(name="id", place="path", description="`id` of a login.")


class _Row(NamedTuple):
    """One operation of the account: its name, that of its handler too, and what it takes and answers."""

    id: str
    method: str
    path: str
    """Below `…/account-api`."""
    summary: str
    body: str | None = None
    ok: str | None = None
    parameters: tuple[Parameter, ...] = ()


_ACCOUNT: Final = (
    _Row("account", "GET", "", "The account, masked", ok="AccountState"),
    _Row("sessions", "GET", "/sessions", "The logins that work", ok="Sessions"),
    _Row(
        "end_session",
        "DELETE",
        "/sessions/{id}",
        "End one login: its tokens stop working",
        parameters=(_ID,),
    ),
    _Row(
        "end_sessions",
        "POST",
        "/sessions/end",
        "End every login, or every other one",
        body="EndSessions",
        ok="Ended",
    ),
    _Row(
        "set_networks",
        "PUT",
        "/networks",
        "Take logins from these networks alone",
        body="Networks",
        ok="Networks",
    ),
    _Row(
        "renew_recovery_codes",
        "POST",
        "/recovery-codes",
        "Make new recovery codes, shown once",
        ok="RecoveryCodes",
    ),
    _Row("change_password", "PUT", "/password", "Change the password", body="NewPassword"),
    _Row(
        "consents",
        "GET",
        "/consents",
        "What was agreed to, also what was withdrawn",
        ok="Consents",
    ),
    _Row(
        "withdraw_consent",
        "DELETE",
        "/consents/{purpose}",
        "Withdraw a consent",
        parameters=(_PURPOSE,),
    ),
    _Row(
        "lock",
        "POST",
        "/lock",
        "Lock the account after the loss of a device; every login ends",
    ),
)


def account_operations(path: str, handlers: Any) -> tuple[Operation, ...]:
    """What a program does with the account of the person of its token; `path` is that of the issuer."""
    return tuple(_operation(row, path, handlers) for row in _ACCOUNT)


def support_operations(path: str, handlers: Any) -> tuple[Operation, ...]:
    """What the support desk of the issuer sees; no real issuer is known to offer that."""
    models = "frmr_cli.servers.gosuslugi.accounts.support_models:"
    return (
        Operation(
            id="login_history",
            method="POST",
            path=f"{path}/support-api/login-history",
            handler=handlers.login_history,
            summary="How the logins of an account went, and what would stop one now",
            description="For the support desk; every look stands in the log.",
            tag="support",
            security={"access_token": ("openid", "frmr.audit")},
            body=models + "LoginHistoryRequest",
            answers={
                200: Answer(description="State and events, masked.", model=models + "LoginHistory"),
                **{
                    status: answer
                    for status, answer in _refusals().items()
                    if status in (401, 404, 413, 422)
                },
                403: Answer(
                    description="Not of the support desk, or a scope is missing.",
                    model=_MODELS + "Problem",
                    media_type=_PROBLEM,
                ),
            },
        ),
    )


def scenario_operations(path: str, handlers: Any) -> tuple[Operation, ...]:
    """States for training and tests; no token, but only from this machine."""
    base = f"{path}/scenarios"
    name = Parameter(name="name", place="path", description="`name` of a scenario.")
    models = _MODELS
    refused = Answer(description="Refused.", model=models + "Problem", media_type=_PROBLEM)
    refusals = {403: refused, 404: refused, 422: refused}
    return (
        Operation(
            id="scenarios",
            method="GET",
            path=base,
            handler=handlers.scenarios,
            summary="States that can be brought about for training and tests",
            tag="scenarios",
            answers={
                200: Answer(description="All of them.", model=models + "Scenarios"),
                403: refused,
            },
        ),
        Operation(
            id="set_scenario",
            method="PUT",
            path=f"{base}/{{name}}",
            handler=handlers.set_scenario,
            summary="Bring an account or the stub into a state",
            tag="scenarios",
            parameters=(name,),
            body=models + "ScenarioTarget",
            answers={204: Answer(description="Done."), **refusals},
        ),
        Operation(
            id="clear_scenario",
            method="POST",
            path=f"{base}/{{name}}/clear",
            handler=handlers.clear_scenario,
            summary="End a state; the account is as before",
            tag="scenarios",
            parameters=(name,),
            body=models + "ScenarioTarget",
            answers={204: Answer(description="Done."), **refusals},
        ),
    )


def _operation(row: _Row, path: str, handlers: Any) -> Operation:
    done = (
        Answer(description="Done.")
        if row.ok is None
        else Answer(description=row.summary, model=_MODELS + row.ok)
    )
    return Operation(
        id=row.id,
        method=row.method,
        path=f"{path}/account-api{row.path}",
        handler=getattr(handlers, row.id),
        summary=row.summary,
        tag="account",
        security=_SECURITY,
        parameters=row.parameters,
        body=None if row.body is None else _MODELS + row.body,
        answers={(204 if row.ok is None else 200): done, **_refusals()},
    )


def _refusals() -> Mapping[int, Answer]:
    def refused(text: str) -> Answer:
        return Answer(description=text, model=_MODELS + "Problem", media_type=_PROBLEM)

    return {
        401: Answer(
            description="No token that works, or a login that is not fresh enough (RFC 9470).",
            model=_ERROR,
            headers={"WWW-Authenticate": "How to authenticate."},
        ),
        403: Answer(description="No scope openid.", model=_ERROR),
        404: refused("There is no such account or login."),
        413: refused("The request is too long."),
        422: refused("The body does not fit."),
        429: refused("Too many wrong passwords."),
    }
