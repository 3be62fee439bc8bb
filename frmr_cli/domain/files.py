"""Scans as files: what may be sent, for what, and how long it is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from frmr_cli.domain.picture_ends import jpeg_end, png_end
from frmr_cli.domain.rules import Fault

MAX_SCAN_BYTES = 5 * 1024 * 1024
"""
«5 МБ» of the register's own rules.

A мегабайт of a Russian regulation counts 1024 килобайт of 1024 bytes (Положение о единицах величин, ПП РФ
31.10.2009 № 879, приложение № 5), so a file of 5 242 880 bytes is accepted and one byte more is not.
"""
MAX_NAME_BYTES = 255
"""Of UTF-8: the longest name that file systems take."""

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
EXTENSIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",)}
)
"""Media type → extensions of its files, the usual one first."""

KINDS = (
    "diploma",
    "certificate",
    "accreditation",
    "licence",
    "contract",
    "hire_order",
    "service_certificate",
    "cpd",
    "identity",
    "other",
)
"""What a paper is."""
OF_A_JOB = ("contract", "hire_order")
"""Kinds that an employer and a worker have between themselves."""
PROOFS = ("diploma", "certificate", "cpd", "service_certificate", *OF_A_JOB)
"""Kinds whose papers prove an education or a job."""
PURPOSES = ("scan", "contract", "hire_order", "service_certificate")
"""What a document proves for an entry that it is linked to."""


class Retention(NamedTuple):
    """How long a document of some kind is kept after it was stored."""

    days: int
    years: int
    source: str
    """The norm; empty where this project decides for itself."""
    text: str = ""
    """Where its text was read; empty for a norm that is remembered only, which people are told."""
    begin: date | None = None
    """The day from which the norm sets this term; None where it is not known."""

    @property
    def confirmed(self) -> bool:
        """Whether a public text says so."""
        return bool(self.text)


# Papers that were closed before 2003 are kept for 75 years (part 1): a scan that is stored now is of an open file.
_PERSONNEL = Retention(
    0,
    50,
    "125-ФЗ от 22.10.2004, ст. 22.1 ч. 2",
    "https://bazanpa.ru/gd-rf-zakon-n125-fz-ot22102004-h190773/glava5/statya22.1",
    date(2003, 1, 1),
)
RETENTION: Mapping[str, Retention] = MappingProxyType(
    {
        **dict.fromkeys(KINDS, _PERSONNEL),
        # A check of identity is over at once; personal data go within 30 days after their purpose.
        "identity": Retention(30, 0, "152-ФЗ от 27.07.2006, ст. 21 ч. 4"),
        "other": Retention(0, 1, ""),
    }
)
"""
Kind → how long it is kept.

That scans of all these kinds are papers of personnel, and that the term of an identity paper begins when its scan is
stored, is how this registry reads the norms.
"""

EMPTY = "FRMR-DOC-001"
TOO_LARGE = "FRMR-DOC-002"
UNKNOWN_TYPE = "FRMR-DOC-003"
PROGRAM = "FRMR-DOC-004"
OFFICE = "FRMR-DOC-005"
OTHER_PICTURE = "FRMR-DOC-006"
TRUNCATED = "FRMR-DOC-010"
TRAILING = "FRMR-DOC-011"

_SIGNATURES = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
_DISGUISES = (
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"#!", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"PK", OFFICE),
    (b"\xd0\xcf\x11\xe0", OFFICE),
    (b"{\\rtf", OFFICE),
    (b"Rar!", OFFICE),
    (b"7z\xbc\xaf", OFFICE),
    (b"\x1f\x8b", OFFICE),
    (b"GIF8", OTHER_PICTURE),
    (b"BM", OTHER_PICTURE),
    (b"II*\x00", OTHER_PICTURE),
    (b"MM\x00*", OTHER_PICTURE),
    (b"RIFF", OTHER_PICTURE),
)
_PADDING = b"\x00\r\n\t "
"""What a scanner may leave after the end of a file; it can hide nothing."""
_PDF_END = b"%%EOF"
_DEVICES = re.compile(r"CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]", re.IGNORECASE)
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\"<>|*?:]"
)


def media_type_of(content: bytes) -> str | None:
    """The type that a file begins as; None for every other. The name of the file says nothing."""
    return next((kind for mark, kind in _SIGNATURES if content.startswith(mark)), None)


def content_faults(content: bytes, *, pointer: str = "/content") -> list[Fault]:
    """
    What can be said of a file without opening it: size, beginning and end; the first fault only.

    The client stops here; the registry goes on and opens the file.
    """
    code = _size_fault(content) or _type_fault(content) or _end_fault(content)
    if code is None:
        return []
    params = {"bytes": len(content), "limit": MAX_SCAN_BYTES} if code == TOO_LARGE else {}
    return [Fault(code, pointer, params=params)]


def _size_fault(content: bytes) -> str | None:
    if not content:
        return EMPTY
    return TOO_LARGE if len(content) > MAX_SCAN_BYTES else None


def _type_fault(content: bytes) -> str | None:
    if media_type_of(content):
        return None
    if content[4:8] == b"ftyp":  # HEIC and AVIF of phones
        return OTHER_PICTURE
    return next((code for mark, code in _DISGUISES if content.startswith(mark)), UNKNOWN_TYPE)


def _end_fault(content: bytes) -> str | None:
    end = _end_of(content)
    if end is None:
        return TRUNCATED
    return TRAILING if content[end:].strip(_PADDING) else None


def _end_of(content: bytes) -> int | None:
    match media_type_of(content):
        case "application/pdf":
            # A PDF that was added to has several of these; the last one ends it.
            mark = content.rfind(_PDF_END)
            return None if mark < 0 else mark + len(_PDF_END)
        case "image/png":
            return png_end(content)
        case _:
            return jpeg_end(content)


def is_device(name: str) -> bool:
    """Whether Windows keeps a name for a device, whatever stands behind the first point."""
    return _DEVICES.fullmatch(name.partition(".")[0].strip()) is not None


def file_name(name: str, media_type: str) -> str:
    """
    A name under which a document can be saved anywhere, with the extension of what it is.

    Folders, control characters, marks that turn text around and a leading dot go away; the name of a device gets an underscore; a name that is too long is
    cut in front of its extension; an extension that belongs to another type is kept as part of the name.
    """
    # A letter that a Mac writes as two becomes one, so that it counts and compares as elsewhere.
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = _UNSAFE.sub("", last).strip(" .") or "scan"
    if is_device(plain):
        plain = f"_{plain}"
    stem, extension = plain, EXTENSIONS[media_type][0]
    for known in EXTENSIONS[media_type]:
        if plain.lower().endswith(known) and len(plain) > len(known):
            stem, extension = plain[: -len(known)], plain[-len(known) :]
    room = MAX_NAME_BYTES - len(extension)
    return stem.encode()[:room].decode(errors="ignore") + extension


def retain_until(kind: str, *, stored: date) -> date:
    """
    The last day on which a document is kept; the day of storing counts as day 0.

    29 February counts as 28 February in common years.
    """
    term = RETENTION[kind]
    year = stored.year + term.years
    try:
        day = stored.replace(year=year)
    except ValueError:
        day = stored.replace(year=year, day=28)
    return day + timedelta(days=term.days)
