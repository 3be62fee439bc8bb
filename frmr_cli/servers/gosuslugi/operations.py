"""The table of the operations: those of OAuth here, those of the account from beside; routes and OpenAPI document come from it."""

from __future__ import annotations

from functools import cache, cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.servers.gosuslugi.accounts.api_table import (
    account_operations,
    scenario_operations,
    support_operations,
)
from frmr_cli.servers.gosuslugi.oauth.handlers import Handlers
from frmr_cli.servers.operations import Answer, Operation, routes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    from frmr_cli.servers.gosuslugi.config import GosuslugiConfig
    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer
    from frmr_cli.servers.operations import Handler

_MODELS: Final = "frmr_cli.servers.gosuslugi.oauth.models:"
_ACCOUNTS: Final = "frmr_cli.servers.gosuslugi.accounts."
_FORM: Final = ("application/x-www-form-urlencoded",)
_CLIENT_SECRET: Final = "client_secret"  # noqa: S105 - the name of a scheme
_ACCESS_TOKEN: Final = "access_token"  # noqa: S105 - likewise

_SECURITY_SCHEMES: Final = {
    _CLIENT_SECRET: {
        "type": "http",
        "scheme": "basic",
        "description": "Of confidential clients; client_secret in the form will do as well.",
    },
    _ACCESS_TOKEN: {"type": "http", "scheme": "bearer", "bearerFormat": "at+jwt"},
}

_UNAUTHENTICATED: Final = Answer(
    description="The client did not authenticate as it must.",
    model=_MODELS + "OAuthError",
    headers={"WWW-Authenticate": "How to authenticate."},
)


def oauth_routes(issuer: Issuer) -> list[Route]:
    """The routes of the authorization server, without the pages."""
    document = cache(partial(openapi_document, issuer.services.config))
    late = (
        _Late(_ACCOUNTS + "api_handlers", "AccountHandlers", issuer),
        _Late(_ACCOUNTS + "scenario_handlers", "ScenarioHandlers", issuer),
        _Late(_ACCOUNTS + "support_desk", "SupportHandlers", issuer),
    )
    return routes(_operations(issuer.services.config, Handlers(issuer, document), *late))


def openapi_document(config: GosuslugiConfig) -> Mapping[str, Any]:
    """The OpenAPI 3.1 document of the authorization server; it depends on the issuer alone."""
    from frmr_cli.servers.openapi import document

    origin = config.issuer.removesuffix(config.path)
    return document(
        info={
            "title": "frmr: authorization server of the Gosuslugi stub",
            "version": "1",
            "description": "OAuth 2.0 and OpenID Connect as far as devices and services need it.",
        },
        servers=[origin],
        operations=_operations(config, *(_NoHandlers() for _ in range(4))),
        security_schemes=_SECURITY_SCHEMES,
    )


def _operations(
    config: GosuslugiConfig,
    handlers: Any,
    account_handlers: Any,
    scenario_handlers: Any,
    support_handlers: Any,
) -> tuple[Operation, ...]:
    oauth = config.path + "/oauth"
    return (
        *_exchanges(oauth, handlers),
        *_userinfo(oauth, handlers),
        _document("jwks", f"{oauth}/jwks", handlers.jwks, "Keys for verifiers", "KeySet"),
        *account_operations(config.path, account_handlers),
        *scenario_operations(config.path, scenario_handlers),
        *support_operations(config.path, support_handlers),
        *_metadata(config.path, handlers),
        _document("health", f"{config.path}/health", handlers.health, "Is it well?", "Health"),
        Operation(
            id="openapi",
            method="GET",
            path=f"{config.path}/openapi.json",
            handler=handlers.openapi,
            summary="This document",
            tag="service",
            answers={200: Answer(description="OpenAPI 3.1.", model=None)},
        ),
    )


