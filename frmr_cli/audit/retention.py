"""
Whether what a log has lost was let go by its term: the statement of retention, held against keys, head and the log itself.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.locale import t
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.notes import Note, NoteFault
from frmr_cli.transparency.retention import ACTION, Statement
from frmr_cli.transparency.verification import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frmr_cli.transparency.notes import VerifierKey


class Retained(NamedTuple):
    """A statement whose signature holds, and the head over what it lets go."""

    statement: Statement
    head: Checkpoint
    entry: int
    """The number of the entry that stands for it, as it is said to be."""


class FalseStatement(Exception):
    """A statement that does not hold."""


def opened(document: Mapping[str, Any], keys: Sequence[VerifierKey]) -> Retained:
    """
    The statement in what the registry or an export tells of the retention.

    Raises: FalseStatement for one that no key has signed, that is of another log, or whose entries were not as old as it says.
    """
    try:
        text = _signed(document["statement"], keys)
        statement = Statement.parse(text)
        head = Checkpoint.parse(_signed(document["head"], keys))
        entry = int(document["entry"])
    except (NoteFault, KeyError, TypeError, ValueError) as fault:
        raise FalseStatement(str(fault) or type(fault).__name__) from fault
    if (head.origin, head.size, head.root) != (
        statement.origin,
        statement.through,
        statement.root,
    ):
        raise FalseStatement(t("its head is of another log"))
    if head.time is None or head.time >= statement.before or not statement.keeps_its_term:
        raise FalseStatement(t("what it lets go was younger than its term"))
    return Retained(statement, head, entry)


def unstated(retained: Retained, line: bytes) -> Fault | None:
    """What is wrong when the line of the log that is to stand for a statement does not."""
    try:
        entry = json.loads(line)
        details = entry["details"]
        if (entry["action"], entry["outcome"]) == (ACTION, "ok") and (
            (details["through"], details["statement"])
            == (retained.statement.through, retained.statement.digest)
        ):
            return None
    except (ValueError, KeyError, TypeError):
        pass
    return Fault("statement", 1, retained.statement.through, t("no entry of the log stands for it"))


def _signed(note: object, keys: Sequence[VerifierKey]) -> str:
    read = Note.parse(str(note))
    if not read.verified_by(keys):
        raise NoteFault(t("none of the known keys has signed it"))
    return read.text
