"""The factor «link by e-mail»: opened once, confirmed by a button, so that a scanner of mail confirms nothing."""

from __future__ import annotations

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

LIFE: Final = timedelta(minutes=10)


class MailLinks:
    """A link that works once, for one login."""

    method = "email"
    amr = ("otp",)
    elsewhere = True

    def shown(self, connection: Connection, attempt: Attempt) -> Mapping[str, Any]:
        """The address as far as its owner needs it, and whether a letter is on its way."""
        pending = challenges.of_login(connection, attempt, self.method)
        waits = pending is not None and pending.state == "open"
        return {"address": masked_address(attempt.account.email or ""), "waits": waits}

    def challenge(self, connection: Connection, attempt: Attempt) -> Challenge | Refusal:
        """Send a letter, which ends the former link. Refused: FRMR-GOS-028 (no address), 015 (too many)."""
        if not attempt.account.email:
            return Refusal(code="FRMR-GOS-028", details={})
        refusal = too_often(connection, attempt, limits.LETTERS)
        if refusal is not None:
            return refusal
        facts = {"address": attempt.address}
        token = challenges.begin(connection, attempt, self.method, facts, life=LIFE)
        link = f"{attempt.home}/app?link={token}"
        message = Message(
            at=attempt.now.isoformat(timespec="seconds"),
            channel="email",
            destination=attempt.account.email,
            sender="Gosuslugi",
            text=f"Чтобы подтвердить вход ({attempt.account.short_name}), откройте ссылку: {link} "
            "Она действует 10 минут. Если вы не входили, не открывайте её. Это учебный стенд.",
        )
        return Challenge(message=message)

    def verify(self, connection: Connection, attempt: Attempt, answer: str) -> Refusal | None:
        """Refused: FRMR-GOS-024 (not opened yet), 025 (refused), 026 (too late)."""
        return verdict(connection, attempt, self.method, LIFE)


def masked_address(address: str) -> str:
    """What the page shows of an address: `a***@e***.ru`."""
    name, at, host = address.partition("@")
    if not (name and at and host):
        return "***"
    return f"{name[0]}***@{host[0]}***.{host.rpartition('.')[2]}"
