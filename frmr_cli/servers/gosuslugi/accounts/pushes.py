"""The factor «push»: the page shows a number, the app offers three, and the person taps the same one."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from frmr_cli.servers.delivery import Message
from frmr_cli.servers.gosuslugi.accounts import challenges, limits
from frmr_cli.servers.gosuslugi.accounts.factors import Challenge, Refusal
from frmr_cli.servers.gosuslugi.accounts.waiting import too_often, verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frmr_cli.servers.database import Connection
    from frmr_cli.servers.gosuslugi.accounts.factors import Attempt

LIFE: Final = timedelta(minutes=2)
CHOICES: Final = 3
"""Numbers in the app: a person who taps without looking is wrong in two of three cases."""

_FIRST, _COUNT = 10, 90
_random = secrets.SystemRandom()


class Pushes:
    """A tap in the app; the number must be read from the page, so an unexpected push is not confirmed by habit."""

    method = "push"
    amr = ("swk",)
    elsewhere = True

    def shown(self, connection: Connection, attempt: Attempt) -> Mapping[str, Any]:
        """The number of the running push."""
        pending = challenges.of_login(connection, attempt, self.method)
        waits = pending is not None and pending.state == "open"
        return {"number": pending.facts["number"] if pending and waits else None, "waits": waits}

    def challenge(self, connection: Connection, attempt: Attempt) -> Challenge | Refusal:
        """Send a push, which ends the former one. Refused: FRMR-GOS-015 (too many of them)."""
        refusal = too_often(connection, attempt, limits.PUSHES)
        if refusal is not None:
            return refusal
        choices = [_FIRST + each for each in _random.sample(range(_COUNT), CHOICES)]
        facts = {"number": choices[0], "choices": sorted(choices), "address": attempt.address}
        token = challenges.begin(connection, attempt, self.method, facts, life=LIFE)
        return Challenge(message=_message(attempt, f"{attempt.home}/app?push={token}"))

    def verify(self, connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
        """Refused: FRMR-GOS-024 (no tap yet), 025 (another number, or «not me»), 026 (too late)."""
        return verdict(connection, attempt, self.method, LIFE)


def _message(attempt: Attempt, link: str) -> Message:
    return Message(
        at=attempt.now.isoformat(timespec="seconds"),
        channel="push",
        destination=attempt.account.phone or "",
        sender="Gosuslugi",
        text=f"Подтвердите вход ({attempt.account.short_name}): выберите число, которое видно "
        f"на странице входа. {link} Это учебный стенд.",
    )
