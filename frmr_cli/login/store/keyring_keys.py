"""Keys that lie in the keyring of the system."""

from __future__ import annotations

import os
import sys
import time
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any, TypeVar

from frmr_cli.errors import TokenStorageError
from frmr_cli.login.store.bounded import LIMIT, NeverAnswered, bounded
from frmr_cli.login.store.keys import WriteKey
from frmr_cli.login.store.named_keyring import PLATFORM_BACKENDS, NamedKeyring, is_refused
from frmr_cli.login.store.octets import KEY
from frmr_cli.login.store.secret_service import SecretService
from frmr_cli.login.store.vault import (
    VaultAbsent,
    VaultEmpty,
    VaultError,
    VaultLocked,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from frmr_cli.login.store.vault import Vault

    T = TypeVar("T")


class KeyringKeys:
    """
    One key per account in a `Vault`.

    Whatever the keyring has to do for one step of the store is one bounded call, and a keyring that
    once did not answer is not asked again: it costs `seconds` per process, imports included, not per
    call.
    """

    backend = "keyring"

    def __init__(
        self,
        vault: Vault,
        *,
        seconds: float = LIMIT,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._vault = vault
        self._seconds = seconds
        self._now = now
        self._silent: TokenStorageError | None = None
        self._known: dict[str, bytes] = {}

    @classmethod
    def named(cls, name: str | None) -> KeyringKeys:
        """
        The keys in the system's own keyring, or in the backend class of this name.

        Raises: TokenStorageError FRMR-STORE-029 for one that keeps no secrets.
        """
        if name is None:
            name = PLATFORM_BACKENDS.get(sys.platform)
        if name is None or name == "keyring.backends.SecretService.Keyring":
            return cls(SecretService())
        if is_refused(name):
            raise TokenStorageError("FRMR-STORE-029", name=name)
        return cls(NamedKeyring(name))

    def check(self) -> None:
        """
        Find out whether the keyring works; only reads.

        Raises: TokenStorageError FRMR-STORE-020 (silent), -021 (locked), -022 (absent), -026
        (failed), -027 (without a collection).
        """
        self._ask(self._vault.check)

    def for_reading(self, account_id: str, head: Mapping[str, Any]) -> bytes:
        """As `Keys`. Raises: TokenStorageError FRMR-STORE-023 when the keyring was wiped."""
        if account_id not in self._known:
            key = _decoded(self._ask(lambda: self._vault.get(account_id)))
            if key is None:
                raise TokenStorageError("FRMR-STORE-023")
            self._known[account_id] = key
        return self._known[account_id]

    def for_writing(self, account_id: str, head: Mapping[str, Any] | None) -> WriteKey:
        """As `Keys`. Raises: TokenStorageError FRMR-STORE-024 when a new key was not kept."""
        if account_id not in self._known:
            key = self._ask(lambda: self._existing_or_new(account_id))
            if key is None:
                raise TokenStorageError("FRMR-STORE-024", keyring=self._vault.step())
            self._known[account_id] = key
        return WriteKey(self._known[account_id], {})

    def forget(self, account_id: str) -> bool:
        """As `Keys`."""
        self._known.pop(account_id, None)
        return self._ask(lambda: self._vault.remove(account_id))

    def wrong_key(self) -> str:
        """The keyring holds a key, but of another file."""
        self._known.clear()
        return "FRMR-STORE-025"

    def _existing_or_new(self, account_id: str) -> bytes | None:
        key = _decoded(self._vault.get(account_id))
        if key is not None:
            return key
        key = os.urandom(KEY)
        self._vault.put(account_id, b64encode(key).decode())
        # Some keyrings drop what they are given and say nothing.
        return key if _decoded(self._vault.get(account_id)) == key else None

    def _ask(self, call: Callable[[], T]) -> T:
        if self._silent is not None:
            raise self._silent
        try:
            started = self._now()
            self._vault.load()
            # The person waits for the import, too; but a slow disk is no silent keyring.
            left = self._seconds - (self._now() - started)
            return bounded(call, seconds=max(left, self._seconds / 3))
        except NeverAnswered:
            seconds = f"{self._seconds:g}"
            step = self._vault.step()
            self._silent = TokenStorageError("FRMR-STORE-020", keyring=step, seconds=seconds)
            raise self._silent from None
        except VaultLocked as error:
            raise TokenStorageError("FRMR-STORE-021", keyring=self._vault.step()) from error
        except VaultAbsent as error:
            raise TokenStorageError("FRMR-STORE-022", reason=str(error)) from error
        except VaultEmpty as error:
            raise TokenStorageError("FRMR-STORE-027", keyring=self._vault.step()) from error
        except VaultError as error:
            keyring = self._vault.step()
            raise TokenStorageError("FRMR-STORE-026", keyring=keyring, reason=str(error)) from error


def _decoded(text: str | None) -> bytes | None:
    """The key in a stored text; None for no text, and for one that cannot be a key."""
    try:
        key = b64decode(text or "", validate=True)
    except ValueError:
        return None
    return key if len(key) == KEY else None
