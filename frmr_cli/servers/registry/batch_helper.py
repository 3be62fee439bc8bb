"""
The process that does large batches, so that reads do not share one interpreter with them.

It has its own connections and reads its own snapshots. When it is ready to write it asks for the next place in the line
of writers of this process, so that its parts and the entries of reads go on in the order in which they came. It is started
beside the first large batch; until it is ready, and whenever it is gone, batches are done here.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import fields
from typing import TYPE_CHECKING

from starlette.responses import Response

from frmr_cli.servers.audit_tree import TreeDamaged
from frmr_cli.servers.database import DatabaseUnavailable
from frmr_cli.servers.registry.batch_wire import (
    GO,
    READY,
    TURN,
    Answered,
    Asked,
    Away,
    Broken,
    Channel,
    Refused,
)
from frmr_cli.servers.registry.problems import Problem

if TYPE_CHECKING:
    from frmr_cli.servers.database import Database
    from frmr_cli.servers.registry.calls import Call
    from frmr_cli.servers.registry.config import RegistryConfig

LARGE_BYTES = 16 * 1024
"""Of a batch that is worth a process: some fifty changes."""

_MODULE = "frmr_cli.servers.registry.batch_process"
_MOST_STARTS = 5
"""Of a process that does not stay."""
_END_SECONDS = 5.0
_OWN = frozenset({"now", "http", "log"})
"""Settings that are functions of a process."""


class BatchBroken(Exception):
    """A batch ended by a defect in its process, whose log says where."""


class BatchHelper:
    """Has large batches done. Thread-safe; batches come one after the other."""

    def __init__(self, config: RegistryConfig, database: Database) -> None:
        self._config = config
        self._database = database
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._channel: Channel | None = None
        self._is_ready = threading.Event()
        self._starts = 0

    def answer(self, call: Call) -> Response | None:
        """
        The answer to a batch; None when the caller is to do it, again if need be: its keys tell what was done.

        Raises: as `Batch.answer`.
        """
        with self._turn:
            if self._channel is None:
                self._start()
            if self._channel is None or not self._is_ready.is_set():
                return None
            try:
                self._channel.send(Asked(call.origin, call.claims, call.principal))
                told = self._told(self._channel)
            except (EOFError, OSError):
                self._end()
                return None
        return _answer(told)

    def wait(self) -> bool:
        """Start the process and wait until it takes batches. Returns: whether it does."""
        with self._turn:
            if self._channel is None:
                self._start()
        return self._is_ready.wait(_END_SECONDS * 10)

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._starts = _MOST_STARTS
            self._end()

    def _told(self, channel: Channel) -> object:
        while (told := channel.receive()) == TURN:
            with self._database.held():
                channel.send(GO)
                channel.receive()
        return told

    def _start(self) -> None:
        if self._starts == _MOST_STARTS:
            return
        self._starts += 1
        # -P: a file of the current directory must not stand in for a module. A session of its own: Ctrl-C of a terminal
        # reaches the process that answers alone; this one ends when its pipe does.
        self._child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        assert self._child.stdin is not None  # noqa: S101 - pipes were asked for
        assert self._child.stdout is not None  # noqa: S101
        self._channel = Channel(self._child.stdout, self._child.stdin)
        given = {item.name: getattr(self._config, item.name) for item in fields(self._config)}
        threading.Thread(
            target=self._prepare,
            args=(self._channel, {name: given[name] for name in given.keys() - _OWN}),
            daemon=True,
        ).start()

    def _prepare(self, channel: Channel, settings: dict[str, object]) -> None:
        try:
            channel.send(settings)
            if channel.receive() == READY:
                self._is_ready.set()
        except (EOFError, OSError, ValueError):
            # It is gone, or closed from here; whoever wants it next finds out.
            self._is_ready.set()

    def _end(self) -> None:
        child, channel = self._child, self._channel
        self._child = self._channel = None
        self._is_ready.clear()
        if child is None or channel is None:
            return
        channel.end()
        try:
            child.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        channel.close()


class BatchHelpers:
    """Has as many large batches done at a time as it is told. Thread-safe; who asks for more must wait elsewhere."""

    def __init__(self, config: RegistryConfig, database: Database, *, count: int) -> None:
        self._all = [BatchHelper(config, database) for _ in range(count)]
        # The last one that was given back goes first: one batch after the other needs one process.
        self._free = list(self._all)

    def answer(self, call: Call) -> Response | None:
        """See `BatchHelper.answer`."""
        # `pop` and `append` of a list are atomic, so no lock is needed.
        helper = self._free.pop()
        try:
            return helper.answer(call)
        finally:
            self._free.append(helper)

    def wait(self) -> bool:
        """See `BatchHelper.wait`, for all."""
        return all(helper.wait() for helper in self._all)

    def close(self) -> None:
        """End the processes."""
        for helper in self._all:
            helper.close()


def _answer(told: object) -> Response:
    match told:
        case Answered(status, headers, body):
            return Response(body, status, headers)
        case Refused(status, code, errors, headers, details):
            raise Problem(status, code, errors=errors, headers=headers, **details).recorded()
        case Away(code, details):
            raise DatabaseUnavailable(code, **details)
        case Broken(log_is_damaged=True):
            raise TreeDamaged("found by a batch")
    raise BatchBroken
