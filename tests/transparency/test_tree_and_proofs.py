"""The tree and its proofs against the words of RFC 6962 and against pymerkle."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pymerkle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frmr_cli.transparency.proofs import (
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
)
from frmr_cli.transparency.tree import EMPTY_ROOT, GrowingRoot, Node, completed, leaf_hash, root

if TYPE_CHECKING:
    from frmr_cli.transparency.tree import Read

MOST = 130
ENTRIES = [f"entry {number}".encode() for number in range(MOST)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]


def _nodes() -> Read:
    """The complete subtrees of a log of all entries, as a log keeps them."""
    stored = {Node(0, index): leaf for index, leaf in enumerate(LEAVES)}
    for index, leaf in enumerate(LEAVES):
        stored.update(completed(index, [leaf], stored.__getitem__))
    return stored.__getitem__


READ = _nodes()
TREE = pymerkle.InmemoryTree.init_from_entries(ENTRIES, algorithm="sha256")


def mth(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962 §2.1, word for word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = largest_power_below(len(leaves))
    return hashlib.sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH of RFC 6962 §2.1.1."""
    if len(leaves) == 1:
        return []
    k = largest_power_below(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: list[bytes], *, known: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962 §2.1.2."""
    if m == len(leaves):
        return [] if known else [mth(leaves)]
    k = largest_power_below(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], known=known), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], known=False), mth(leaves[:k])]


def largest_power_below(n: int) -> int:
    """The k of the RFC: k < n ≤ 2k."""
    k = 1
    while 2 * k < n:
        k *= 2
    return k


sizes = st.integers(0, MOST)


@given(sizes)
def test_root_is_that_of_the_rfc_and_of_a_peer(size: int) -> None:
    """Stored subtrees, leaves one by one, the words of the RFC, and pymerkle agree on every root."""
    growing = GrowingRoot()
    for leaf in LEAVES[:size]:
        growing.append(leaf)

    assert root(size, READ) == growing.root == mth(LEAVES[:size]) == TREE.get_root(size)


def test_empty_and_single_trees() -> None:
    """The root of nothing is the hash of nothing; the root of one entry is its leaf, with no proof needed."""
    assert hashlib.sha256(b"").digest() == EMPTY_ROOT
    assert root(1, READ) == LEAVES[0] == hashlib.sha256(b"\x00" + ENTRIES[0]).digest()
    assert inclusion_proof(0, 1, READ) == []
    assert is_included(LEAVES[0], 0, 1, proof=[], root=LEAVES[0])
    assert is_consistent(0, 5, proof=[], old_root=EMPTY_ROOT, new_root=root(5, READ))
    assert not is_consistent(0, 5, proof=[], old_root=LEAVES[0], new_root=root(5, READ))
    assert not is_consistent(0, 5, proof=[LEAVES[0]], old_root=EMPTY_ROOT, new_root=root(5, READ))


@given(st.data())
def test_inclusion_proofs_agree_with_a_peer(data: st.DataObject) -> None:
    """Our proof is that of the RFC, pymerkle accepts it, and we accept that of pymerkle."""
    size = data.draw(st.integers(1, MOST))
    index = data.draw(st.integers(0, size - 1))
    ours = inclusion_proof(index, size, READ)
    theirs = TREE.prove_inclusion(index + 1, size)

    assert ours == path(index, LEAVES[:size])
    assert is_included(LEAVES[index], index, size, proof=theirs.path[1:], root=root(size, READ))
    theirs.path[1:] = ours
    pymerkle.verify_inclusion(LEAVES[index], root(size, READ), theirs, index=index + 1, size=size)


@given(st.data())
def test_consistency_proofs_agree_with_a_peer(data: st.DataObject) -> None:
    """Our proof is that of the RFC and holds between the roots that pymerkle proves consistent."""
    new = data.draw(st.integers(1, MOST))
    old = data.draw(st.integers(1, new))
    ours = consistency_proof(old, new, READ)
    before, after = TREE.get_root(old), TREE.get_root(new)

    assert ours == subproof(old, LEAVES[:new], known=True)
    pymerkle.verify_consistency(before, after, TREE.prove_consistency(old, new))
    assert is_consistent(old, new, proof=ours, old_root=before, new_root=after)


@settings(max_examples=300)
@given(st.data())
def test_no_altered_inclusion_proof_holds(data: st.DataObject) -> None:
    """Another leaf, place, size, root or a proof longer, shorter or altered by a bit does not hold."""
    size = data.draw(st.integers(2, MOST))
    index = data.draw(st.integers(0, size - 1))
    proof, top, leaf = inclusion_proof(index, size, READ), root(size, READ), LEAVES[index]
    at = data.draw(st.integers(0, len(proof) - 1))
    other = data.draw(st.integers(0, size - 1).filter(lambda number: number != index))

    assert is_included(leaf, index, size, proof=proof, root=top)
    assert not is_included(LEAVES[other], index, size, proof=proof, root=top)
    assert not is_included(leaf, other, size, proof=proof, root=top)
    assert not is_included(leaf, index, size, proof=proof, root=_flipped(top))
    assert not is_included(leaf, index, size, proof=[*proof, top], root=top)
    assert not is_included(leaf, index, size, proof=proof[:-1], root=top)
    altered = [*proof[:at], _flipped(proof[at]), *proof[at + 1 :]]
    assert not is_included(leaf, index, size, proof=altered, root=top)
    assert not is_included(leaf, index, size, proof=[proof[0][:31], *proof[1:]], root=top)


@settings(max_examples=300)
@given(st.data())
def test_no_altered_consistency_proof_holds(data: st.DataObject) -> None:
    """A log that rewrote its past finds no proof among those that differ by one hash, size or root."""
    new = data.draw(st.integers(2, MOST))
    old = data.draw(st.integers(1, new - 1))
    proof = consistency_proof(old, new, READ)
    before, after = root(old, READ), root(new, READ)
    at = data.draw(st.integers(0, len(proof) - 1))
    altered = [*proof[:at], _flipped(proof[at]), *proof[at + 1 :]]

    assert is_consistent(old, new, proof=proof, old_root=before, new_root=after)
    for wrong in (altered, proof[:-1], [*proof, before], []):
        assert not is_consistent(old, new, proof=wrong, old_root=before, new_root=after)
    assert not is_consistent(old, new, proof=proof, old_root=_flipped(before), new_root=after)
    assert not is_consistent(old, new, proof=proof, old_root=before, new_root=_flipped(after))
    assert not is_consistent(new, old, proof=proof, old_root=after, new_root=before)
    assert not is_consistent(new, new, proof=[], old_root=before, new_root=after)


@given(st.lists(st.binary(max_size=40), max_size=8), st.integers(-2, 70), st.integers(-2, 70))
def test_whatever_a_server_sends_never_raises(proof: list[bytes], m: int, n: int) -> None:
    """Malformed proofs do not hold; they are no defect of the checker."""
    assert not is_included(b"short", m, n, proof=proof, root=LEAVES[0])
    is_consistent(m, n, proof=proof, old_root=LEAVES[0], new_root=LEAVES[1])
    is_included(LEAVES[0], m, n, proof=proof, root=LEAVES[1])


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (0, 0), (1, 1)])
def test_no_proof_of_what_is_not_there(index: int, size: int) -> None:
    """A proof is asked for an entry of the tree only."""
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_proof(index, size, READ)


@pytest.mark.parametrize(("old", "new"), [(-1, 1), (2, 1)])
def test_no_proof_of_growing_backwards(old: int, new: int) -> None:
    """A tree never gets smaller."""
    with pytest.raises(ValueError, match="did not grow"):
        consistency_proof(old, new, READ)


def test_reads_grow_with_the_logarithm() -> None:
    """Appending reads one neighbour on average; a proof at most two subtrees per level."""
    asked: list[Node] = []
    stored: dict[Node, bytes] = {}

    def read(node: Node) -> bytes:
        asked.append(node)
        return stored[node]

    for index in range(1024):
        stored[Node(0, index)] = LEAVES[index % MOST]
        stored.update(completed(index, [LEAVES[index % MOST]], read))
    assert len(asked) < 1024
    asked.clear()
    for index, size in ((0, 1023), (1022, 1023), (511, 1023)):
        inclusion_proof(index, size, read)
    assert len(asked) <= 3 * 2 * 10


def _flipped(value: bytes) -> bytes:
    return bytes([value[0] ^ 1]) + value[1:]
