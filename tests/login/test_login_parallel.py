"""Many processes, one login, a server that ends the login when a refresh token comes twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frmr_cli.login.store.file_store import FileTokenStore
from frmr_cli.login.store.index import Account
from frmr_cli.login.store.passphrase_keys import Cost, PassphraseKeys

if TYPE_CHECKING:
    from collections.abc import Callable

    from frmr_cli.login.tokens import TokenSet
    from tests.login.conftest import OAuthServer

WORKER = Path(__file__).with_name("refresh_worker.py")
PROCESSES = 16


def run(directory: Path, server: OAuthServer, *, rounds: int) -> list[str]:
    """The tokens that all processes got."""
    command = [sys.executable, str(WORKER), str(directory), server.issuer, str(rounds)]
    workers = [
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROCESSES)
    ]
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("x")
        worker.stdin.flush()
    done = [worker.communicate() for worker in workers]
    assert [error for _, error in done] == [""] * PROCESSES
    return [token for output, _ in done for token in output.split()]


@pytest.fixture
def store(tmp_path: Path) -> FileTokenStore:
    """The store that the processes share."""
    keys = PassphraseKeys({}, ask=lambda _is_new: "p", cost=Cost(1 << 10, 8, 1))
    return FileTokenStore(tmp_path, keys)


@pytest.mark.live
@pytest.mark.parametrize(
    ("expires_in", "rotations"),
    [(0, PROCESSES * 10), (600, 1)],
    ids=["every-token-is-over-at-once", "one-refresh-serves-all"],
)
def test_parallel_processes_lose_no_session(
    tmp_path: Path,
    store: FileTokenStore,
    oauth: Callable[..., OAuthServer],
    token_set: Callable[..., TokenSet],
    expires_in: int,
    rotations: int,
) -> None:
    """16 processes, 10 rounds: no refresh token is sent twice, every round ends with a token."""
    server = oauth(expires_in=expires_in)
    account = Account("default", server.issuer, "frmr-cli", "1")
    store.save(account, token_set(refresh=server.login()))
    store.save(account, _over(store, account))

    tokens = run(tmp_path, server, rounds=10)

    assert len(tokens) == PROCESSES * 10
    assert all(map(server.is_valid, tokens))
    assert (server.rotations, server.reused) == (rotations, [])


def _over(store: FileTokenStore, account: Account) -> TokenSet:
    tokens = store.load(account)
    assert tokens is not None
    assert tokens.expires_at is not None
    return tokens._replace(expires_at=tokens.expires_at.replace(year=2020))
