"""A scan on the terminal: as a picture where the terminal can show one, described elsewhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.files import PDF
from frmr_cli.locale import t
from frmr_cli.render.documents import byte_size

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_PIXELS = 40_000_000
"""More than the registry accepts is not opened here either."""
MOST_COLUMNS = 80


def picture_view(content: bytes) -> RenderableType | None:
    """
    A picture for Rich; None where the terminal shows none, or the content is no picture.

    Asks the terminal what it can: call it only when a person looks at one.
    """
    if content.startswith(b"%PDF-"):
        return None
    from PIL import Image
    from textual_image.renderable import Image as Shown
    from textual_image.renderable import SixelImage, TGPImage

    if Shown not in (SixelImage, TGPImage):
        return None
    picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
    if picture.width * picture.height > MOST_PIXELS:
        return None
    view: Any = Shown(picture, width=MOST_COLUMNS, height="auto")
    found: RenderableType = view
    return found


def description(content: bytes, media_type: str) -> str:
    """What there is to see, in one sentence."""
    if media_type == PDF:
        return t("A PDF of {size}; a terminal cannot show its pages.", size=byte_size(len(content)))
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
        width, height = picture.size
    return t(
        "A picture of {width} × {height} pixels, {size}.",
        width=width,
        height=height,
        size=byte_size(len(content)),
    )
