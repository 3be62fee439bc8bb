"""End of a login, at the issuer and here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.errors import FrmrError, TokenStorageError
from frmr_cli.login.wire import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.login.refresh import Issuer
    from frmr_cli.login.store import TokenStore
    from frmr_cli.login.store.index import Account
    from frmr_cli.login.tokens import TokenSet

REVOKED = "revoked"
UNSUPPORTED = "unsupported"
FAILED = "failed"
UNREADABLE = "unreadable"
NOTHING = "nothing"
KEY_LEFT = "FRMR-STORE-030"
"""The file is gone; only its key may be left in the keyring."""


class Logout(NamedTuple):
    """What happened; nothing of it is an exception."""

    revocation: str
    """
    `revoked`: the issuer ended the login. `unsupported`: it cannot. `failed`: it could not be
    reached or refused. `unreadable`: the tokens could not be read here. `nothing`: no tokens.
    """
    deleted: bool
    """Whether there was something here to delete; none of it is left that could be read."""
    revocation_error: FrmrError | None
    deletion_error: FrmrError | None


def logout(store: TokenStore, account: Account, *, issuer: Callable[[], Issuer]) -> Logout:
    """
    Revoke the tokens of `account`, then delete them here in any case.

    Returns: what happened. Even Ctrl-C during the revocation does not keep the tokens here.
    Source: RFC 7009 §2.1.
    """
    revocation: tuple[str, FrmrError | None] = (FAILED, None)
    try:
        # The lock keeps a refresh from bringing the tokens back between the two steps.
        with store.lock(account):
            try:
                revocation = _revocation(store, account, issuer)
            finally:
                deleted = store.delete(account)
    except TokenStorageError as error:
        return Logout(revocation[0], error.code == KEY_LEFT, revocation[1], error)
    return Logout(revocation[0], deleted, revocation[1], None)


def _revocation(
    store: TokenStore, account: Account, issuer: Callable[[], Issuer]
) -> tuple[str, FrmrError | None]:
    try:
        tokens = store.load(account)
    except FrmrError as error:
        return UNREADABLE, error
    if tokens is None:
        return NOTHING, None
    try:
        return _revoke(issuer(), account, tokens)
    except FrmrError as error:
        return FAILED, error


def _revoke(issuer: Issuer, account: Account, tokens: TokenSet) -> tuple[str, FrmrError | None]:
    url = issuer.metadata.revocation
    if url is None:
        return UNSUPPORTED, None
    # With the refresh token goes the whole grant; the access token is for issuers that give no other.
    hints = (("refresh_token", tokens.refresh), ("access_token", tokens.access))
    for hint, token in hints:
        if token is None:
            continue
        form = {
            "token": token.reveal(),
            "token_type_hint": hint,
            "client_id": account.client_id,
        }
        result = issuer.http.post(url, form)
        if isinstance(result, NoAnswer):
            return FAILED, result.error
        # RFC 7009 §2.2.1: an issuer that revokes refresh tokens only refuses the other kind.
        if not result.is_ok and result.text("error") != "unsupported_token_type":
            return FAILED, None
    return REVOKED, None
