"""Calls that may never come back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

LIMIT = 2.5
"""Seconds that a keyring has to answer; with all else a person waits for 3 s at most."""


class NeverAnswered(Exception):
    """The call was given up; its thread is left behind and dies with the process."""


class _Call(Generic[T]):
    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self.done = threading.Event()
        self.result: list[T] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result.append(self._call())
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that asked
            self.error = error
        finally:
            self.done.set()


def bounded(call: Callable[[], T], *, seconds: float = LIMIT) -> T:
    """
    Call, and wait for `seconds` at most.

    A keyring is reached over D-Bus or by a prompt, where no time-out can be set from outside. The
    thread is a daemon, so it does not keep the process alive.

    Raises: NeverAnswered; whatever `call` raises.
    """
    running = _Call(call)
    threading.Thread(target=running.run, name="keyring", daemon=True).start()
    if not running.done.wait(seconds):
        raise NeverAnswered
    if running.error is not None:
        raise running.error
    return running.result[0]
