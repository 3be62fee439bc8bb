"""Opening of PDF: the structure as it is written, and every stream unpacked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from frmr_cli.servers.scans.pdf_contents import unwanted
from frmr_cli.servers.scans.verdicts import (
    DAMAGED,
    ENCRYPTED,
    EXPANDS,
    HEAVY,
    MAX_PAGES,
    MAX_PIXELS,
    MAX_STREAM_BYTES,
    PAGES,
    PIXELS,
)

if TYPE_CHECKING:
    from frmr_cli.servers.scans.verdicts import Code

_TOO_MUCH = "memory limit exceeded"
"""What qpdf says of a stream that unpacks into more; it has no error of its own for it."""
_NO_MEMORY = "bad_alloc"
_UNREADABLE = "error reading object"
"""What qpdf says of an object that it goes on without."""
_OPAQUE = frozenset({"/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
"""Filters of pictures that qpdf passes on as they are."""


def pdf_fault(content: bytes) -> Code | None:
    """
    What is wrong with a PDF; None for one that shows pages and does nothing else.

    A damaged file is not repaired, because nobody would see what the repair has lost. Sets the limits of qpdf for
    the whole process.
    """
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_STREAM_BYTES,
        run_length_max_memory=MAX_STREAM_BYTES,
        png_max_memory=MAX_STREAM_BYTES,
        tiff_max_memory=MAX_STREAM_BYTES,
        max_stream_filters=3,
        parser_max_container_size=200_000,
        parser_max_nesting=100,
    )
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            return _fault(pdf)
    except pikepdf.PasswordError:
        return ENCRYPTED
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - pikepdf passes on errors of many kinds
        return EXPANDS if _TOO_MUCH in str(error) else DAMAGED


def _fault(pdf: pikepdf.Pdf) -> Code | None:
    if pdf.is_encrypted:
        return ENCRYPTED
    if not 0 < len(pdf.pages) <= MAX_PAGES:
        return PAGES
    return unwanted(pdf) or _unpacked(pdf) or _passed_over(pdf)


def _unpacked(pdf: pikepdf.Pdf) -> Code | None:
    """Unpack every stream and forget it. Raises: what pikepdf finds."""
    for value in pdf.objects:
        if not isinstance(value, pikepdf.Stream):
            continue
        if _pixels(value) > MAX_PIXELS:
            return PIXELS
        if not _OPAQUE.intersection(_filters(value)):
            value.read_bytes(pikepdf.StreamDecodeLevel.all)
    return None


def _passed_over(pdf: pikepdf.Pdf) -> Code | None:
    """What qpdf could not read, warned of and took for nothing."""
    warnings = "\n".join(map(str, pdf.get_warnings()))
    if _NO_MEMORY in warnings:
        return HEAVY
    return DAMAGED if _UNREADABLE in warnings else None


def _pixels(stream: pikepdf.Object) -> int:
    if stream.get("/Subtype") != pikepdf.Name.Image:
        return 0
    return int(stream.get("/Width", 0)) * int(stream.get("/Height", 0))


def _filters(stream: pikepdf.Object) -> set[str]:
    named = stream.get("/Filter")
    if isinstance(named, pikepdf.Array):
        return {str(item) for item in named}
    return {str(named)}
