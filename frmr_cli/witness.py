"""
What this computer has seen of the audit log of a registry: the newest head it verified, and the keys it trusts.

A registry that shows this computer a smaller or another log than before cannot go unseen, whoever runs it. The first key is
taken on trust, unless it was pinned by hand; later ones are learnt from heads that a known key has signed.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.errors import FrmrError
from frmr_cli.local_state import write_json
from frmr_cli.transparency.checkpoint import Checkpoint
from frmr_cli.transparency.notes import Note, NoteFault, VerifierKey
from frmr_cli.transparency.proofs import is_consistent
from frmr_cli.transparency.tree import EMPTY_ROOT
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
        """`key`, `head`, `older`, `rewritten` or `clock`."""


class Witness:
    """Remembers the log of one context. Its file is only replaced by what was verified."""

    def __init__(self, path: Path, host: str) -> None:
        self.path = path
        self._host = host

    @classmethod
    def of(cls, settings: Settings, registry: str) -> Witness:
        """The witness of the current context and of the registry at an address."""
        from urllib.parse import quote, urlsplit

        name = quote(settings["context"], safe="")
        path = settings.paths.state / "audit" / f"{name}.json"
        return cls(path, urlsplit(registry).hostname or registry)

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
            raise FrmrError(
                "FRMR-AUDIT-012", path=str(self.path), why=type(error).__name__
            ) from error

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
            head, keys = self.opened(note, keys)
        except NoteFault as fault:
            raise FrmrError("FRMR-AUDIT-011", why=str(fault)) from fault
        before = memory.head
        if before is not None:
            self._compare(before, head, log)
        self._store(Memory(keys, note, memory.is_pinned))
        return head

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
            raise self.contradiction("key", "the head is not signed by a key that is known here")
        return head, tuple(dict.fromkeys((*keys, *head.successors)))

    def contradiction(self, kind: str, why: str) -> Contradiction:
        """An error about this log."""
        return Contradiction(kind, host=self._host, why=why, path=str(self.path))

    def _compare(self, before: Checkpoint, head: Checkpoint, log: AuditLog) -> None:
        if head.size < before.size:
            why = f"it had {before.size} entries and has {head.size}"
            raise self.contradiction("older", why)
        if before.time and head.time and before.time - head.time > SLACK:
            why = f"its clock was turned back from {before.time} to {head.time}"
            raise self.contradiction("clock", why)
        proof: list[bytes] = []
        if 0 < before.size < head.size:
            proof = _hashes(log.consistency(before.size, head.size).data)
        old_root = before.root if before.size else EMPTY_ROOT
        if not is_consistent(
            before.size, head.size, proof=proof, old_root=old_root, new_root=head.root
        ):
            why = f"its first {before.size} entries were changed"
            raise self.contradiction("rewritten", why)

    def _store(self, memory: Memory) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys = [str(key) for key in memory.keys]
        write_json(self.path, {"keys": keys, "note": memory.note, "pinned": memory.is_pinned})


def _published(log: AuditLog) -> tuple[VerifierKey, ...]:
    return tuple(VerifierKey.parse(str(item["key"])) for item in log.keys().data["items"])


def _hashes(answer: dict[str, Any]) -> list[bytes]:
    try:
        return [base64.b64decode(text, validate=True) for text in answer["proof"]]
    except (KeyError, TypeError, ValueError) as error:
        raise FrmrError("FRMR-AUDIT-011", why="no proof") from error
