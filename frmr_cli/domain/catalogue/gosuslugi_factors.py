"""Codes of the area «gosuslugi»: confirming a login in other ways than by a code."""

from __future__ import annotations

from frmr_cli.domain.catalogue.entry import Entry, Text

ENTRIES: dict[str, Entry] = {
    "FRMR-GOS-024": Entry(
        en=Text(
            "The login is not confirmed yet",
            "Confirm it on the other device, then go on here.",
        ),
        ru=Text(
            "Вход ещё не подтверждён",
            "Подтвердите его на другом устройстве и продолжите здесь.",
        ),
    ),
    "FRMR-GOS-025": Entry(
        en=Text(
            "The login was refused on the other device",
            "Another number was chosen there, or «It is not me». Ask for a new confirmation.",
        ),
        ru=Text(
            "Вход отклонён на другом устройстве",
            "Там выбрали другое число или «Это не я». Запросите новое подтверждение.",
        ),
    ),
    "FRMR-GOS-026": Entry(
        en=Text(
            "The time for the confirmation is over",
            "Ask for a new one: each lives {minutes} min.",
        ),
        ru=Text(
            "Время на подтверждение истекло",
            "Запросите новое: каждое действует {minutes} мин.",
        ),
    ),
    "FRMR-GOS-027": Entry(
        en=Text(
            "This request or link is no longer valid",
            "Return to the login page and ask for a new confirmation.",
        ),
        ru=Text(
            "Этот запрос или ссылка больше не действует",
            "Вернитесь на страницу входа и запросите новое подтверждение.",
        ),
    ),
    "FRMR-GOS-028": Entry(
        en=Text(
            "The account has no e-mail address",
            "Add it with «Update phone or e-mail», or choose another way to confirm.",
        ),
        ru=Text(
            "В аккаунте нет адреса почты",
            "Добавьте его кнопкой «Обновить телефон или почту» или выберите другой способ.",
        ),
    ),
    "FRMR-GOS-029": Entry(
        en=Text(
            "The data does not match the account",
            "Check the birth date and the number of the document.",
        ),
        ru=Text(
            "Данные не совпали с аккаунтом",
            "Проверьте дату рождения и номер документа.",
        ),
    ),
    "FRMR-GOS-030": Entry(
        en=Text(
            "The passkey does not fit",
            "Use the device on which you set it up, or choose another way to confirm.",
        ),
        ru=Text(
            "Ключ доступа не подошёл",
            "Возьмите устройство, на котором вы его настроили, или выберите другой способ.",
        ),
    ),
    "FRMR-GOS-031": Entry(
        en=Text(
            "A passkey does not work at a numeric address",
            "Open the page by the name of the site, or choose another way to confirm.",
        ),
        ru=Text(
            "Ключ доступа не работает по числовому адресу",
            "Откройте страницу по имени сайта или выберите другой способ.",
        ),
    ),
    "FRMR-GOS-032": Entry(
        en=Text(
            "The signature does not belong to the text",
            "Sign the text that the page shows now, without changing it.",
        ),
        ru=Text(
            "Подпись не относится к этому тексту",
            "Подпишите текст, который страница показывает сейчас, ничего в нём не меняя.",
        ),
    ),
    "FRMR-GOS-033": Entry(
        en=Text(
            "The certificate was not issued by a known authority",
            "Take a certificate of an accredited authority; for the stub, the one it issued itself.",
        ),
        ru=Text(
            "Сертификат выдан неизвестным удостоверяющим центром",
            "Возьмите сертификат аккредитованного центра; для стенда – тот, что выдал он сам.",
        ),
    ),
    "FRMR-GOS-034": Entry(
        en=Text(
            "The certificate is not valid now",
            "It has expired or is not valid yet. Get a new one.",
        ),
        ru=Text(
            "Сертификат сейчас не действует",
            "Его срок истёк или ещё не начался. Получите новый.",
        ),
    ),
    "FRMR-GOS-035": Entry(
        en=Text(
            "The certificate belongs to somebody else",
            "Its СНИЛС is not that of the account. Sign with your own certificate.",
        ),
        ru=Text(
            "Сертификат принадлежит другому человеку",
            "СНИЛС в нём не тот, что в аккаунте. Подпишите своим сертификатом.",
        ),
    ),
    "FRMR-GOS-036": Entry(
        en=Text(
            "The file is no signature",
            "Upload a detached CMS signature with the certificate inside.",
        ),
        ru=Text(
            "Файл не похож на подпись",
            "Загрузите отсоединённую подпись CMS с сертификатом внутри.",
        ),
    ),
    "FRMR-GOS-037": Entry(
        en=Text(
            "This is no phone number and no e-mail address",
            "Enter a mobile number as +7 9XX XXX-XX-XX or an address as name@example.ru.",
        ),
        ru=Text(
            "Это не номер телефона и не адрес почты",
            "Введите мобильный номер вида +7 9XX XXX-XX-XX или адрес вида name@example.ru.",
        ),
    ),
    "FRMR-GOS-038": Entry(
        en=Text(
            "Another account has this phone or address",
            "Enter one that is yours alone.",
        ),
        ru=Text(
            "Этот телефон или адрес уже указан в другом аккаунте",
            "Введите тот, что принадлежит только вам.",
        ),
    ),
    "FRMR-GOS-084": Entry(
        en=Text(
            "This stub cannot verify signatures of GOST",
            "Its machine lacks OpenSSL with the engine «gost» (Debian: libengine-gost-openssl). Confirm in another way.",
        ),
        ru=Text(
            "Этот стенд не умеет проверять подписи ГОСТ",
            "На его машине нет OpenSSL с модулем gost (Debian: libengine-gost-openssl). Подтвердите вход другим способом.",
        ),
    ),
    "FRMR-GOS-083": Entry(
        en=Text(
            "A login was begun with a new browser or from a new network",
            "If it was not you, change the password and end that login: `frmr sessions list`.",
        ),
        ru=Text(
            "Вход начали из нового браузера или из новой сети",
            "Если это были не вы, смените пароль и завершите тот вход: `frmr sessions list`.",
        ),
    ),
}
