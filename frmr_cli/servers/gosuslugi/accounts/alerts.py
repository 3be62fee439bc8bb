"""Messages that warn a person of what was done in the own account; they ask for nothing and hold no code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frmr_cli.servers.delivery import Message

if TYPE_CHECKING:
    from frmr_cli.servers.gosuslugi.accounts.directory import Account
    from frmr_cli.servers.gosuslugi.accounts.visit import Visit

NEW_DEVICE: Final = "В ваш аккаунт вошли с нового устройства или адреса."
UNUSUAL: Final = "В ваш аккаунт вошли из другого браузера или с другого адреса."
SUSPICIOUS: Final = (
    "Вход в ваш аккаунт остановлен: он подозрителен. Мы попросили ещё раз подтвердить личность."
)
CONTACT_CHANGED: Final = "В вашем аккаунте изменили телефон или почту."
RECOVERED: Final = "Доступ к вашему аккаунту восстановлен с новым паролем."

_IF_NOT_YOU: Final = (
    "Если это не вы, заблокируйте аккаунт и восстановите доступ. Это учебный стенд."
)


def warning(visit: Visit, person: Account, what: str) -> Message | None:
    """A letter, or an SMS where the account has no address; None where it has neither."""
    destination = person.email or person.phone
    if destination is None:
        return None
    return Message(
        at=visit.now.isoformat(timespec="seconds"),
        channel="email" if person.email else "sms",
        destination=destination,
        sender="Gosuslugi",
        text=f"{person.short_name}, {what[0].lower()}{what[1:]} {_IF_NOT_YOU}",
    )
