"""
Verifying the audit log without the registry: exported files, a single proof.

The verdict never says more than was checked: entries are what was signed, all of them, in their order, up to the head. It does not
say that the entries tell the truth, nor that everything that was done was written down.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.audit.beginnings import Beginning
from frmr_cli.audit.files import text_of
from frmr_cli.audit.retention import FalseStatement, unstated
from frmr_cli.audit.retention import opened as opened_statement
from frmr_cli.errors import ValidationFailed
from frmr_cli.locale import t
from frmr_cli.transparency.canonical_json import canonical_json
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.notes import Note, NoteFault, VerifierKey
from frmr_cli.transparency.proofs import is_included
from frmr_cli.transparency.tree import leaf_hash
from frmr_cli.transparency.verification import SLACK, Fault, LogCheck, TornLine, blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from frmr_cli.audit.retention import Retained
    from frmr_cli.transparency.retention import Statement
    from frmr_cli.transparency.verification import Checked

VALID, TAMPERED, INCOMPLETE, UNVERIFIABLE = 0, 1, 2, 3
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
    retained: Statement | None = None
    """The statement by which the first entries have lost their contents."""

    @property
    def outcome(self) -> str:
        """The word for the code."""
        return OUTCOMES[self.code]


def verify_files(
    paths: Sequence[Path],
    note: str,
    keys: Sequence[VerifierKey],
    *,
    heads: Sequence[str] = (),
    before: Beginning | None = None,
    told: Callable[[int, int], object],
) -> Verdict:
    """
    Exports that follow one another, against the signed head over the last of them, with nothing else at hand.

    `heads`: more heads of the log, which narrow down where a fault lies.
    `before`: what stands before the first line; by default it is the first entry.
    """
    beginning = before or Beginning()
    try:
        head, signed = opened(note, keys)
        # They come from several files, and the same one may stand in two of them.
        between = sorted((opened(text, keys)[0] for text in heads), key=_place)
        retained = _retained(beginning, keys)
    except FalseHead as false:
        return Verdict(TAMPERED, faults=(Fault(false.kind, why=str(false)),))
    except NoteFault as fault:
        return Verdict(UNVERIFIABLE, why=str(fault))
    if head.size < beginning.size:
        return Verdict(UNVERIFIABLE, head=head, keys=signed, why="before")
    check = LogCheck(
        [*(item for item in between if item.size < head.size), head],
        before=beginning.tree(),
        stated=retained.entry if retained else 0,
    )
    is_torn = not _taken(check, paths, head.size - beginning.size, told)
    result = check.result()
    ordered = sorted((*between, head), key=_place)
    faults = (*turned_back(ordered), *_grown(between, head), *result.faults)
    if retained and (unfounded := unstated(retained, check.stated_line)):
        faults = (*faults, unfounded)
    why = _incomplete(
        result, faults, is_torn=is_torn, is_part=bool(beginning.size and not retained)
    )
    return Verdict(
        INCOMPLETE if why else TAMPERED if faults else VALID,
        result.entries,
        head,
        signed,
        faults,
        result.heads,
        why,
        retained.statement if retained else None,
    )


def _place(head: Checkpoint) -> tuple[int, float]:
    """Where a head belongs: the log grew from one to the next, and of one size the older comes first."""
    return head.size, head.time.timestamp() if head.time else 0.0


def _incomplete(result: Checked, faults: Sequence[Fault], *, is_torn: bool, is_part: bool) -> str:
    """Why nothing can be said of the log as a whole; nothing where everything was there, or where something is wrong."""
    if is_torn and {fault.kind for fault in faults} <= {"tail"}:
        return "torn"
    if faults:
        return ""
    return "beyond" if result.beyond else "before" if is_part else ""


def _taken(
    check: LogCheck, paths: Sequence[Path], size: int, told: Callable[[int, int], object]
) -> bool:
    """Check the lines of files. Returns: whether the last line of each was written whole."""
    done, whole = 0, True
    for path in paths:
        with path.open("rb") as file:
            try:
                for block in blocks_of(file):
                    check.take(block)
                    done += len(block)
                    told(done, size)
            except TornLine:
                whole = False
    return whole


def _retained(beginning: Beginning, keys: Sequence[VerifierKey]) -> Retained | None:
    """The statement for the entries before the first line. Raises: FalseHead for one that does not hold."""
    if beginning.retention is None:
        return None
    try:
        retained = opened_statement(beginning.retention, keys)
    except FalseStatement as false:
        raise FalseHead("statement", str(false)) from false
    if retained.statement.through < beginning.size:
        raise FalseHead("statement", t("it lets fewer entries go than are missing"))
    return retained


def verify_proof(document: dict[str, Any], keys: Sequence[VerifierKey]) -> Verdict:
    """One entry with its proof and head, as `frmr audit proof` writes it."""
    try:
        head, signed = opened(str(document["note"]), keys)
        proof = [base64.b64decode(text, validate=True) for text in document["proof"]]
        seq, leaf = int(document["entry"]["seq"]), leaf_hash(canonical_json(document["entry"]))
    except FalseHead as false:
        return Verdict(TAMPERED, faults=(Fault(false.kind, why=str(false)),))
    except NoteFault as fault:
        return Verdict(UNVERIFIABLE, why=str(fault))
    except (KeyError, TypeError, ValueError):
        return Verdict(UNVERIFIABLE, why=t("it is no proof of an entry"))
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


def turned_back(heads: Sequence[Checkpoint]) -> Iterator[Fault]:
    """Heads whose times go backwards while the log grows."""
    before = None
    for head in heads:
        if before and head.time and before - head.time > SLACK:
            yield Fault("clock", head.size, head.size, head.time.isoformat())
        before = head.time or before


def _grown(heads: Sequence[Checkpoint], head: Checkpoint) -> Iterator[Fault]:
    """That there are heads of a log which was longer than it is now."""
    if (longest := max((item.size for item in heads), default=0)) > head.size:
        yield Fault("older", head.size + 1, longest)


def read_proof(path: Path) -> dict[str, Any]:
    """A proof file. Raises: ValidationFailed FRMR-AUDIT-012."""
    try:
        document = json.loads(text_of(path))
    except ValueError as error:
        raise ValidationFailed("FRMR-AUDIT-012", path=str(path), why="JSON") from error
    return document if isinstance(document, dict) else {}
