"""The person's phone and mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyotp
import pytest

from frmr_cli.errors import NotFound
from frmr_cli.servers.delivery import Channel, Message, SpoolDelivery
from frmr_cli.servers.inbox import SmsCodes, TotpCodes, messages

if TYPE_CHECKING:
    from pathlib import Path

PHONE = "+79990000001"
MAIL = "someone@example.ru"


def send(spool: Path, text: str, *, at: str = "2026-01-01T00:00:00+00:00", to: str = PHONE) -> None:
    """Deliver a message."""
    channel: Channel = "email" if "@" in to else "sms"
    message = Message(at=at, channel=channel, destination=to, sender="Gosuslugi", text=text)
    SpoolDelivery(spool).send(message)


def test_newest_message_comes_last(tmp_path: Path) -> None:
    """Messages of all channels are in order of time, whatever the offset they are written with."""
    send(tmp_path, "second", at="2026-01-01T12:00:00+00:00")
    send(tmp_path, "first", at="2026-01-01T14:00:00+03:00", to=MAIL)

    found = messages(tmp_path, [PHONE, MAIL, None, PHONE])

    assert [message.text for message in found] == ["first", "second"]


def test_empty_inbox(tmp_path: Path) -> None:
    """A person to whom nothing was sent has no messages."""
    assert messages(tmp_path / "absent", [PHONE]) == []


def test_code_that_was_there_before_is_not_taken(tmp_path: Path) -> None:
    """A code belongs to the login that asked for it, so older ones are passed over."""
    send(tmp_path, "111111 is the code of yesterday")
    codes = SmsCodes(tmp_path, PHONE, login="x", sleep=lambda _: None)
    send(tmp_path, "hello")
    send(tmp_path, "Code 222222, valid for 5 minutes")

    assert codes() == "222222"


def test_code_is_waited_for(tmp_path: Path) -> None:
    """An SMS may take a moment."""
    codes = SmsCodes(tmp_path, PHONE, login="x", sleep=lambda _: send(tmp_path, "333333"))

    assert codes() == "333333"


def test_code_that_never_arrives(tmp_path: Path) -> None:
    """Waiting for an SMS has an end."""
    codes = SmsCodes(tmp_path, PHONE, login="x", sleep=lambda _: None)

    with pytest.raises(NotFound, match="FRMR-LOCAL-014"):
        codes()


def test_app_shows_each_code_once() -> None:
    """A code is accepted once, so the next one is given, and later ones in their time."""
    secret = pyotp.random_base32()
    slept: list[float] = []
    codes = TotpCodes(secret, now=lambda: 3000.0, sleep=slept.append)

    given = [codes() for _ in range(3)]

    totp = pyotp.TOTP(secret)
    assert given == [totp.generate_otp(step) for step in (100, 101, 102)]
    assert slept == [30.0]
