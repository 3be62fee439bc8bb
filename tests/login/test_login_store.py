"""The file of an account: what is accepted, what is refused, and why."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from frmr_cli.errors import FrmrError, TokenStorageError
from frmr_cli.login.store import open_store
from frmr_cli.login.store.file_store import FileTokenStore, account_id
from frmr_cli.login.store.index import Account
from frmr_cli.login.store.passphrase_keys import Cost, PassphraseKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.login.tokens import TokenSet

    MakeTokens = Callable[..., TokenSet]
    Told = Callable[[FrmrError], str]

CHEAP = Cost(1 << 10, 8, 1)
KEY = bytes(range(32))


def passphrase_store(directory: Path, words: str = "п@роль", **options: Any) -> FileTokenStore:
    """A store whose key costs next to nothing."""
    keys = PassphraseKeys({}, ask=lambda _is_new: words, cost=CHEAP)
    return FileTokenStore(directory, keys, **options)


def token_file(directory: Path, account: Account) -> Path:
    """Where the tokens of the account lie."""
    return directory / f"{account_id(account)}.tokens"


def refusal(store: FileTokenStore, account: Account) -> TokenStorageError:
    """The error of a load that must fail."""
    with pytest.raises(TokenStorageError) as caught:
        store.load(account)
    return caught.value


@pytest.mark.parametrize("backend", ["passphrase", "insecure"])
def test_what_was_saved_is_loaded(
    tmp_path: Path, account: Account, token_set: MakeTokens, backend: str
) -> None:
    """Another process reads exactly what was written; the file is this user's alone."""
    passphrase = tmp_path / "p"
    passphrase.write_text("canary-passphrase\n")
    passphrase.chmod(0o600)
    environ = {"FRMR_PASSPHRASE_FILE": str(passphrase)}
    tokens = token_set()

    open_store(tmp_path / "s", backend, environ=environ).save(account, tokens)
    found = open_store(tmp_path / "s", backend, environ=environ).load(account)

    assert found == tokens
    assert token_file(tmp_path / "s", account).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "s").stat().st_mode & 0o777 == 0o700


def test_secrets_are_not_in_the_file(
    tmp_path: Path, account: Account, token_set: MakeTokens
) -> None:
    """Neither tokens nor passphrase can be found in any file of the store."""
    passphrase_store(tmp_path, "canary-p").save(
        account, token_set(access="canary-a", refresh="canary-r")
    )

    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert b"canary" not in content
    assert b"1000000301" in content


def test_unknown_account_is_not_logged_in(tmp_path: Path, account: Account) -> None:
    """No file is no error, and reading creates nothing."""
    store = passphrase_store(tmp_path / "s")

    assert store.load(account) is None
    assert not (tmp_path / "s").exists()


def test_delete_leaves_no_tokens(tmp_path: Path, account: Account, token_set: MakeTokens) -> None:
    """The file goes, and the draft that a killed process may have left."""
    store = passphrase_store(tmp_path)
    store.save(account, token_set())
    draft = token_file(tmp_path, account).with_suffix(".tokens.draft")
    draft.write_text("canary")

    assert store.delete(account) is True
    assert store.load(account) is None
    assert not draft.exists()
    assert store.delete(account) is False


def test_login_that_waits_is_kept_apart(
    tmp_path: Path, account: Account, token_set: MakeTokens
) -> None:
    """A device login that waits is no account, and cannot be passed off as one."""
    store, waiting = passphrase_store(tmp_path), account._replace(subject="")

    store.save_pending(waiting, {"device_code": "canary-d"})
    pending = tmp_path / f"{account_id(waiting)}.pending"
    content = pending.read_bytes()
    os.rename(pending, pending.with_suffix(".tokens"))  # noqa: PTH104

    assert b"canary" not in content
    assert refusal(store, waiting).code == "FRMR-STORE-006"
    pending.with_suffix(".tokens").rename(pending)
    assert store.load_pending(waiting) == {"device_code": "canary-d"}
    assert store.delete_pending(waiting)
    assert store.load_pending(waiting) is None
    assert store.accounts() == ()


def broken_files() -> dict[str, Callable[[Path], object]]:
    """What may have happened to a token file."""

    def link(path: Path) -> None:
        path.rename(path.with_name("elsewhere"))
        path.symlink_to("elsewhere")

    def directory(path: Path) -> None:
        path.unlink()
        path.mkdir()

    def fifo(path: Path) -> None:
        path.unlink()
        os.mkfifo(path, 0o600)

    def newer(path: Path) -> None:
        path.write_bytes(path.read_bytes().replace(b"frmr-tokens 1\n", b"frmr-tokens 2\n"))

    def head(path: Path) -> None:
        path.write_bytes(path.read_bytes().replace(b"frmr.read", b"frmr.Read"))

    return {
        "link": link,
        "directory": directory,
        "fifo": fifo,
        "group": lambda path: path.chmod(0o640),
        "everybody": lambda path: path.chmod(0o604),
        "empty": lambda path: path.write_bytes(b""),
        "torn": lambda path: path.write_bytes(path.read_bytes()[:-1]),
        "torn-head": lambda path: path.write_bytes(path.read_bytes()[:100]),
        "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
        "huge": lambda path: path.write_bytes(bytes(2 << 20)),
        "foreign": lambda path: path.write_bytes(b"hello\n"),
        "newer": newer,
        "head": head,
    }


