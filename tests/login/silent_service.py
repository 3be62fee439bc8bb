"""A process that owns org.freedesktop.secrets and never answers. Says `ready`, ends with its stdin."""

from __future__ import annotations

import sys

from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import Proxy, open_dbus_connection  # type: ignore[import-untyped]

if __name__ == "__main__":
    connection = open_dbus_connection()
    Proxy(message_bus, connection).RequestName("org.freedesktop.secrets")
    print("ready", flush=True)  # noqa: T201
    sys.stdin.read()
