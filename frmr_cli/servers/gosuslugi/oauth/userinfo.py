"""What the account says about the person of an access token (OpenID Connect Core §5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse

from frmr_cli.servers.audit import AuditEntry, append
from frmr_cli.servers.gosuslugi.oauth.bearer import authenticated
from frmr_cli.servers.gosuslugi.oauth.families import AccessToken
from frmr_cli.servers.gosuslugi.oauth.scopes import released_claims

if TYPE_CHECKING:
    from starlette.responses import Response

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.oauth.issuer import Issuer
    from frmr_cli.servers.gosuslugi.oauth.wire import WireRequest


def userinfo(issuer: Issuer, wire: WireRequest) -> Response:
    """The claims that the scopes of the token release; the reading is in the log."""
    with issuer.services.database.write() as connection:
        token = authenticated(issuer, connection, wire)
        if not isinstance(token, AccessToken):
            return token
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
