"""
The archive of the audit log: a file a month, verified as it is written, with its head, what stands before it and checksums.

`audit-2023-10.jsonl` has the entries as they were signed, `.head` the head over them, `.before` what leads from the entries before them,
`SHA256SUMS` what `sha256sum --check` reads. A month stands in the checksums when it is complete; what an interruption leaves is written anew.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from frmr_cli.audit import beginnings
from frmr_cli.audit.beginnings import Beginning
from frmr_cli.audit.files import head_file, make_private
from frmr_cli.audit.verification import VALID, verify_files
from frmr_cli.errors import FrmrError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from frmr_cli.registry.audit import AuditLog
    from frmr_cli.transparency.notes import VerifierKey

SUMS = "SHA256SUMS"
_PIECE = 1 << 20


class Month(NamedTuple):
    """A month that is over, and its file."""

    month: str
    """`2023-10`."""
    first: int
    last: int
    due: bool
    """Whether its term has ended."""
    path: Path
    sha256: str = ""
    """Of the file; empty while there is none."""
    added: bool = False
    """By this run."""


def months(log: AuditLog, directory: Path) -> list[Month]:
    """The months that are over and have their contents, oldest first, with what the directory has of them."""
    sums = _sums(directory)
    return [_month(item, directory, sums) for item in log.retention().data["segments"]]


def archive(
    log: AuditLog,
    keys: Sequence[VerifierKey],
    directory: Path,
    *,
    told: Callable[[int, int], object],
) -> Iterator[Month]:
    """
    Write the months that the directory does not have yet, oldest first.

    Raises: UsageError FRMR-AUDIT-012 for a directory that cannot be written, FrmrError FRMR-AUDIT-019 for a month that does not
    verify.
    """
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        sums = _sums(directory)
        for item in log.retention().data["segments"]:
            month = _month(item, directory, sums)
            if not month.sha256:
                _write(log, month, str(item["head"]), told)
                checked(month.path, keys)
                month = month._replace(sha256=digest_of(month.path), added=True)
                sums[month.path.name] = month.sha256
                _keep_sums(directory, sums)
            yield month
    except OSError as error:
        raise UsageError("FRMR-AUDIT-012", path=str(directory), why=error.strerror) from error


def checked(path: Path, keys: Sequence[VerifierKey]) -> None:
    """Whether the file of a month is what was signed. Raises: FrmrError FRMR-AUDIT-019."""
    # Nothing but the entries of the month is known here, so that it is said to be a part of the log.
    verdict = verify_files(
        [path],
        head_file(path).read_text(encoding="utf-8"),
        keys,
        before=beginnings.read(path),
        told=lambda _done, _size: None,
    )
    if verdict.code != VALID and verdict.why != "before":
        raise FrmrError("FRMR-AUDIT-019", path=str(path))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _month(item: Mapping[str, Any], directory: Path, sums: Mapping[str, str]) -> Month:
    path = directory / f"audit-{item['month']}.jsonl"
    sha256 = sums.get(path.name, "") if path.is_file() else ""
    return Month(
        str(item["month"]), int(item["first"]), int(item["last"]), bool(item["due"]), path, sha256
    )


def _write(log: AuditLog, month: Month, head: str, told: Callable[[int, int], object]) -> None:
    size, count = month.first - 1, month.last - month.first + 1
    beginnings.write(month.path, Beginning(size, tuple(log.subtrees(size)) if size else ()))
    head_file(month.path).write_text(head, encoding="utf-8")
    done = 0
    make_private(month.path)
    with month.path.open("wb") as file:
        for block in log.blocks({"order": "oldest"}, after=size, limit=count):
            file.write(b"\n".join(block) + b"\n")
            done += len(block)
            told(done, count)
        file.flush()
        os.fsync(file.fileno())


def _sums(directory: Path) -> dict[str, str]:
    """The checksums of the complete files, by name."""
    path = directory / SUMS
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}


def _keep_sums(directory: Path, sums: Mapping[str, str]) -> None:
    lines = (f"{sha256}  {name}\n" for name, sha256 in sorted(sums.items()))
    draft = directory / f"{SUMS}.new"
    draft.write_text("".join(lines), encoding="utf-8")
    draft.replace(directory / SUMS)
