"""Discovery of what an issuer offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from frmr_cli.errors import NetworkError, ServerError, UsageError
from frmr_cli.login.addresses import is_local, is_safe
from frmr_cli.login.grants import is_transient
from frmr_cli.login.wire import Answer, answered

if TYPE_CHECKING:
    from frmr_cli.login.wire import Http

_PORTAL = 511
"""Network Authentication Required, RFC 6585 §6."""

ENDPOINTS = {
    "token_endpoint": "token",
    "device_authorization_endpoint": "device",
    "revocation_endpoint": "revocation",
    "userinfo_endpoint": "userinfo",
    "jwks_uri": "keys",
    "account_endpoint": "account",
    "login_history_endpoint": "login_history",
    "account_management_uri": "account_page",
}


class Metadata(NamedTuple):
    """What an issuer says of itself; every address is safe to send secrets to."""

    issuer: str
    token: str
    device: str | None
    revocation: str | None
    userinfo: str | None
    keys: str | None
    token_auth_methods: tuple[str, ...]
    """How a confidential client may prove itself; RFC 8414 §2 says basic when it is not told."""
    account: str | None = None
    """Operations on the account of the person; no standard knows them, our stub does."""
    login_history: str | None = None
    """What the support desk of the issuer sees; likewise."""
    account_page: str | None = None
    """Where people look after their account."""


def discover(http: Http, issuer: str) -> Metadata:
    """
    Fetch the metadata of `issuer` and check that it speaks for that very issuer.

    Three places are asked in turn: OpenID Connect Discovery §4, RFC 8414 §3.1, and the path form
    of RFC 8414 §5. The first document with a device endpoint wins, else the first document.

    Raises: UsageError FRMR-AUTH-012 (address), FRMR-AUTH-010 (no document), FRMR-AUTH-011
    (another issuer); ServerError FRMR-AUTH-014, FRMR-AUTH-027; NetworkError FRMR-AUTH-013, FRMR-API-002
    (a web page in place of the document).
    """
    require_issuer(issuer)
    found: Metadata | None = None
    pages = 0
    for url in addresses(issuer):
        answer = answered(http.get(url))
        # A page that says «well» where JSON should be is somebody else's, of a network that wants a login of its own.
        is_page = "html" in answer.headers.get("content-type", "")
        pages += is_page and (answer.is_ok or answer.status == _PORTAL)
        if is_transient(answer):
            raise ServerError("FRMR-AUTH-027", issuer=issuer, status=answer.status)
        if not answer.is_ok or "issuer" not in answer.body:
            continue
        metadata = _read(answer, issuer, url)
        if metadata.device:
            return metadata
        found = found or metadata
    if found is None and pages:
        raise NetworkError("FRMR-API-002", host=urlsplit(issuer).hostname)
    if found is None:
        raise UsageError("FRMR-AUTH-010", issuer=issuer)
    return found


def require_issuer(issuer: str) -> None:
    """
    Let through what can be an issuer: https (or http on loopback), no query, no fragment.

    Raises: UsageError FRMR-AUTH-012.
    Source: RFC 8414 §2.
    """
    if not is_safe(issuer) or "?" in issuer or "#" in issuer:
        raise UsageError("FRMR-AUTH-012", issuer=issuer)


def addresses(issuer: str) -> tuple[str, ...]:
    """Where the metadata of `issuer` may lie, most usual first; without repetition."""
    parts = urlsplit(issuer)
    origin, path = f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")
    urls = (
        f"{origin}{path}/.well-known/openid-configuration",
        f"{origin}/.well-known/oauth-authorization-server{path}",
        f"{origin}/.well-known/openid-configuration{path}",
    )
    return tuple(dict.fromkeys(urls))


def _read(answer: Answer, issuer: str, url: str) -> Metadata:
    # Exactly the same string: a look-alike issuer must not speak for another (RFC 8414 §3.3).
    if answer.body["issuer"] != issuer:
        raise UsageError("FRMR-AUTH-011", issuer=issuer, url=url, found=str(answer.body["issuer"]))
    found = {field: _endpoint(answer, member, issuer) for member, field in ENDPOINTS.items()}
    token = found.pop("token")
    if token is None:
        raise ServerError("FRMR-AUTH-014", url=url, member="token_endpoint")
    methods = answer.body.get("token_endpoint_auth_methods_supported")
    names = tuple(map(str, methods)) if isinstance(methods, list) else ("client_secret_basic",)
    return Metadata(issuer=issuer, token=token, token_auth_methods=names, **found)


def _endpoint(answer: Answer, member: str, issuer: str) -> str | None:
    url = answer.text(member)
    if url is None:
        return None
    # An issuer on https never sends a secret to plain http, not even on this machine.
    if not is_safe(url) or (url.startswith("http:") and not is_local(issuer)):
        raise NetworkError("FRMR-AUTH-013", issuer=issuer, member=member, url=url)
    return url
