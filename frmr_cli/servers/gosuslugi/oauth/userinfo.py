"""What the account says about the person of an access token (OpenID Connect Core §5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse

from frmr_cli.servers.audit import AuditEntry, append
from frmr_cli.servers.gosuslugi.oauth.families import Families
from frmr_cli.servers.gosuslugi.oauth.scopes import OPENID, released_claims

if TYPE_CHECKING:
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.oauth.families import AccessToken
    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer
    from frmr_cli.servers.gosuslugi.oauth.wire import WireRequest

_CHALLENGE: Final = 'Bearer realm="frmr"'


def userinfo(issuer: Issuer, wire: WireRequest) -> Response:
    """The claims that the scopes of the token release; the reading is in the log."""
    text = _bearer_token(wire.authorization)
    if text is None:
        return _refusal(401, None, "An access token is needed.")
    with issuer.services.database.write() as connection:
        token = Families(connection, issuer.services.config.now()).access_token(text)
        if token is None or not token.active:
            return _refusal(401, "invalid_token", "The access token does not work.")
        if OPENID not in token.scopes:
            return _refusal(403, "insufficient_scope", "The scope openid is needed.")
        claims = _released(issuer, connection, token)
        _log(issuer, connection, wire, token, claims)
    return JSONResponse(claims, headers={"Cache-Control": "no-store"})


def _released(issuer: Issuer, connection: Connection, token: AccessToken) -> dict[str, Any]:
    names = released_claims(token.scopes)
    known = issuer.claims(connection, token.family.subject, token.scopes)
    # What the metadata promises holds, whatever the account has more.
    claims = {name: value for name, value in known.items() if name in names}
    return {"sub": token.family.subject, **claims}


def _log(
    issuer: Issuer,
    connection: Connection,
    wire: WireRequest,
    token: AccessToken,
    claims: dict[str, Any],
) -> None:
    known = token.family.authentication
    entry = AuditEntry(
        at=issuer.services.config.now(),
        action="userinfo.read",
        outcome="ok",
        request_id=wire.request_id,
        actor=token.family.subject,
        session=known.sid if known else None,
        client_id=token.family.client_id,
        address=wire.address,
        subject=token.family.subject,
        fields=tuple(f"/{name}" for name in claims),
    )
    append(connection, entry)


def _bearer_token(authorization: str | None) -> str | None:
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def _refusal(status: int, error: str | None, text: str) -> Response:
    challenge = _CHALLENGE
    if error:
        challenge += f', error="{error}", error_description="{text}"'
    if error == "insufficient_scope":
        challenge += f', scope="{OPENID}"'
    # Without a token the challenge names no error (RFC 6750 §3.1).
    body = {"error": error or "invalid_request", "error_description": text}
    headers = {"WWW-Authenticate": challenge, "Cache-Control": "no-store"}
    return JSONResponse(body, status, headers=headers)
