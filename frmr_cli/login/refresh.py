"""Renewal of stored tokens by one process at a time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.domain.http_fields import retry_after
from frmr_cli.errors import FrmrError, NotLoggedIn
from frmr_cli.login.grants import is_transient, oauth_error, refusal, token_answer
from frmr_cli.login.tokens import LEEWAY
from frmr_cli.login.wire import Answer, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from frmr_cli.login.metadata import Metadata
    from frmr_cli.login.secrets import Secret
    from frmr_cli.login.store import TokenStore
    from frmr_cli.login.store.index import Account
    from frmr_cli.login.tokens import TokenSet
    from frmr_cli.login.wire import Http

RETRY_PAUSE = 1.0
"""Seconds before a refresh whose answer got lost is sent again."""
LONGEST_PAUSE = 10.0
"""Other processes wait behind the lock: a longer Retry-After is left to the next command."""
NO_LEEWAY = timedelta(0)


class Issuer(NamedTuple):
    """Where refresh tokens are exchanged."""

    http: Http
    metadata: Metadata


class Refresher:
    """
    Exchanges the refresh token of `account`: lock, read again, still needed?, POST, store, release.

    A rotated refresh token is worth nothing a second time, so the exchange and the writing of its
    result must not be interleaved with those of another process.
    """

    def __init__(
        self,
        store: TokenStore,
        account: Account,
        *,
        issuer: Callable[[], Issuer],
        now: Callable[[], datetime],
        sleep: Callable[[float], object],
    ) -> None:
        self._store = store
        self._account = account
        self._issuer = issuer
        self._now = now
        self._sleep = sleep

    def refresh(self, rejected: Secret | None = None) -> TokenSet:
        """
        Make sure that the stored tokens are fresh and other than `rejected`.

        A login that cannot be renewed stays in the store: only logout removes one. While the old
        access token lasts, a failure of network or issuer is no error.

        Raises: NotLoggedIn FRMR-AUTH-001 (logged out meanwhile), -002 (nothing to renew with),
        -003 (the issuer ended it); TokenStorageError; NetworkError, ServerError, UsageError of
        the exchange.
        """
        with self._store.lock(self._account):
            current = self._read()
            if self._is_good(current, rejected, leeway=LEEWAY):
                return current
            if current.refresh is None:
                raise NotLoggedIn("FRMR-AUTH-002")
            try:
                issuer = self._issuer()
            except FrmrError:
                if self._is_good(current, rejected, leeway=NO_LEEWAY):
                    return current
                raise
            return self._exchange(issuer, current, rejected)

    def _read(self) -> TokenSet:
        tokens = self._store.load(self._account)
        if tokens is None:
            raise NotLoggedIn("FRMR-AUTH-001")
        return tokens

    def _is_good(self, tokens: TokenSet, rejected: Secret | None, *, leeway: timedelta) -> bool:
        return tokens.access != rejected and tokens.is_fresh(self._now(), leeway=leeway)

    def _exchange(self, issuer: Issuer, current: TokenSet, rejected: Secret | None) -> TokenSet:
        result = self._post(issuer, current)
        if isinstance(result, Answer) and oauth_error(result) == "invalid_grant":
            # Somebody whom the lock does not hold (another machine on a network file system) may
            # have been faster. What they stored counts.
            newer = self._read()
            if newer.refresh == current.refresh or newer.refresh is None:
                raise NotLoggedIn("FRMR-AUTH-003")
            if self._is_good(newer, rejected, leeway=LEEWAY):
                return newer
            current, result = newer, self._post(issuer, newer)
        if isinstance(result, Answer) and result.is_ok:
            answer = token_answer(result, endpoint=issuer.metadata.token)
            renewed = current.renewed(answer, self._now())
            self._store.save(self._account, renewed)
            return renewed
        return self._without_answer(issuer, result, current, rejected)

    def _without_answer(
        self,
        issuer: Issuer,
        result: Answer | NoAnswer,
        current: TokenSet,
        rejected: Secret | None,
    ) -> TokenSet:
        if isinstance(result, Answer) and oauth_error(result) == "invalid_grant":
            raise NotLoggedIn("FRMR-AUTH-003")
        if self._is_good(current, rejected, leeway=NO_LEEWAY):
            return current
        if isinstance(result, NoAnswer):
            raise result.error
        client_id = self._account.client_id
        raise refusal(result, endpoint=issuer.metadata.token, client_id=client_id)

    def _post(self, issuer: Issuer, tokens: TokenSet) -> Answer | NoAnswer:
        """
        Send the refresh token, a second time when the answer got lost.

        An issuer that had already rotated it takes the parent again while the child is unused.
        """
        form = {
            "grant_type": "refresh_token",
            "refresh_token": tokens.refresh.reveal() if tokens.refresh else "",
            "client_id": self._account.client_id,
        }
        result = issuer.http.post(issuer.metadata.token, form)
        lost = result.transient if isinstance(result, NoAnswer) else is_transient(result)
        pause = RETRY_PAUSE
        if isinstance(result, Answer):
            pause = max(pause, retry_after(result.headers) or 0.0)
        if not lost or pause > LONGEST_PAUSE:
            return result
        self._sleep(pause)
        return issuer.http.post(issuer.metadata.token, form)
