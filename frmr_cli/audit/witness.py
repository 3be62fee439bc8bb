"""
What this computer has seen of the audit log of a registry: the newest head, and the keys it trusts.

A registry that shows this computer a smaller or another log than before cannot go unseen, whoever runs it. The first key is
taken on trust, unless it was pinned by hand; later ones are learnt from heads that a known key has signed.

Heads come with every answer of the registry. The very first of them is kept as it came; its signature is verified when a command of the
log asks for the keys. From then on a new head counts only with the signature of a known key and the proof that the log grew.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.audit.witness_place import host_of, witness_file
from frmr_cli.errors import FrmrError, ValidationFailed
from frmr_cli.local_state import write_json
from frmr_cli.locale import t
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.notes import Note, NoteFault, VerifierKey
from frmr_cli.transparency.proofs import is_consistent
from frmr_cli.transparency.tree import EMPTY_ROOT, HASH_BYTES
from frmr_cli.transparency.verification import SLACK

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.registry.audit import AuditLog
    from frmr_cli.settings import Settings


class Memory(NamedTuple):
    """What is remembered of one log."""

    keys: tuple[VerifierKey, ...] = ()
    note: str | None = None
    """The newest head, as it was signed."""
    is_pinned: bool = False
    """Whether a person has named the first key."""

    @property
    def head(self) -> Checkpoint | None:
        """The newest head."""
        return Checkpoint.parse(Note.parse(self.note).text) if self.note else None


class Contradiction(FrmrError):
    """The log is not the one that was seen."""

    def __init__(self, kind: str, *, host: str, why: str, path: str) -> None:
        super().__init__("FRMR-AUDIT-010", host=host, why=why, path=path)
        self.kind = kind
        """`key`, `head`, `older`, `rewritten`, `unproven` or `clock`."""


class Witness:
    """Remembers the log of one context. Its file is only replaced by what was verified."""

    def __init__(self, path: Path, host: str) -> None:
        self.path = path
        self._host = host

    @classmethod
    def of(cls, settings: Settings, registry: str) -> Witness:
        """The witness of the current context and of the registry at an address."""
        return cls(witness_file(settings), host_of(registry))

    def memory(self) -> Memory:
        """What is remembered; nothing before the first contact."""
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
            keys = tuple(VerifierKey.parse(text) for text in stored["keys"])
            memory = Memory(keys, stored["note"], stored["pinned"])
            return memory if memory.head or not memory.note else Memory()
        except FileNotFoundError:
            return Memory()
        except (OSError, ValueError, KeyError, TypeError) as error:
            # 3 and not 1, which would say that it is the log that was changed.
            raise ValidationFailed("FRMR-AUDIT-022", path=str(self.path)) from error

    def pin(self, key: VerifierKey, note: str | None = None) -> None:
        """Trust a key that a person names, and nothing that was remembered before."""
        self._store(Memory((key,), note, is_pinned=True))

    def meet(self, log: AuditLog) -> Checkpoint:
        """
        The newest head of the log, after it was held against what is remembered; then it is remembered.

        Raises: Contradiction; FrmrError FRMR-AUDIT-011 for an answer that cannot be read.
        """
        memory = self.memory()
        note = str(log.checkpoint().data.get("note", ""))
        try:
            keys = memory.keys or _published(log)
            if memory.note and not memory.keys:
                self.opened(memory.note, keys)  # it came with an answer, before the keys were known
            head, keys = self.opened(note, keys)
        except NoteFault as fault:
            raise FrmrError("FRMR-AUDIT-011", why=str(fault)) from fault
        before = memory.head
        if before is not None:
            grown = 0 < before.size < head.size
            proof = _hashes(log.consistency(before.size, head.size).data) if grown else []
            self._compare(before, head, proof)
        self._store(Memory(keys, note, memory.is_pinned))
        return head

    def hear(self, text: str, *, asked: int, proof: str | None) -> int:
        """
        A head that came with an answer, in base64, with the proof that it grew out of the `asked` entries.

        Returns: how many entries the remembered head has now.
        Raises: Contradiction; FrmrError FRMR-AUDIT-011 for what cannot be read.
        """
        memory = self.memory()
        before = memory.head
        try:
            note = base64.b64decode(text, validate=True).decode()
            head, keys = Checkpoint.parse(Note.parse(note).text), memory.keys
            if keys:
                head, keys = self.opened(note, keys)
            hashes = [] if proof is None else _split(base64.b64decode(proof, validate=True))
        except ValueError as fault:
            raise FrmrError("FRMR-AUDIT-011", why=str(fault)) from fault
        if before is not None:
            if head.origin != before.origin:
                raise self.contradiction("key", t("it has another name now"))
            grown = 0 < before.size < head.size
            # Heads that come from a slower process of the registry, or that another process here has got beyond already.
            if _is_overtaken(head, before) or (grown and asked != before.size):
                return before.size
            if grown and proof is None:
                why = t(
                    "nothing proves that its {now} entries grew out of the {before} seen",
                    now=head.size,
                    before=before.size,
                )
                raise self.contradiction("unproven", why)
            # The proof is from what was asked; another process here may have come to the same head meanwhile.
            self._compare(before, head, hashes if grown else [])
        self._store(Memory(keys, note, memory.is_pinned))
        return head.size

    def opened(
        self, note: str, keys: tuple[VerifierKey, ...]
    ) -> tuple[Checkpoint, tuple[VerifierKey, ...]]:
        """
        A head that one of the keys has signed, and the keys with those that it announces.

        Raises: NoteFault for what is no head; Contradiction `key` and `head`.
        """
        read = Note.parse(note)
        head = Checkpoint.parse(read.text)
        try:
            signed = read.verified_by(keys)
        except NoteFault as fault:
            raise self.contradiction("head", str(fault)) from fault
        if not signed or any(key.name != head.origin for key in signed):
            raise self.contradiction("key", t("the head is not signed by a key that is known here"))
        return head, tuple(dict.fromkeys((*keys, *head.successors)))

    def contradiction(self, kind: str, why: str) -> Contradiction:
        """An error about this log."""
        return Contradiction(kind, host=self._host, why=why, path=str(self.path))

    def _compare(self, before: Checkpoint, head: Checkpoint, proof: list[bytes]) -> None:
        if head.size < before.size:
            why = t("it had {before} entries and has {now}", before=before.size, now=head.size)
            raise self.contradiction("older", why)
        if before.time and head.time and before.time - head.time > SLACK:
            why = t(
                "its clock was turned back from {before} to {now}",
                before=before.time,
                now=head.time,
            )
            raise self.contradiction("clock", why)
        old_root = before.root if before.size else EMPTY_ROOT
        if not is_consistent(
            before.size, head.size, proof=proof, old_root=old_root, new_root=head.root
        ):
            why = t("its first {before} entries were changed", before=before.size)
            raise self.contradiction("rewritten", why)

    def _store(self, memory: Memory) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys = [str(key) for key in memory.keys]
        write_json(self.path, {"keys": keys, "note": memory.note, "pinned": memory.is_pinned})


def _is_overtaken(head: Checkpoint, before: Checkpoint) -> bool:
    """Whether a head is of a shorter log and was not signed later, as one of a log that was cut would be."""
    is_later = bool(head.time and before.time and head.time > before.time)
    return head.size < before.size and not is_later


def _split(proof: bytes) -> list[bytes]:
    return [proof[at : at + HASH_BYTES] for at in range(0, len(proof), HASH_BYTES)]


def _published(log: AuditLog) -> tuple[VerifierKey, ...]:
    return tuple(VerifierKey.parse(str(item["key"])) for item in log.keys().data["items"])


def _hashes(answer: dict[str, Any]) -> list[bytes]:
    try:
        return [base64.b64decode(text, validate=True) for text in answer["proof"]]
    except (KeyError, TypeError, ValueError) as error:
        raise FrmrError("FRMR-AUDIT-011", why="no proof") from error
