"""
Codes of ЕСИА (Gosuslugi) that a medical worker meets.

Facts only, in words of our own. Source: the error lists of public ЕСИА clients.
"""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, entry_of
from frmr_cli.domain.cures import Curer

_CLIENT = (
    "The operator of the information system compares its registration at ЕСИА with what it sends.",
    "Оператор информационной системы сверяет её регистрацию в ЕСИА с тем, что она отправляет.",
)

ESIA: dict[str, tuple[Curer, Entry]] = {
    "ESIA-007002": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: the certificate does not belong to this system",
            _CLIENT[0],
            "ЕСИА: сертификат не принадлежит этой системе",
            _CLIENT[1],
        ),
    ),
    "ESIA-007003": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: a parameter of the request is missing, doubled or wrong",
            _CLIENT[0],
            "ЕСИА: в запросе нет нужного параметра, он повторён или неверен",
            _CLIENT[1],
        ),
    ),
    "ESIA-007004": (
        Curer.PERSON,
        entry_of(
            "ЕСИА: the owner of the account or the server refused",
            "Log in again and give the rights that the page asks for.",
            "ЕСИА: владелец учётной записи или сервер ответил отказом",
            "Войдите заново и дайте права, которые запрашивает страница.",
        ),
    ),
    "ESIA-007005": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: the system may not use this way of asking for rights",
            _CLIENT[0],
            "ЕСИА: системе не разрешён такой способ запроса прав",
            _CLIENT[1],
        ),
    ),
    "ESIA-007006": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: an unknown or wrong scope",
            _CLIENT[0],
            "ЕСИА: неизвестная или неверная область доступа (scope)",
            _CLIENT[1],
        ),
    ),
    "ESIA-007007": (
        Curer.GOSUSLUGI,
        entry_of(
            "ЕСИА: an unexpected failure",
            "Repeat in a few minutes; if it stays so, write to the support of Gosuslugi.",
            "ЕСИА: непредвиденный сбой",
            "Повторите через несколько минут; если не проходит, напишите в поддержку Госуслуг.",
        ),
    ),
    "ESIA-007008": (
        Curer.GOSUSLUGI,
        entry_of(
            "ЕСИА is overloaded or under maintenance",
            "Wait and repeat; nothing has to be changed.",
            "ЕСИА перегружена или на обслуживании",
            "Подождите и повторите; менять ничего не нужно.",
        ),
    ),
    "ESIA-007009": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: this grant is not supported",
            _CLIENT[0],
            "ЕСИА: такой способ получения токена не поддерживается",
            _CLIENT[1],
        ),
    ),
    "ESIA-007011": (
        Curer.PERSON,
        entry_of(
            "ЕСИА: the code or refresh token is used, expired, revoked or of another system",
            "Log in again: `frmr login`.",
            "ЕСИА: код или токен обновления использован, просрочен, отозван или чужой",
            "Войдите заново: `frmr login`.",
        ),
    ),
    "ESIA-007013": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: the request names no scope",
            _CLIENT[0],
            "ЕСИА: в запросе не указана область доступа (scope)",
            _CLIENT[1],
        ),
    ),
    "ESIA-007014": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: a required parameter is missing",
            _CLIENT[0],
            "ЕСИА: нет обязательного параметра",
            _CLIENT[1],
        ),
    ),
    "ESIA-007015": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: the time of the request is wrong",
            "Set the clock of the server that sent it; `frmr doctor` compares the clock of this machine.",
            "ЕСИА: неверное время запроса",
            "Установите часы сервера-отправителя; часы этой машины сверяет `frmr doctor`.",
        ),
    ),
    "ESIA-007019": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: one of the scopes is not granted to the system, so the whole request is refused",
            _CLIENT[0],
            "ЕСИА: одна из областей доступа системе не выдана, и отклонён весь запрос",
            _CLIENT[1],
        ),
    ),
    "ESIA-007023": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: this return address is not registered",
            _CLIENT[0],
            "ЕСИА: адрес возврата не зарегистрирован",
            _CLIENT[1],
        ),
    ),
    "ESIA-007046": (
        Curer.PERSON,
        entry_of(
            "ЕСИА: a second factor is demanded, but a one-time code cannot be sent",
            "Confirm a phone or set up an app in the security settings of the account.",
            "ЕСИА: требуется второй фактор, но одноразовый код отправить нельзя",
            "Подтвердите телефон или подключите приложение в настройках безопасности учётной записи.",
        ),
    ),
    "ESIA-007053": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: the signature of the request (client_secret) is wrong",
            "The usual cause is a hash of the PEM text instead of the DER form of the certificate.",
            "ЕСИА: неверная подпись запроса (client_secret)",
            "Частая причина: хэш взят от текста PEM, а не от DER-формы сертификата.",
        ),
    ),
    "ESIA-007055": (
        Curer.PERSON,
        entry_of(
            "ЕСИА: the account is not confirmed",
            "Confirm it: online bank, service centre, or a signature. The register lets in confirmed accounts only.",
            "ЕСИА: учётная запись не подтверждена",
            "Подтвердите её: онлайн-банк, центр обслуживания или электронная подпись. В регистр входят только с подтверждённой.",
        ),
    ),
    "ESIA-007194": (
        Curer.EMPLOYER,
        entry_of(
            "ЕСИА: rights of an organisation were asked for, where the person is not an employee",
            "The employer adds the person to the organisation's profile at Gosuslugi.",
            "ЕСИА: запрошены права организации, где человек не числится сотрудником",
            "Работодатель добавляет сотрудника в профиль организации на Госуслугах.",
        ),
    ),
    "ESIA-008010": (
        Curer.OPERATOR,
        entry_of(
            "ЕСИА: the system could not prove who it is",
            _CLIENT[0],
            "ЕСИА: система не подтвердила, кто она",
            _CLIENT[1],
        ),
    ),
}
