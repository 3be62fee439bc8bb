"""The runs of this user: one directory each, named by the hash of its plan."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.bulk.journal import FILE, Journal
from frmr_cli.bulk.plan_file import Header, Plan, load, read_header
from frmr_cli.errors import Conflict, NotFound, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from frmr_cli.bulk.journal import Counts
    from frmr_cli.bulk.plan_key import PlanKey

PLAN = "plan.frmrplan"
LOCK = "lock"
_NAME = 12
"""Hexadecimal digits of the hash that name a run; enough among the plans of one user."""


class Run(NamedTuple):
    """One run."""

    id: str
    directory: Path
    plan: Plan
    journal: Journal

    def counts(self) -> Counts:
        """How its rows stand."""
        return self.journal.counts(self.plan.changes)


class Runs:
    """All runs below a directory."""

    def __init__(self, directory: Path, key: PlanKey) -> None:
        self._directory = directory
        self._key = key

    def begin(self, plan: Plan, *, skipped: Iterable[int], started_at: str) -> str:
        """
        Make the run of a plan, durably; nothing is sent yet.

        Returns: its id, that of an earlier attempt which died before anything was sent too.
        Raises: Conflict FRMR-BULK-025 when the plan was applied already; UsageError FRMR-BULK-015.
        """
        name = plan.sha256[:_NAME]
        directory = self._directory / name
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._locked(directory):
                if not (directory / PLAN).exists():
                    _copy(plan.path, directory / PLAN)
                journal = Journal(directory)
                try:
                    if journal.meta("started_at") is not None:
                        raise Conflict("FRMR-BULK-025", run=name)
                    journal.skip(skipped)
                    journal.remember(started_at=started_at)
                finally:
                    journal.close()
        except OSError as error:
            raise UsageError("FRMR-BULK-015", path=directory, why=error.strerror or "?") from error
        return name

    def numbered(self, header: Header) -> Header:
        """The head of a plan, told apart from those of the same input that were applied already."""
        before = (_header(self._directory / name / PLAN) for name in self.names())
        same = (other for other in before if other and other._replace(attempt=0) == header)
        return header._replace(attempt=sum(1 for _ in same))

    @contextmanager
    def writing(self, name: str) -> Iterator[Run]:
        """
        A run to go on with.

        Raises: NotFound FRMR-BULK-040, -047 (none yet); Conflict FRMR-BULK-041 while another process works on it.
        """
        directory = self._found(name)
        with self._locked(directory):
            yield from self._opened(directory)

    @contextmanager
    def reading(self, name: str) -> Iterator[Run]:
        """A run to look at, also while it is going on. Raises: NotFound FRMR-BULK-040, -047 (none yet)."""
        yield from self._opened(self._found(name))

    def names(self) -> list[str]:
        """The runs, newest first."""
        found = [path.parent for path in self._directory.glob(f"*/{FILE}")]
        found.sort(key=lambda path: (path / PLAN).stat().st_mtime_ns, reverse=True)
        return [path.name for path in found]

    def _opened(self, directory: Path) -> Iterator[Run]:
        plan = load(directory / PLAN, self._key)
        journal = Journal(directory)
        try:
            yield Run(directory.name, directory, plan, journal)
        finally:
            journal.close()

    def _found(self, name: str) -> Path:
        """The directory of a run by its id or the beginning of it; `last` is the newest."""
        names = self.names()
        if not names:
            raise NotFound("FRMR-BULK-047")
        fitting = names[:1] if name == "last" else [item for item in names if item.startswith(name)]
        if len(fitting) != 1 or not name:
            raise NotFound("FRMR-BULK-040", run=name)
        return self._directory / fitting[0]

    @contextmanager
    def _locked(self, directory: Path) -> Iterator[None]:
        from filelock import FileLock, Timeout

        lock = FileLock(directory / LOCK, timeout=0, mode=0o600)
        try:
            lock.acquire()
        except Timeout as error:
            raise Conflict("FRMR-BULK-041", run=directory.name) from error
        try:
            yield
        finally:
            lock.release()


def _header(path: Path) -> Header | None:
    """The head of the plan of a run; None for a damaged one, which must not stop other work."""
    try:
        return read_header(path)
    except UsageError:
        return None


def _copy(source: Path, target: Path) -> None:
    """A durable copy that is there whole or not at all: resuming needs no file of the person."""
    draft = target.with_suffix(".draft")
    with source.open("rb") as plan, draft.open("wb") as file:
        shutil.copyfileobj(plan, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    if os.name != "nt":  # a directory cannot be opened there
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
