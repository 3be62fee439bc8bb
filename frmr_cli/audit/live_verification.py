"""Verifying the audit log of a live registry, entry by entry, against its newest head and what this computer has seen."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from frmr_cli.audit.retention import FalseStatement, unstated
from frmr_cli.audit.retention import opened as opened_statement
from frmr_cli.audit.verification import TAMPERED, VALID, FalseHead, Verdict, opened, turned_back
from frmr_cli.audit.witness import Contradiction
from frmr_cli.errors import FrmrError, ServerError
from frmr_cli.transparency.canonical_json import canonical_json
from frmr_cli.transparency.notes import NoteFault, VerifierKey
from frmr_cli.transparency.proofs import is_included
from frmr_cli.transparency.tree import leaf_hash
from frmr_cli.transparency.verification import Fault, LogCheck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from frmr_cli.audit.retention import Retained
    from frmr_cli.audit.witness import Witness
    from frmr_cli.registry.audit import AuditLog
    from frmr_cli.transparency.checkpoint import Checkpoint

DAMAGED = "FRMR-AUDIT-004"
"""What a registry says whose entries and tree disagree."""


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
        return Verdict(TAMPERED, faults=(_damage(error),))
    keys = witness.memory().keys
    try:
        retained = _retained(log, keys)
    except FalseStatement as false:
        return Verdict(TAMPERED, head=head, faults=(Fault("statement", why=str(false)),))
    faults, heads = _heads(log, head, keys)
    check = LogCheck([*heads, head], stated=retained.entry if retained else 0)
    try:
        _take(log, check, head, retained.statement.through if retained else 0, told)
    except ServerError as error:
        return Verdict(TAMPERED, head=head, faults=(_damage(error),))
    if retained and (unfounded := unstated(retained, check.stated_line)):
        faults = (*faults, unfounded)
    result = check.result()
    if result.faults and _retained(log, keys) != retained:
        return verify_live(log, witness, told=told)  # a month went meanwhile
    faults = (*faults, *(_narrowed(log, head, fault, retained) for fault in result.faults))
    return Verdict(
        TAMPERED if faults else VALID,
        result.entries,
        head,
        keys,
        faults,
        result.heads,
        retained=retained.statement if retained else None,
    )


def _take(
    log: AuditLog, check: LogCheck, head: Checkpoint, gone: int, told: Callable[[int, int], object]
) -> None:
    """Check every entry: the first `gone` by the hashes that were kept, the others by their contents."""
    done = 0
    for leaves in log.leaves(gone):
        check.take_hashes(leaves)
        done += len(leaves)
        told(done, head.size)
    for block in log.blocks({"order": "oldest"}, after=gone, limit=head.size - gone):
        check.take(block)
        done += len(block)
        told(done, head.size)


def _retained(log: AuditLog, keys: Sequence[VerifierKey]) -> Retained | None:
    """The newest statement of retention; a retired key may have signed it. Raises: FalseStatement."""
    document = log.retention().data
    if not document.get("statement"):
        return None
    return opened_statement(document, (*keys, *_retired(log, keys)))


def _damage(error: ServerError) -> Fault:
    """What a registry says whose entries and tree disagree; any other error goes on."""
    if error.code != DAMAGED:
        raise error
    return Fault("damaged", why=DAMAGED)


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
    return (*faults, *turned_back(found)), [item for item in found if item.size < head.size]


def _retired(log: AuditLog, keys: Sequence[VerifierKey]) -> Iterator[VerifierKey]:
    """Older keys of the log, for heads of its past; they never open its newest head."""
    for item in log.keys().data.get("items", []):
        key = VerifierKey.parse(str(item.get("key", "")))
        if key not in keys and "retiresAt" in item:
            yield key


def _narrowed(log: AuditLog, head: Checkpoint, fault: Fault, retained: Retained | None) -> Fault:
    """The first entry of a range that its own proof does not cover; the range where every proof holds."""
    if fault.kind != "edited" or fault.first is None or fault.last is None:
        return fault
    if retained and fault.first <= retained.statement.through:
        return fault  # of what has gone there is no proof
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
