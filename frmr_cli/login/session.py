"""The access token of the moment: from the environment, or from the store and kept fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.errors import NotLoggedIn
from frmr_cli.login.environment import environment_token, token_variable
from frmr_cli.login.refresh import Refresher

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from frmr_cli.login.refresh import Issuer
    from frmr_cli.login.secrets import Secret
    from frmr_cli.login.store import TokenStore
    from frmr_cli.login.store.index import Account
    from frmr_cli.login.tokens import TokenSet


class Session:
    """
    Gives the access token of one account, and renews it where that is possible.

    With FRMR_TOKEN or FRMR_TOKEN_FILE set, neither store nor keyring is touched. `account`,
    `store` and `issuer` are called when they are needed, which for `issuer` is seldom.
    """

    def __init__(
        self,
        *,
        environ: Mapping[str, str],
        account: Callable[[], Account | None],
        store: Callable[[], TokenStore],
        issuer: Callable[[], Issuer],
        now: Callable[[], datetime],
        sleep: Callable[[float], object],
    ) -> None:
        self._environ = environ
        self._account = account
        self._open_store = store
        self._issuer = issuer
        self._now = now
        self._sleep = sleep
        self._store: TokenStore | None = None

    def access_token(self) -> Secret:
        """
        A token that is good for the next request.

        Raises: NotLoggedIn FRMR-AUTH-001 (no login), and as `Refresher.refresh`; UsageError
        FRMR-AUTH-005 to -007 (a bad token in the environment); TokenStorageError.
        """
        token = environment_token(self._environ)
        if token is not None:
            return token
        account, tokens = self._stored()
        if tokens.is_fresh(self._now()):
            return tokens.access
        return self._refresher(account).refresh().access

    def renew(self, rejected: Secret) -> Secret:
        """
        Another token after the registry refused `rejected`, whatever its end was said to be.

        Raises: NotLoggedIn FRMR-AUTH-004 for a token of the environment; as `access_token`.
        """
        variable = token_variable(self._environ)
        if variable is not None:
            raise NotLoggedIn("FRMR-AUTH-004", variable=variable)
        account, _tokens = self._stored()
        return self._refresher(account).refresh(rejected).access

    def refresh(self) -> TokenSet:
        """
        Renew the stored tokens even if they are fresh.

        Raises: as `access_token`.
        """
        account, tokens = self._stored()
        return self._refresher(account).refresh(tokens.access)

    def _stored(self) -> tuple[Account, TokenSet]:
        account = self._account()
        tokens = self._tokens().load(account) if account is not None else None
        if account is None or tokens is None:
            raise NotLoggedIn("FRMR-AUTH-001")
        return account, tokens

    def _tokens(self) -> TokenStore:
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _refresher(self, account: Account) -> Refresher:
        return Refresher(
            self._tokens(), account, issuer=self._issuer, now=self._now, sleep=self._sleep
        )
