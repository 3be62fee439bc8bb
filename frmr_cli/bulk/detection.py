"""What a file is: its format by its first bytes, its encoding by all of them, its hash."""

from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from frmr_cli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from frmr_cli.bulk.tables import Options

CHUNK = 1 << 18

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of .xls, and of an .xlsx that a password protects."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Examined(NamedTuple):
    """What one reading of all bytes has shown."""

    format: str
    encoding: str | None
    """Of text; None for a workbook."""
    sha256: str


def examined(path: Path, options: Options) -> Examined:
    """
    Read a file through once.

    Raises: UsageError FRMR-BULK-001 when it cannot be read, -009 for an old or protected workbook.
    """
    try:
        with path.open("rb") as file:
            head = file.read(CHUNK)
            digest, is_utf8 = _digest(file, head)
    except OSError as error:
        raise UsageError("FRMR-BULK-001", path=path, why=error.strerror or "?") from error
    kind = options.format or _format(path, head)
    if kind == "xlsx":
        return Examined("xlsx", None, digest)
    return Examined(kind, options.encoding or _encoding(head, is_utf8=is_utf8), digest)


def _format(path: Path, head: bytes) -> str:
    if head.startswith(_ZIP):
        return "xlsx"
    if head.startswith(_OLE):
        raise UsageError("FRMR-BULK-009", path=path, why="xls, password")
    text = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return "jsonl" if text.startswith(b"{") else "csv"


def _encoding(head: bytes, *, is_utf8: bool) -> str:
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\0" in head:
        # UTF-16 without its mark: the other half of spaces, digits and delimiters is zero.
        is_little = head[1::2].count(0) > head[::2].count(0)
        return "utf-16-le" if is_little else "utf-16-be"
    # Text of cp1251 is hardly ever well-formed UTF-8 as well.
    return "utf-8" if is_utf8 else "cp1251"


def _digest(file: BinaryIO, head: bytes) -> tuple[str, bool]:
    """SHA-256 of the file, and whether it is UTF-8."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    is_utf8, piece = True, head
    while piece:
        digest.update(piece)
        is_utf8 = is_utf8 and _decodes(decoder, piece, final=False)
        piece = file.read(CHUNK)
    return digest.hexdigest(), is_utf8 and _decodes(decoder, b"", final=True)


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True
