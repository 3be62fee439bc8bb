"""A terminal for tests: it answers what programs ask it, and turns what it is sent back into pictures."""

from __future__ import annotations

import base64
import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from tests.embedded import LONGEST, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.embedded import Home

CELL = (10, 20)
"""Pixels of a character, as of a VT340."""
STOP = "\x1b\\"
DEVICE = "\x1b[c"
_QUESTION = re.compile(rb"\x1b\[c|\x1b_G[^;\x1b]*a=q[^\x1b]*\x1b\\")


_COMMAND = re.compile(r"\x1b_G([^;\x1b]*);?([^\x1b]*)\x1b\\")
_SIXELS = re.compile(r'"[0-9;]+|#[0-9;]+|!([0-9]+)([?-~])|[$-]|[?-~]')


class Screen(NamedTuple):
    """What a terminal can, and its size in characters."""

    sixel: bool = False
    kitty: bool = False
    columns: int = 30
    rows: int = 24


class Seen(NamedTuple):
    """What a command sent to a terminal."""

    code: int
    text: str


def seen(home: Home, screen: Screen, *arguments: str, environ: Mapping[str, str] | None = None,
         piped: bool = False, typed: str = "") -> Seen:  # fmt: skip
    """Run frmr at a terminal; `piped`: what it reads comes from elsewhere; `typed`: what a person types ahead."""
    master, slave = pty.openpty()
    size = (screen.rows, screen.columns, screen.columns * CELL[0], screen.rows * CELL[1])
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size))
    process = subprocess.Popen(
        [sys.executable, "-m", "frmr_cli", *arguments],
        stdin=subprocess.DEVNULL if piped else slave, stdout=slave, stderr=slave, cwd=ROOT,
        env=home.environment(TERM="xterm-256color", **(environ or {})), start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    os.write(master, typed.encode())
    sent, answered = b"", 0
    while piece := _read(master):
        sent += piece
        for question in _QUESTION.finditer(sent, answered):
            os.write(master, _answer(question[0].decode(), screen).encode())
            answered = question.end()
    os.close(master)
    return Seen(process.wait(LONGEST), sent.decode())


def _read(master: int) -> bytes:
    try:
        return os.read(master, 1 << 16)
    except OSError:  # the other end is closed
        return b""


def _answer(question: str, screen: Screen) -> str:
    """Primary device attributes, where 4 is sixel graphics, or the answer to a query of kitty's protocol."""
    if question == DEVICE:
        return "\x1b[?62;4;22c" if screen.sixel else "\x1b[?62;22c"
    named = re.search(r"\bi=([0-9]+)", question)
    return f"\x1b_Gi={named[1] if named else 0};OK{STOP}" if screen.kitty else ""


class _Plotter:
    """
    A VT340 that draws sixels.

    Source: VT330/VT340 Programmer Reference Manual, chapter 14: raster attributes, colours in hundredths, repeats,
    returns and new lines of six pixels each.
    """

    def __init__(self) -> None:
        self.picture = Image.new("RGB", (1, 1))
        self._colours: dict[int, tuple[int, ...]] = {}
        self._colour: tuple[int, ...] = (0, 0, 0)
        self._x = self._y = 0

    def obey(self, token: str, count: int) -> None:
        """One control, or sixels so many times."""
        numbers = [int(number) for number in re.findall("[0-9]+", token)]
        match token[0]:
            case '"':
                assert numbers[:2] == [1, 1]
                self.picture = Image.new("RGB", (numbers[2], numbers[3]))
            case "#":
                self._choose(numbers[0], numbers[1:])
            case "$":
                self._x = 0
            case "-":
                self._x, self._y = 0, self._y + 6
            case _:
                self._draw(ord(token[-1]) - ord("?"), count)

    def _choose(self, number: int, said: list[int]) -> None:
        if said:
            assert said[0] == 2
            self._colours[number] = tuple(round(part * 2.55) for part in said[1:])
        self._colour = self._colours[number]

    def _draw(self, bits: int, count: int) -> None:
        for column in range(self._x, self._x + count):
            for row in (row for row in range(6) if bits >> row & 1):
                self.picture.putpixel((column, self._y + row), self._colour)
        self._x += count


def sixel_picture(text: str) -> Image.Image:
    """The picture of the one device control string in a text that has sixels."""
    (body,) = re.findall(r"\x1bP[0-9;]*q([^\x1b]*)\x1b\\", text)
    assert _SIXELS.sub("", body) == ""
    plotter = _Plotter()
    for token in _SIXELS.finditer(body):
        plotter.obey(token[0], int(token[1] or 1))
    return plotter.picture


# The first of the file rowcolumn-diacritics.txt of kitty's protocol, by number.
MARKS = "\u0305\u030d\u030e\u0310\u0312\u033d\u033e\u033f\u0346\u034a\u034b\u034c\u0350\u0351\u0352\u0357\u035b\u0363\u0364\u0365\u0366\u0367\u0368\u0369\u036a\u036b\u036c\u036d\u036e\u036f"


class Placed(NamedTuple):
    """A picture of kitty's protocol and where the terminal would show it."""

    picture: Image.Image
    columns: int
    rows: int


def kitty_picture(text: str) -> Placed:
    """
    The one picture that is sent and whose placeholders stand in a text.

    Each placeholder must name its row and column, and the picture by its colour and third mark; an id of more than
    24 bits has its highest octet there.
    Source: https://sw.kovidgoyal.net/kitty/graphics-protocol/, «Unicode placeholders».
    """
    payload, placement = "", {}
    for found in _COMMAND.finditer(text):
        said = dict(pair.split("=") for pair in found[1].split(","))
        if said.get("a") == "p":
            placement = said
        elif said.get("a", "t") in "tT":
            assert said["f"] == "100"
            assert len(found[2]) <= 4096
            payload += found[2]
    named, columns, rows = (int(placement[key]) for key in ("i", "c", "r"))
    assert placement["U"] == "1"
    low = named & 0xFFFFFF
    colour = f"\x1b[38;2;{low >> 16};{low >> 8 & 255};{low & 255}m"
    shown = _COMMAND.sub("", text.replace(DEVICE, "")).replace("\r", "")
    lines = [line for line in shown.split("\n") if "\U0010eeee" in line]
    high = lines[0].removesuffix("\x1b[0m")[-1]
    assert unicodedata.combining(high) == 230
    assert named >> 24 >= len(MARKS) or high == MARKS[named >> 24]
    assert lines == [
        colour
        + "".join(f"\U0010eeee{MARKS[row]}{MARKS[column]}{high}" for column in range(columns))
        + "\x1b[0m"
        for row in range(rows)
    ]
    return Placed(Image.open(io.BytesIO(base64.b64decode(payload))).convert("RGB"), columns, rows)
