"""Keys from a passphrase."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from frmr_cli.errors import FrmrError, TokenStorageError
from frmr_cli.login.store import open_store, probe
from frmr_cli.login.store.file_store import FileTokenStore, account_id
from frmr_cli.login.store.passphrase_keys import Cost, PassphraseKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.login.store.index import Account
    from frmr_cli.login.tokens import TokenSet

    MakeTokens = Callable[..., TokenSet]
    Told = Callable[[FrmrError], str]

CHEAP = Cost(1 << 10, 8, 1)


def passphrase_store(directory: Path, words: str = "п@роль") -> FileTokenStore:
    """A store whose key costs next to nothing."""
    keys = PassphraseKeys({}, ask=lambda _is_new: words, cost=CHEAP)
    return FileTokenStore(directory, keys)


def token_file(directory: Path, account: Account) -> Path:
    """Where the tokens of the account lie."""
    return directory / f"{account_id(account)}.tokens"


def refusal(store: FileTokenStore, account: Account) -> TokenStorageError:
    """The error of a load that must fail."""
    with pytest.raises(TokenStorageError) as caught:
        store.load(account)
    return caught.value


def test_wrong_passphrase_is_told_from_damage(
    tmp_path: Path, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """A slip of the finger is neither «damaged» nor does it become the new passphrase."""
    passphrase_store(tmp_path, "right").save(account, token_set())
    wrong = passphrase_store(tmp_path, "wrong")

    error = refusal(wrong, account)
    with pytest.raises(TokenStorageError) as caught:
        wrong.save(account, token_set())

    assert (error.code, caught.value.code) == ("FRMR-STORE-041", "FRMR-STORE-041")
    assert told(error)
    assert passphrase_store(tmp_path, "right").load(account) == token_set()


def test_passphrase_is_asked_once_and_confirmed_only_when_new(
    tmp_path: Path, account: Account, token_set: MakeTokens
) -> None:
    """One question per process; «type it twice» only where there is nothing to compare with."""
    asked: list[bool] = []

    def ask(is_new: bool) -> str:
        asked.append(is_new)
        return "p"

    for _process in range(2):
        store = FileTokenStore(tmp_path, PassphraseKeys({}, ask=ask, cost=CHEAP))
        store.load(account)
        store.save(account, token_set())
        store.save(account, token_set())
        store.load(account)

    assert asked == [True, False]


def test_nobody_to_ask_for_the_passphrase(
    tmp_path: Path, account: Account, token_set: MakeTokens, told: Told
) -> None:
    """In a script the error names the variable."""
    with pytest.raises(TokenStorageError) as caught:
        open_store(tmp_path, "passphrase", environ={}).save(account, token_set())

    assert caught.value.code == "FRMR-STORE-040"
    assert told(caught.value)


@pytest.mark.parametrize(
    "cost",
    [
        [1 << 30, 8, 1],
        [1 << 17, 1 << 20, 1],
        [1 << 17, 8, 10**9],
        [0, 8, 1],
        [1023, 8, 1],
        [1024.0, 8, 1],
        "x",
        None,
    ],
)
def test_cost_that_would_eat_the_machine_is_refused_before_it_is_paid(
    tmp_path: Path, account: Account, token_set: MakeTokens, cost: object
) -> None:
    """The head is read before it can be authenticated."""
    store = passphrase_store(tmp_path)
    store.save(account, token_set())
    path = token_file(tmp_path, account)
    magic, head, body = path.read_bytes().split(b"\n", 2)
    forged = json.dumps(json.loads(head) | {"cost": cost}).encode()
    path.write_bytes(b"\n".join([magic, forged, body]))

    assert refusal(store, account).code == "FRMR-STORE-005"


@pytest.mark.parametrize(
    ("backend", "environ", "can_ask", "expected"),
    [
        ("insecure", {}, False, ("ready", None)),
        ("passphrase", {}, True, ("ready", None)),
        ("passphrase", {}, False, ("absent", "FRMR-STORE-040")),
        (
            "passphrase",
            {"FRMR_PASSPHRASE_FILE": "/nonexistent"},
            True,
            ("unusable", "FRMR-AUTH-006"),
        ),
    ],
)
def test_probe_tells_whether_tokens_can_be_kept(
    backend: str,
    environ: dict[str, str],
    can_ask: bool,
    expected: tuple[str, str | None],
) -> None:
    """Asked before the person goes to the browser; nothing is written or prompted for."""
    found = probe(backend, environ=environ, can_ask=can_ask)

    assert (found.state, found.error and found.error.code) == expected
    if found.error is not None:
        with pytest.raises(FrmrError):
            found.require_ready()
