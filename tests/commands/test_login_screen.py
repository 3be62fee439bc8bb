"""What a person sees while a login waits."""

from __future__ import annotations

import io
import os
import re
from base64 import b64decode
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from frmr_cli.login.device import DeviceCode, Trouble
from frmr_cli.login.secrets import Secret
from frmr_cli.sign_in.browser_page import has_browser
from frmr_cli.sign_in.keyboard import NoKeyboard, TerminalKeyboard
from frmr_cli.sign_in.login_screen import (
    Display,
    Login,
    LoginScreen,
    instructions,
    qr_code,
    time_left,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = "https://esia.example.ru/realms/medical-workers/protocol/openid-connect/auth/device"
TERMINAL = Display(width=80, height=60, is_live=True, is_utf8=True)


def login_at(page: str = PAGE, user_code: str = "BCDF-GHJK") -> Login:
    """A login that ends ten minutes after the beginning of `Time`."""
    code = DeviceCode(
        device_code=Secret("s"),
        user_code=user_code,
        verification_uri=page,
        verification_uri_complete=f"{page}?user_code={user_code}",
        interval=5,
        expires_at=datetime(2026, 3, 1, 12, 10, tzinfo=UTC),
        deadline=1600.0,
        issuer="https://esia.example.ru/realms/medical-workers",
        token_endpoint="https://esia.example.ru/token",
        client_id="frmr-cli",
    )
    return Login(
        "https://frmr.example.ru", code.issuer, ["openid", "frmr.read", "frmr.write"], code
    )


class Time:
    """Passes when the keyboard is waited for; Enter is pressed at the given seconds."""

    def __init__(self, *presses: float) -> None:
        self.seconds = 1000.0
        self._presses = list(presses)

    def now(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> bool:
        self.seconds += seconds
        if self._presses and self.seconds >= self._presses[0]:
            self._presses.pop(0)
            return True
        return False


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("width", [80, 40])
def test_instructions(
    golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, width: int, lang: str
) -> None:
    """Prose is wrapped at the width; address and code never are."""
    monkeypatch.setenv("FRMR_LANG", lang)

    text = instructions(login_at(), Display(width=width), can_open=True)

    golden(f"login_screen_{width}_{lang}", text + "\n")
    assert {PAGE, "BCDF-GHJK"} <= set(text.splitlines())


def test_what_an_issuer_says_cannot_command_the_terminal() -> None:
    """Escapes in a code are shown, not obeyed."""
    text = instructions(login_at(user_code="\x1b[2JABCD"), Display())

    assert "\x1b" not in text
    assert "\\x1b[2JABCD" in text.splitlines()


def test_a_qr_code_has_the_width_of_its_modules() -> None:
    """Half blocks: one column per module, two rows per line, a light border."""
    picture = qr_code("https://example.ru/device", TERMINAL).splitlines()

    assert {len(line) for line in picture} == {29}
    assert len(picture) == 15
    assert picture[0] == "█" * 29


@pytest.mark.parametrize(
    "display",
    [
        TERMINAL._replace(width=30),
        TERMINAL._replace(is_utf8=False),
        TERMINAL._replace(is_live=False),
    ],
    ids=["narrow", "cp866", "pipe"],
)
def test_no_qr_code_where_it_could_not_be_scanned(display: Display) -> None:
    """A broken QR code is worse than none."""
    assert qr_code(PAGE, display) == ""


@pytest.mark.parametrize(("height", "is_shown"), [(60, True), (24, False)])
def test_a_qr_code_is_shown_if_all_fits_with_it(height: int, is_shown: bool) -> None:
    """Address and code must not scroll away for it."""
    out, time = io.StringIO(), Time()
    screen = LoginScreen(out, TERMINAL._replace(height=height), keys=time, now=time.now)

    screen.show(login_at(), qr=True)

    assert ("▀" in out.getvalue()) == is_shown
    assert PAGE in out.getvalue().splitlines()


@pytest.mark.parametrize(("display", "is_asked"), [(TERMINAL, True), (Display(), False)])
def test_the_clipboard_is_asked_of_a_terminal_only(display: Display, is_asked: bool) -> None:
    """OSC 52 carries the user code; a log gets no control sequence."""
    out, time = io.StringIO(), Time()

    LoginScreen(out, display, keys=time, now=time.now).show(login_at(), qr=False, clipboard=True)

    found = re.search(r"\033]52;c;([A-Za-z0-9+/=]+)\a", out.getvalue())
    assert ("\033" in out.getvalue()) == is_asked
    assert not is_asked or (found and b64decode(found[1]) == b"BCDF-GHJK")


def test_the_countdown_rewrites_one_line() -> None:
    """Each second the same line is written over, and it is taken away at the end."""
    out, time = io.StringIO(), Time()
    screen = LoginScreen(out, TERMINAL, keys=time, now=time.now)
    screen.show(login_at(), qr=False)
    shown = len(out.getvalue())

    screen.sleep(3)
    screen.close()

    lines = out.getvalue()[shown:].split("\r")
    assert [line.split()[4] for line in lines[1:5]] == ["10:00", "9:59", "9:58", "9:57"]
    assert lines[5].strip() == ""
    assert "\n" not in out.getvalue()[shown:]


def test_nothing_is_rewritten_in_a_pipe() -> None:
    """A log gets whole lines only."""
    out, time = io.StringIO(), Time()
    screen = LoginScreen(out, Display(), keys=time, now=time.now)

    screen.show(login_at(), qr=True)
    screen.sleep(3)
    screen.close()

    assert "\r" not in out.getvalue()
    assert "10:00 at most" in out.getvalue()


def test_enter_opens_the_page_with_the_code() -> None:
    """The wait goes on meanwhile."""
    opened: list[str] = []
    time = Time(1002)
    screen = LoginScreen(io.StringIO(), TERMINAL, keys=time, now=time.now, open_page=opened.append)
    screen.show(login_at(), qr=False)

    screen.sleep(5)

    assert opened == [f"{PAGE}?user_code=BCDF-GHJK"]
    assert time.now() == 1005


def test_a_notice_stands_on_a_line_of_its_own() -> None:
    """The countdown makes room for it."""
    out, time = io.StringIO(), Time()
    screen = LoginScreen(out, TERMINAL, keys=time, now=time.now)
    screen.show(login_at(), qr=False)
    screen.sleep(1)

    screen.notice(Trouble("no_answer", 12))

    last = out.getvalue().rpartition("\r")[2]
    assert last == "The issuer does not answer; the next attempt is in 12 s.\n"


@pytest.mark.parametrize(
    ("seconds", "text"), [(600, "10:00"), (59.6, "1:00"), (5, "0:05"), (-1, "0:00")]
)
def test_time_left_is_minutes_and_seconds(seconds: float, text: str) -> None:
    """Rounded to the second, never negative."""
    assert time_left(seconds) == text


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        pytest.param({"DISPLAY": ":0"}, "linux", True, id="X11"),
        pytest.param({"WAYLAND_DISPLAY": "w"}, "linux", True, id="Wayland"),
        pytest.param({}, "linux", False, id="console"),
        pytest.param({}, "darwin", True, id="macOS"),
        pytest.param({"DISPLAY": ":0", "SSH_CONNECTION": "x"}, "linux", False, id="SSH"),
        pytest.param({"SSH_TTY": "x"}, "darwin", False, id="SSH to macOS"),
    ],
)
def test_a_browser_is_offered_where_the_person_sees_it(
    environ: dict[str, str],
    platform: str,
    expected: bool,
) -> None:
    """Not over SSH, not without a display."""
    assert has_browser(environ, platform) == expected


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """A descriptor to read from and one to write to."""
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)
    os.close(writing)


def test_enter_ends_the_wait_for_a_key(pipe: tuple[int, int]) -> None:
    """A line that was typed is taken away from the input."""
    os.write(pipe[1], b"\n")
    keyboard = TerminalKeyboard(pipe[0], lambda _seconds: None)

    assert keyboard.wait(60)
    assert not keyboard.wait(0)


def test_after_the_end_of_input_time_still_passes() -> None:
    """Ctrl-D does not turn the wait into a busy loop."""
    slept: list[float] = []
    reading, writing = os.pipe()
    os.close(writing)
    keyboard = TerminalKeyboard(reading, slept.append)

    pressed = [keyboard.wait(1), keyboard.wait(1)]
    os.close(reading)

    assert pressed == [False, False]
    assert slept == [1]


def test_without_a_keyboard_time_passes() -> None:
    """Nobody can press Enter."""
    slept: list[float] = []

    assert not NoKeyboard(slept.append).wait(2)
    assert slept == [2]
