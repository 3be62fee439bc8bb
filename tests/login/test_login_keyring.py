"""Keys in a keyring that works, and in keyrings that fail in every way they can."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from frmr_cli.errors import FrmrError, TokenStorageError
from frmr_cli.login.store.file_store import FileTokenStore, account_id
from frmr_cli.login.store.keyring_keys import KeyringKeys
from frmr_cli.login.store.probes import keyring_probe
from frmr_cli.login.store.vault import (
    VaultAbsent,
    VaultEmpty,
    VaultError,
    VaultFailed,
    VaultLocked,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frmr_cli.login.store.index import Account
    from frmr_cli.login.tokens import TokenSet

    MakeTokens = Callable[..., TokenSet]
    Told = Callable[[FrmrError], str]


class FakeVault:
    """A keyring in memory, with the failures that real ones have."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}
        self.failure: VaultError | None = None
        self.forgetful = False
        self.calls: list[str] = []
        self.release: threading.Event | None = None
        """Set: calls block until it is."""

    def load(self) -> None:
        pass

    def step(self) -> str:
        return "org.example.fake, fake-keyring [42]"

    def check(self) -> None:
        self._enter("check")

    def get(self, name: str) -> str | None:
        self._enter("get")
        return self.secrets.get(name)

    def put(self, name: str, secret: str) -> None:
        self._enter("put")
        if not self.forgetful:
            self.secrets[name] = secret

    def remove(self, name: str) -> bool:
        self._enter("remove")
        return self.secrets.pop(name, None) is not None

    def _enter(self, call: str) -> None:
        self.calls.append(call)
        if self.release is not None:
            self.release.wait()
        if self.failure is not None:
            raise self.failure


@pytest.fixture
def vault() -> Iterator[FakeVault]:
    """A keyring whose blocked calls end with the test."""
    fake = FakeVault()
    yield fake
    if fake.release is not None:
        fake.release.set()


def store_of(vault: FakeVault, directory: Path) -> FileTokenStore:
    """What a new process would open; patient for a twentieth of a second."""
    return FileTokenStore(directory, KeyringKeys(vault, seconds=0.05))


def refusal(call: Callable[[], object]) -> TokenStorageError:
    """The error of a call that must fail."""
    with pytest.raises(TokenStorageError) as caught:
        call()
    return caught.value


def test_key_lies_in_the_keyring_and_tokens_do_not(
    tmp_path: Path, vault: FakeVault, account: Account, token_set: MakeTokens
) -> None:
    """The keyring holds 256 bits per account, whatever the size of the tokens."""
    tokens = token_set(access="canary-" + "a" * 9000)
    store_of(vault, tmp_path).save(account, tokens)

    assert store_of(vault, tmp_path).load(account) == tokens
    assert list(vault.secrets) == [account_id(account)]
    assert len(vault.secrets[account_id(account)]) == 44


def test_key_is_kept_when_tokens_are_written_again(
    tmp_path: Path, vault: FakeVault, account: Account, token_set: MakeTokens
) -> None:
    """A new key before the new file would make the old file unreadable if the process died between."""
    store_of(vault, tmp_path).save(account, token_set())
    before = dict(vault.secrets)

    store_of(vault, tmp_path).save(account, token_set(access="access-2"))

    assert vault.secrets == before
    assert vault.calls.count("put") == 1


def test_process_asks_the_keyring_once(
    tmp_path: Path, vault: FakeVault, account: Account, token_set: MakeTokens
) -> None:
    """A load and the saves and loads of a refresh cost one call."""
    store_of(vault, tmp_path).save(account, token_set())
    vault.calls.clear()
    store = store_of(vault, tmp_path)

    store.load(account)
    store.save(account, token_set())
    store.load(account)

    assert vault.calls == ["get"]


def test_logout_shreds_the_key(
    tmp_path: Path, vault: FakeVault, account: Account, token_set: MakeTokens
) -> None:
    """Without the key a copy of the file is noise."""
    store = store_of(vault, tmp_path)
    store.save(account, token_set())
    copies = {path: path.read_bytes() for path in tmp_path.glob("*.tokens")}

    deleted = store.delete(account)
    for path, content in copies.items():
        path.write_bytes(content)
        path.chmod(0o600)

    assert (deleted, vault.secrets) == (True, {})
    assert refusal(lambda: store.load(account)).code == "FRMR-STORE-023"


