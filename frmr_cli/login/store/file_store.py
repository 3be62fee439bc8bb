"""Tokens in one file per account, encrypted with a key that lies elsewhere."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from frmr_cli.errors import TokenStorageError
from frmr_cli.login.store import files, octets
from frmr_cli.login.store.index import SUFFIX, Account, read_index
from frmr_cli.login.tokens import TokenSet, iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from filelock import BaseFileLock

    from frmr_cli.login.store.index import AccountEntry
    from frmr_cli.login.store.keys import Keys

PENDING_SUFFIX = ".pending"
MAX_SHOWN = 1000
"""Characters of the scope in the open head, which is small; all of it is among the tokens."""
LOCK_SECONDS = 60.0
"""A refresh under the lock takes two requests at most; whoever waits longer is told."""


def account_id(account: Account) -> str:
    """Name of the account's files and of its key: 128 bits of SHA-256, in hexadecimal."""
    import hashlib
    import json

    return hashlib.sha256(json.dumps(account).encode()).hexdigest()[:32]


class FileTokenStore:
    """
    The `TokenStore` of all backends; they differ in `keys`, and None means no protection.

    A file is accepted only if it is an ordinary file of this user alone, of this very account, under
    the protection that was chosen, and unchanged.
    """

    def __init__(
        self,
        directory: Path,
        keys: Keys | None,
        *,
        uid: int | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        lock_seconds: float = LOCK_SECONDS,
    ) -> None:
        self._directory = directory
        self._keys = keys
        self._uid = files.own_uid() if uid is None else uid
        self._now = now
        self._lock_seconds = lock_seconds
        self._locks: dict[str, BaseFileLock] = {}

    def load(self, account: Account) -> TokenSet | None:
        """
        As `TokenStore`.

        Raises: TokenStorageError FRMR-STORE-002 to -010 (the file), -020 to -029 (keyring),
        -040, -041 (passphrase).
        """
        payload = self._read(account, SUFFIX)
        if payload is None:
            return None
        try:
            tokens = TokenSet.from_json(payload)
        except (KeyError, TypeError, ValueError):
            # The original error may hold the octets.
            raise self._damaged(account, SUFFIX) from None
        return tokens

    def save(self, account: Account, tokens: TokenSet) -> None:
        """As `TokenStore`. Raises: as `load`, and FRMR-STORE-001 (busy)."""
        head = {
            "name": tokens.identity.name,
            "scope": tokens.scope[:MAX_SHOWN],
            "expires_at": iso(tokens.expires_at),
            "refresh_expires_at": iso(tokens.refresh_expires_at),
            "is_renewable": tokens.refresh is not None,
        }
        self._write(account, SUFFIX, head, tokens.to_json())

    def delete(self, account: Account) -> bool:
        """
        As `TokenStore`. A keyring that fails does not save the file: it goes in any case.

        Raises: TokenStorageError FRMR-STORE-030 when the file is gone but its key may be there
        still; FRMR-STORE-001, -008, -009.
        """
        return self._remove(account, SUFFIX)

    def accounts(self) -> tuple[AccountEntry, ...]:
        """As `TokenStore`; files that cannot be read are left out, see `read_index`."""
        return read_index(self._directory).entries

    def save_pending(self, account: Account, login: Mapping[str, Any]) -> None:
        """As `TokenStore`."""
        self._write(account, PENDING_SUFFIX, {}, login)

    def load_pending(self, account: Account) -> dict[str, Any] | None:
        """As `TokenStore`."""
        return self._read(account, PENDING_SUFFIX)

    def delete_pending(self, account: Account) -> bool:
        """As `TokenStore`."""
        return self._remove(account, PENDING_SUFFIX)

    @contextmanager
    def lock(self, account: Account) -> Iterator[None]:
        """As `TokenStore`. Raises: TokenStorageError FRMR-STORE-001, -008, -009."""
        from filelock import FileLock, Timeout

        files.make_directory(self._directory, uid=self._uid)
        name = account_id(account)
        if name not in self._locks:
            path = self._directory / f"{name}.lock"
            self._locks[name] = FileLock(path, timeout=self._lock_seconds, mode=0o600)
        try:
            self._locks[name].acquire(poll_interval=0.02)
        except Timeout as error:
            seconds = f"{self._lock_seconds:g}"
            raise TokenStorageError("FRMR-STORE-001", seconds=seconds) from error
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise TokenStorageError(
                "FRMR-STORE-008", path=self._directory, reason=reason
            ) from error
        try:
            yield
        finally:
            self._locks[name].release()

    def _path(self, account: Account, suffix: str) -> Path:
        return self._directory / f"{account_id(account)}{suffix}"

    def _damaged(self, account: Account, suffix: str) -> TokenStorageError:
        return TokenStorageError("FRMR-STORE-005", path=self._path(account, suffix))

    def _parsed(self, account: Account, suffix: str) -> octets.Sealed | None:
        path = self._path(account, suffix)
        content = files.read_private(path, uid=self._uid)
        if content is None:
            return None
        try:
            return octets.parse(content)
        except octets.NewerFormat as error:
            raise TokenStorageError("FRMR-STORE-010", path=path) from error
        except octets.Damaged as error:
            raise self._damaged(account, suffix) from error

    def _read(self, account: Account, suffix: str) -> dict[str, Any] | None:
        sealed = self._parsed(account, suffix)
        if sealed is None:
            return None
        path, backend = self._path(account, suffix), self._backend
        if sealed.head.get("account") != account._asdict() or sealed.head.get("kind") != suffix:
            raise TokenStorageError("FRMR-STORE-006", path=path)
        found = sealed.head.get("backend")
        if found != backend:
            raise TokenStorageError("FRMR-STORE-007", path=path, found=found, expected=backend)
        try:
            return octets.opened(sealed, self._reading_key(account, sealed.head))
        except (octets.Damaged, ValueError) as error:
            raise self._damaged(account, suffix) from error

    def _reading_key(self, account: Account, head: Mapping[str, Any]) -> bytes | None:
        if self._keys is None:
            return None
        key = self._keys.for_reading(account_id(account), head)
        if head.get("key_check") != octets.key_check(key):
            raise TokenStorageError(self._keys.wrong_key())
        return key

    def _write(
        self,
        account: Account,
        suffix: str,
        head: Mapping[str, Any],
        payload: Mapping[str, Any],
    ) -> None:
        with self.lock(account):
            key, key_head = self._writing_key(account, suffix)
            full = {
                **head,
                **key_head,
                "account": account._asdict(),
                "backend": self._backend,
                "kind": suffix,
                "saved_at": iso(self._now()),
            }
            files.replace_private(self._path(account, suffix), octets.seal(full, payload, key))

    def _writing_key(self, account: Account, suffix: str) -> tuple[bytes | None, Mapping[str, Any]]:
        if self._keys is None:
            return None, {}
        try:
            sealed = self._parsed(account, suffix)
        except TokenStorageError:
            sealed = None  # what is there cannot be read: a new login replaces it
        found = self._keys.for_writing(account_id(account), sealed.head if sealed else None)
        return found.key, {**found.head, "key_check": octets.key_check(found.key)}

    def _remove(self, account: Account, suffix: str) -> bool:
        with self.lock(account):
            forgotten, failure = False, None
            try:
                if self._keys is not None:
                    forgotten = self._keys.forget(account_id(account))
            except TokenStorageError as error:
                failure = error
            finally:
                removed = files.remove_private(self._path(account, suffix))
        if failure is not None:
            raise TokenStorageError("FRMR-STORE-030", cause=failure.code) from failure
        return forgotten or removed

    @property
    def _backend(self) -> str:
        return "insecure" if self._keys is None else self._keys.backend
