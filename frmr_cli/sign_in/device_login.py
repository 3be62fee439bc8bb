"""A login by a code that a person confirms elsewhere: asked for, kept, waited for, stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.errors import NotLoggedIn, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from frmr_cli.accounts import Accounts
    from frmr_cli.login.device import DeviceCode, Notice, Sleep
    from frmr_cli.login.refresh import Issuer
    from frmr_cli.login.store import TokenStore
    from frmr_cli.login.store.index import Account
    from frmr_cli.login.tokens import TokenSet


ADDED = "+"
"""Before a scope: besides the usual ones, not instead of them."""


def requested(given: Iterable[str], usual: Sequence[str]) -> list[str]:
    """
    The scopes to ask for, each once: those given, separated by spaces or commas, or the usual ones.

    `+SCOPE` adds to what is asked for otherwise: `+frmr.audit` alone is the usual ones and that one.
    """
    words = " ".join(given).replace(",", " ").split()
    named = [word for word in words if not word.startswith(ADDED)]
    added = [word.removeprefix(ADDED) for word in words if word.startswith(ADDED)]
    return list(dict.fromkeys(filter(None, [*(named or usual), *added])))


class DeviceLogin:
    """One login in the current context; the issuer is discovered once."""

    def __init__(
        self,
        accounts: Accounts,
        *,
        backend: str,
        scopes: Sequence[str],
        wall: Callable[[], datetime],
        now: Callable[[], float],
    ) -> None:
        self._accounts = accounts
        self._server = accounts.server
        if not self._server.issuer:
            raise UsageError("FRMR-AUTH-062", name=self._server.name)
        self._store: TokenStore = accounts.store(backend)
        self._scope = " ".join(scopes)
        self._wall = wall
        self._now = now
        self._issuer: Issuer | None = None

    @property
    def scopes(self) -> list[str]:
        """What is asked for."""
        return self._scope.split()

    def begin(self) -> DeviceCode:
        """Ask the issuer for a code. Raises: as `discover` and `request_code`."""
        from frmr_cli.login.device import request_code

        issuer = self._discovered()
        return request_code(
            issuer.http,
            issuer.metadata,
            client_id=self._server.client_id,
            scope=self._scope,
            now=self._now,
            wall=self._wall(),
        )

    def keep(self, code: DeviceCode) -> None:
        """Store the login that waits, encrypted like tokens, for `resume` in another process."""
        pending = {"code": code.to_json(), "scope": self._scope}
        self._store.save_pending(self._account(""), pending)

    def resume(self) -> DeviceCode:
        """
        The login that was kept.

        Raises: NotLoggedIn FRMR-AUTH-060 when there is none; TokenStorageError.
        """
        from frmr_cli.login.device import DeviceCode

        kept = self._store.load_pending(self._account(""))
        if kept is None:
            raise NotLoggedIn("FRMR-AUTH-060")
        try:
            self._scope = str(kept["scope"])
            return DeviceCode.from_json(kept["code"], now=self._now, wall=self._wall())
        except (KeyError, TypeError, ValueError):
            self.forget()
            raise NotLoggedIn("FRMR-AUTH-060") from None

    def forget(self) -> None:
        """Remove the login that was kept, if there is one."""
        self._store.delete_pending(self._account(""))

    def finish(self, code: DeviceCode, *, sleep: Sleep, notice: Notice) -> TokenSet:
        """
        Wait for the person, store the tokens and make the account the active one.

        Nothing is stored before everything is verified.

        Raises: as `wait`, `identify` and `TokenStore.save`.
        """
        from frmr_cli.login.device import wait
        from frmr_cli.login.identity import identify
        from frmr_cli.login.tokens import token_set

        issuer = self._discovered()
        answer = wait(issuer.http, code, sleep=sleep, now=self._now, notice=notice)
        now = self._wall()
        client_id = self._server.client_id
        identity = identify(issuer.http, issuer.metadata, answer, client_id=client_id, now=now)
        tokens = token_set(answer, identity=identity, asked_scope=self._scope, now=now)
        account = self._account(identity.subject)
        self._store.save(account, tokens)
        self._accounts.activate(account)
        return tokens

    def _discovered(self) -> Issuer:
        if self._issuer is None:
            self._issuer = self._accounts.issuer()
        return self._issuer

    def _account(self, subject: str) -> Account:
        from frmr_cli.login.store.index import Account

        server = self._server
        return Account(server.name, server.issuer, server.client_id, subject)
