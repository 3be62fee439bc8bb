"""
A long list on a terminal: the lines of `render/long_tables.py` against one Rich table, in one process.

Prints the ratio of the times per row, and what each added to the memory of the process at most. The Rich table gets fewer rows
by default, because it takes minutes otherwise: its time per row grows with the rows, so the ratio is on the safe side.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import time
from typing import TYPE_CHECKING

from rich.console import Console

from frmr_cli.render.long_tables import first_page, lines
from frmr_cli.render.tables import listing_view
from frmr_cli.render.values import Field, Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIELDS = tuple(Field(f"field{number}", f"Поле {number}") for number in range(8))


def people(count: int) -> Iterator[dict[str, str]]:
    """Rows of 8 fields."""
    for number in range(count):
        yield {f"field{place}": f"значение {number + place}" for place in range(8)}


def streamed(count: int) -> None:
    """Write rows as they come."""
    out = io.StringIO()
    page, rest = first_page(people(count))
    for line in lines(FIELDS, page, rest, width=200):
        out.write(line)
        if out.tell() > 1 << 16:  # a terminal keeps nothing either
            out.seek(0)
            out.truncate()


def drawn(count: int) -> None:
    """One Rich table."""
    console = Console(file=io.StringIO(), width=200, force_terminal=True)
    console.print(listing_view(Listing("bench/1", people(count), FIELDS)))


def measured(work: Callable[[int], None], count: int) -> tuple[float, float]:
    """Microseconds of the processor per row, and MiB that the process grew by at most."""
    before = _peak()
    started = time.process_time()
    work(count)
    seconds = time.process_time() - started
    return seconds / count * 1e6, _peak() - before


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rich-rows", type=int, default=2_000)
    options = parser.parse_args()
    ours, our_peak = measured(streamed, options.rows)  # first: a peak never falls
    theirs, their_peak = measured(drawn, options.rich_rows)
    sys.stdout.write(
        f"streamed: {ours:.1f} µs a row, {our_peak:.1f} MiB at most\n"
        f"one Rich table: {theirs:.1f} µs a row, {their_peak:.1f} MiB at most\n"
        f"ratio: {theirs / ours:.0f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
