"""A run: the rows of a plan sent in batches, each exactly once, whatever stops it in between."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.bulk.journal import DONE, Sent
from frmr_cli.bulk.patience import Patience
from frmr_cli.bulk.sending import answers
from frmr_cli.errors import FrmrError, Interrupted, ServerError, SomeRowsFailed
from frmr_cli.registry.batch import Result
from frmr_cli.render.errors import error_text

if TYPE_CHECKING:
    from frmr_cli.bulk.journal import Journal

BATCH = 500
"""Rows of one request: more cost memory and win nothing (docs/benchmarks.md)."""
CONCURRENCY = 2
KEY_LIFE = timedelta(hours=23)
"""For how long the registry surely knows a key; it keeps them for a day."""

Send = Callable[[Sequence[bytes]], list[Result]]
Operations = Callable[[int], Iterator[tuple[int, bytes]]]
"""Number and operation of the rows of the plan from a number on."""

_STALE = 412
_UNKNOWN = {"code": "FRMR-BULK-060", "title": "", "errors": []}


class Settings(NamedTuple):
    """How a run goes."""

    total: int
    """Rows of the plan."""
    batch: int = BATCH
    concurrency: int = CONCURRENCY
    max_failures: int | None = None
    """More failures than this stop the run; None never does."""


class Progress(NamedTuple):
    """What became durable with one batch."""

    results: Sequence[Result]
    done: int
    """Of the whole run, earlier parts included."""
    failed: int


class _Batch(NamedTuple):
    first: int
    last: int
    operations: dict[str, bytes]
    """By the number that the result names."""
    settled: list[Result]
    """Rows that must not be sent again."""
    is_doubtful: bool
    """Sent so long ago that the registry may have forgotten its keys."""


class _Ended(NamedTuple):
    first: int
    progress: Progress


class Runner:
    """Works on one journal in the calling thread; requests are sent by threads of their own."""

    def __init__(
        self,
        journal: Journal,
        send: Send,
        operations: Operations,
        settings: Settings,
        *,
        now: Callable[[], datetime],
        tell: Callable[[Progress], None] = lambda _: None,
        patience: Patience | None = None,
    ) -> None:
        self._journal = journal
        self._operations = operations
        self._settings = settings
        self._now = now
        self._tell = tell
        self._patience = patience or Patience()
        self._send = send
        counts = journal.counts(settings.total)
        self._done, self._failed = counts.done, counts.failed
        self._stopped = False

    def stop(self) -> None:
        """End after what is in flight; for a signal handler."""
        self._stopped = True
        self._patience.end()

    def run(self, name: str) -> None:
        """
        Send what is left, rows in doubt first, and write down how each row ended.

        Raises: Interrupted FRMR-BULK-044 after `stop`; SomeRowsFailed FRMR-BULK-043 with too many
        failures; the error that stopped it as FRMR-BULK-048 of its own class. In all cases the
        journal holds what is known, and the run can be resumed.
        """
        failure: FrmrError | None = None
        batches = self._batches()
        with ThreadPoolExecutor(self._settings.concurrency) as pool:
            flying: dict[Future[list[Result]], _Batch] = {}
            ended: list[_Ended] = []
            # Made while others are in flight: a registry that has answered is not kept waiting.
            ready = next(batches, None)
            while True:
                has_room = len(flying) < self._settings.concurrency
                if ready and has_room and failure is None and not self._is_over():
                    self._note(ended, ready)
                    flying[pool.submit(self._sent, ready)] = ready
                    ended, ready = [], next(batches, None)
                    continue
                self._note(ended, None)
                if not flying:
                    break
                futures, _ = wait(flying, return_when=FIRST_COMPLETED)
                ended = []
                for future in futures:
                    try:
                        ended.append(self._ended(flying.pop(future), future))
                    except FrmrError as error:
                        failure = error
        self._raise(name, failure)

    def _sent(self, batch: _Batch) -> list[Result]:
        if not batch.operations:
            return []
        patience = self._patience

        def send(operations: Sequence[bytes]) -> list[Result]:
            return patience.ask(lambda: self._send(operations))

        return answers(send, list(batch.operations.values()), patience.rest)

    def _ended(self, batch: _Batch, future: Future[list[Result]]) -> _Ended:
        """Count the results of a batch. Raises: why it has none."""
        results = [*batch.settled, *self._checked(batch, future.result())]
        done = sum(result.status in DONE for result in results)
        self._done += done
        self._failed += len(results) - done
        return _Ended(batch.first, Progress(results, self._done, self._failed))

    def _note(self, ended: Sequence[_Ended], leaving: _Batch | None) -> None:
        """Make durable what has ended and what is about to leave, then tell the former."""
        # What is sent anew without the protection of its keys keeps the moment at which it was sent first.
        sent = (
            Sent(leaving.first, leaving.last, self._now().isoformat())
            if leaving is not None and not leaving.is_doubtful
            else None
        )
        if ended or sent:
            answered = [(item.first, item.progress.results) for item in ended]
            self._journal.note(answered=answered, sent=sent)
        for item in ended:
            self._tell(item.progress)

    def _checked(self, batch: _Batch, results: list[Result]) -> list[Result]:
        """The results of exactly these operations. Raises: ServerError FRMR-API-003."""
        if [result.id for result in results] != list(batch.operations):
            raise ServerError("FRMR-API-003", host="")
        if batch.is_doubtful:
            return [
                item._replace(problem=_UNKNOWN) if item.status == _STALE else item
                for item in results
            ]
        return results

    def _is_over(self) -> bool:
        limit = self._settings.max_failures
        return self._stopped or (limit is not None and self._failed > limit)

    def _raise(self, name: str, failure: FrmrError | None) -> None:
        left = self._journal.counts(self._settings.total).left
        if failure is not None and not self._stopped:
            why = error_text(failure).message
            raise type(failure)("FRMR-BULK-048", run=name, why=why) from failure
        if not left:
            return
        if self._stopped:
            raise Interrupted("FRMR-BULK-044", run=name, left=left)
        raise SomeRowsFailed("FRMR-BULK-043", run=name, failed=self._failed, left=left)

    def _batches(self) -> Iterator[_Batch]:
        doubtful = self._journal.unanswered()
        begin = self._journal.next_number()
        fresh = (
            Sent(first, min(first + self._settings.batch, self._settings.total) - 1, "")
            for first in range(begin, self._settings.total, self._settings.batch)
        )
        start = doubtful[0].first if doubtful else begin
        rows = self._operations(start)
        skipped = self._journal.skipped()
        for sent in chain(doubtful, fresh):
            chosen = {
                str(number): operation
                for number, operation in _until(rows, sent)
                if number not in skipped
            }
            yield self._batch(sent, chosen)

    def _batch(self, sent: Sent, operations: dict[str, bytes]) -> _Batch:
        is_old = (
            bool(sent.sent_at) and self._now() - datetime.fromisoformat(sent.sent_at) > KEY_LIFE
        )
        if not is_old:
            return _Batch(sent.first, sent.last, operations, [], is_doubtful=False)
        # Without its key, only a version keeps a row from being done twice.
        safe = {
            number: item for number, item in operations.items() if "ifMatch" in json.loads(item)
        }
        settled = [
            Result(number, 0, None, None, None, _UNKNOWN)
            for number in operations
            if number not in safe
        ]
        return _Batch(sent.first, sent.last, safe, settled, is_doubtful=True)


def _until(rows: Iterator[tuple[int, bytes]], sent: Sent) -> Iterator[tuple[int, bytes]]:
    """The rows of a batch; those of answered batches before it are passed by."""
    for number, operation in rows:
        if number >= sent.first:
            yield number, operation
        if number >= sent.last:
            return
