"""What the registry writes to people: codes, and notices that their contacts were changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from frmr_cli.servers.delivery import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

SENDER = "ФРМР"

_CHANNELS: Mapping[str, Literal["sms", "email"]] = {"phone": "sms", "email": "email"}

_CODE = {
    "ru": "Код подтверждения: {code}. Действует {minutes} минут. Никому его не сообщайте.",
    "en": "Confirmation code: {code}. Valid for {minutes} minutes. Tell it to nobody.",
}
_NOTICES = {
    ("phone", "ru"): "В регистре медицинских работников изменён ваш номер телефона."
    " Если это сделали не вы, обратитесь в поддержку регистра.",
    ("phone", "en"): "Your phone number in the register of medical workers was changed."
    " If it was not you, contact the support of the register.",
    ("email", "ru"): "В регистре медицинских работников изменён ваш адрес электронной почты."
    " Если это сделали не вы, обратитесь в поддержку регистра.",
    ("email", "en"): "Your e-mail address in the register of medical workers was changed."
    " If it was not you, contact the support of the register.",
}


def code_message(
    kind: str, destination: str, code: str, *, minutes: int, language: str, now: datetime
) -> Message:
    """The message that carries a code to a new contact."""
    text = _CODE[language].format(code=code, minutes=minutes)
    return _message(kind, destination, text, now)


def change_notice(
    kind: str, before: Mapping[str, object], *, language: str, now: datetime
) -> Message | None:
    """
    The notice that a contact was changed, to the former one.

    `before`: the document before the change. Where there was no such contact, it goes to the other one;
    None when there was none at all.
    """
    for channel in (kind, *(other for other in _CHANNELS if other != kind)):
        destination = before.get(channel)
        if isinstance(destination, str) and destination:
            return _message(channel, destination, _NOTICES[kind, language], now)
    return None


def _message(kind: str, destination: str, text: str, now: datetime) -> Message:
    return Message(
        at=now.isoformat(timespec="seconds"),
        channel=_CHANNELS[kind],
        destination=destination,
        sender=SENDER,
        text=text,
    )
