"""
An export of the audit log on disk: `FILE` has the entries as lines, `FILE.head` the signed head over them, `FILE.heads` those on
the way, `FILE.before` what stands before the first line where that is not the first entry. The head is written last, so a file without one
is unfinished; the next export goes on where it ends.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, NamedTuple

from frmr_cli.audit import beginnings
from frmr_cli.audit.beginnings import Beginning
from frmr_cli.errors import UsageError, ValidationFailed
from frmr_cli.locale import t

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frmr_cli.audit.witness import Witness
    from frmr_cli.registry.audit import AuditLog

_TAIL = 1 << 20
"""More than a line can have."""


class Export(NamedTuple):
    """What lies on disk now."""

    path: Path
    entries: int
    added: int
    """By this run."""
    fingerprint: str


def head_file(path: Path) -> Path:
    """Where the signed head of an export lies."""
    return path.with_name(f"{path.name}.head")


def heads_file(path: Path) -> Path:
    """Where the heads on the way lie, a JSON object with `note` per line."""
    return path.with_name(f"{path.name}.heads")


def export(
    log: AuditLog, witness: Witness, path: Path, *, told: Callable[[int, int], object]
) -> Export:
    """
    Write what an export does not have yet, up to the newest head.

    Raises: UsageError FRMR-AUDIT-012 for a file that cannot be gone on with; Contradiction.
    """
    head = witness.meet(log)
    note = witness.memory().note or ""
    try:
        start = _resumed(path)
        beginning = _beginning(log, path, start)
        start = max(start, beginning.size)
        head_file(path).unlink(missing_ok=True)
        done = _append(log, path, start, head.size, told)
        stated = beginnings.retention_of(log.retention().data)
        beginnings.write(path, beginning._replace(retention=stated))
        with heads_file(path).open("w", encoding="utf-8") as lines:
            for item in log.checkpoints(0, head.size):
                lines.write(json.dumps({"note": item["note"]}) + "\n")
        head_file(path).write_text(note, encoding="utf-8")
    except OSError as error:
        raise UsageError("FRMR-AUDIT-012", path=str(path), why=error.strerror) from error
    return Export(path, done - beginning.size, done - start, head.fingerprint)


def _append(
    log: AuditLog, path: Path, done: int, size: int, told: Callable[[int, int], object]
) -> int:
    """Write the entries behind `done`. Returns: the number of the last."""
    with path.open("ab") as file:
        for block in log.blocks({"order": "oldest"}, after=done, limit=size - done):
            if _seq(block[0]) != done + 1 and (last := int(log.retention().data["through"])) > done:
                why = t(
                    "entries up to {last} have lost their contents; begin a new file", last=last
                )
                raise UsageError("FRMR-AUDIT-012", path=str(path), why=why)
            file.write(b"\n".join(block) + b"\n")
            done += len(block)
            told(done, size)
        file.flush()
        os.fsync(file.fileno())
    return done


def _beginning(log: AuditLog, path: Path, present: int) -> Beginning:
    """What stands before the first line; for a file that has none yet, what has lost its contents by now."""
    if present:
        return beginnings.read(path)
    size = int(log.retention().data["through"])
    beginning = Beginning(size, tuple(log.subtrees(size)) if size else ())
    beginnings.write(path, beginning)
    return beginning


def make_private(path: Path) -> None:
    """Have a file that only its owner may read."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def ends(path: Path) -> tuple[int, int]:
    """The numbers of the first and the last entry of a file; zeros where they cannot be read."""
    with path.open("rb") as file:
        first = file.readline(_TAIL)
        file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
        lines = file.read().splitlines()
    return _seq(first), _seq(lines[-1]) if lines else 0


def _seq(line: bytes) -> int:
    try:
        return int(json.loads(line)["seq"])
    except (ValueError, KeyError, TypeError):
        return 0


def heads_of(path: Path) -> list[str]:
    """The notes of the heads on the way; none when there is no such file. Raises: ValidationFailed FRMR-AUDIT-012."""
    try:
        with heads_file(path).open(encoding="utf-8") as lines:
            return [str(json.loads(line)["note"]) for line in lines]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValidationFailed(
            "FRMR-AUDIT-012", path=str(heads_file(path)), why=type(error).__name__
        ) from error


def text_of(path: Path) -> str:
    """The text of a small file. Raises: ValidationFailed FRMR-AUDIT-012."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "UTF-8"
        raise ValidationFailed("FRMR-AUDIT-012", path=str(path), why=why) from error


def _resumed(path: Path) -> int:
    """How many entries a file has; a last line that was not written whole is taken away."""
    if not path.exists() or not path.stat().st_size:
        path.parent.mkdir(parents=True, exist_ok=True)
        make_private(path)
        return 0
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        start = max(0, size - _TAIL)
        file.seek(start)
        tail = file.read()
        whole = tail.rfind(b"\n") + 1
        file.truncate(start + whole)
        last = tail[:whole].splitlines()
    if not last:
        return 0
    try:
        return int(json.loads(last[-1])["seq"])
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError("FRMR-AUDIT-012", path=str(path), why=type(error).__name__) from error
