"""`frmr documents show --preview`: what a terminal is sent is turned back into the picture."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.picture_terminal import CELL, Screen, kitty_picture, seen, sixel_picture
from tests.servers.scans import specimens

if TYPE_CHECKING:
    from pathlib import Path

    from tests.embedded import Home

COLOURS = ((200, 30, 30), (30, 160, 60), (40, 70, 200), (240, 220, 120))
QUARTERS = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))


def quarters(width: int, height: int) -> Image.Image:
    """A picture that shows which way is up and what is left, in four colours."""
    picture = Image.new("RGB", (width, height))
    for place, colour in enumerate(COLOURS):
        left, top = place % 2 * width // 2, place // 2 * height // 2
        picture.paste(colour, (left, top, left + width // 2, top + height // 2))
    return picture


def stored(home: Home, folder: Path, picture: Image.Image, *, form: str = "PNG") -> str:
    """The id of a scan of it."""
    buffer = io.BytesIO()
    picture.save(buffer, form)
    path = folder / f"scan.{form.lower()}"
    path.write_bytes(buffer.getvalue())
    return home.run("documents", "upload", str(path), "--kind", "other", "-o", "id").out.strip()


def same(found: Image.Image, source: Image.Image) -> None:
    """A picture is the source in another size, as far as 256 colours in hundredths tell."""
    wanted = source.resize(found.size)
    difference = ImageStat.Stat(ImageChops.difference(found, wanted)).mean
    assert max(difference) < 4
    for (x, y), colour in zip(QUARTERS, COLOURS, strict=True):
        place = (int(found.width * x), int(found.height * y))
        pairs = zip(found.getpixel(place), colour, strict=True)  # type: ignore[arg-type]
        assert max(abs(one - other) for one, other in pairs) <= 3


@pytest.mark.parametrize("plain", [{}, {"NO_COLOR": "1"}], ids=["colours", "no-color"])
@pytest.mark.parametrize(("width", "height"), [(420, 300), (300, 900)], ids=["wide", "tall"])
@pytest.mark.parametrize("protocol", ["sixel", "kitty"])
def test_a_preview_is_the_picture(
    practitioner: Home,
    tmp_path: Path,
    protocol: str,
    width: int,
    height: int,
    plain: dict[str, str],
) -> None:
    """Whole, upright and in its colours, no wider and no higher than the screen."""
    source = quarters(width, height)
    named = stored(practitioner, tmp_path, source)
    screen = Screen(sixel=protocol == "sixel", kitty=protocol == "kitty")

    ran = seen(practitioner, screen, "documents", "show", named, "--preview", environ=plain)

    assert ran.code == 0, ran.text
    if protocol == "sixel":
        found = sixel_picture(ran.text)
    else:
        found, columns, rows = kitty_picture(ran.text)
        assert columns <= screen.columns
        assert rows < screen.rows
    same(found, source)
    assert found.width <= screen.columns * CELL[0]
    assert found.height < screen.rows * CELL[1]
    assert abs(found.width / found.height / (width / height) - 1) < 0.1


def pictures(text: str) -> list[str]:
    """What begins a picture in a text: questions to the terminal are none."""
    return re.findall(r"\x1bP|\x1b_G(?![^;\x1b]*a=q)|\U0010eeee|\x1b\]1337|[▀▄█]", text)


@pytest.mark.parametrize(
    ("screen", "more", "piped"),
    [
        (Screen(), (), False),
        (Screen(sixel=True), (), True),
        (Screen(sixel=True), ("--no-input",), False),
        (Screen(sixel=True), (), False),
    ],
    ids=["neither-protocol", "nobody-answers", "no-input", "pdf"],
)
def test_elsewhere_a_preview_is_a_sentence(
    practitioner: Home, tmp_path: Path, screen: Screen, more: tuple[str, ...], piped: bool,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    """Where the terminal shows no pictures or cannot be asked, and for a PDF."""
    if "[pdf]" in request.node.name:
        path = tmp_path / "a.pdf"
        path.write_bytes(specimens.pdf_of(3))
        sent = ("documents", "upload", str(path), "--kind", "other", "-o", "id")
        named, told = practitioner.run(*sent).out.strip(), "A PDF of "
    else:
        named, told = (
            stored(practitioner, tmp_path, quarters(64, 48), form="JPEG"),
            "64 × 48 pixels",
        )

    ran = seen(practitioner, screen, *more, "documents", "show", named, "--preview", piped=piped)

    assert ran.code == 0, ran.text
    assert told in " ".join(ran.text.split())
    assert pictures(ran.text) == []


def test_a_preview_is_for_eyes_only(practitioner: Home, tmp_path: Path) -> None:
    """Into a pipe goes no picture, and the terminal is not asked."""
    named = stored(practitioner, tmp_path, quarters(64, 48))

    ran = practitioner.run("documents", "show", named, "--preview")

    assert "\x1b" not in ran.out + ran.err
    assert "64 × 48 pixels" in ran.err
