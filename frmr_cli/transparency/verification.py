"""
Whether lines of an export are the log that was signed, told in one pass and in constant memory.

What is signed is decided by the root of the tree alone; numbers and times of the entries are looked at to name
what is wrong and where.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.transparency.tree import GrowingRoot, leaf_hashes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from frmr_cli.transparency.checkpoint import Checkpoint

SLACK = timedelta(minutes=2)
"""Requests that ran side by side may be written in another order than they began."""
MOST_FAULTS = 100
MOST_MISSING = 10_000
_BLOCK = 1 << 20
_AT = b'"at":"'


class Fault(NamedTuple):
    """Something wrong with a log."""

    kind: str
    """
    `edited`, `missing`, `inserted`, `reordered`, `tail`, `clock`, `form`: an entry or a range of them.
    `head`, `key`, `older`, `rewritten`: what was signed. `damaged`: the registry itself has noticed.
    """
    first: int | None = None
    last: int | None = None
    why: str = ""


class Checked(NamedTuple):
    """What a pass over the entries has found."""

    entries: int
    """Lines that were read."""
    beyond: int
    """Entries after the last head, of which nothing is known."""
    faults: tuple[Fault, ...]
    heads: int
    """Heads on the way whose roots were compared."""


class TornLine(ValueError):
    """The last line of a file has no end: it was not written whole."""


def blocks_of(file: BinaryIO) -> Iterator[list[bytes]]:
    """The lines of a file, some thousand at a time, in constant memory. Raises: TornLine after the last whole one."""
    rest = b""
    while block := file.read(_BLOCK):
        *lines, rest = (rest + block).split(b"\n")
        yield lines
    if rest:
        raise TornLine


class LogCheck:
    """Takes the lines of a log from its first entry on, without their newlines."""

    def __init__(
        self, heads: Sequence[Checkpoint], *, before: GrowingRoot | None = None, stated: int = 0
    ) -> None:
        """
        `heads`: verified ones, the one that covers the log last; those before it narrow down where a fault lies.
        `before`: the tree over the entries before the first line; that the lines lead to the head verifies it too.
        `stated`: the number of the entry that stands for a statement of retention; see `stated_line`.
        """
        self._tree = before or GrowingRoot()
        self._heads = sorted(heads, key=lambda head: head.size)
        self._final = self._heads[-1]
        self._next_head = sum(head.size < self._tree.size for head in self._heads)
        self._unread = self._next_head
        """Heads over less than what was there before: nothing is compared with them."""
        self._good = self._tree.size
        """So many entries are what was signed."""
        self._numbers = _Numbers(self._final.size)
        self._time = b""
        self._faults: list[Fault] = []
        self._hashes = self._lines = self._tree.size
        """`_lines` counts what has come, as lines or as hashes; `_hashes` what came as hashes."""
        self._stated = stated
        self.stated_line = b""
        """The line of the entry `stated`, when it has come."""

    def take(self, lines: Sequence[bytes]) -> None:
        """Check the next lines; some hundred at a time are taken fastest."""
        # A fast look first: nearly all lines are as they should be.
        places = map(bytes.find, lines, repeat(_AT))
        times = [line[at + 6 : at + 29] for line, at in zip(lines, places, strict=True)]
        # The number stands near the end, where `rfind` looks first.
        numbers = map(bytes.rfind, lines, _numbers(self._lines + 1, len(lines)))
        is_plain = (
            -1 not in numbers and times == sorted(times) and not (times and times[0] < self._time)
        )
        if is_plain:
            self._time = times[-1] if times else self._time
        else:
            for place, line in enumerate(lines, self._lines + 1):
                self._look(line, place)
        if self._lines < self._stated <= self._lines + len(lines):
            self.stated_line = lines[self._stated - self._lines - 1]
        covered = lines[: max(0, self._final.size - self._lines)]
        self._lines += len(lines)
        self._grow(leaf_hashes(covered))

    def take_hashes(self, leaves: list[bytes]) -> None:
        """Check the next entries by their hashes, where their contents have gone; all of them come before the first line."""
        self._hashes = self._lines = self._lines + len(leaves)
        self._grow(leaves)

    def result(self) -> Checked:
        """What was found in all lines."""
        self._grow([])
        faults = [*self._faults, *self._numbers.gaps(self._lines)]
        edited = Fault("edited", self._good + 1, self._final.size)
        if any(fault.kind in _STRUCTURE for fault in faults):
            # Behind a gap every root differs; that says nothing more.
            faults = [fault for fault in faults if fault.kind != "edited"]
        elif self._tree.root != self._final.root and not _has_edited(faults):
            faults.append(edited)
        faults.sort(key=lambda fault: fault.first or 0)
        beyond = max(0, self._lines - self._final.size)
        compared = self._next_head - self._unread
        return Checked(self._lines - self._hashes, beyond, tuple(faults[:MOST_FAULTS]), compared)

    def _grow(self, leaves: list[bytes]) -> None:
        """Add leaves to the tree, and compare it with each head on the way."""
        done = 0
        while self._next_head < len(self._heads):
            head = self._heads[self._next_head]
            upto = done + head.size - self._tree.size
            if upto > len(leaves):
                break
            self._tree.extend(leaves[done:upto])
            done = upto
            self._next_head += 1
            if head.root == self._tree.root:
                self._good = head.size
            elif not _has_edited(self._faults):
                self._faults.append(Fault("edited", self._good + 1, head.size))
        self._tree.extend(leaves[done:])

    def _look(self, line: bytes, place: int) -> None:
        """A line that is not what was expected at its place."""
        entry = _entry(line)
        if entry is None:
            self._add(Fault("form", place, place))
            return
        seq = int(str(entry["seq"]))
        fault = self._numbers.fault(seq, place)
        if fault is not None:
            self._add(fault)
        text = str(entry.get("at", "")).encode()
        before, now = _moment(self._time), _moment(text)
        if before and now and before - now > SLACK:
            self._add(Fault("clock", seq, seq, now.isoformat()))
        self._time = max(self._time, text)

    def _add(self, fault: Fault) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(fault)


_STRUCTURE = frozenset({"missing", "inserted", "reordered", "tail", "form"})


class _Numbers:
    """Which numbers came, where they did not come one after the other."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._shift = 0
        """How far the numbers are ahead of their places."""
        self._missing: dict[int, None] = {}

    def fault(self, seq: int, place: int) -> Fault | None:
        """What is wrong with a number at a place; None when it follows from what was wrong before."""
        expected = place + self._shift
        if seq == expected:
            return None
        if seq > self._size:
            return Fault("form", expected, expected)
        if seq > expected:
            self._missing |= dict.fromkeys(range(expected, min(seq, expected + MOST_MISSING)))
            self._shift = seq - place
            return None
        self._shift -= 1
        if seq in self._missing:
            del self._missing[seq]
            return Fault("reordered", seq, seq)
        return Fault("inserted", seq, seq)

    def gaps(self, lines: int) -> list[Fault]:
        """What did not come in so many lines, each gap from its first to its last number."""
        gaps: list[Fault] = []
        for number in sorted(self._missing):
            if gaps and gaps[-1].last == number - 1:
                gaps[-1] = gaps[-1]._replace(last=number)
            else:
                gaps.append(Fault("missing", number, number))
        last = lines + self._shift
        if last < self._size:
            gaps.append(Fault("tail", last + 1, self._size))
        return gaps


def _numbers(first: int, count: int) -> list[bytes]:
    """How entries of these numbers say them; made in one go, which is cheaper than one by one."""
    return (b'"seq":%d\n' * count % tuple(range(first, first + count))).split(b"\n")[:count]


def _has_edited(faults: Sequence[Fault]) -> bool:
    return any(fault.kind == "edited" for fault in faults)


def _entry(line: bytes) -> dict[str, object] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    if not isinstance(entry, dict) or not isinstance(entry.get("seq"), int):
        return None
    return entry


def _moment(text: bytes) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.decode())
    except ValueError:
        return None
    return moment if moment.tzinfo else None
