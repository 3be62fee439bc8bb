"""
One working process of `frmr serve`: the registry on a listening socket that it was given.

Started by `frmr_cli.servers.serve` as `python -m frmr_cli.servers.serve_worker SETTINGS SOCKET`; its standard error is
the log. Several of them share the socket, and the database when that is PostgreSQL.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING

from frmr_cli.errors import FrmrError
from frmr_cli.servers import service_log
from frmr_cli.servers.http_server import serve
from frmr_cli.servers.serve_probes import Probes
from frmr_cli.servers.serve_settings import ServeSettings
from frmr_cli.servers.warm_up import WarmUp

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_FAILED = 70
"""The log says why (EX_SOFTWARE of sysexits)."""


def main(arguments: Sequence[str]) -> int:
    """
    Serve until SIGTERM or SIGINT.

    Returns: the exit status of the process.
    """
    from frmr_cli.servers.registry.app import create_app

    os.umask(0o077)
    text, descriptor = arguments
    service_log.configure()
    settings = ServeSettings.from_json(text)
    listener = socket.socket(fileno=int(descriptor))
    threading.Thread(target=_end_with_supervisor, daemon=True).start()
    try:
        app = create_app(settings.registry_config())
        probes = Probes(WarmUp(app), app.state.services)
        running = serve(
            [probes], [listener], ready=_ready, tls=settings.tls(), grace=settings.grace
        )
        asyncio.run(running)
    except FrmrError as error:
        service_log.write("critical", "refused", error=error.code, details=error.details)
        return EXIT_FAILED
    except Exception as error:  # noqa: BLE001  # the log is the only place where it can be told
        service_log.write_failure(error)
        return EXIT_FAILED
    service_log.write("info", "worker stopped", pid=os.getpid())
    return 0


def _end_with_supervisor() -> None:
    """Standard input is a pipe that ends with the process that supervises, however that one ended."""
    # Not through `sys.stdin`, whose lock would hold up the end of the process.
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def _ready() -> None:
    service_log.write("info", "worker ready", pid=os.getpid())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
