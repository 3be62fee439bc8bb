"""
Proofs about a tree: that an entry is in it, and that it grew out of a smaller one.

A proof is a list of hashes. The checks take whatever a server sent: what is malformed does not hold, and never raises.
Source: RFC 6962 §2.1.1–2.1.2 for making, RFC 9162 §2.1.3.2 and §2.1.4.2 for checking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.transparency.tree import EMPTY_ROOT, HASH_BYTES, node_hash, range_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.transparency.tree import Read


def inclusion_proof(index: int, size: int, read: Read) -> list[bytes]:
    """
    The hashes that lead from the leaf at `index` to the root of the first `size` leaves.

    Raises: ValueError unless 0 ≤ index < size.
    """
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(range_hash(middle, end, read))
            end = middle
        else:
            path.append(range_hash(start, middle, read))
            start = middle
    return path[::-1]


def consistency_proof(old: int, new: int, read: Read) -> list[bytes]:
    """
    The hashes that show the first `old` leaves to be the same in a tree of `new` leaves.

    Empty where there is nothing to show: an old size of 0 or equal to the new one.
    Raises: ValueError unless 0 ≤ old ≤ new.
    """
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} did not grow out of one of {old}")
    if old in (0, new):
        return []
    path: list[bytes] = []
    start, end = 0, new
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(range_hash(middle, end, read))
            end = middle
        else:
            path.append(range_hash(start, middle, read))
            start = middle
    if start:  # The old root is known to the checker only where it is a subtree of the new tree.
        path.append(range_hash(start, end, read))
    return path[::-1]


def is_included(leaf: bytes, index: int, size: int, *, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from the leaf to the root of a tree of that size."""
    if not 0 <= index < size or not _are_hashes((leaf, root, *proof)):
        return False
    step, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if step % 2 or step == last:
            found = node_hash(sibling, found)
            while step and not step % 2:
                step, last = step >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        step, last = step >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(
    old: int, new: int, *, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:
    """Whether the tree with the new root begins with the leaves of the tree with the old one."""
    if not 0 <= old <= new or not _are_hashes((old_root, new_root, *proof)):
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == EMPTY_ROOT
    path = list(proof)
    if old & (old - 1) == 0:  # a complete subtree of the new tree
        path.insert(0, old_root)
    return bool(path) and _roots(old, new, path) == (old_root, new_root)


def _roots(old: int, new: int, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The roots of both trees as the path has them; None when it has another length than it must have."""
    step, last = old - 1, new - 1
    while step % 2:
        step, last = step >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if step % 2 or step == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while step and not step % 2:
                step, last = step >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        step, last = step >> 1, last >> 1
    return (before, after) if last == 0 else None


def _split(count: int) -> int:
    """The largest power of two below a count of at least two."""
    return 1 << ((count - 1).bit_length() - 1)


def _are_hashes(values: Sequence[bytes]) -> bool:
    return all(len(value) == HASH_BYTES for value in values)
