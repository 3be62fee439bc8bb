"""
The background process of the embedded services: two HTTP servers in one event loop.

Started by `frmr_cli.servers.process` as `python -m frmr_cli.servers.run DATA STATE PEOPLE SEED`; its
standard streams are the log. What is imported here is paid for at each start.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from frmr_cli import __version__, local_state
from frmr_cli.errors import FrmrError
from frmr_cli.servers import service_log
from frmr_cli.servers.embedded import (
    NAMES,
    Embedded,
    Seeding,
    endpoints_of,
    seed_when_needed,
)
from frmr_cli.servers.host_check import HostCheck
from frmr_cli.servers.http_server import serve
from frmr_cli.servers.layout import LocalPaths
from frmr_cli.servers.ports import bind
from frmr_cli.servers.warm_up import WarmUp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.servers.embedded import Assembly

EXIT_FAILED = 70
"""The log says why (EX_SOFTWARE of sysexits)."""
EXIT_HELD = 75
"""Another process serves one of the directories (EX_TEMPFAIL of sysexits)."""

_LOCK_TRIES = 20
_LOCK_PAUSE = 0.05
"""A probe of `frmr local status` holds the lock for an instant, and a process that ends a little longer."""


def main(arguments: Sequence[str], assembly: Assembly) -> int:
    """
    Serve until SIGTERM or SIGINT.

    Returns: the exit status of the process.
    """
    os.umask(0o077)
    data, state, people, seed = arguments
    paths = LocalPaths(data=Path(data), state=Path(state))
    wanted = Seeding(int(people), int(seed))
    paths.make()
    os.chdir(paths.data)  # the directory of the caller stays free to be removed
    locks = [_hold(paths.state), _hold(paths.data)]
    if None in locks:
        return EXIT_HELD
    local_state.remove_state(paths.state)
    service_log.configure()
    try:
        _serve_embedded(paths, wanted, assembly)
    except FrmrError as error:
        service_log.write("critical", "refused", error=error.code, details=error.details)
        return EXIT_FAILED
    except Exception as error:  # noqa: BLE001  # the log is the only place where it can be told
        service_log.write_failure(error)
        return EXIT_FAILED
    finally:
        local_state.remove_state(paths.state)
    return 0


def _hold(directory: Path) -> int | None:
    for _ in range(_LOCK_TRIES):
        handle = local_state.hold(directory)
        if handle is not None:
            return handle
        time.sleep(_LOCK_PAUSE)
    return None


def _serve_embedded(paths: LocalPaths, wanted: Seeding, assembly: Assembly) -> None:
    sockets = bind(NAMES, paths.ports, random=SystemRandom())
    ports = [listener.getsockname()[1] for listener in sockets]
    endpoints = endpoints_of((ports[0], ports[1]))
    seed_when_needed(assembly, endpoints, paths, wanted)
    applications = assembly.applications(endpoints, paths)

    def publish() -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        state = local_state.LocalState(os.getpid(), *endpoints, now, __version__)
        local_state.write_state(paths.state, state)
        service_log.write("info", "ready", **state._asdict())

    registry, gosuslugi = applications
    warmed = (WarmUp(registry), gosuslugi)
    guarded = [HostCheck(app, port) for app, port in zip(warmed, ports, strict=True)]
    asyncio.run(serve(guarded, sockets, ready=publish))
    service_log.write("info", "stopped")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Embedded()))
