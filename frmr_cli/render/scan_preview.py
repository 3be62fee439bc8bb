"""A scan on the terminal: as a picture where the terminal can show one, described elsewhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from frmr_cli.domain.files import PDF
from frmr_cli.locale import t
from frmr_cli.render.documents import byte_size

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

MOST_PIXELS = 40_000_000
"""More than the registry accepts is not opened here either."""
MOST_COLUMNS = 80
PROMPT_ROWS = 2
"""Rows of the screen that a picture leaves free: what is higher than the screen cannot be drawn in its place."""


class _Fitted:
    """A picture that keeps its proportions within the screen."""

    def __init__(self, picture: RenderableType) -> None:
        self._picture = picture

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        columns = min(options.max_width, MOST_COLUMNS)
        rows = max(console.height - PROMPT_ROWS, 1)
        yield from console.render(self._picture, options.update_dimensions(columns, rows))


def picture_view(content: bytes) -> RenderableType | None:
    """
    A picture for Rich; None where the terminal shows none, or the content is no picture.

    Asks the terminal what it can: call it only where `Console.answers`.
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
    view: Any = Shown(picture, width="auto", height="auto")
    return _Fitted(view)


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
