"""Keys made from a passphrase, for machines without a keyring."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import TokenStorageError
from frmr_cli.login.secret_file import read_secret
from frmr_cli.login.secrets import Secret
from frmr_cli.login.store.keys import WriteKey
from frmr_cli.login.store.octets import key_check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Ask = Callable[[bool], str]
    """Gets the passphrase from a person; True when it is a new one, to be typed twice."""

PASSPHRASE_FILE = "FRMR_PASSPHRASE_FILE"  # noqa: S105 - a name
SALT = 16
CHEAPEST, DEAREST = 1 << 10, 1 << 18
MOST_LANES = 4


class Cost(NamedTuple):
    """Parameters of scrypt (RFC 7914); memory is 128 · n · r octets."""

    n: int
    r: int
    p: int


COST = Cost(1 << 17, 8, 1)
"""128 MiB and about half a second: OWASP Password Storage Cheat Sheet, first choice."""


class PassphraseKeys:
    """
    Derives keys with scrypt; the salt stands in the head of the file.

    The passphrase comes from the file that FRMR_PASSPHRASE_FILE names, else from `ask`. A key is
    derived once per process and salt.
    """

    backend = "passphrase"

    def __init__(self, environ: Mapping[str, str], *, ask: Ask | None, cost: Cost = COST) -> None:
        self._environ = environ
        self._ask = ask
        self._cost = cost
        self._passphrase: Secret | None = None
        self._derived: dict[tuple[bytes, Cost], bytes] = {}

    def for_reading(self, account_id: str, head: Mapping[str, Any]) -> bytes:
        """As `Keys`. Raises: ValueError when the head holds no usable salt and cost."""
        return self._key(*_parameters(head))

    def for_writing(self, account_id: str, head: Mapping[str, Any] | None) -> WriteKey:
        """
        As `Keys`; the salt stays while the file does, so a refresh costs no second derivation.

        Raises: TokenStorageError FRMR-STORE-041 when the file has another passphrase.
        """
        try:
            salt, cost = _parameters(head or {})
        except ValueError:
            salt, cost = os.urandom(SALT), self._cost
            key = self._key(salt, cost, is_new=True)
        else:
            key = self._key(salt, cost)
            # A slip of the finger must not become the new passphrase.
            if head and head.get("key_check") != key_check(key):
                raise TokenStorageError(self.wrong_key())
        return WriteKey(key, {"salt": salt.hex(), "cost": list(cost)})

    def forget(self, account_id: str) -> bool:
        """There is no key but in the person's head."""
        return False

    def wrong_key(self) -> str:
        """The passphrase is not the one that the file was written with."""
        self._passphrase = None
        self._derived.clear()
        return "FRMR-STORE-041"

    def _key(self, salt: bytes, cost: Cost, *, is_new: bool = False) -> bytes:
        import hashlib

        if (salt, cost) not in self._derived:
            self._derived[salt, cost] = hashlib.scrypt(
                self._secret(is_new=is_new).reveal().encode(),
                salt=salt,
                n=cost.n,
                r=cost.r,
                p=cost.p,
                maxmem=256 * cost.n * cost.r,
                dklen=32,
            )
        return self._derived[salt, cost]

    def _secret(self, *, is_new: bool) -> Secret:
        if self._passphrase is None:
            name = self._environ.get(PASSPHRASE_FILE)
            if name:
                self._passphrase = read_secret(Path(name), variable=PASSPHRASE_FILE)
            elif self._ask is not None:
                self._passphrase = Secret(self._ask(is_new))
        if not self._passphrase:
            raise TokenStorageError("FRMR-STORE-040", variable=PASSPHRASE_FILE)
        return self._passphrase


def _parameters(head: Mapping[str, Any]) -> tuple[bytes, Cost]:
    """
    Salt and cost of a head, which is not authenticated yet.

    Raises: ValueError, also for a cost that would eat the machine's memory.
    """
    try:
        salt = bytes.fromhex(head["salt"])
        cost = Cost(*head["cost"])
    except (KeyError, TypeError) as error:
        raise ValueError("no salt") from error
    is_power = type(cost.n) is int and cost.n & (cost.n - 1) == 0
    if len(salt) != SALT or not is_power or not CHEAPEST <= cost.n <= DEAREST:
        raise ValueError("cost")
    if (
        (type(cost.r), type(cost.p)) != (int, int)
        or cost.r != COST.r
        or not 0 < cost.p <= MOST_LANES
    ):
        raise ValueError("cost")
    return salt, cost
