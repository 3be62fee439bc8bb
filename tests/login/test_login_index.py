"""The list of accounts."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from frmr_cli.login.store.file_store import FileTokenStore
from frmr_cli.login.store.index import read_index
from frmr_cli.login.store.passphrase_keys import Cost, PassphraseKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.login.store.index import Account
    from frmr_cli.login.tokens import TokenSet

    MakeTokens = Callable[..., TokenSet]


def passphrase_store(directory: Path) -> FileTokenStore:
    """A store whose key costs next to nothing."""
    keys = PassphraseKeys({}, ask=lambda _is_new: "p", cost=Cost(1 << 10, 8, 1))
    return FileTokenStore(directory, keys)


def test_index_needs_no_key(tmp_path: Path, account: Account, token_set: MakeTokens) -> None:
    """Accounts are listed by context and name, damaged files by their path, without any key."""
    second = account._replace(context="test", subject="2")
    passphrase_store(tmp_path).save(second, token_set(name="Борис"))
    passphrase_store(tmp_path).save(account, token_set(refresh=None))
    (tmp_path / "bad.tokens").write_text("x")
    (tmp_path / "dir.tokens").mkdir()

    index = read_index(tmp_path)

    assert [entry.account for entry in index.entries] == [account, second]
    assert [entry.name for entry in index.entries] == ["Иванова Анна Петровна", "Борис"]
    assert [entry.is_renewable for entry in index.entries] == [False, True]
    assert index.entries[0].expires_at == "2026-03-01T12:10:00+00:00"
    assert index.entries[0].backend == "passphrase"
    assert [path.rpartition("/")[2] for path in index.damaged] == ["bad.tokens", "dir.tokens"]
    assert read_index(tmp_path / "absent") == ((), ())


def test_index_is_cheap_to_import() -> None:
    """`auth status` must not pay for keyrings, ciphers, HTTP or hashes."""
    code = "import json, os, typing, sys; before = set(sys.modules); "
    code += "import frmr_cli.login.store.index; print(*set(sys.modules) - before)"

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert {name for name in loaded if not name.startswith("frmr_cli")} == set()
    assert len(loaded) <= 4
