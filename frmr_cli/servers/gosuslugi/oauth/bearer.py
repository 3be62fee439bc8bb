"""Access tokens at the stub's own operations (RFC 6750), and how fresh the login behind them is (RFC 9470)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse

from frmr_cli.servers.gosuslugi.config import ACR_TWO_FACTORS
from frmr_cli.servers.gosuslugi.oauth.families import AccessToken, Families
from frmr_cli.servers.gosuslugi.oauth.scopes import OPENID

if TYPE_CHECKING:
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer
    from frmr_cli.servers.gosuslugi.oauth.wire import WireRequest

FRESH: Final = timedelta(minutes=10)
"""How old a confirmation may be where the account itself is changed."""

_CHALLENGE: Final = 'Bearer realm="frmr"'


def authenticated(
    issuer: Issuer, connection: Connection, wire: WireRequest
) -> AccessToken | Response:
    """The working token of a request with the scope `openid`, or the refusal."""
    text = _bearer_token(wire.authorization)
    if text is None:
        return refusal(401, None, "An access token is needed.")
    token = Families(connection, issuer.services.config.now()).access_token(text)
    if token is None or not token.active:
        return refusal(401, "invalid_token", "The access token does not work.")
    if OPENID not in token.scopes:
        return refusal(403, "insufficient_scope", "The scope openid is needed.")
    return token


def stale(issuer: Issuer, token: AccessToken) -> Response | None:
    """The refusal of a login that is not confirmed by two factors within `FRESH`; None when it is."""
    known = token.family.authentication
    now = issuer.services.config.now()
    if known is not None and now - known.auth_time <= FRESH:
        return None
    return refusal(401, "insufficient_user_authentication", "A more recent confirmation is needed.")


def refusal(status: int, error: str | None, text: str) -> Response:
    """An answer with the challenge that says how to do better."""
    challenge = _CHALLENGE
    if error:
        challenge += f', error="{error}", error_description="{text}"'
    if error == "insufficient_scope":
        challenge += f', scope="{OPENID}"'
    if error == "insufficient_user_authentication":
        seconds = FRESH // timedelta(seconds=1)
        challenge += f', acr_values="{ACR_TWO_FACTORS}", max_age={seconds}'
    # Without a token the challenge names no error (RFC 6750 §3.1).
    body = {"error": error or "invalid_request", "error_description": text}
    headers = {"WWW-Authenticate": challenge, "Cache-Control": "no-store"}
    return JSONResponse(body, status, headers=headers)


def _bearer_token(authorization: str | None) -> str | None:
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None
