"""
The tree over the log: the hash of each complete subtree, kept when it is complete and never changed.

Leaves stand with their entries. An append writes one more subtree and reads one on average; a proof reads O(log n) of them.
What the entries say is never read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.transparency import proofs
from frmr_cli.transparency.tree import Node, completed, root, subtrees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frmr_cli.servers.database import Connection, SqlValue
    from frmr_cli.transparency.tree import Read

_INSERT = """
INSERT INTO audit_node (level, place, hash) VALUES (:level, :place, :hash)
ON CONFLICT (level, place) DO NOTHING
"""
_LEAF = "SELECT leaf AS hash FROM audit_event WHERE seq = :seq"
_LEAVES = """
SELECT seq, leaf AS hash FROM audit_event WHERE seq > :low AND seq <= :high
UNION ALL SELECT place + 1, hash FROM audit_node WHERE level = 0 AND place >= :low AND place < :high
ORDER BY seq
"""
_HASH = "SELECT hash FROM audit_node WHERE level = :level AND place = :place"


class TreeDamaged(Exception):
    """The entries and the tree disagree: somebody has worked on the tables. Nothing is written any more."""


def extend(connection: Connection, size: int, leaves: Sequence[bytes]) -> None:
    """
    Add the subtrees that leaves complete behind the first `size`, in the transaction that wrote their entries.

    Raises: TreeDamaged.
    """
    rows: list[dict[str, SqlValue]] = [
        {"level": node.level, "place": node.place, "hash": value}
        for node, value in completed(size, leaves, _reader(connection))
    ]
    if rows and connection.execute_many(_INSERT, rows) != len(rows):
        raise TreeDamaged(f"a leaf behind {size} was there before its entry")


def root_of(connection: Connection, size: int) -> bytes:
    """The root over the first `size` entries. Raises: TreeDamaged."""
    return root(size, _reader(connection))


def inclusion_proof(connection: Connection, index: int, size: int) -> list[bytes]:
    """See `proofs.inclusion_proof`. Raises: TreeDamaged as well."""
    return proofs.inclusion_proof(index, size, _reader(connection))


def consistency_proof(connection: Connection, old: int, new: int) -> list[bytes]:
    """See `proofs.consistency_proof`. Raises: TreeDamaged as well."""
    return proofs.consistency_proof(old, new, _reader(connection))


def leaves(connection: Connection, low: int, high: int) -> list[bytes]:
    """The hashes of the entries behind `low` up to `high`. Raises: TreeDamaged."""
    rows = connection.all(_LEAVES, {"low": low, "high": high})
    if [row["seq"] for row in rows] != list(range(low + 1, high + 1)):
        raise TreeDamaged(f"leaves {low + 1} to {high}")
    return [bytes(row["hash"]) for row in rows]


def edge(connection: Connection, size: int) -> list[bytes]:
    """The hashes of the complete subtrees that make up the first `size` leaves, left to right. Raises: TreeDamaged."""
    read = _reader(connection)
    return [read(node) for node in subtrees(0, size)]


def _reader(connection: Connection) -> Read:
    def read(node: Node) -> bytes:
        if node.level:
            row = connection.one(_HASH, {"level": node.level, "place": node.place})
        else:
            row = connection.one(_LEAF, {"seq": node.place + 1})
        if row is None and not node.level:
            # Its entry has lost its contents; the hash stays as a subtree of its own.
            row = connection.one(_HASH, {"level": 0, "place": node.place})
        if row is None:
            raise TreeDamaged(f"subtree {node.level}/{node.place}")
        return bytes(row["hash"])

    return read
