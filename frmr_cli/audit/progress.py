"""How far a long look at the audit log is, told on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frmr_cli.context import Context


@contextmanager
def progress(context: Context) -> Iterator[Callable[[int, int], None]]:
    """
    Tells on a terminal how many entries of how many are done; nothing where stderr is none.

    However the work ends, and whether it came to the last entry or not, what is written next stands on a line of its own.
    """
    console = context.console
    is_seen = console.stderr.isatty() and not console.quiet
    begun = False

    def tell(done: int, size: int) -> None:
        nonlocal begun
        if is_seen:
            begun = True
            console.stderr.write("\r" + t("{done} of {size} entries", done=done, size=size))
            console.stderr.flush()

    try:
        yield tell
    finally:
        if begun:
            console.stderr.write("\n")
            console.stderr.flush()