@pytest.mark.parametrize("backend", ["encrypted", "insecure"])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("link", "FRMR-STORE-002"),
        ("directory", "FRMR-STORE-002"),
        ("fifo", "FRMR-STORE-002"),
        ("group", "FRMR-STORE-004"),
        ("everybody", "FRMR-STORE-004"),
        ("empty", "FRMR-STORE-005"),
        ("torn", "FRMR-STORE-005"),
        ("torn-head", "FRMR-STORE-005"),
        ("longer", "FRMR-STORE-005"),
        ("huge", "FRMR-STORE-005"),
        ("foreign", "FRMR-STORE-005"),
        ("head", "FRMR-STORE-005"),
        ("newer", "FRMR-STORE-010"),
    ],
)
def test_broken_file_is_refused_with_a_reason(
    tmp_path: Path,
    account: Account,
    token_set: MakeTokens,
    told: Told,
    backend: str,
    kind: str,
    expected: str,
) -> None:
    """Each has its own message; nothing of the content shows; a new login or a logout cures it."""
    store = FileTokenStore(tmp_path, None) if backend == "insecure" else passphrase_store(tmp_path)
    store.save(account, token_set(access="canary-a"))
    broken_files()[kind](token_file(tmp_path, account))

    error = refusal(store, account)

    assert error.code == expected
    assert "canary" not in told(error)
    assert error.__cause__ is None or "canary" not in repr(error.__cause__.__dict__)


@pytest.mark.parametrize("kind", [kind for kind in broken_files() if kind != "directory"])
def test_new_login_replaces_a_broken_file(
    tmp_path: Path, account: Account, token_set: MakeTokens, kind: str
) -> None:
    """The hint says «log in again», so that must work; a link is replaced, not followed."""
    store = passphrase_store(tmp_path)
    store.save(account, token_set())
    broken_files()[kind](token_file(tmp_path, account))

    store.save(account, token_set(access="access-2"))

    found = store.load(account)
    assert found is not None
    assert found.access.reveal() == "access-2"


def test_file_of_another_user_is_refused(
    tmp_path: Path, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """Whoever could write the file could choose the login."""
    passphrase_store(tmp_path).save(account, token_set())

    error = refusal(passphrase_store(tmp_path, uid=os.getuid() + 1), account)

    assert error.code == "FRMR-STORE-003"
    assert told(error)


def test_file_of_another_account_is_refused(
    tmp_path: Path, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """Tokens moved between accounts would be sent to the wrong issuer or for the wrong person."""
    other = account._replace(issuer="https://evil.example.ru")
    store = passphrase_store(tmp_path)
    store.save(account, token_set())
    token_file(tmp_path, account).rename(token_file(tmp_path, other))

    error = refusal(store, other)

    assert error.code == "FRMR-STORE-006"
    assert told(error)


def test_head_rewritten_for_another_account_is_refused(
    tmp_path: Path, account: Account, token_set: MakeTokens
) -> None:
    """The head is open but authenticated: the account in it cannot be exchanged."""
    other = account._replace(subject="1000000302")
    store = FileTokenStore(tmp_path, PassphraseKeys({}, ask=lambda _: "p", cost=CHEAP))
    store.save(account, token_set())
    content = token_file(tmp_path, account).read_bytes()
    forged = content.replace(b'"subject":"1000000301"', b'"subject":"1000000302"')
    path = token_file(tmp_path, other)
    path.write_bytes(forged)
    path.chmod(0o600)

    assert refusal(store, other).code == "FRMR-STORE-005"


def test_other_protection_than_the_settings_say_is_refused(
    tmp_path: Path, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """There is no silent downgrade: an open file in the place of an encrypted one is refused."""
    FileTokenStore(tmp_path, None).save(account, token_set())

    error = refusal(passphrase_store(tmp_path), account)

    assert (error.code, error.details["found"]) == ("FRMR-STORE-007", "insecure")
    assert told(error)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_directory_that_others_may_write_to_is_refused(
    tmp_path: Path, account: Account, token_set: MakeTokens, told: Told, mode: int
) -> None:
    """There anybody could exchange the files."""
    directory = tmp_path / "s"
    directory.mkdir()
    directory.chmod(mode)

    with pytest.raises(TokenStorageError) as caught:
        passphrase_store(directory).save(account, token_set())

    assert caught.value.code == "FRMR-STORE-009"
    assert told(caught.value)


def test_directory_that_cannot_be_made_names_the_reason(
    tmp_path: Path, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """A file in the way is the system's own reason."""
    (tmp_path / "s").write_text("")

    with pytest.raises(TokenStorageError) as caught:
        passphrase_store(tmp_path / "s").save(account, token_set())

    assert caught.value.code == "FRMR-STORE-008"
    assert told(caught.value)


def test_busy_account_is_told(
    tmp_path: Path, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """Another process that holds the lock for too long is named as the reason."""
    with passphrase_store(tmp_path).lock(account), pytest.raises(TokenStorageError) as caught:
        passphrase_store(tmp_path, lock_seconds=0).save(account, token_set())

    assert caught.value.code == "FRMR-STORE-001"
    assert told(caught.value)
