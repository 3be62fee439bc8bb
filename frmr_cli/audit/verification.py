"""
Verifying the audit log: of a live registry, of an exported file, of a single proof.

The verdict never says more than was checked: entries are what was signed, all of them, in their order, up to the head. It does not
say that the entries tell the truth, nor that everything that was done was written down.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.audit.witness import Contradiction
from frmr_cli.errors import FrmrError, ServerError
from frmr_cli.transparency.canonical_json import canonical_json
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.notes import Note, NoteFault, VerifierKey
from frmr_cli.transparency.proofs import is_included
from frmr_cli.transparency.tree import leaf_hash
from frmr_cli.transparency.verification import SLACK, Fault, LogCheck, TornLine, blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from frmr_cli.audit.witness import Witness
    from frmr_cli.registry.audit import AuditLog

VALID, TAMPERED, INCOMPLETE, UNVERIFIABLE = 0, 1, 2, 3
DAMAGED = "FRMR-AUDIT-004"
"""What a registry says whose entries and tree disagree."""
OUTCOMES = ("valid", "tampered", "incomplete", "unverifiable")
"""By exit code of `frmr audit verify`."""


class Verdict(NamedTuple):
    """What came out of a verification."""

    code: int
    entries: int = 0
    """Entries that were looked at."""
    head: Checkpoint | None = None
    keys: tuple[VerifierKey, ...] = ()
    """Who signed the head."""
    faults: tuple[Fault, ...] = ()
    heads: int = 0
    """Signed heads whose roots were compared."""
    why: str = ""
    """Why it is incomplete or cannot be verified."""

    @property
    def outcome(self) -> str:
        """The word for the code."""
        return OUTCOMES[self.code]


def verify_live(log: AuditLog, witness: Witness, *, told: Callable[[int, int], object]) -> Verdict:
    """
    Every entry of a registry against its newest head, and that head against those that this computer has seen.

    `told` hears how many entries were read, of how many.
    """
    try:
        head = witness.meet(log)
    except Contradiction as found:
        return Verdict(TAMPERED, faults=(Fault(found.kind, why=str(found.details["why"])),))
    except ServerError as error:
        if error.code != DAMAGED:
            raise
        return Verdict(TAMPERED, faults=(Fault("damaged", why=DAMAGED),))
    keys = witness.memory().keys
    faults, heads = _heads(log, head, keys)
    check = LogCheck([*heads, head])
    done = 0
    for block in log.blocks({"order": "oldest"}, limit=head.size):
        check.take(block)
        done += len(block)
        told(done, head.size)
    result = check.result()
    found_faults = tuple(_narrowed(log, head, fault) for fault in result.faults)
    faults = (*faults, *found_faults)
    return Verdict(TAMPERED if faults else VALID, result.entries, head, keys, faults, result.heads)


def verify_file(
    path: Path,
    note: str,
    keys: Sequence[VerifierKey],
    *,
    heads: Sequence[str] = (),
    told: Callable[[int, int], object],
) -> Verdict:
    """
    An export against a signed head, with nothing else at hand.

    `heads`: more heads of the log, which narrow down where a fault lies.
    """
    try:
        head, signed = opened(note, keys)
        between = [opened(text, keys)[0] for text in heads]
    except FalseHead as false:
        return Verdict(TAMPERED, faults=(Fault(false.kind, why=str(false)),))
    except NoteFault as fault:
        return Verdict(UNVERIFIABLE, why=str(fault))
    faults = [*_turned_back([*between, head]), *_grown(between, head)]
    check = LogCheck([*(item for item in between if item.size < head.size), head])
    torn = False
    with path.open("rb") as file:
        try:
            done = 0
            for block in blocks_of(file):
                check.take(block)
                done += len(block)
                told(done, head.size)
        except TornLine:
            torn = True
    result = check.result()
    only_tail = [fault.kind for fault in result.faults] == ["tail"]
    if torn and (only_tail or not result.faults) and not faults:
        return Verdict(INCOMPLETE, result.entries, head, signed, result.faults, why="torn")
    faults += result.faults
    if not faults and result.beyond:
        return Verdict(INCOMPLETE, result.entries, head, signed, why="beyond")
    code = TAMPERED if faults else VALID
    return Verdict(code, result.entries, head, signed, tuple(faults), result.heads)


def verify_proof(document: dict[str, Any], keys: Sequence[VerifierKey]) -> Verdict:
    """One entry with its proof and head, as `frmr audit proof` writes it."""
    try:
        head, signed = opened(str(document["note"]), keys)
        proof = [base64.b64decode(text, validate=True) for text in document["proof"]]
        seq, leaf = int(document["entry"]["seq"]), leaf_hash(canonical_json(document["entry"]))
    except FalseHead as false:
        return Verdict(TAMPERED, faults=(Fault(false.kind, why=str(false)),))
    except (KeyError, TypeError, ValueError) as fault:
        return Verdict(UNVERIFIABLE, why=str(fault) or type(fault).__name__)
    if is_included(leaf, seq - 1, head.size, proof=proof, root=head.root):
        return Verdict(VALID, 1, head, signed, heads=1)
    return Verdict(TAMPERED, 1, head, signed, (Fault("edited", seq, seq),), heads=1)


class FalseHead(NoteFault):
    """A head that none of the keys has signed, or with a false signature."""

    def __init__(self, kind: str, why: str) -> None:
        super().__init__(why)
        self.kind = kind


def opened(note: str, keys: Sequence[VerifierKey]) -> tuple[Checkpoint, tuple[VerifierKey, ...]]:
    """A head and those of the keys that signed it. Raises: FalseHead; NoteFault for what is no head."""
    read = Note.parse(note)
    head = Checkpoint.parse(read.text)
    try:
        signed = read.verified_by(keys)
    except NoteFault as fault:
        raise FalseHead("head", str(fault)) from fault
    if not signed:
        raise FalseHead("key", "none of the given keys has signed the head")
    return head, signed


def _heads(
    log: AuditLog, head: Checkpoint, keys: tuple[VerifierKey, ...]
) -> tuple[tuple[Fault, ...], list[Checkpoint]]:
    """The heads that were signed on the way; a false one is a fault by itself."""
    faults: list[Fault] = []
    found: list[Checkpoint] = []
    published = (*keys, *_retired(log, keys))
    for item in log.checkpoints(0, head.size):
        try:
            found.append(opened(str(item.get("note", "")), published)[0])
        except FalseHead as false:
            faults.append(Fault(false.kind, why=str(false)))
        except NoteFault as fault:
            faults.append(Fault("head", why=str(fault)))
    return (*faults, *_turned_back(found)), [item for item in found if item.size < head.size]


def _retired(log: AuditLog, keys: Sequence[VerifierKey]) -> Iterator[VerifierKey]:
    """Older keys of the log, for heads of its past; they never open its newest head."""
    for item in log.keys().data.get("items", []):
        key = VerifierKey.parse(str(item.get("key", "")))
        if key not in keys and "retiresAt" in item:
            yield key


def _turned_back(heads: Sequence[Checkpoint]) -> Iterator[Fault]:
    """Heads whose times go backwards while the log grows."""
    before = None
    for head in heads:
        if before and head.time and before - head.time > SLACK:
            yield Fault("clock", head.size, head.size, head.time.isoformat())
        before = head.time or before


def _grown(heads: Sequence[Checkpoint], head: Checkpoint) -> Iterator[Fault]:
    """Heads of a log that was longer than it is now."""
    for item in heads:
        if item.size > head.size:
            yield Fault("older", head.size + 1, item.size)


def _narrowed(log: AuditLog, head: Checkpoint, fault: Fault) -> Fault:
    """The first entry of a range that its own proof does not cover; the range where every proof holds."""
    if fault.kind != "edited" or fault.first is None or fault.last is None:
        return fault
    for seq in range(fault.first, fault.last + 1):
        try:
            answer = log.proof(seq, size=head.size).data
        except FrmrError:
            return fault._replace(first=seq, last=seq)
        proof = [base64.b64decode(text) for text in answer["proof"]]
        leaf = leaf_hash(canonical_json(answer["entry"]))
        if not is_included(leaf, seq - 1, head.size, proof=proof, root=head.root):
            return fault._replace(first=seq, last=seq)
    return fault


def read_proof(path: Path) -> dict[str, Any]:
    """A proof file. Raises: FrmrError FRMR-AUDIT-012."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FrmrError("FRMR-AUDIT-012", path=str(path), why=str(error)) from error
    return document if isinstance(document, dict) else {}
