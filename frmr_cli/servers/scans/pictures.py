"""Opening of JPG and PNG: every pixel is decoded."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from PIL import Image

from frmr_cli.domain.files import JPEG
from frmr_cli.servers.scans.verdicts import ANIMATED, DAMAGED, MAX_PIXELS, PIXELS

if TYPE_CHECKING:
    from frmr_cli.servers.scans.verdicts import Code


def picture_fault(content: bytes, media_type: str) -> Code | None:
    """
    What is wrong with a picture; None when all of it can be seen.

    Whatever Pillow stumbles over is damage: its errors are as many as its decoders.
    """
    formats = ("JPEG",) if media_type == JPEG else ("PNG",)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(content), formats=formats) as picture:
                picture.verify()  # checksums, where the format has them; it leaves nothing to decode
            with Image.open(io.BytesIO(content), formats=formats) as picture:
                return _fault(picture)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            return PIXELS
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - see above
            return DAMAGED


def _fault(picture: Image.Image) -> Code | None:
    if picture.width * picture.height > MAX_PIXELS:
        return PIXELS
    if getattr(picture, "n_frames", 1) > 1:
        return ANIMATED
    picture.load()
    return None
