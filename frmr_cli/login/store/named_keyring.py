"""Keyrings that the `keyring` library reaches: macOS, Windows, KWallet, others by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from frmr_cli.login.store.vault import SERVICE, VaultAbsent, VaultFailed, VaultLocked

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

PLATFORM_BACKENDS = {
    "darwin": "keyring.backends.macOS.Keyring",
    "win32": "keyring.backends.Windows.WinVaultKeyring",
}
REFUSED = (
    "keyring.backends.null",
    "keyring.backends.fail",
    "keyrings.alt",
    "keyring.backends.chainer",
)
"""They keep nothing, or keep it in the open, and none of them says so."""


class NamedKeyring:
    """A `Vault` over one class of `keyring`, loaded by its name and never guessed."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._backend: KeyringBackend | None = None

    def step(self) -> str:
        """The class."""
        return self._name

    def load(self) -> None:
        """Import the class."""
        self._class()

    def check(self) -> None:
        """Read a name that is not there."""
        self.get("probe")

    def get(self, name: str) -> str | None:
        """The secret."""
        from keyring import errors

        try:
            return self._loaded().get_password(SERVICE, name)
        except (errors.KeyringLocked, errors.InitError) as error:
            raise VaultLocked(str(error)) from error
        except errors.KeyringError as error:
            raise VaultFailed(type(error).__name__) from error

    def put(self, name: str, secret: str) -> None:
        """Store it."""
        from keyring import errors

        try:
            self._loaded().set_password(SERVICE, name, secret)
        except (errors.KeyringLocked, errors.InitError) as error:
            raise VaultLocked(str(error)) from error
        except errors.KeyringError as error:
            raise VaultFailed(type(error).__name__) from error

    def remove(self, name: str) -> bool:
        """Remove it."""
        from keyring import errors

        try:
            self._loaded().delete_password(SERVICE, name)
        except errors.PasswordDeleteError:
            return False
        except (errors.KeyringLocked, errors.InitError) as error:
            raise VaultLocked(str(error)) from error
        except errors.KeyringError as error:
            raise VaultFailed(type(error).__name__) from error
        return True

    def _loaded(self) -> KeyringBackend:
        if self._backend is None:
            self._backend = self._class()()
        return self._backend

    def _class(self) -> type[KeyringBackend]:
        module, _, name = self._name.rpartition(".")
        try:
            found: type[KeyringBackend] = getattr(import_module(module), name)
        except (ImportError, AttributeError, ValueError) as error:
            raise VaultAbsent(f"{self._name}: {type(error).__name__}") from error
        return found


def is_refused(name: str) -> bool:
    """Whether a class of this name must not get keys."""
    return name.startswith(REFUSED)
