"""One exchange at an OAuth endpoint inside one transaction: Authlib's server bound to our store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from authlib.oauth2.rfc6749 import AuthorizationServer, OAuth2Error
from authlib.oauth2.rfc6749.errors import (
    InvalidClientError,
    InvalidRequestError,
    InvalidScopeError,
)
from starlette.responses import JSONResponse

from frmr_cli.servers.audit import AuditEntry, append
from frmr_cli.servers.gosuslugi.oauth import person_sessions
from frmr_cli.servers.gosuslugi.oauth.clients import find_client
from frmr_cli.servers.gosuslugi.oauth.endpoints import ENDPOINTS
from frmr_cli.servers.gosuslugi.oauth.families import Families
from frmr_cli.servers.gosuslugi.oauth.form import FormRequest
from frmr_cli.servers.gosuslugi.oauth.grants import GRANTS
from frmr_cli.servers.gosuslugi.oauth.refusals import InvalidTarget, UnsupportedGrantType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from frmr_cli.servers.audit import Outcome
    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.oauth.clients import Client
    from frmr_cli.servers.gosuslugi.oauth.families import Family
    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer
    from frmr_cli.servers.gosuslugi.oauth.wire import WireRequest

_CHALLENGE: Final = 'Basic realm="frmr", charset="UTF-8"'

_UNREMARKABLE: Final = frozenset({"authorization_pending", "slow_down"})
"""What a device hears while it waits: no refusal, so no entry in the log."""


class Exchange(AuthorizationServer):  # type: ignore[misc]
    """
    Answers one request.

    A refusal is an answer, not an exception, so that what it changed – polls counted, a family revoked, the entry in
    the log – is committed with it.
    """

    def __init__(self, issuer: Issuer, connection: Connection, wire: WireRequest) -> None:
        super().__init__()
        self.issuer = issuer
        self.connection = connection
        self.wire = wire
        self.now = issuer.services.config.now()
        self.families = Families(connection, self.now)
        for grant in GRANTS:
            self.register_grant(grant)
        for endpoint in ENDPOINTS:
            self.register_endpoint(endpoint)

    def answer(self, endpoint: str) -> Response:
        """The answer of `token`, `device_authorization`, `revocation` or `introspection`."""
        try:
            request = FormRequest(self.wire, self.issuer.identifier)
        except OAuth2Error as refusal:
            return self.handle_error_response(None, refusal)
        if endpoint == "token":
            return self.create_token_response(request)
        response: Response = self.create_endpoint_response(endpoint, request)
        return response

    def create_token_response(self, request: FormRequest) -> Response:
        """Authlib's, but every refusal becomes an answer, that of an unknown grant too."""
        try:
            grant = self.get_token_grant(request)
            grant.validate_token_request()
            return self.handle_response(*grant.create_token_response())
        except OAuth2Error as refusal:
            return self.handle_error_response(request, refusal)

    def get_token_grant(self, request: FormRequest) -> Any:
        """The grant by its name; the texts of refusals never repeat what the client sent."""
        if not request.payload.grant_type:
            raise InvalidRequestError("grant_type is missing.")
        if request.payload.grant_type not in {grant.GRANT_TYPE for grant in GRANTS}:
            raise UnsupportedGrantType("This grant type is not offered.")
        return super().get_token_grant(request)

    def create_oauth2_request(self, request: FormRequest) -> FormRequest:
        """Ours is read already."""
        return request

    def query_client(self, client_id: str) -> Client | None:
        """The registered client (asked by Authlib)."""
        return find_client(self.connection, client_id)

    def authenticate_client(
        self, request: FormRequest, methods: Sequence[str], endpoint: str = "token"
    ) -> Client:
        """
        Authlib's, but a wrong Authorization header is never passed over.

        Some clients try Basic with an empty secret first and the form after it. Were the first taken for a public client, each
        of their polls would count twice and be slowed down.
        """
        allowed = ["client_secret_basic"] if self.wire.authorization else list(methods)
        try:
            client: Client = super().authenticate_client(request, allowed, endpoint)
        except InvalidClientError as error:
            # One text for all causes: it tells nobody which clients exist.
            text = "The client is unknown or did not authenticate as it must."
            raise InvalidClientError(text, status_code=401) from error
        request.client = client
        return client

    def requested_scopes(self, request: FormRequest, client: Client) -> tuple[str, ...]:
        """
        What the client asks for, or its default.

        Raises: InvalidScopeError for a scope that it may not ask for.
        """
        if not request.scopes:
            return client.default_scopes
        if not set(request.scopes) <= set(client.scopes):
            raise InvalidScopeError("A scope is unknown or not for this client.")
        return request.scopes

    def audience(
        self, request: FormRequest, allowed: Sequence[str], default: Sequence[str]
    ) -> tuple[str, ...]:
        """
        The resources that the client names, or the default.

        Raises: InvalidTarget.
        """
        if not set(request.resources) <= set(allowed):
            raise InvalidTarget("The resource is unknown or was not granted.")
        return request.resources or tuple(default)

    def keep_use(self, family: Family) -> None:
        """Note when and from where the login of a family was used."""
        if family.authentication is not None:
            sid = family.authentication.sid
            person_sessions.touch(self.connection, sid, address=self.wire.address, now=self.now)

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens; the log is written where things happen."""

    def handle_response(
        self, status: int, body: dict[str, Any], headers: Sequence[tuple[str, str]]
    ) -> Response:
        """An HTTP response that nobody may store."""
        kept = {name: value for name, value in headers if name != "Content-Type"}
        if status == 401:
            kept["WWW-Authenticate"] = _CHALLENGE
        return JSONResponse(body, status, headers=kept)

    def handle_error_response(self, request: FormRequest | None, error: OAuth2Error) -> Response:
        """A refusal, written to the log."""
        if error.error not in _UNREMARKABLE:
            client = request.client if request else None
            self._log_refusal(error, client.client_id if client else None)
        response: Response = super().handle_error_response(request, error)
        return response

    def log(
        self,
        action: str,
        *,
        outcome: Outcome = "ok",
        client_id: str | None,
        family: Family | None = None,
        objects: tuple[str, ...] = (),
        details: dict[str, str | int | bool] | None = None,
    ) -> None:
        """Add an entry about this exchange to the log."""
        known = family.authentication if family else None
        entry = AuditEntry(
            at=self.now,
            action=action,
            outcome=outcome,
            request_id=self.wire.request_id,
            actor=family.subject if family else None,
            session=known.sid if known else None,
            client_id=client_id,
            address=self.wire.address,
            subject=family.subject if family else None,
            objects=objects or ((family.id,) if family else ()),
            details=details or {},
        )
        append(self.connection, entry)

    def _log_refusal(self, error: OAuth2Error, client_id: str | None) -> None:
        action = "client.refused" if error.error == "invalid_client" else "token.refused"
        self.log(
            action, outcome="refused", client_id=client_id, details={"error": str(error.error)}
        )
