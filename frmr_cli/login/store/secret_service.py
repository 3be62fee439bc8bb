"""
The Secret Service of Linux desktops (GNOME Keyring, KeePassXC, KWallet since 5.97).

Spoken to directly, not through `keyring`: that one asks a person to unlock when we only want to
look, cannot tell «locked» from «absent», and costs six interpreter start-ups to import. Items
carry the attributes that `keyring` uses, so `keyring get frmr NAME` finds them.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from frmr_cli.login.store.vault import (
    SERVICE,
    VaultAbsent,
    VaultEmpty,
    VaultError,
    VaultFailed,
    VaultLocked,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jeepney.io.blocking import DBusConnection  # type: ignore[import-untyped]
    from secretstorage import Collection

BUS_NAME = "org.freedesktop.secrets"


class SecretService:
    """A `Vault` over D-Bus; one connection per call."""

    def __init__(self) -> None:
        self._step = "D-Bus"

    def step(self) -> str:
        """The bus, or the process that owns the name on it."""
        return self._step

    def load(self) -> None:
        """Import the D-Bus library."""
        import secretstorage  # noqa: F401

    def check(self) -> None:
        """Ask for the default collection and whether it is unlocked."""
        with self._collection():
            pass

    def get(self, name: str) -> str | None:
        """The secret of the first item with our attributes."""
        with self._collection() as collection:
            for item in collection.search_items(_attributes(name)):
                if item.is_locked():
                    raise VaultLocked("the item is locked")
                return item.get_secret().decode()
        return None

    def put(self, name: str, secret: str) -> None:
        """Create or replace the item."""
        attributes = {**_attributes(name), "application": "frmr"}
        with self._collection() as collection:
            collection.create_item(f"frmr: {name}", attributes, secret.encode(), replace=True)

    def remove(self, name: str) -> bool:
        """Delete every item with our attributes."""
        with self._collection() as collection:
            items = list(collection.search_items(_attributes(name)))
            for item in items:
                item.delete()
        return bool(items)

    @contextmanager
    def _collection(self) -> Iterator[Collection]:
        import jeepney  # type: ignore[import-untyped]
        import secretstorage
        from secretstorage import exceptions

        try:
            with secretstorage.dbus_init() as connection:
                self._name_owner(connection)
                collection = secretstorage.Collection(connection)
                if collection.is_locked():
                    raise VaultLocked("the default collection is locked")
                yield collection
        except VaultError:
            raise
        except (exceptions.SecretServiceNotAvailableException, OSError) as error:
            raise VaultAbsent(str(error)) from error
        except exceptions.ItemNotFoundException as error:
            raise VaultEmpty("there is no default collection") from error
        except (exceptions.LockedException, exceptions.PromptDismissedException) as error:
            raise VaultLocked(str(error)) from error
        except (exceptions.SecretStorageException, jeepney.DBusErrorResponse) as error:
            raise VaultFailed(type(error).__name__) from error

    def _name_owner(self, connection: DBusConnection) -> None:
        """Find out from the bus, which answers even when the service does not, who that is."""
        from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
        from jeepney.io.blocking import Proxy

        self._step = BUS_NAME
        bus = Proxy(message_bus, connection)
        if not bus.NameHasOwner(BUS_NAME)[0]:
            if BUS_NAME not in bus.ListActivatableNames()[0]:
                raise VaultAbsent(f"nobody offers {BUS_NAME}")
            return
        process = bus.GetConnectionUnixProcessID(BUS_NAME)[0]
        self._step = f"{BUS_NAME}, {_process_name(process)} [{process}]"


def _attributes(name: str) -> dict[str, str]:
    return {"service": SERVICE, "username": name}


def _process_name(process: int) -> str:
    from pathlib import Path

    try:
        return Path(f"/proc/{process}/comm").read_text(encoding="utf-8").strip()
    except OSError:
        return "process"
