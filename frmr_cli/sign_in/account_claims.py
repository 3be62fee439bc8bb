"""What the issuer says of the person who is logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frmr_cli.errors import Forbidden

if TYPE_CHECKING:
    from frmr_cli.context import Context


def account_claims(context: Context) -> dict[str, Any]:
    """
    The answer of the userinfo endpoint (OpenID Connect Core §5.3): what the scopes of the login release.

    Raises: Forbidden FRMR-REC-010 for an issuer without such an endpoint, or one that refuses; NetworkError.
    """
    from frmr_cli.login.wire import answered

    accounts = context.accounts
    token = accounts.token_source().access_token()
    issuer = accounts.issuer()
    if issuer.metadata.userinfo is None:
        raise Forbidden("FRMR-REC-010")
    answer = answered(issuer.http.get(issuer.metadata.userinfo, token=token))
    if not answer.is_ok:
        raise Forbidden("FRMR-REC-010")
    return dict(answer.body)
