"""What a person sees while a device login waits for them."""

from __future__ import annotations

import os
import textwrap
from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple, Protocol

from frmr_cli.locale import t
from frmr_cli.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TextIO

    from frmr_cli.login.device import DeviceCode, Trouble

NARROWEST = 20
TICK = 1.0
"""Seconds between two looks at the clock and the keyboard."""
QUIET_ZONE = 2
"""Light modules around a QR code: half of what ISO/IEC 18004 asks for, enough on a terminal."""
LIGHT_ON_DARK, RESET = "\033[97;40m", "\033[0m"
TROUBLES = {
    "slow_down": "The issuer asks for more patience; the next look is in {seconds} s.",
    "busy": "The issuer is busy; the next attempt is in {seconds} s.",
    "no_answer": "The issuer does not answer; the next attempt is in {seconds} s.",
}


class Display(NamedTuple):
    """What the stream of the screen can show."""

    width: int = 80
    """Columns."""
    height: int = 24
    """Lines."""
    is_live: bool = False
    """Whether a line can be written over: a terminal that is not dumb."""
    is_utf8: bool = False
    has_colour: bool = False


class Login(NamedTuple):
    """What the person is asked to confirm."""

    registry: str
    issuer: str
    scopes: Sequence[str]
    code: DeviceCode


class Keys(Protocol):
    """The keyboard of the person."""

    def wait(self, seconds: float) -> bool:
        """Let time pass; True, perhaps earlier, when Enter was pressed."""
        ...


def display_of(stream: TextIO, environ: Mapping[str, str]) -> Display:
    """What the stream shows; 80 columns where it is no terminal. See https://no-color.org."""
    encoding = (stream.encoding or "").lower().replace("-", "")
    try:
        is_terminal = stream.isatty() and environ.get("TERM") != "dumb"
        size = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        return Display(is_utf8=encoding == "utf8")
    colour = "NO_COLOR" not in environ and environ.get("CLICOLOR") != "0"
    width = max(size.columns or 80, NARROWEST)  # a terminal that was told no size says 0
    return Display(width, size.lines or 24, is_terminal, encoding == "utf8", is_terminal and colour)


def instructions(login: Login, display: Display, *, qr: str = "", can_open: bool = False) -> str:
    """
    The text above the countdown; it ends without a newline.

    Address and code stand alone on their lines at any width, so that they can be copied whole.
    """
    code = login.code
    blocks = [
        _wrapped(
            t(
                "Login to the registry {registry} through {issuer}",
                registry=safe(login.registry),
                issuer=safe(login.issuer),
            ),
            display.width,
        ),
        _wrapped(
            t(
                "Approve only if YOU started this login, here and now. Nobody from support will ever ask you for it."
            ),
            display.width,
        ),
        _wrapped(t("Rights: {scopes}.", scopes=safe(" ".join(login.scopes))), display.width),
        _wrapped(t("Open this page on any device:"), display.width),
        safe(code.verification_uri),
        _wrapped(t("and enter this code:"), display.width),
        safe(code.user_code),
    ]
    if qr:
        blocks.append(f"{_wrapped(t('Or scan with a phone:'), display.width)}\n{qr}")
    if can_open:
        blocks.append(_wrapped(t("Press Enter to open the page here."), display.width))
    return "\n\n".join(blocks)


def qr_code(url: str, display: Display) -> str:
    """
    The address as a QR code of half blocks, light on dark whatever the colours of the terminal.

    Without colour the light modules are the ones that are drawn, as terminals are mostly dark.
    Returns: empty when segno cannot make one that fits.
    """
    if not (display.is_live and display.is_utf8):
        return ""
    import segno
    from segno.encoder import DataOverflowError

    try:
        matrix = segno.make_qr(url, error="l", boost_error=False).matrix_iter(border=QUIET_ZONE)
    except DataOverflowError:
        return ""
    rows = [[not module for module in row] for row in matrix]  # True is light
    if len(rows) % 2:
        rows.append([display.has_colour] * len(rows[0]))
    if len(rows[0]) > display.width:
        return ""
    blocks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    lines = (
        "".join(blocks[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
    if display.has_colour:
        lines = (f"{LIGHT_ON_DARK}{line}{RESET}" for line in lines)
    return "\n".join(lines)


def fits(text: str, display: Display) -> bool:
    """Whether the text and the countdown below it fit the height of the display."""
    return text.count("\n") + 1 + 3 <= display.height


def clipboard_sequence(text: str) -> str:
    """What asks a terminal to put a text on the clipboard (OSC 52 of xterm); it may decline, unheard."""
    return f"\033]52;c;{b64encode(text.encode()).decode()}\a"


def time_left(seconds: float) -> str:
    """Minutes and seconds, as `4:05`."""
    minutes, rest = divmod(max(int(seconds + 0.5), 0), 60)
    return f"{minutes}:{rest:02}"


class LoginScreen:
    """Shows the instructions and keeps the line below them up to date while time passes."""

    def __init__(
        self,
        stream: TextIO,
        display: Display,
        *,
        keys: Keys,
        now: Callable[[], float],
        open_page: Callable[[str], object] | None = None,
    ) -> None:
        self._stream = stream
        self._display = display
        self._keys = keys
        self._now = now
        self._open_page = open_page
        self._line = ""
        self._deadline: float | None = None
        self._page = ""
        self._told = ""

    def show(self, login: Login, *, qr: bool, clipboard: bool = False) -> None:
        """Print the instructions; the QR code only if everything fits with it."""
        code = login.code
        self._page = code.verification_uri_complete or code.verification_uri
        self._deadline = code.deadline
        can_open = self._open_page is not None
        text = instructions(login, self._display, can_open=can_open)
        picture = qr_code(self._page, self._display) if qr else ""
        if picture:
            larger = instructions(login, self._display, qr=picture, can_open=can_open)
            text = larger if fits(larger, self._display) else text
        self._write(f"{text}\n\n")
        if clipboard and self._display.is_live:
            self._write(clipboard_sequence(code.user_code))
            asked = t("The terminal was asked to put the code on the clipboard.")
            self._write(f"{_wrapped(asked, self._display.width)}\n\n")
        if not self._display.is_live:
            until = time_left(code.deadline - self._now())
            waiting = t("Waiting for the confirmation, {left} at most.", left=until)
            self._write(f"{_wrapped(waiting, self._display.width)}\n")

    def sleep(self, seconds: float) -> None:
        """Let time pass, with the countdown running and Enter opening the page."""
        end = self._now() + seconds
        self._draw()
        while (left := end - self._now()) > 0:
            if self._keys.wait(min(left, TICK)) and self._open_page is not None:
                self._open_page(self._page)
            self._draw()

    def notice(self, trouble: Trouble) -> None:
        """Tell why it takes longer; once per kind, until another comes."""
        if trouble.kind == self._told:
            return
        self._told = trouble.kind
        text = t(TROUBLES[trouble.kind], seconds=f"{trouble.pause:.0f}")
        self.close()
        self._write(f"{_wrapped(text, self._display.width)}\n")

    def close(self) -> None:
        """Take the countdown away."""
        if self._line:
            room = len(self._line) + len("^C")  # the terminal shows that too
            self._write("\r" + " " * min(room, self._display.width - 1) + "\r")
            self._line = ""

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()

    def _draw(self) -> None:
        if not self._display.is_live or self._deadline is None:
            return
        left = time_left(self._deadline - self._now())
        text = t("Waiting for the confirmation: {left} left. Ctrl-C stops.", left=left)
        text = text[: self._display.width - 1]
        if text != self._line:
            self._write("\r" + text.ljust(len(self._line)))
            self._line = text


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
