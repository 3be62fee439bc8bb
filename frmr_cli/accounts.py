"""The logins of this user in the current context: which one is active, its tokens, its store."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from frmr_cli.errors import NotLoggedIn, TokenStorageError, UsageError
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    import httpx

    from frmr_cli.console import Console
    from frmr_cli.login.bearer import TokenSource
    from frmr_cli.login.logout import Logout
    from frmr_cli.login.refresh import Issuer
    from frmr_cli.login.session import Session
    from frmr_cli.login.store import TokenStore
    from frmr_cli.login.store.index import Account, AccountEntry
    from frmr_cli.login.store.probes import Probe
    from frmr_cli.login.wire import Http
    from frmr_cli.settings import ServerContext, Settings

ACTIVE_FILE = "active.json"


class Accounts:
    """
    Chooses among the stored logins.

    One account per context is active: the one that logged in last, or that `auth switch` chose.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        environ: Mapping[str, str],
        console: Console,
        http: Callable[[], httpx.Client],
        now: Callable[[], datetime],
        sleep: Callable[[float], object],
    ) -> None:
        self._settings = settings
        self._environ = environ
        self._console = console
        self._http = http
        self._now = now
        self._sleep = sleep
        self._passphrase: str | None = None

    @property
    def server(self) -> ServerContext:
        """The current context."""
        return self._settings.context()

    @property
    def backend(self) -> str:
        """Where keys are kept: the pinned choice, else the keyring."""
        chosen = self._settings["storage"]
        return "keyring" if chosen == "auto" else chosen

    def entries(self, *, everywhere: bool = False) -> list[AccountEntry]:
        """The stored logins of the current context, or of all; needs neither key nor network."""
        from frmr_cli.login.store.index import read_index

        found = read_index(self._settings.paths.tokens).entries
        name = self._settings["context"]
        return [item for item in found if everywhere or item.account.context == name]

    def active(self) -> AccountEntry | None:
        """
        The active login of the current context; None when nobody is logged in.

        A login at another issuer than the context has now is none: its tokens must not go there.
        """
        issuer = self.server.issuer
        entries = [item for item in self.entries() if issuer in ("", item.account.issuer)]
        subject = self._read_active().get(self._settings["context"])
        for item in entries:
            if item.account.subject == subject:
                return item
        return entries[0] if entries else None

    def require_active(self) -> AccountEntry:
        """Raises: NotLoggedIn FRMR-AUTH-001; TokenStorageError FRMR-STORE-005 when a file cannot be read."""
        found = self.active()
        if found is None:
            self._name_damage()
            raise NotLoggedIn("FRMR-AUTH-001")
        return found

    def _name_damage(self) -> None:
        """«Not logged in» would be a riddle to somebody whose token file is torn."""
        from frmr_cli.login.store.index import read_index

        damaged = read_index(self._settings.paths.tokens).damaged
        if damaged:
            raise TokenStorageError("FRMR-STORE-005", path=damaged[0])

    def find(self, who: str) -> AccountEntry:
        """
        The login with this subject or name in the current context.

        Raises: UsageError FRMR-CLI-013.
        """
        for item in self.entries():
            if who in (item.account.subject, item.name):
                return item
        known = ", ".join(item.name for item in self.entries()) or "—"
        raise UsageError("FRMR-CLI-013", who=who, known=known)

    def activate(self, account: Account) -> None:
        """Make a login the active one of its context."""
        chosen = self._read_active() | {account.context: account.subject}
        path = self._settings.paths.data / ACTIVE_FILE
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_text(json.dumps(chosen), encoding="utf-8")
        partial.replace(path)

    def probe(self, backend: str) -> Probe:
        """Whether tokens can be kept so; a keyring that does not answer costs 3 seconds."""
        from frmr_cli.login.store import probe

        return probe(backend, environ=self._environ, can_ask=self._console.can_ask)

    def prepare(self, backend: str) -> None:
        """
        Get everything that is needed to store a login, before the person is sent away.

        Raises: TokenStorageError of the probe; FRMR-AUTH-063 for a passphrase that was not repeated.
        """
        from frmr_cli.login.store.passphrase_keys import PASSPHRASE_FILE

        self.probe(backend).require_ready()
        if backend == "passphrase" and not self._environ.get(PASSPHRASE_FILE):
            self._passphrase = self._new_passphrase()

    def foreign_variable(self) -> str | None:
        """The variable whose token or service account comes before every stored login."""
        from frmr_cli.login.environment import token_variable

        secrets = ("FRMR_CLIENT_SECRET", "FRMR_CLIENT_SECRET_FILE")
        secret = next((name for name in secrets if self._environ.get(name)), None)
        return token_variable(self._environ) or secret

    def store(self, backend: str | None = None) -> TokenStore:
        """The token store with the given or the pinned protection."""
        from frmr_cli.login.store import open_store

        ask = self._ask_passphrase if self._console.can_ask else None
        return open_store(
            self._settings.paths.tokens, backend or self.backend, environ=self._environ, ask=ask
        )

    def issuer(self, account: Account | None = None) -> Issuer:
        """The issuer of the current context, or the one that a login was made at, discovered."""
        from frmr_cli.login.metadata import discover
        from frmr_cli.login.refresh import Issuer

        http = self.issuer_http()
        return Issuer(http, discover(http, account.issuer if account else self.server.issuer))

    def logout(self, entry: AccountEntry) -> Logout:
        """Revoke a login at its issuer and delete it here in any case."""
        from frmr_cli.login.logout import logout

        account = entry.account
        return logout(self.store(entry.backend), account, issuer=lambda: self.issuer(account))

    def move(self, entry: AccountEntry, backend: str) -> None:
        """
        Protect a stored login in another way; the tokens stay, the old key goes.

        Raises: TokenStorageError; then the login is as it was.
        """
        old, new = self.store(entry.backend), self.store(backend)
        with new.lock(entry.account):
            tokens = old.load(entry.account)
            if tokens is None:
                return
            new.save(entry.account, tokens)
        if entry.backend == "keyring":
            from frmr_cli.login.store.file_store import account_id
            from frmr_cli.login.store.keyring_keys import KeyringKeys

            KeyringKeys.named(None).forget(account_id(entry.account))

    def issuer_http(self) -> Http:
        """The HTTP client of the login, whose failures are explained."""
        from frmr_cli.login.wire import Http
        from frmr_cli.registry.failures import explain

        return Http(self._http(), explain=explain)

    def session(self) -> Session:
        """The stored login, or the token of the environment."""
        from frmr_cli.login.session import Session

        return Session(
            environ=self._environ,
            account=lambda: self.require_active().account,
            # The pinned protection, never what the open head of a file says: that could be forged.
            store=self.store,
            issuer=self.issuer,
            now=self._now,
            sleep=self._sleep,
        )

    def token_source(self) -> TokenSource:
        """What requests are signed with: environment, service account, or the stored login."""
        from frmr_cli.login.environment import token_variable
        from frmr_cli.login.service_account import client_secret

        if token_variable(self._environ) is None:
            secret = client_secret(self._environ)
            if secret is not None:
                from frmr_cli.login.service_session import ServiceSession

                return ServiceSession(
                    issuer=self.issuer,
                    client_id=self._environ.get("FRMR_CLIENT_ID", "frmr-ci"),
                    secret=secret,
                    scope=self._environ.get("FRMR_SCOPE", "frmr.read"),
                    now=self._now,
                )
        return self.session()

    def _read_active(self) -> dict[str, str]:
        try:
            text = (self._settings.paths.data / ACTIVE_FILE).read_text(encoding="utf-8")
            found = json.loads(text)
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _ask_passphrase(self, is_new: bool) -> str:
        if self._passphrase is not None:
            return self._passphrase
        return self._new_passphrase() if is_new else self._typed(t("Passphrase: "))

    def _new_passphrase(self) -> str:
        first = self._typed(t("New passphrase for the stored logins: "))
        if not first or self._typed(t("Repeat the passphrase: ")) != first:
            raise TokenStorageError("FRMR-AUTH-063")
        return first

    def _typed(self, question: str) -> str:
        import getpass

        return getpass.getpass(question, stream=self._console.stderr)
