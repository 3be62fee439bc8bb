"""Listening sockets on the loopback interface, on the ports of the last run where they are free."""

from __future__ import annotations

import json
import socket
import sys
from typing import TYPE_CHECKING

from frmr_cli.local_state import write_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

HOST = "127.0.0.1"

_RANGE = range(20000, 30000)
"""Below the ports that systems give to outgoing connections, so that a port is still free next time."""

_TRIES = 50


def bind(names: Sequence[str], remembered: Path, *, random: Random) -> list[socket.socket]:
    """
    One listening socket per name, in that order; the ports are written to `remembered`.

    Raises: OSError when no port can be bound.
    """
    last = _read(remembered)
    sockets = [_bind(last.get(name), random) for name in names]
    ports = {name: listener.getsockname()[1] for name, listener in zip(names, sockets, strict=True)}
    write_json(remembered, ports)
    return sockets


def _read(path: Path) -> dict[str, int]:
    try:
        ports = json.loads(path.read_text(encoding="utf-8"))
        return {name: int(port) for name, port in ports.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _bind(wanted: int | None, random: Random) -> socket.socket:
    candidates = random.sample(_RANGE, _TRIES)
    # 0 comes last: the system knows a free port even where the whole range is taken.
    for port in ([wanted] if wanted else []) + candidates:
        try:
            return _bound(port)
        except (OSError, OverflowError):
            continue
    return _bound(0)


def _bound(port: int) -> socket.socket:
    # With the protocol named, asyncio sets TCP_NODELAY; without it each answer on a kept connection waits 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # Connections of a killed process linger; on Windows this option would let two listen.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        # Between bind and listen another SO_REUSEADDR socket may take the port.
        listener.listen(128)
    except BaseException:
        listener.close()
        raise
    return listener
