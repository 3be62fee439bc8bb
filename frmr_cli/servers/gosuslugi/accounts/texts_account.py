"""The words of the page of the account, of recovery and of passwords, in both languages."""

from __future__ import annotations

from typing import Final

from frmr_cli.servers.gosuslugi.accounts.words import Words

TEXTS: Final = {
    # Registration
    "register.title": Words("Регистрация", "Registration"),
    "register.details": Words(
        "Введите данные так, как они записаны в паспорте: на каждый контакт придёт код.",
        "Enter your data as it stands in the passport: each contact gets a code.",
    ),
    "register.phone": Words(
        "Мы отправили СМС с кодом на {to}.", "We sent an SMS with a code to {to}."
    ),
    "register.email": Words(
        "Мы отправили письмо с кодом на {to}.", "We sent a letter with a code to {to}."
    ),
    "register.password": Words(
        "Контакты подтверждены. Придумайте пароль.",
        "The contacts are confirmed. Choose a password.",
    ),
    "register.last_name": Words("Фамилия", "Surname"),
    "register.first_name": Words("Имя", "Name"),
    "register.patronymic": Words("Отчество (если есть)", "Patronymic (if any)"),
    "register.gender": Words("Пол", "Gender"),
    "register.female": Words("Женский", "Female"),
    "register.male": Words("Мужской", "Male"),
    "register.mobile": Words("Мобильный телефон", "Mobile phone"),
    "register.submit": Words("Создать аккаунт", "Create the account"),
    # Suspicious logins
    "doubt.title": Words("Это точно вы?", "Is it really you?"),
    "sign.title": Words("С вашего прошлого входа", "Since your last login"),
    "sign.help": Words(
        "Если это были не вы, смените пароль и завершите все входы на странице аккаунта.",
        "If it was not you, change the password and end all logins on the page of the account.",
    ),
    "sign.travel": Words(
        "Вход из места, куда нельзя было успеть: {where}.",
        "A login from where nobody could have come so soon: {where}.",
    ),
    "sign.failures": Words(
        "Много неверных паролей подряд: {where}.",
        "Many wrong passwords in a row: {where}.",
    ),
    "sign.browser": Words(
        "Вход из нового браузера: {where}.",
        "A login from a new browser: {where}.",
    ),
    "sign.address": Words(
        "Вход с нового адреса: {where}.",
        "A login from a new address: {where}.",
    ),
    "sign.travel.now": Words(
        "Этот вход – из другого места ({where}), куда с прошлого раза нельзя было успеть.",
        "This login comes from a place ({where}) that nobody could have reached since the last one.",
    ),
    "sign.failures.now": Words(
        "Недавно кто-то много раз ошибся в пароле, а этот вход – с нового адреса ({where}).",
        "Somebody got the password wrong many times, and this login comes from a new address ({where}).",
    ),
    "sign.address.now": Words(
        "Этот вход – из новой сети ({where}).",
        "This login comes from a new network ({where}).",
    ),
    "sign.browser.now": Words(
        "Браузер или устройство тоже новые.",
        "The browser or device is new as well.",
    ),
    # Levels
    "account.raise.standard": Words("Стандартный уровень", "Standard level"),
    "account.raise.standard.help": Words(
        "Укажите документы. Для входа в регистр нужен подтверждённый уровень: это первый шаг к нему.",
        "Enter your documents. The register wants the confirmed level: this is the first step to it.",
    ),
    "account.raise.passport": Words("Серия и номер паспорта", "Series and number of the passport"),
    "account.raise.passport.help": Words(
        "10 цифр; пробелы не важны.", "10 digits; spaces do not matter."
    ),
    "account.raise.submit": Words("Проверить документы", "Check the documents"),
    "account.raise.confirmed": Words("Подтверждённый уровень", "Confirmed level"),
    "account.raise.confirmed.help": Words(
        "Подтвердите личность через банк или в центре обслуживания. И тот и другой здесь учебные.",
        "Prove your identity through a bank or at a service centre. The stub plays both.",
    ),
    "account.raise.bank": Words("Подтвердить через банк", "Prove it through a bank"),
    "account.raise.bank.code": Words("Код от банка", "Code from the bank"),
    "account.raise.centre": Words("В центре обслуживания", "At a service centre"),
    "account.raise.centre.submit": Words("Показать документ", "Show the document"),
    "account.said.registered": Words(
        "Аккаунт создан. Войдите с новым паролем",
        "The account was made. Log in with the new password",
    ),
    "account.said.recovered": Words(
        "Пароль изменён, прежние входы завершены. Войдите с новым паролем",
        "The password was changed and all former logins ended. Log in with the new password",
    ),
    "account.said.standard": Words("Уровень теперь стандартный", "The level is standard now"),
    "account.said.confirmed": Words(
        "Личность подтверждена: уровень теперь подтверждённый",
        "Your identity is proved: the level is confirmed now",
    ),
    # Recovery
    "recover.title": Words(
        "Восстановление доступа",
        "Recovering access",
    ),
    "recover.identity": Words(
        "Подтвердите, что аккаунт ваш: так же открывается и заблокированный аккаунт.",
        "Prove that the account is yours: a locked account is opened the same way.",
    ),
    "recover.confirm": Words(
        "Мы отправили код на {to}. Введите его.",
        "We sent a code to {to}. Enter it.",
    ),
    "recover.password": Words(
        "Придумайте новый пароль. Все прежние входы завершатся.",
        "Choose a new password. All former logins end.",
    ),
    "recover.code": Words(
        "Код из 8 цифр",
        "8-digit code",
    ),
    "recover.back": Words(
        "Вернуться ко входу",
        "Go back to the login",
    ),
    # Password
    "password.title": Words(
        "Новый пароль",
        "New password",
    ),
    "password.expired": Words(
        "Паролю больше 90 дней. Смените его, чтобы продолжить.",
        "The password is older than 90 days. Change it to go on.",
    ),
    "password.new": Words(
        "Новый пароль",
        "New password",
    ),
    "password.repeat": Words(
        "Новый пароль ещё раз",
        "New password again",
    ),
    "password.help": Words(
        "Не меньше 12 знаков: строчные и заглавные буквы, цифры и другие знаки.",
        "12 characters or more: small and capital letters, digits and other signs.",
    ),
    "password.submit": Words(
        "Сохранить пароль",
        "Save the password",
    ),
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
