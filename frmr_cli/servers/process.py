"""Start and stop of the background process of the embedded services, from the side of the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli import local_state
from frmr_cli.errors import Conflict, ServerError, TimedOut
from frmr_cli.servers import health, log_file
from frmr_cli.servers import start_conditions as conditions
from frmr_cli.servers.database_address import FILE_DATABASE, check_address
from frmr_cli.servers.embedded import (
    DEFAULT_SEED,
    Seeding,
    health_urls,
    write_database,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from frmr_cli.local_state import Endpoints, LocalState
    from frmr_cli.servers.layout import LocalPaths

    Sleep = Callable[[float], object]
    Clock = Callable[[], float]

# -P: a file of the current directory must not stand in for a module.
COMMAND = (sys.executable, "-P", "-m", "frmr_cli.servers.run")

START_SECONDS = 30.0
"""How long a start may take on a slow machine; seeding people has time of its own."""
SECONDS_PER_PERSON = 0.05

GRACE_SECONDS = 5.0
"""How long the process may take to end by itself."""

_PAUSE = 0.02
_KILL_SECONDS = 5.0
_EXIT_HELD = 75  # of frmr_cli.servers.run, which costs too much to import here


class Started(NamedTuple):
    """The services run."""

    state: LocalState
    already: bool
    """They did before."""


class Stopped(NamedTuple):
    """The services do not run."""

    ran: bool
    """They did before."""
    killed: bool
    """They did not end by themselves in time."""


@dataclass(frozen=True)
class _Patience:
    """Rounds of waiting until a moment of the monotonic clock."""

    deadline: float
    sleep: Sleep
    monotonic: Clock

    def __iter__(self) -> Iterator[None]:
        while self.monotonic() < self.deadline:
            yield
            self.sleep(_PAUSE)


def start(
    paths: LocalPaths,
    *,
    people: int = 0,
    seed: int = DEFAULT_SEED,
    database: str | None = None,
    command: Sequence[str] = COMMAND,
    environ: Mapping[str, str] = os.environ,
    sleep: Sleep = time.sleep,
    monotonic: Clock = time.monotonic,
) -> Started:
    """
    Start the services, unless they run; both answer when this returns.

    `people` generated people are in the databases then, deterministic by `seed`; never fewer than before. `database`
    is the address of a PostgreSQL database for the registry, or `FILE_DATABASE`; None: the one of the last start.

    Raises: UsageError FRMR-LOCAL-011 when the packages of the extra `local` are missing, and as `check_address`;
    Conflict FRMR-LOCAL-006 for another seed than that of the people there, FRMR-LOCAL-012 when running services lack
    people, FRMR-LOCAL-016 when they use another database; ServerError FRMR-LOCAL-003 (or what the process itself reported) when the process ends, TimedOut
    FRMR-LOCAL-004 when it does not answer in time.
    """
    conditions.check_installed()
    if database is not None and database != FILE_DATABASE:
        check_address(database)
    conditions.check_seed(paths, people, seed)
    patience = _Patience(
        monotonic() + START_SECONDS + people * SECONDS_PER_PERSON, sleep, monotonic
    )
    if local_state.is_held(paths.state):
        conditions.check_people(paths, people)
        conditions.check_database(paths, database)
        running = _wait_for_other(paths, patience)
        if running:
            return Started(running, already=True)
    paths.make()
    conditions.finish_restore(paths)
    if database is not None:
        write_database(paths, conditions.kept_address(database))
    wanted = Seeding(
        max(people, conditions.people_there(paths)),
        seed if people else conditions.seed_there(paths),
    )
    log_start = log_file.rotate(paths.log)
    child = _spawn(paths, wanted, command, environ)
    state = _wait_for_child(paths, child, log_start, patience)
    return Started(state, already=_lost_the_race(child, state))


def stop(
    paths: LocalPaths,
    *,
    grace: float = GRACE_SECONDS,
    sleep: Sleep = time.sleep,
    monotonic: Clock = time.monotonic,
) -> Stopped:
    """
    End the services; what was answered as done is on the disk either way.

    Raises: ServerError FRMR-LOCAL-005 when the process cannot be ended.
    """
    if not local_state.is_held(paths.state):
        local_state.remove_state(paths.state)
        return Stopped(ran=False, killed=False)
    killed = False
    if not _end(paths, signal.SIGTERM, _Patience(monotonic() + grace, sleep, monotonic)):
        # Windows knows no request to end: SIGTERM already was the hard way there.
        killed = True
        hard = getattr(signal, "SIGKILL", signal.SIGTERM)
        if not _end(paths, hard, _Patience(monotonic() + _KILL_SECONDS, sleep, monotonic)):
            raise ServerError("FRMR-LOCAL-005", pid=local_state.holder(paths.state))
    local_state.remove_state(paths.state)
    return Stopped(ran=True, killed=killed)


def reset(paths: LocalPaths) -> None:
    """
    Delete everything the services keep, the addresses too.

    Raises: Conflict FRMR-LOCAL-007 while they run.
    """
    import shutil

    if local_state.is_held(paths.state) or local_state.is_held(paths.data):
        raise Conflict("FRMR-LOCAL-007")
    copies = (paths.restoring, paths.restored)
    for directory in (paths.gosuslugi, paths.registry, paths.spool, *copies):
        shutil.rmtree(directory, ignore_errors=not directory.exists())
    for file in (paths.seeded, paths.database, paths.ports, *log_file.files(paths.log)):
        file.unlink(missing_ok=True)
    local_state.remove_state(paths.state)


def endpoints(paths: LocalPaths) -> Endpoints | None:
    """The addresses of the running services; None when none run."""
    return local_state.endpoints(paths.state)


def _spawn(
    paths: LocalPaths, wanted: Seeding, command: Sequence[str], environ: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    arguments = [str(paths.data), str(paths.state), str(wanted.people), str(wanted.seed)]
    detached: dict[str, object]
    if sys.platform == "win32":  # written from the documentation, not tried
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        detached = {"creationflags": flags}
    else:
        detached = {"start_new_session": True}
    with log_file.open_for_child(paths.log) as log:
        child = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603
            [*command, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_inherited(environ),
            **detached,
        )
    # Takes the exit status when the process ends during the life of this one: no zombie stays.
    threading.Thread(target=child.wait, daemon=True).start()
    process: subprocess.Popen[bytes] = child
    return process


def _inherited(environ: Mapping[str, str]) -> dict[str, str]:
    """Everything but secrets and settings of frmr, and proxies, which must not stand before loopback."""
    return {
        name: value
        for name, value in environ.items()
        if not name.upper().startswith("FRMR_") and not name.upper().endswith("_PROXY")
    }


def _wait_for_other(paths: LocalPaths, patience: _Patience) -> LocalState | None:
    """The state of the process that holds the lock, once it is ready; None when it ended instead."""
    for _ in patience:
        if state := _ready(paths):
            return state
        if not local_state.is_held(paths.state):
            return None
    raise TimedOut("FRMR-LOCAL-004", seconds=round(START_SECONDS))


def _wait_for_child(
    paths: LocalPaths, child: subprocess.Popen[bytes], log_start: int, patience: _Patience
) -> LocalState:
    for _ in patience:
        # Asked before the state is looked for: what a process did before it ended is then seen.
        status = child.poll()
        if state := _ready(paths):
            return state
        if status is not None and status != _EXIT_HELD:
            raise log_file.failure(paths.log, log_start, status)
        if status == _EXIT_HELD and not local_state.is_held(paths.state):
            raise Conflict("FRMR-LOCAL-013", path=paths.data)
    raise TimedOut("FRMR-LOCAL-004", seconds=round(START_SECONDS))


def _ready(paths: LocalPaths) -> LocalState | None:
    state = local_state.running(paths.state)
    if state is None:
        return None
    addresses = local_state.Endpoints(state.registry_url, state.issuer)
    return state if all(health.is_well(url) for url in health_urls(addresses)) else None


def _lost_the_race(child: subprocess.Popen[bytes], state: LocalState) -> bool:
    if sys.platform == "win32":  # a virtual environment puts a process of its own in between
        return child.poll() == _EXIT_HELD
    return child.pid != state.pid


def _end(paths: LocalPaths, number: int, patience: _Patience) -> bool:
    """Send a signal to the holder of the lock and wait for the lock. Returns: whether it came free."""
    sent = False
    for _ in patience:
        if not local_state.is_held(paths.state):
            return True
        if not sent and (pid := local_state.holder(paths.state)):
            _signal(pid, number)
            sent = True
    return False


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return  # it ended by itself just now
    except PermissionError as error:
        raise ServerError("FRMR-LOCAL-005", pid=pid) from error
