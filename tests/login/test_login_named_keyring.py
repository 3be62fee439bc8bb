"""Backends of the `keyring` library, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from frmr_cli.login.store import probe
from frmr_cli.login.store.named_keyring import NamedKeyring
from frmr_cli.login.store.vault import VaultError, VaultFailed, VaultLocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frmr_cli.errors import FrmrError

    Told = Callable[[FrmrError], str]


class LibraryKeyring(KeyringBackend):
    """A backend of the `keyring` library, as another platform would have it."""

    priority = 0.1
    secrets: dict[tuple[str, str], str] = {}  # noqa: RUF012 - each call makes a new object
    failure: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._enter()
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._enter()
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._enter()
        if self.secrets.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError

    @classmethod
    def _enter(cls) -> None:
        if cls.failure is not None:
            raise cls.failure


@pytest.fixture
def library() -> Iterator[NamedKeyring]:
    """The backend above, found by its name."""
    yield NamedKeyring(f"{__name__}.{LibraryKeyring.__name__}")
    LibraryKeyring.secrets.clear()
    LibraryKeyring.failure = None


def test_backend_of_the_library_keeps_keys(library: NamedKeyring) -> None:
    """macOS and Windows are reached this way: written, read, removed, under our name."""
    library.check()
    library.put("id", "key")

    assert LibraryKeyring.secrets == {("frmr", "id"): "key"}
    assert (library.get("id"), library.remove("id"), library.remove("id")) == ("key", True, False)
    assert library.get("id") is None


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (keyring.errors.KeyringLocked(), VaultLocked),
        (keyring.errors.InitError(), VaultLocked),
        (keyring.errors.KeyringError(), VaultFailed),
        (keyring.errors.PasswordSetError(), VaultFailed),
    ],
    ids=["locked", "init", "error", "set"],
)
def test_failures_of_the_library_are_ours(
    library: NamedKeyring, failure: Exception, expected: type[VaultError]
) -> None:
    """Every method translates them."""
    LibraryKeyring.failure = failure

    for call in (library.check, lambda: library.put("a", "b"), lambda: library.remove("a")):
        with pytest.raises(expected):
            call()


@pytest.mark.parametrize(
    "name",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "keyrings.alt.file.PlaintextKeyring",
    ],
)
def test_keyring_that_keeps_no_secrets_is_refused(name: str, told: Told) -> None:
    """Naming one by mistake must not store tokens in the open."""
    found = probe("keyring", environ={}, keyring_name=name)

    assert found.error is not None
    assert (found.state, found.error.code) == ("unusable", "FRMR-STORE-029")
    assert told(found.error)


def test_keyring_that_cannot_be_loaded_is_absent() -> None:
    """A class that is not installed is no crash."""
    for name in ("keyring.backends.nothing.Keyring", "nothing", "keyring.backends.kwallet.Nothing"):
        found = probe("keyring", environ={}, keyring_name=name)
        assert found.state == "absent"