def _exchanges(oauth: str, handlers: Any) -> tuple[Operation, ...]:
    return (
        _exchange(
            "device_authorization",
            f"{oauth}/device_authorization",
            handlers.device_authorization,
            summary="Begin a login on a device (RFC 8628)",
            body="DeviceAuthorizationForm",
            answer=Answer(description="The codes.", model=_MODELS + "DeviceAuthorization"),
        ),
        _exchange(
            "token",
            f"{oauth}/token",
            handlers.token,
            summary="Exchange a grant for tokens (RFC 6749)",
            body="TokenForm",
            answer=Answer(description="The tokens.", model=_MODELS + "Tokens"),
        ),
        _exchange(
            "revoke",
            f"{oauth}/revoke",
            handlers.revoke,
            summary="End a token (RFC 7009)",
            body="TokenReferenceForm",
            answer=Answer(
                description="It does not work, and perhaps never did.", model=_MODELS + "Empty"
            ),
        ),
        _exchange(
            "introspect",
            f"{oauth}/introspect",
            handlers.introspect,
            summary="Ask what a token is worth (RFC 7662)",
            body="TokenReferenceForm",
            answer=Answer(description="Its claims.", model=_MODELS + "Introspection"),
        ),
    )


def _exchange(
    name: str, path: str, handler: Any, *, summary: str, body: str, answer: Answer
) -> Operation:
    refused = Answer(description="Refused (RFC 6749 §5.2).", model=_MODELS + "OAuthError")
    return Operation(
        id=name,
        method="POST",
        path=path,
        handler=handler,
        summary=summary,
        tag="oauth",
        security={_CLIENT_SECRET: ()} if name == "introspect" else {},
        body=_MODELS + body,
        body_media_types=_FORM,
        answers={200: answer, 400: refused, 401: _UNAUTHENTICATED, 413: refused},
    )


def _userinfo(oauth: str, handlers: Any) -> tuple[Operation, ...]:
    answers = {
        200: Answer(description="What the scopes release.", model=_MODELS + "UserInfo"),
        401: _UNAUTHENTICATED,
        403: Answer(description="No scope openid.", model=_MODELS + "OAuthError"),
    }
    return tuple(
        Operation(
            id=name,
            method=method,
            path=f"{oauth}/userinfo",
            handler=handlers.userinfo,
            summary="Claims about the person (OpenID Connect Core §5.3)",
            tag="oauth",
            security={_ACCESS_TOKEN: ("openid",)},
            answers=answers,
        )
        for name, method in (("userinfo", "GET"), ("userinfo_by_post", "POST"))
    )


def _metadata(path: str, handlers: Any) -> tuple[Operation, ...]:
    places = {
        "oauth_metadata": f"/.well-known/oauth-authorization-server{path}",
        "openid_metadata": f"{path}/.well-known/openid-configuration",
        # Both orders of path and well-known name are in use (RFC 8414 §5).
        "openid_metadata_at_root": f"/.well-known/openid-configuration{path}",
    }
    return tuple(
        _document(name, place, handlers.metadata, "What the issuer offers", "Metadata")
        for name, place in places.items()
    )


def _document(name: str, path: str, handler: Any, summary: str, model: str) -> Operation:
    return Operation(
        id=name,
        method="GET",
        path=path,
        handler=handler,
        summary=summary,
        tag="service",
        answers={200: Answer(description=summary, model=_MODELS + model)},
    )


class _Late:
    """Handlers whose module, and pydantic with it, is loaded with the first call, not with the process."""

    def __init__(self, module: str, name: str, issuer: Issuer) -> None:
        self._module = module
        self._name = name
        self._issuer = issuer

    @cached_property
    def _handlers(self) -> Any:
        return getattr(import_module(self._module), self._name)(self._issuer)

    def __getattr__(self, name: str) -> Handler:
        async def handler(request: Request) -> Response:
            response: Response = await getattr(self._handlers, name)(request)
            return response

        return handler


class _NoHandlers:
    """Stands for the handlers where only the description is wanted."""

    def __getattr__(self, name: str) -> None:
        return None
