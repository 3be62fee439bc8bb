"""What can be wrong with a scan, and the bounds within which one is opened."""

from __future__ import annotations

from typing import Final

Code = str
"""A code of the error catalogue."""

DAMAGED: Final = "FRMR-DOC-012"
ANIMATED: Final = "FRMR-DOC-013"
PIXELS: Final = "FRMR-DOC-014"
ENCRYPTED: Final = "FRMR-DOC-015"
SCRIPT: Final = "FRMR-DOC-016"
ACTION: Final = "FRMR-DOC-017"
ATTACHMENT: Final = "FRMR-DOC-018"
PAGES: Final = "FRMR-DOC-019"
EXPANDS: Final = "FRMR-DOC-020"
HEAVY: Final = "FRMR-DOC-021"

MAX_PIXELS: Final = 40_000_000
"""A sheet of A4 with 600 dpi has 35 million."""
MAX_PAGES: Final = 100
MAX_STREAM_BYTES: Final = 160 * 1024 * 1024
"""Of one unpacked stream: a sheet of A4 with 600 dpi in colour has 104 million bytes."""

PARAMS: Final = {
    PIXELS: {"limit": MAX_PIXELS // 1_000_000},
    PAGES: {"limit": MAX_PAGES},
}
"""What the texts of a code need."""
