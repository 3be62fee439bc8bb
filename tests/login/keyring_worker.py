"""Runs inside a D-Bus session of its own: SCENARIO DIRECTORY; prints what happened as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import secretstorage
from jeepney import MatchRule  # type: ignore[import-untyped]
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import Proxy, open_dbus_connection  # type: ignore[import-untyped]

from frmr_cli.errors import TokenStorageError
from frmr_cli.login.secrets import Secret
from frmr_cli.login.store import TokenStore, open_store, probe
from frmr_cli.login.store.file_store import account_id
from frmr_cli.login.store.index import Account
from frmr_cli.login.store.secret_service import BUS_NAME
from frmr_cli.login.tokens import Identity, TokenSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACCOUNT = Account("default", "https://sso.example.ru", "frmr-cli", "1")
TOKENS = TokenSet(
    Secret("access"),
    Secret("refresh"),
    datetime(2026, 3, 1, tzinfo=UTC),
    None,
    "openid",
    Identity("1", "Анна"),
)


def keyring(*, unlocked: bool) -> None:
    """Start GNOME Keyring; it ends with the bus."""
    way = ["--unlock"] if unlocked else ["--start"]
    subprocess.run(
        ["gnome-keyring-daemon", *way, "--components=secrets"],
        input=b"password",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    # The daemon returns before it has its name on the bus.
    connection = open_dbus_connection()
    rule = MatchRule(type="signal", interface=message_bus.interface, member="NameOwnerChanged")
    Proxy(message_bus, connection).AddMatch(rule)
    with connection.filter(rule) as signals:
        while not Proxy(message_bus, connection).NameHasOwner(BUS_NAME)[0]:
            connection.recv_until_filtered(signals)
    connection.close()


@contextmanager
def collection() -> Iterator[secretstorage.Collection]:
    """The keyring as another program sees it."""
    with secretstorage.dbus_init() as connection:
        yield secretstorage.get_default_collection(connection)


def items() -> int:
    """How many keys of ours the keyring holds."""
    attributes = {"service": "frmr", "username": account_id(ACCOUNT)}
    with collection() as default:
        return len(list(default.search_items(attributes)))


def store(directory: str) -> TokenStore:
    """What a new process opens."""
    return open_store(Path(directory), "keyring", environ={})


def state() -> str:
    """What the probe finds."""
    return probe("keyring", environ={}).state


def error_of(call: Callable[[], object]) -> list[Any]:
    """Code and details of the failure."""
    try:
        call()
    except TokenStorageError as error:
        return [error.code, error.details]
    return []


def unlocked(directory: str) -> dict[str, Any]:
    """Save, load in another store, look from outside, delete."""
    keyring(unlocked=True)
    ready = state()
    store(directory).save(ACCOUNT, TOKENS)
    store(directory).save(ACCOUNT, TOKENS)
    loaded, kept = store(directory).load(ACCOUNT) == TOKENS, items()
    deleted = store(directory).delete(ACCOUNT)
    return {"state": ready, "loaded": loaded, "kept": kept, "deleted": deleted, "left": items()}


def locked(directory: str) -> dict[str, Any]:
    """Save, lock, try."""
    keyring(unlocked=True)
    store(directory).save(ACCOUNT, TOKENS)
    with collection() as default:
        default.lock()
    return {
        "state": state(),
        "load": error_of(lambda: store(directory).load(ACCOUNT)),
        "save": error_of(lambda: store(directory).save(ACCOUNT, TOKENS)),
    }


def wiped(directory: str) -> dict[str, Any]:
    """Save, remove the key as another program would, try, log in again."""
    keyring(unlocked=True)
    store(directory).save(ACCOUNT, TOKENS)
    with collection() as default:
        for item in list(default.get_all_items()):
            item.delete()
    load = error_of(lambda: store(directory).load(ACCOUNT))
    store(directory).save(ACCOUNT, TOKENS)
    return {"state": state(), "load": load, "cured": store(directory).load(ACCOUNT) == TOKENS}


def failing(directory: str) -> dict[str, Any]:
    """Try with whatever there is."""
    return {
        "state": state(),
        "save": error_of(lambda: store(directory).save(ACCOUNT, TOKENS)),
    }


def empty(directory: str) -> dict[str, Any]:
    """Try with a keyring in which nothing was ever created."""
    keyring(unlocked=False)
    return failing(directory)


def silent(directory: str) -> dict[str, Any]:
    """Try with a service that never answers."""
    script = Path(__file__).with_name("silent_service.py")
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as service:
        assert service.stdout is not None
        assert service.stdin is not None
        service.stdout.readline()
        found = failing(directory)
        service.stdin.close()
    return found | {"process": service.pid}


if __name__ == "__main__":
    scenarios = {each.__name__: each for each in (unlocked, locked, wiped, failing, empty, silent)}
    print(json.dumps(scenarios[sys.argv[1]](sys.argv[2])))  # noqa: T201
