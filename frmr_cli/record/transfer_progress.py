"""How far a file has come, told to a person who waits."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frmr_cli.console import Console
    from frmr_cli.registry.exchange import Progress

PATIENCE = 1.0
"""Seconds after which it is worth a line."""


@contextmanager
def shown_progress(
    console: Console, text: str, *, now: Callable[[], float]
) -> Iterator[Progress | None]:
    """
    A function that is told of each step; None where nobody watches.

    On a terminal a line on stderr appears once the transfer has taken a while, and goes away at its end.
    """
    if console.quiet or not console.stderr.isatty():
        yield None
        return
    started, drawn = now(), False

    def tell(done: int, total: int | None) -> None:
        nonlocal drawn
        if now() - started < PATIENCE:
            return
        drawn = True
        console.stderr.write(f"\r\x1b[K{text} {_share(done, total)}")
        console.stderr.flush()

    try:
        yield tell
    finally:
        if drawn:
            console.stderr.write("\r\x1b[K")
            console.stderr.flush()


def _share(done: int, total: int | None) -> str:
    from frmr_cli.render.documents import byte_size

    if not total:
        return byte_size(done)
    return f"{done * 100 // total} %, {byte_size(done)} / {byte_size(total)}"
