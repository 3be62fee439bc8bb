"""Where tokens are kept between two commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from frmr_cli.login.store.index import Account, AccountEntry
    from frmr_cli.login.store.passphrase_keys import Ask
    from frmr_cli.login.store.probes import Probe
    from frmr_cli.login.tokens import TokenSet

KEYRING, PASSPHRASE, INSECURE = "keyring", "passphrase", "insecure"
BACKENDS = (KEYRING, PASSPHRASE, INSECURE)
"""What protects the file of an account: a key in the system's keyring, a passphrase, nothing."""


class TokenStore(Protocol):
    """Keeps one set of tokens per account. All methods may raise TokenStorageError."""

    def load(self, account: Account) -> TokenSet | None:
        """The tokens, or None when this account is not logged in."""
        ...

    def save(self, account: Account, tokens: TokenSet) -> None:
        """Replace the tokens in one step: whatever happens, the old or the new ones are there."""
        ...

    def delete(self, account: Account) -> bool:
        """Forget the key, then the file. False when there was nothing."""
        ...

    def accounts(self) -> tuple[AccountEntry, ...]:
        """All accounts, by context and name."""
        ...

    def lock(self, account: Account) -> AbstractContextManager[None]:
        """Keep other processes from changing the account; may be nested."""
        ...

    def save_pending(self, account: Account, login: Mapping[str, Any]) -> None:
        """Keep a device login that waits for its person; `account` has an empty subject."""
        ...

    def load_pending(self, account: Account) -> dict[str, Any] | None:
        """The login that waits, or None."""
        ...

    def delete_pending(self, account: Account) -> bool:
        """Forget it. False when there was nothing."""
        ...


def open_store(
    directory: Path,
    backend: str,
    *,
    environ: Mapping[str, str],
    ask: Ask | None = None,
    keyring_name: str | None = None,
) -> TokenStore:
    """
    The store in `directory` with the protection that settings have pinned.

    Nothing is read or asked yet. `ask` gets the passphrase from a person (its argument: whether it is a
    new one); None where nobody can be asked. `keyring_name` is the class of a keyring backend (`keyring.backends.kwallet.DBusKeyring`)
    instead of the system's own.

    Raises: TokenStorageError FRMR-STORE-029 for a keyring that keeps no secrets; ValueError for an
    unknown backend.
    """
    from frmr_cli.login.store.file_store import FileTokenStore

    match backend:
        case "keyring":
            from frmr_cli.login.store.keyring_keys import KeyringKeys

            return FileTokenStore(directory, KeyringKeys.named(keyring_name))
        case "passphrase":
            from frmr_cli.login.store.passphrase_keys import PassphraseKeys

            return FileTokenStore(directory, PassphraseKeys(environ, ask=ask))
        case "insecure":
            return FileTokenStore(directory, None)
    raise ValueError(f"no such backend: {backend}")


def probe(
    backend: str,
    *,
    environ: Mapping[str, str],
    can_ask: bool = False,
    keyring_name: str | None = None,
) -> Probe:
    """
    Find out whether `backend` can keep tokens, before a person is sent to the browser.

    Only reads; a keyring that does not answer costs 3 seconds.

    Raises: ValueError for an unknown backend.
    """
    from frmr_cli.login.store import probes

    match backend:
        case "keyring":
            return probes.keyring(keyring_name)
        case "passphrase":
            return probes.passphrase(environ, can_ask=can_ask)
        case "insecure":
            return probes.Probe("insecure", "ready", None)
    raise ValueError(f"no such backend: {backend}")