@pytest.mark.parametrize(
    ("failure", "state", "expected"),
    [
        (VaultLocked("x"), "locked", "FRMR-STORE-021"),
        (VaultAbsent("x"), "absent", "FRMR-STORE-022"),
        (VaultFailed("x"), "unusable", "FRMR-STORE-026"),
        (VaultEmpty("x"), "empty", "FRMR-STORE-027"),
    ],
    ids=["locked", "absent", "failed", "empty"],
)
def test_each_failure_of_a_keyring_has_its_own_message(
    tmp_path: Path,
    vault: FakeVault,
    account: Account,
    token_set: MakeTokens,
    told: Told,
    failure: VaultError,
    state: str,
    expected: str,
) -> None:
    """Probe, load and save tell the same; the tokens stay."""
    store_of(vault, tmp_path).save(account, token_set())
    vault.failure = failure

    found = keyring_probe(KeyringKeys(vault))
    errors = [
        refusal(lambda: store_of(vault, tmp_path).load(account)),
        refusal(lambda: store_of(vault, tmp_path).save(account, token_set())),
    ]

    assert (found.state, found.error and found.error.code) == (state, expected)
    assert [error.code for error in errors] == [expected] * 2
    assert told(errors[0])
    vault.failure = None
    assert store_of(vault, tmp_path).load(account) == token_set()


def test_wiped_keyring_is_told_and_cured_by_a_login(
    tmp_path: Path, vault: FakeVault, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """The file is there, the key is gone: nobody can read it any more, a login makes a new key."""
    store_of(vault, tmp_path).save(account, token_set())
    vault.secrets.clear()

    error = refusal(lambda: store_of(vault, tmp_path).load(account))
    store_of(vault, tmp_path).save(account, token_set(access="access-2"))

    assert error.code == "FRMR-STORE-023"
    assert told(error)
    found = store_of(vault, tmp_path).load(account)
    assert found is not None


@pytest.mark.parametrize(
    ("secret", "expected"),
    [("A" * 43 + "=", "FRMR-STORE-025"), ("short", "FRMR-STORE-023"), ("ё", "FRMR-STORE-023")],
    ids=["other-key", "short", "no-key"],
)
def test_key_that_does_not_fit_is_told_from_damage(
    tmp_path: Path,
    vault: FakeVault,
    account: Account,
    token_set: MakeTokens,
    told: Told,
    secret: str,
    expected: str,
) -> None:
    """A keyring restored from an old copy is not a damaged file; a login cures it."""
    store_of(vault, tmp_path).save(account, token_set())
    vault.secrets[account_id(account)] = secret

    error = refusal(lambda: store_of(vault, tmp_path).load(account))
    store_of(vault, tmp_path).save(account, token_set())

    assert error.code == expected
    assert told(error)
    assert store_of(vault, tmp_path).load(account) == token_set()


def test_keyring_that_keeps_nothing_is_found_out(
    tmp_path: Path, vault: FakeVault, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """A new key is read back before anything depends on it."""
    vault.forgetful = True

    error = refusal(lambda: store_of(vault, tmp_path).save(account, token_set()))

    assert error.code == "FRMR-STORE-024"
    assert told(error)
    assert not list(tmp_path.glob("*.tokens"))


def test_keyring_that_never_answers_is_asked_once(
    tmp_path: Path, vault: FakeVault, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """The wait is paid once per process, and the message names who did not answer."""
    store_of(vault, tmp_path).save(account, token_set())
    vault.calls.clear()
    vault.release = threading.Event()
    store = store_of(vault, tmp_path)

    errors = [
        refusal(lambda: store.load(account)),
        refusal(lambda: store.load(account)),
        refusal(lambda: store.save(account, token_set())),
    ]

    assert [error.code for error in errors] == ["FRMR-STORE-020"] * 3
    assert vault.calls == ["get"]
    assert told(errors[0]) == (
        "The keyring did not answer within 0.05 s (org.example.fake, fake-keyring [42])"
    )


def test_logout_deletes_the_file_when_the_keyring_is_silent(
    tmp_path: Path, vault: FakeVault, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """Nothing is left that could be read; the person learns that a key may be left."""
    store_of(vault, tmp_path).save(account, token_set())
    vault.release = threading.Event()

    error = refusal(lambda: store_of(vault, tmp_path).delete(account))

    assert (error.code, error.details["cause"]) == ("FRMR-STORE-030", "FRMR-STORE-020")
    assert told(error)
    assert not list(tmp_path.glob("*.tokens"))
