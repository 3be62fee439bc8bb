"""The form of a request, in the shape that Authlib works with."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, unquote

from authlib.oauth2.rfc6749 import OAuth2Request
from authlib.oauth2.rfc6749.errors import InvalidClientError, InvalidRequestError
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload

from frmr_cli.servers.gosuslugi.oauth.scopes import scope_list

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.oauth.wire import WireRequest

_FORM: Final = "application/x-www-form-urlencoded"
_MOST_FIELDS: Final = 64


class FormRequest(OAuth2Request):  # type: ignore[misc]
    """
    A POST with a form to one of our endpoints.

    Raises: InvalidRequestError for another media type, text that is not UTF-8, a repeated parameter or two ways of
    client authentication at once (RFC 6749 §2.3, §3.2); InvalidClientError for a broken Basic header.
    """

    def __init__(self, wire: WireRequest, url: str) -> None:
        headers = {"Authorization": wire.authorization} if wire.authorization else {}
        super().__init__("POST", url, headers=headers)
        self.wire = wire
        pairs = _pairs(wire)
        # The one parameter that may be repeated (RFC 8707 §2).
        self.resources = tuple(dict.fromkeys(v for name, v in pairs if name == "resource"))
        self._values = _single_values(pairs)
        self.payload = BasicOAuth2Payload(self._values)
        if wire.authorization:
            self._check_authorization(wire.authorization)

    @property
    def form(self) -> dict[str, str]:
        """The parameters; those without a value are left out (RFC 6749 §3.2)."""
        return self._values

    @property
    def scopes(self) -> tuple[str, ...]:
        """The requested scopes; empty when none are named."""
        return scope_list(self._values.get("scope", ""))

    def _check_authorization(self, authorization: str) -> None:
        if "client_secret" in self._values:
            raise InvalidRequestError("Use one method of client authentication, not two.")
        identifier = _basic_identifier(authorization)
        if self._values.get("client_id", identifier) != identifier:
            raise InvalidRequestError("The client_id is not that of the Authorization header.")


def _pairs(wire: WireRequest) -> list[tuple[str, str]]:
    # An empty form comes without a type from some clients.
    if wire.body and wire.content_type.partition(";")[0].strip().lower() != _FORM:
        raise InvalidRequestError(f"The request must be {_FORM}.")
    try:
        return parse_qsl(wire.body.decode("ascii"), errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise InvalidRequestError("The form cannot be read.") from error


def _single_values(pairs: list[tuple[str, str]]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in pairs:
        if name in values and name != "resource":
            raise InvalidRequestError("A parameter is repeated.")
        values[name] = value
    return values


def _basic_identifier(authorization: str) -> str:
    # Authlib lets bytes that are no UTF-8 escape as an error of ours.
    scheme, _, credentials = authorization.partition(" ")
    if scheme.lower() != "basic":
        raise InvalidClientError("Only Basic is understood here.", status_code=401)
    try:
        decoded = base64.b64decode(credentials.strip()).decode()
    except ValueError as error:
        raise InvalidClientError("The Basic header is broken.", status_code=401) from error
    return unquote(decoded.partition(":")[0])
