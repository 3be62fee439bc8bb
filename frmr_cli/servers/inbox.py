"""What reached a person by SMS, e-mail and push, and the codes in it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from frmr_cli.errors import NotFound
from frmr_cli.servers.delivery import received

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from frmr_cli.servers.delivery import Message

_CODE = re.compile(r"(?<!\d)\d{4,8}(?!\d)")
_TRIES = 50
_PAUSE = 0.1


def messages(spool: Path, destinations: Iterable[str | None]) -> list[Message]:
    """Everything that was sent to any of the destinations, oldest first; empty when nothing was."""
    found = [
        message
        for destination in dict.fromkeys(filter(None, destinations))
        for message in received(spool, destination)
    ]
    return sorted(found, key=_moment)


def _moment(message: Message) -> float:
    from datetime import datetime

    return datetime.fromisoformat(message.at).timestamp()


class SmsCodes:
    """The codes that reach a phone from now on; reads the spool as a person reads the phone."""

    def __init__(
        self,
        spool: Path,
        phone: str,
        *,
        login: str,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._spool = spool
        self._phone = phone
        self._login = login
        self._sleep = sleep
        self._seen = len(self._texts())

    def __call__(self) -> str:
        """
        The newest code; waits some seconds for one.

        Raises: NotFound FRMR-LOCAL-014 when none arrives.
        """
        for _ in range(_TRIES):
            codes = [
                found[0] for text in self._texts()[self._seen :] if (found := _CODE.search(text))
            ]
            if codes:
                return codes[-1]
            self._sleep(_PAUSE)
        raise NotFound("FRMR-LOCAL-014", login=self._login)

    def _texts(self) -> list[str]:
        every = received(self._spool, self._phone)
        return [message.text for message in every if message.channel == "sms"]


class TotpCodes:
    """The codes that an authenticator app shows, each given once (RFC 6238 §5.2)."""

    def __init__(
        self,
        secret: str,
        *,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._secret = secret
        self._now = now
        self._sleep = sleep
        self._last = 0

    def __call__(self) -> str:
        """The code of this time step or, when that was given, of the next one; waits for later ones."""
        from pyotp import TOTP

        totp = TOTP(self._secret)
        now = self._now()
        step = max(int(now // totp.interval), self._last + 1)
        self._last = step
        early = (step - 1) * totp.interval - now  # a verifier allows for a clock one step ahead
        if early > 0:
            self._sleep(early)
        return totp.generate_otp(step)
