"""What frmr wants from a keyring, and how a keyring can fail."""

from __future__ import annotations

from typing import Protocol

SERVICE = "frmr"
"""Name under which the keys are found in the keyring's own window."""


class Vault(Protocol):
    """
    A keyring: secrets by name. Methods never prompt; they may block, so callers bound them.

    Raises: VaultLocked, VaultAbsent, VaultFailed.
    """

    def load(self) -> None:
        """Import what is needed: slow on a cold disk, and no fault of the keyring."""
        ...

    def step(self) -> str:
        """What it is doing right now, for the message if it never ends."""
        ...

    def check(self) -> None:
        """Find out whether the keyring could be read and written; change nothing."""
        ...

    def get(self, name: str) -> str | None:
        """The secret, or None."""
        ...

    def put(self, name: str, secret: str) -> None:
        """Store or replace the secret."""
        ...

    def remove(self, name: str) -> bool:
        """Remove it. False when there was none."""
        ...


class VaultError(Exception):
    """The keyring cannot be used; the argument is a technical reason in English."""


class VaultLocked(VaultError):
    """It is there, but nobody has unlocked it."""


class VaultAbsent(VaultError):
    """This session has none."""


class VaultEmpty(VaultError):
    """The service runs, but no collection was ever created in it."""


class VaultFailed(VaultError):
    """Anything else."""
