"""What a source of encryption keys offers to the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class WriteKey(NamedTuple):
    """A key, and what must stand in the open head for it to be found again."""

    key: bytes
    head: Mapping[str, Any]


class Keys(Protocol):
    """
    One 256-bit key per account.

    `account_id` is the name of the account's file. All methods may raise TokenStorageError.
    """

    backend: str

    def for_reading(self, account_id: str, head: Mapping[str, Any]) -> bytes:
        """The key that the file with this head was written with."""
        ...

    def for_writing(self, account_id: str, head: Mapping[str, Any] | None) -> WriteKey:
        """
        The key of the account; a new one if it has none.

        An existing key is kept: a file written with it must stay readable until it is replaced.
        `head`: of the file that is there now.
        """
        ...

    def forget(self, account_id: str) -> bool:
        """Delete the key, and with it all that was written. False when there was none."""
        ...

    def wrong_key(self) -> str:
        """Code of the error when the key is not the one of the file."""
        ...
