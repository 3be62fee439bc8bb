"""The words of the page of the account and of its passkeys, in both languages."""

from __future__ import annotations

from typing import Final

from frmr_cli.servers.gosuslugi.accounts.words import Words

TEXTS: Final = {
    # Passkey
    "passkey.title": Words(
        "Ключ доступа",
        "Passkey",
    ),
    "passkey.lead": Words(
        "Браузер создаст ключ на этом устройстве. Он откроется пальцем, лицом или ПИН-кодом и не покинет устройство.",
        "The browser makes a key on this device. It opens with a finger, face or PIN and never leaves the device.",
    ),
    "passkey.submit": Words(
        "Создать ключ",
        "Make the passkey",
    ),
    "passkey.cancel": Words(
        "Не сейчас",
        "Not now",
    ),
    # Account
    "account.title": Words(
        "Мой аккаунт",
        "My account",
    ),
    "account.name": Words(
        "Владелец",
        "Owner",
    ),
    "account.phone": Words("Телефон", "Phone"),
    "account.email": Words("Электронная почта", "E-mail"),
    "account.level": Words(
        "Уровень",
        "Level",
    ),
    "account.level.simplified": Words(
        "упрощённый",
        "simplified",
    ),
    "account.level.standard": Words(
        "стандартный",
        "standard",
    ),
    "account.level.confirmed": Words(
        "подтверждённый",
        "confirmed",
    ),
    "account.worker": Words(
        "Проверка «медицинский работник»",
        "Check «medical worker»",
    ),
    "account.worker.help": Words(
        "Аккаунт не связан с записью регистра или расходится с ней. Подтвердите, что вы медицинский работник.",
        "The account is not linked to a record of the register, or differs from it. Show that you are a medical worker.",
    ),
    "account.worker.certificate": Words(
        "Номер записи регистра или свидетельства",
        "Number of the register record or certificate",
    ),
    "account.worker.inn": Words(
        "ИНН",
        "ИНН",
    ),
    "account.worker.submit": Words(
        "Проверить и связать",
        "Check and link",
    ),
    "account.sessions": Words(
        "Где вы вошли",
        "Where you are logged in",
    ),
    "account.sessions.help": Words(
        "Завершите вход, который вам незнаком, и смените пароль.",
        "End a login that you do not know, and change the password.",
    ),
    "account.sessions.none": Words(
        "Сейчас нет ни одного входа на устройствах.",
        "There is no login on a device now.",
    ),
    "account.sessions.new": Words(
        "новое устройство",
        "new device",
    ),
    "account.sessions.facts": Words(
        "Адрес {address} · вход {started} · последнее действие {used}",
        "Address {address} · logged in {started} · last used {used}",
    ),
    "account.sessions.end": Words(
        "Завершить",
        "End",
    ),
    "account.sessions.end_all": Words(
        "Завершить все входы",
        "End all logins",
    ),
    "account.factors": Words(
        "Чем подтверждается вход",
        "How logins are confirmed",
    ),
    "account.off": Words(
        "Отключить",
        "Switch off",
    ),
    "account.on.sms": Words(
        "Включить коды по СМС",
        "Switch on codes by SMS",
    ),
    "account.on.totp": Words(
        "Настроить коды из приложения",
        "Set up codes of an app",
    ),
    "account.on.push": Words(
        "Включить уведомления в приложении",
        "Switch on notifications in the app",
    ),
    "account.on.passkey": Words(
        "Добавить ключ доступа",
        "Add a passkey",
    ),
    "account.on.email": Words(
        "Включить ссылки по почте",
        "Switch on links by e-mail",
    ),
    "account.certificate": Words(
        "Выпустить учебный сертификат подписи",
        "Issue a demo certificate for signing",
    ),
    "account.codes": Words(
        "Создать коды восстановления",
        "Make recovery codes",
    ),
    "account.codes.left": Words(
        "осталось: {left}",
        "left: {left}",
    ),
    "account.codes.fresh": Words(
        "Запишите коды: больше их никто не покажет. Прежние коды не действуют.",
        "Write the codes down: nobody shows them again. The former ones no longer work.",
    ),
    "account.password": Words(
        "Смена пароля",
        "Change the password",
    ),
    "account.password.present": Words(
        "Нынешний пароль",
        "Present password",
    ),
    "account.networks": Words(
        "Откуда можно входить",
        "Where logins may come from",
    ),
    "account.networks.label": Words(
        "Разрешённые сетевые адреса",
        "Allowed network addresses",
    ),
    "account.networks.help": Words(
        "Адреса или сети через пробел; пусто – отовсюду. Ваш адрес сейчас: {address}.",
        "Addresses or networks, separated by spaces; empty means from everywhere. Your address now: {address}.",
    ),
    "account.networks.submit": Words(
        "Сохранить адреса",
        "Save the addresses",
    ),
    "account.loss": Words(
        "Потеряли устройство?",
        "Lost a device?",
    ),
    "account.loss.help": Words(
        "Все входы завершатся, а аккаунт закроется до подтверждения личности.",
        "All logins end, and the account stays locked until your identity is checked.",
    ),
    "account.loss.submit": Words(
        "Заблокировать аккаунт",
        "Lock the account",
    ),
    "account.leave": Words(
        "Выйти",
        "Log out",
    ),
    "account.said.switched": Words(
        "Способы подтверждения изменены",
        "The ways to confirm were changed",
    ),
    "account.said.password": Words(
        "Пароль изменён",
        "The password was changed",
    ),
    "account.said.networks": Words(
        "Адреса сохранены",
        "The addresses were saved",
    ),
    "account.said.linked": Words(
        "Аккаунт связан с записью регистра",
        "The account is linked to its record of the register",
    ),
    "account.said.ended": Words(
        "Вход завершён",
        "The login was ended",
    ),
    "account.said.certificate": Words(
        "Сертификат выпущен: {file}",
        "The certificate was issued: {file}",
    ),
}
