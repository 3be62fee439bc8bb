"""The consents asked at the first login: one document per purpose, in both languages (152-ФЗ, ст. 9)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A document in one language."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """Hash of exactly what the person saw, hexadecimal."""
        return sha256("\n".join((self.title, *self.paragraphs)).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class ConsentDocument:
    """One purpose of processing personal data."""

    purpose: str
    """Stable name; the form field is `consent_<purpose>`."""
    version: int
    """Counted from 1; a higher one is asked for anew."""
    required: bool
    """Whether the login is impossible without it."""
    wordings: Mapping[str, Wording]
    """By language, `ru` and `en`."""

    def wording(self, language: str) -> Wording:
        """The document in a language; Russian where it is missing."""
        return self.wordings.get(language, self.wordings["ru"])


_WITHDRAWAL_RU = (
    "Согласие действует до его отзыва. Отозвать его можно в любой момент; данные, которые "
    "обрабатывались только ради этой цели, удаляются в течение 30 дней."
)
_WITHDRAWAL_EN = (
    "The consent is valid until it is withdrawn. You can withdraw it at any time; data that was "
    "processed for this purpose alone is deleted within 30 days."
)

DOCUMENTS: Final = (
    ConsentDocument(
        purpose="login",
        version=1,
        required=True,
        wordings={
            "ru": Wording(
                title="Согласие на обработку персональных данных для входа",
                paragraphs=(
                    "Цель: установить вашу личность при входе в информационные системы.",
                    "Данные: логин, номер телефона, адрес электронной почты, время и сетевой адрес "
                    "каждого входа.",
                    "Действия: хранение, сверка, отправка одноразовых кодов, запись в журнал.",
                    _WITHDRAWAL_RU,
                ),
            ),
            "en": Wording(
                title="Consent to the processing of personal data for logging in",
                paragraphs=(
                    "Purpose: to establish who you are when you log in to information systems.",
                    "Data: login, phone number, e-mail address, time and network address of each "
                    "login.",
                    "Actions: keeping, comparing, sending one-time codes, writing to the log.",
                    _WITHDRAWAL_EN,
                ),
            ),
        },
    ),
    ConsentDocument(
        purpose="registry",
        version=1,
        required=True,
        wordings={
            "ru": Wording(
                title="Согласие на передачу персональных данных в регистр медицинских работников",
                paragraphs=(
                    "Цель: найти вашу запись в регистре и открыть вам личный кабинет.",
                    "Данные: фамилия, имя, отчество, дата рождения, пол, СНИЛС.",
                    "Действия: передача в регистр при входе и сверка с вашей записью.",
                    _WITHDRAWAL_RU,
                ),
            ),
            "en": Wording(
                title="Consent to the transfer of personal data to the register of medical workers",
                paragraphs=(
                    "Purpose: to find your record in the register and open your cabinet.",
                    "Data: surname, name, patronymic, date of birth, gender, СНИЛС.",
                    "Actions: transfer to the register at login and comparison with your record.",
                    _WITHDRAWAL_EN,
                ),
            ),
        },
    ),
    ConsentDocument(
        purpose="notices",
        version=1,
        required=False,
        wordings={
            "ru": Wording(
                title="Согласие на получение уведомлений",
                paragraphs=(
                    "Цель: сообщать вам об изменениях в записи и о сроках документов.",
                    "Данные: имя, номер телефона, адрес электронной почты.",
                    "Действия: отправка СМС и писем. На вход это согласие не влияет.",
                    _WITHDRAWAL_RU,
                ),
            ),
            "en": Wording(
                title="Consent to receive notices",
                paragraphs=(
                    "Purpose: to tell you about changes of your record and terms of your papers.",
                    "Data: name, phone number, e-mail address.",
                    "Actions: sending SMS and e-mail. This consent does not affect the login.",
                    _WITHDRAWAL_EN,
                ),
            ),
        },
    ),
)
"""In the order in which they are shown."""
