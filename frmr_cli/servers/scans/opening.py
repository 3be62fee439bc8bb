"""A scan opened by what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frmr_cli.domain.files import PDF, UNKNOWN_TYPE, media_type_of

if TYPE_CHECKING:
    from frmr_cli.servers.scans.verdicts import Code


def open_fault(content: bytes) -> Code | None:
    """
    What is wrong with a file; None for a scan that opens.

    Raises: MemoryError. A file may make the decoders crash: call it where that does no harm.
    """
    media_type = media_type_of(content)
    if media_type is None:
        return UNKNOWN_TYPE
    if media_type == PDF:
        from frmr_cli.servers.scans.pdfs import pdf_fault

        return pdf_fault(content)
    from frmr_cli.servers.scans.pictures import picture_fault

    return picture_fault(content, media_type)
