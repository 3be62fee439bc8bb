"""A run told to people and programs: a line that moves, lines now and then, or events."""

from __future__ import annotations

import json
import os
import signal
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from frmr_cli.bulk.journal import DONE
from frmr_cli.errors import ExitCode
from frmr_cli.locale import t
from frmr_cli.render.bulk import event, progress_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frmr_cli.bulk.journal import Counts
    from frmr_cli.bulk.run import Progress, Runner
    from frmr_cli.bulk.runs import Run
    from frmr_cli.console import Console

LINE_SECONDS = 5.0
"""Between two lines where nobody looks at a terminal."""
MOVE_SECONDS = 0.1
"""Between two changes of the moving line."""


class Teller(Protocol):
    """Hears of each batch once it is durable on both sides."""

    def tell(self, progress: Progress) -> None:
        """Rows have ended."""
        ...

    def give_way(self) -> None:
        """Something else is about to be written."""
        ...

    def end(self, counts: Counts) -> None:
        """The run ends now, whatever the reason."""
        ...


def teller(console: Console, run: Run, *, events: bool, clock: Callable[[], float]) -> Teller:
    """What suits the streams: events on stdout, or a line on stderr that moves on a terminal."""
    if events:
        return _Events(console, run)
    return _Line(console, run, clock)


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


@contextmanager
def stopped_by_signals(
    console: Console, runner: Runner, teller: Teller, name: str
) -> Iterator[None]:
    """
    The first Ctrl-C ends after what is in flight, the second one at once.

    Either way the journal holds what is known: ending at once is no worse than a kill.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = False

    def handle(_number: int, _frame: object) -> None:
        nonlocal asked
        teller.give_way()
        if asked:
            console.tell(t("Ended at once. Go on with: frmr bulk resume {run}", run=name))
            os._exit(ExitCode.INTERRUPTED)
        asked = True
        console.tell(t("Ending after what is in flight; press Ctrl-C again to end at once."))
        runner.stop()

    before = {sign: signal.signal(sign, handle) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


class _Line:
    """Progress for people; nothing with --quiet."""

    def __init__(self, console: Console, run: Run, clock: Callable[[], float]) -> None:
        self._console = console
        self._total = run.plan.changes - run.counts().skipped
        self._before = run.counts()
        self._clock = clock
        self._begun = clock()
        self._moves = console.stderr.isatty()
        self._next = self._begun + (MOVE_SECONDS if self._moves else LINE_SECONDS)
        self._width = 0

    def tell(self, progress: Progress) -> None:
        """Show it when it is time."""
        now = self._clock()
        if now < self._next or self._console.quiet:
            return
        self._next = now + (MOVE_SECONDS if self._moves else LINE_SECONDS)
        line = progress_text(
            done=progress.done - self._before.done,
            failed=progress.failed - self._before.failed,
            total=self._total - self._before.done - self._before.failed,
            seconds=now - self._begun,
        )
        if not self._moves:
            self._console.tell(line)
            return
        shown = line[: self._console.width - 1]
        self._console.stderr.write("\r" + shown.ljust(self._width))
        self._console.stderr.flush()
        self._width = len(shown)

    def give_way(self) -> None:
        """Clear the moving line, and the ^C that the terminal has put behind it."""
        if self._width:
            self._console.stderr.write("\r" + " " * (self._width + 2) + "\r")
            self._console.stderr.flush()
            self._width = 0

    def end(self, counts: Counts) -> None:
        """Clear the moving line."""
        self.give_way()


class _Events:
    """Events for programs, one JSON object a line; the first one names the schema and its version."""

    def __init__(self, console: Console, run: Run) -> None:
        self._console = console
        counts = run.counts()
        self._put("started", run=run.id, total=run.plan.changes, **counts._asdict())

    def tell(self, progress: Progress) -> None:
        """The rows that failed, then the state after the batch."""
        for result in progress.results:
            if result.status not in DONE:
                code = (result.problem or {}).get("code")
                self._put("failed", number=int(result.id), status=result.status, code=code)
        self._put("progress", done=progress.done, failed=progress.failed)

    def give_way(self) -> None:
        """Events go to another stream than messages."""

    def end(self, counts: Counts) -> None:
        """The last event."""
        self._put("ended", **counts._asdict())

    def _put(self, name: str, **members: Any) -> None:
        self._console.data([json.dumps(event(name, **members), ensure_ascii=False) + "\n"])
        self._console.stdout.flush()
