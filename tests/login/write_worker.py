"""
A process that replaces the tokens of one account and may die of it.

`once DIRECTORY` writes once, between two calls that a tracer can see.
`everywhere DIRECTORY` forks a child for every call that leaves Python for the system, kills it before
or after that call, and prints what was found afterwards: `old` or `new`, one a line.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from frmr_cli.login.secrets import Secret
from frmr_cli.login.store.file_store import FileTokenStore
from frmr_cli.login.store.index import Account
from frmr_cli.login.store.passphrase_keys import Cost, PassphraseKeys
from frmr_cli.login.tokens import Identity, TokenSet

ACCOUNT = Account("default", "https://sso.example.ru", "frmr-cli", "1")
BEGIN, END = "/frmr-write-begins", "/frmr-write-ends"


def tokens(name: str) -> TokenSet:
    """Tokens that can be told from others by their name; large enough for more than one page."""
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    refresh = Secret(f"{name}-" + "r" * 9000)
    return TokenSet(Secret(name), refresh, moment, None, "openid", Identity("1", name))


def opened(directory: str) -> FileTokenStore:
    """A store as a new process has it, with the key derived."""
    keys = PassphraseKeys({}, ask=lambda _is_new: "p", cost=Cost(1 << 10, 8, 1))
    return FileTokenStore(Path(directory), keys)


def found(directory: str) -> str:
    """`old` or `new`; the whole of it, or an exception."""
    state = opened(directory).load(ACCOUNT)
    assert state is not None
    assert state == tokens(state.identity.name)
    return state.identity.name


def once(directory: str) -> None:
    """Replace what is there by `new`."""
    store = opened(directory)
    store.load(ACCOUNT)
    with store.lock(ACCOUNT):  # imports what a lock needs
        pass
    for marker, step in ((BEGIN, store.save), (END, None)):
        with suppress(FileNotFoundError):
            os.stat(marker)  # noqa: PTH116
        if step is not None:
            step(ACCOUNT, tokens("new"))


def everywhere(directory: str) -> None:
    """Die at the first event, at the second, and so on, until a write comes through."""
    event = 0
    while True:
        opened(directory).save(ACCOUNT, tokens("old"))
        child = os.fork()
        if child == 0:
            _write_and_die(directory, event)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(found(directory) + "\n")
        if not os.WIFSIGNALED(status):
            return
        event += 1


def _write_and_die(directory: str, event: int) -> None:
    store = opened(directory)
    store.load(ACCOUNT)
    left = event

    def trace(_frame: object, kind: str, function: object) -> None:
        nonlocal left
        if kind in ("c_call", "c_return") and _reaches_the_system(function):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(trace)
    store.save(ACCOUNT, tokens("new"))
    sys.setprofile(None)
    os._exit(0)


def _reaches_the_system(function: object) -> bool:
    owner = getattr(function, "__self__", None)
    modules = (getattr(function, "__module__", None), type(owner).__module__)
    return any(module in ("posix", "fcntl", "_io", "io") for module in modules)


if __name__ == "__main__":
    {"once": once, "everywhere": everywhere}[sys.argv[1]](sys.argv[2])
