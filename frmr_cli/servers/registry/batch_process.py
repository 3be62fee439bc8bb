"""
The process of large batches, started by `batch_helper` as `python -m frmr_cli.servers.registry.batch_process`.

Settings and batches come on standard input, answers go to standard output (see `batch_wire`); it ends with its input. Its
standard error is the log of the registry.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from frmr_cli.servers import service_log
from frmr_cli.servers.audit_tree import TreeDamaged
from frmr_cli.servers.database import DatabaseUnavailable
from frmr_cli.servers.registry.app import create_app
from frmr_cli.servers.registry.batch import TASK, Batch, apply_batch
from frmr_cli.servers.registry.batch_routes import Routes
from frmr_cli.servers.registry.batch_wire import (
    OVER,
    READY,
    TURN,
    Answered,
    Asked,
    Away,
    Broken,
    Channel,
    Refused,
)
from frmr_cli.servers.registry.calls import Call
from frmr_cli.servers.registry.config import RegistryConfig
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frmr_cli.servers.registry.services import Services


def main() -> None:
    """Do batches until nothing more comes."""
    service_log.configure()
    # What anything prints by mistake must not get between the answers.
    channel = Channel(sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb"))
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(channel)
    except (EOFError, OSError):
        return
    except Exception as error:  # noqa: BLE001 - as for the other process
        service_log.write_defect("process of batches ended", error)


def serve(channel: Channel) -> None:
    """Do what comes. Raises: EOFError or OSError at the end of the other process."""
    app = create_app(RegistryConfig(**channel.receive()))
    services: Services = app.state.services
    services.vault.prepare()
    services.database.gate = partial(_turn, channel)
    routes = Routes({"type": "http", "app": app, "endpoint": apply_batch})
    channel.send(READY)
    while True:
        channel.send(_told(services, routes, channel.receive()))


@contextmanager
def _turn(channel: Channel) -> Iterator[None]:
    """A place in the line of writers of the process that answers."""
    channel.send(TURN)
    channel.receive()
    try:
        yield
    finally:
        channel.send(OVER)


def _told(services: Services, routes: Routes, asked: Asked) -> Answered | Refused | Away | Broken:
    call = Call(
        services=services, origin=asked.origin, claims=asked.claims, principal=asked.principal
    )
    try:
        services.vault.prepare()
        answer = Batch(routes).answer(call, TASK)
    except Problem as problem:
        return Refused(
            problem.status, problem.code, problem.errors, problem.headers, problem.details
        )
    except DatabaseUnavailable as error:
        return Away(error.code, dict(error.details))
    except (EOFError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - its text may quote what was sent
        service_log.write_defect("defect of a batch", error, request_id=asked.origin.request_id)
        return Broken(isinstance(error, TreeDamaged))
    return Answered(answer.status_code, dict(answer.headers), bytes(answer.body))


if __name__ == "__main__":
    main()
