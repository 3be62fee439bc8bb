"""A process that needs a fresh token again and again: DIRECTORY ISSUER ROUNDS; prints them."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx

from frmr_cli.login.metadata import discover
from frmr_cli.login.refresh import Issuer
from frmr_cli.login.session import Session
from frmr_cli.login.store.file_store import FileTokenStore
from frmr_cli.login.store.index import Account
from frmr_cli.login.store.passphrase_keys import Cost, PassphraseKeys
from frmr_cli.login.wire import Http


def main(directory: str, url: str, rounds: str) -> None:
    """Each round is what one command does: open the store, get a token."""
    client = httpx.Client(trust_env=False, timeout=60)
    http = Http(client)
    issuer = Issuer(http, discover(http, url))
    sys.stdin.read(1)  # all start at once
    for _round in range(int(rounds)):
        keys = PassphraseKeys({}, ask=lambda _is_new: "p", cost=Cost(1 << 10, 8, 1))
        store = FileTokenStore(Path(directory), keys)
        session = Session(
            environ={},
            account=lambda: Account("default", url, "frmr-cli", "1"),
            store=lambda store=store: store,  # type: ignore[misc]
            issuer=lambda: issuer,
            now=lambda: datetime.now(UTC),
            sleep=time.sleep,
        )
        sys.stdout.write(session.access_token().reveal() + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
