"""
The Merkle tree of a log: hashes of entries, of subtrees and of the whole.

Leaves are counted from 0. A *complete subtree* (level, place) covers the 2^level leaves from place · 2^level on; a tree
that grows never changes one, so a log keeps these alone and makes any root and any proof out of O(log n) of them.
Source: RFC 6962 §2.1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


_LEAF = hashlib.sha256(b"\x00")
_NODE = hashlib.sha256(b"\x01")
"""Where the hash of every entry and of every two subtrees begins; only copies of them are used."""


class Node(NamedTuple):
    """A complete subtree."""

    level: int
    place: int
    """Counted from 0 among the subtrees of its level."""


Read = Callable[[Node], bytes]
"""Gives the hash of a complete subtree that the log has."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def leaf_hashes(entries: Iterable[bytes]) -> list[bytes]:
    """The hashes of entries: `leaf_hash`, by a third cheaper, since nothing is put together and no hash set up anew."""
    hashes = []
    begin = _LEAF.copy
    for entry in entries:
        digest = begin()
        digest.update(entry)
        hashes.append(digest.digest())
    return hashes


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees next to each other."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _parents(row: Sequence[bytes]) -> list[bytes]:
    """`node_hash` of each two of a row, without the price of a call; the last one without a neighbour completes nothing."""
    hashes = []
    begin = _NODE.copy
    for left, right in zip(row[::2], row[1::2], strict=False):
        digest = begin()
        digest.update(left)
        digest.update(right)
        hashes.append(digest.digest())
    return hashes


def completed(size: int, leaves: Sequence[bytes], read: Read) -> list[tuple[Node, bytes]]:
    """
    The complete subtrees of two leaves or more that `leaves` add to a tree of `size` leaves, level by level.

    `read` is asked for what stood at the right edge, at most once per level; once on average for a single leaf.
    """
    found: list[tuple[Node, bytes]] = []
    level, place, row = 0, size, list(leaves)
    while row:
        if place % 2:
            place -= 1
            row.insert(0, read(Node(level, place)))
        level, place = level + 1, place // 2
        row = _parents(row)
        found += [(Node(level, number), value) for number, value in enumerate(row, place)]
    return found


def root(size: int, read: Read) -> bytes:
    """The root of the first `size` leaves."""
    return range_hash(0, size, read)


def range_hash(start: int, end: int, read: Read) -> bytes:
    """
    The hash over the leaves `start` … `end` − 1.

    `start` must be where a subtree of that range begins: 0, or a multiple of a power of two not less than the range.
    """
    if start == end:
        return EMPTY_ROOT
    *rest, last = subtrees(start, end)
    found = read(last)
    for node in reversed(rest):
        found = node_hash(read(node), found)
    return found


def subtrees(start: int, end: int) -> list[Node]:
    """The complete subtrees that make up a range of leaves, left to right; each smaller than the one before it."""
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append(Node(level, start >> level))
        start += 1 << level
    return found


class GrowingRoot:
    """The root of leaves that come one by one, in O(log n) of memory."""

    def __init__(self, size: int = 0, edge: Sequence[bytes] = ()) -> None:
        """
        `edge`: the complete subtrees that make up the first `size` leaves, left to right, where those are not at hand.

        Raises: ValueError when it is not so many hashes.
        """
        if len(edge) != size.bit_count() or any(len(value) != HASH_BYTES for value in edge):
            raise ValueError(f"no edge of a tree of {size}")
        self.size = size
        self._right: list[bytes] = list(edge)
        """The complete subtrees of the present size, left to right."""

    def append(self, leaf: bytes) -> None:
        """Add the hash of the next entry."""
        self._push(0, leaf)

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add the hashes of the next entries, whole subtrees at a time."""
        start = 0
        while start < len(leaves):
            level = (len(leaves) - start).bit_length() - 1
            if self.size:
                level = min(level, (self.size & -self.size).bit_length() - 1)
            row = list(leaves[start : start + (1 << level)])
            start += 1 << level
            while len(row) > 1:
                row = _parents(row)
            self._push(level, row[0])

    def _push(self, level: int, subtree: bytes) -> None:
        place = self.size >> level
        while place % 2:
            subtree = node_hash(self._right.pop(), subtree)
            place //= 2
        self._right.append(subtree)
        self.size += 1 << level

    @property
    def root(self) -> bytes:
        """The root of what was added so far."""
        if not self._right:
            return EMPTY_ROOT
        *rest, found = self._right
        for left in reversed(rest):
            found = node_hash(left, found)
        return found
